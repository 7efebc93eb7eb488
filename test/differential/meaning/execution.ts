// Executes a function with what nobody knows made up: an instruction that is not understood gives a number that depends on
// its words and on what it reads, and on nothing else. Two texts of the same meaning then leave the same trace of stores,
// calls and barriers, whatever registers they use and in whatever order their branches stand.
import type { BlockSemantics, FunctionInfo } from '../../../server/src/semantic/block';
import { SymbolKind } from '../../../server/src/semantic/symbols';
import { childOf, NodeKind, type SyntaxTree, textOf, tokenText } from '../../../server/src/syntax/nodes';
import { analysisOf } from '../../features/harness';
import { compare, hashed, literal, widthOf } from './values';

interface Register {
  readonly key: string;
  readonly name: string;
  readonly bits: number;
}

interface Step {
  readonly words: readonly string[];
  readonly guard: Register | undefined;
  readonly isNegated: boolean;
  /** The text with `#` for what is read and `=` for what is written. */
  readonly pattern: string;
  readonly reads: readonly (Register | bigint)[];
  readonly writes: readonly Register[];
  /** Of a branch to a label: the index of the step behind it. */
  readonly target: number | undefined;
}

const MOST_STEPS = 2000;

/** For each function its trace, and whether it ran to an end. */
export function tracesOf(text: string, seed: number): { name: string; trace: bigint[]; isWhole: boolean }[] {
  const analysis = analysisOf(text);
  const functions = [...new Set(analysis.blocks.flatMap((block) => block.functions.map(({ name }) => name)))];
  return analysis.blocks.flatMap((summary, block) => {
    if (!summary.functions.some(({ hasBody }) => hasBody)) return [];
    const semantics = analysis.semanticsOf(block);
    return semantics.functions
      .filter(({ hasBody }) => hasBody)
      .map((info) => ({ name: info.name, ...run(stepsOf(semantics, info, functions), seed) }));
  });
}

/** Whether two texts leave the same traces, as far as they were followed. */
export function tracesAgree(one: string, other: string, seed: number): boolean {
  const [a, b] = [tracesOf(one, seed), tracesOf(other, seed)];
  return (
    a.length === b.length &&
    a.every(({ trace, isWhole }, i) => {
      const length = Math.min(trace.length, b[i].trace.length);
      if (isWhole && b[i].isWhole && trace.length !== b[i].trace.length) return false;
      return trace.slice(0, length).every((value, at) => value === b[i].trace[at]);
    })
  );
}

function stepsOf(semantics: BlockSemantics, info: FunctionInfo, functions: readonly string[]): Step[] {
  const { tree, referenceCount, referenceNodes } = semantics;
  const nodes: number[] = [];
  const behind = new Map<string, number>();
  for (let node = info.node; node < tree.next[info.node]; node++) {
    if (tree.kinds[node] === NodeKind.Label) behind.set(String(labelAt(semantics, node)), nodes.length);
    if (tree.kinds[node] === NodeKind.Instruction) nodes.push(node);
  }
  const references = new Map<number, number>();
  for (let i = 0; i < referenceCount; i++) references.set(referenceNodes[i], i);
  return nodes.map((node) => stepOf(semantics, node, references, behind, functions));
}

/** Index of the symbol that a label declares. */
const labelAt = ({ symbols }: BlockSemantics, label: number): number =>
  symbols.findIndex(({ kind, declaration }) => kind === SymbolKind.Label && declaration === label);

function stepOf(
  semantics: BlockSemantics,
  node: number,
  references: ReadonlyMap<number, number>,
  behind: ReadonlyMap<string, number>,
  functions: readonly string[],
): Step {
  const { tree, symbols, referenceSymbols, referenceElements, referenceParts } = semantics;
  const opcode = childOf(tree, node, NodeKind.Opcode);
  const words = wordsOf(tree, opcode);
  const guardNode = childOf(tree, node, NodeKind.Guard);
  const registerAt = (name: number): Register | undefined => {
    const at = references.get(name);
    const symbol = at === undefined ? undefined : symbols[referenceSymbols[at]];
    if (symbol?.kind !== SymbolKind.Register) return undefined;
    const element = referenceElements[at!];
    return {
      key: `${referenceSymbols[at!]} ${element}`,
      name: `${symbol.name} ${element}`,
      bits: widthOf(symbol.type),
    };
  };
  const reads: (Register | bigint)[] = [];
  const writes: Register[] = [];
  let target: number | undefined;
  let pattern = textOf(tree, opcode);
  const first = tree.last[opcode];
  const marks = new Map<number, string>();
  for (let inner = tree.next[opcode]; inner < tree.next[node]; inner++) {
    const token = tree.first[inner];
    if (tree.kinds[inner] === NodeKind.Number) {
      const isNegative =
        token > first && tokenText(tree, token - 1) === '-' && tree.kinds[inner - 1] === NodeKind.Unary;
      reads.push(literal(tokenText(tree, token), words, isNegative));
      marks.set(token, '#');
      if (isNegative) marks.set(token - 1, '');
    } else if (tree.kinds[inner] === NodeKind.Name) {
      const register = registerAt(inner);
      const at = references.get(inner);
      if (register) {
        const part = referenceParts[at!];
        if (part & 1) reads.push(register);
        if (part & 2) writes.push(register);
        marks.set(token, (part & 1 ? '#' : '') + (part & 2 ? '=' : ''));
      } else if (functions.includes(tokenText(tree, token)))
        marks.set(token, `function ${functions.indexOf(tokenText(tree, token))}`);
      else if (at !== undefined) target = behind.get(String(referenceSymbols[at])) ?? target;
    }
  }
  for (let token = first; token < tree.last[node]; token++) pattern += ` ${marks.get(token) ?? tokenText(tree, token)}`;
  return {
    words,
    guard: guardNode < 0 ? undefined : registerAt(childOf(tree, guardNode, NodeKind.Name)),
    isNegated: guardNode >= 0 && textOf(tree, guardNode).includes('!'),
    pattern: pattern.replace(/\s+/g, ' '),
    reads,
    writes,
    target: words[0] === 'bra' ? target : undefined,
  };
}

function wordsOf(tree: SyntaxTree, opcode: number): string[] {
  return textOf(tree, opcode).split(/(?=\.)/);
}

const ends = new Set(['ret', 'exit', 'trap', 'brx']);

function run(steps: readonly Step[], seed: number): { trace: bigint[]; isWhole: boolean } {
  const values = new Map<string, bigint>();
  const trace: bigint[] = [];
  let memory = BigInt(seed);
  let at = 0;
  const valueOf = (read: Register | bigint): bigint => {
    if (typeof read === 'bigint') return read;
    const known = values.get(read.key);
    if (known !== undefined) return known;
    return BigInt.asUintN(read.bits, hashed(read.name, [BigInt(seed)]));
  };
  for (let count = 0; count < MOST_STEPS; count++) {
    const step = steps[at++];
    if (!step) return { trace, isWhole: true };
    if (step.guard && (valueOf(step.guard) & 1n) === (step.isNegated ? 1n : 0n)) continue;
    if (step.target !== undefined) {
      at = step.target;
      continue;
    }
    const given = step.reads.map(valueOf);
    const known = understood(step, given);
    if (step.writes.length === 0 || step.words[0] === 'atom') {
      memory = hashed(step.pattern, [...given, memory]);
      trace.push(memory);
    }
    step.writes.forEach((register, index) => {
      const result = known ?? hashed(`${index} ${step.pattern}`, [...given, memory]);
      values.set(register.key, BigInt.asUintN(register.bits, result));
    });
    if (ends.has(step.words[0])) return { trace, isWhole: true };
  }
  return { trace, isWhole: false };
}

/** The result of the few instructions that refactorings write anew. */
function understood({ words, writes, pattern }: Step, given: readonly bigint[]): bigint | undefined {
  const [a, b, c] = given;
  const type = words.at(-1)!;
  if (writes.length !== 1 || /[[{]/.test(pattern)) return undefined;
  if (words[0] === 'setp' && given.length === 2) return compare(words, a, b);
  const name = words.slice(0, -1).join('');
  if (name === 'mov' && given.length === 1 && /^\S+ = , # ;/.test(pattern)) return a;
  if (!/^\.[us]/.test(type)) return undefined;
  if (name === 'add' && given.length === 2) return a + b;
  if (name === 'mul.lo' && given.length === 2) return a * b;
  return name === 'mad.lo' && given.length === 3 ? a * b + c : undefined;
}
