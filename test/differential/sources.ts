// Builds the PTX text that each lexical fact stands for: a body inside a kernel with registers declared, declarations
// at module scope, or a whole file. Pure text; ptxas.ts runs the assembler on it.

/** One input with the assembler's verdict. Exactly one of `body`, `module` and `source` is present. */
export interface Fact {
  readonly section: string;
  /** What the input shows, where the input does not say it by itself. */
  readonly name?: string;
  /** Statements inside the kernel. */
  readonly body?: string;
  /** Declarations at module scope; the kernel after them is empty. */
  readonly module?: string;
  /** The whole file. It is encoded as UTF-8. */
  readonly source?: string;
  /** Declarations at module scope that a body relies on. */
  readonly with?: string;
  /** What follows `.target`; sm_90 where absent. */
  readonly target?: string;
  readonly verdict: 'accept' | 'reject';
  /** True where the assembler stopped at the syntax, false where it accepted the text or rejected its meaning. */
  readonly syntax: boolean;
  /** What the assembler said, as `severity: text`, without positions. */
  readonly messages: readonly string[];
}

export interface FactFile {
  /** The version of the ptxas that decided. */
  readonly ptxas: string;
  readonly facts: readonly Fact[];
}

/** Declared in the kernel before each body. */
export const registers =
  '.reg .pred %p<8>; .reg .b16 %h<8>; .reg .b32 %r<16>; .reg .f32 %f<8>; .reg .b64 %rd<8>; .reg .f64 %fd<8>;';

/** The complete PTX text of a fact. Without `with`, a body starts on line 6 and a module text on line 4. */
export function sourceOf(fact: Pick<Fact, 'body' | 'module' | 'source' | 'with' | 'target'>): string {
  if (fact.source !== undefined) return fact.source;
  const header = `.version 9.0\n.target ${fact.target ?? 'sm_90'}\n.address_size 64\n`;
  const outside = fact.module ?? fact.with;
  const declarations = outside === undefined ? '' : `${outside}\n`;
  return `${header}${declarations}.entry k() {\n${registers}\n${fact.body ?? ''}\nret; }\n`;
}

/** A short name for messages and for telling facts apart: unique in the file. */
export function labelOf(
  fact: Pick<Fact, 'section' | 'name' | 'body' | 'module' | 'source' | 'with' | 'target'>,
): string {
  const text = fact.body ?? fact.module ?? fact.name ?? fact.source ?? '';
  const shown = JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
  const where = fact.module === undefined ? '' : 'module ';
  const context = fact.with === undefined ? '' : ` with ${JSON.stringify(fact.with.slice(0, 60))}`;
  const target = fact.target === undefined ? '' : ` on ${fact.target}`;
  return `${fact.section}: ${where}${shown}${context}${target}`;
}
