// Declarations of one name that contradict each other: parameters, types, linkage.

import { readParameter } from '../semantic/declarations';
import type { ModuleEntry } from '../semantic/module';
import { type PrototypeDifference, prototypeDifference, type Signature, valueText } from '../semantic/signatures';
import { SymbolKind } from '../semantic/symbols';
import { childOf, NodeKind } from '../syntax/nodes';
import { type BlockInModule, defineRule, type ModuleContext, type Report } from './rule';
import { wordRange } from './shared';

const differences: Readonly<Record<PrototypeDifference, string>> = {
  count: 'has another number of parameters or results',
  space: 'has a parameter or result in another state space',
  type: 'has a parameter or result of another type',
  alignment: 'has a parameter or result with another alignment',
};

function problemOf(context: ModuleContext, earlier: ModuleEntry, later: ModuleEntry): string | undefined {
  const [one, other] = [earlier.symbol, later.symbol];
  if (one.kind !== other.kind) return undefined; // rules/duplicate-declaration.ts
  return one.kind === SymbolKind.Variable ? variableProblem(earlier, later) : functionProblem(context, earlier, later);
}

function functionProblem(context: ModuleContext, earlier: ModuleEntry, later: ModuleEntry): string | undefined {
  const [one, other] = [earlier.symbol, later.symbol];
  if (one.isDefinition) return undefined;
  const name = `\`${other.name}\``;
  if (one.linkage === '.extern' && other.isDefinition)
    return `${name} is declared \`.extern\` above, so another module defines it: leave one of the two out.`;
  const [first, second] = [signatureOf(context, earlier), signatureOf(context, later)];
  const difference = first && second ? prototypeDifference(first, second) : undefined;
  if (difference) return `${name} ${differences[difference]} than above. Declarations must agree type by type.`;
  if (other.linkage !== one.linkage && (other.linkage !== '' || one.linkage === '.extern'))
    return `${name} is ${linkageText(one.linkage)} above and ${linkageText(other.linkage)} here: the declarations must agree.`;
  if (first?.noReturn !== second?.noReturn) return `${name} is \`.noreturn\` in one of its declarations only.`;
  return undefined;
}

const linkageText = (linkage: string): string => (linkage === '' ? 'private' : `\`${linkage}\``);

/** Kernels' parameters are read from the text, because hardly any kernel is declared twice. */
function signatureOf({ semanticsOf }: ModuleContext, { block, symbol }: ModuleEntry): Signature | undefined {
  if (symbol.signature) return symbol.signature;
  const { tree } = semanticsOf(block);
  const list = childOf(tree, symbol.declaration, NodeKind.Parameters);
  const parameters: string[] = [];
  for (let child = list + 1; list >= 0 && child < tree.next[list]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Parameter) continue;
    parameters.push(valueText(readParameter(tree, child)));
  }
  return { results: [], parameters };
}

function variableProblem({ symbol: one }: ModuleEntry, { symbol: other }: ModuleEntry): string | undefined {
  if (one.isDefinition && other.isDefinition) return undefined; // rules/duplicate-declaration.ts
  const name = `\`${other.name}\``;
  const sizes = (of: typeof one): string => (of.sizes ?? []).map((size) => `[${size ?? ''}]`).join('');
  const isOpen = one.sizes?.[0] === undefined && one.sizes !== undefined;
  const isOpenToo = other.sizes?.[0] === undefined && other.sizes !== undefined;
  const sameShape =
    (one.sizes?.length ?? 0) === (other.sizes?.length ?? 0) && (isOpen || isOpenToo || sizes(one) === sizes(other));
  if (one.type !== other.type || one.vector !== other.vector || !sameShape)
    return `${name} is \`${one.type}${sizes(one)}\` above and \`${other.type}${sizes(other)}\` here.`;
  if (one.linkage === '.extern' && other.isDefinition && other.linkage === '')
    return `${name} is \`.extern\` above and private here: write \`.visible\` before its definition, or leave the \`.extern\` out.`;
  return undefined;
}

/** A body behind `.extern`. */
function checkExternDefinitions({ summary, semanticsOf }: BlockInModule, report: Report): void {
  for (const symbol of summary.moduleSymbols) {
    const isFunction = symbol.kind === SymbolKind.Function || symbol.kind === SymbolKind.Entry;
    if (!isFunction || !symbol.isDefinition || symbol.linkage !== '.extern') continue;
    const { tree } = semanticsOf();
    const range = wordRange(tree, symbol.declaration, '.extern') ?? { start: symbol.start, end: symbol.end };
    report({
      ...range,
      message: `\`${symbol.name}\` has a body, so it is not \`.extern\`: write \`.visible\`, or end the declaration with \`;\`.`,
    });
  }
}

export default defineRule({
  code: 'conflicting-declaration',
  severity: 'error',
  title: 'Declarations of one name that contradict each other.',
  why: 'A function may be declared before its definition, with the same parameters type by type (`.u32` is not `.b32`) and the same linkage; a definition without linkage takes that of the declaration. What is `.extern` is defined elsewhere; only a variable may be declared `.extern` and then be defined, with `.visible`, `.weak` or `.common`.',
  bad: '.func twice(.param .u32 value);\n.func twice(.param .b32 value) { ret; }',
  good: '.func twice(.param .u32 value);\n.func twice(.param .u32 value) { ret; }',
  scope: 'module',
  checkInModule: checkExternDefinitions,
  checkModule(context) {
    for (const entries of context.module.repeated) {
      for (let i = 1; i < entries.length; i++) {
        const message = problemOf(context, entries[0], entries[i]);
        const { block, symbol } = entries[i];
        if (message) context.report(block, { start: symbol.start, end: symbol.end, message });
      }
    }
  },
});
