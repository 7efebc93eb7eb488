// The type that an untyped value has: behind the result of an instruction that speaks of bits alone (`ld.global.b32`, `mov.b64`,
// `ldmatrix`) the type under which other instructions read and write it. That a mask or a shift gives an integer needs no words,
// nor that 64 bits are an integer: most are addresses. Where the others do not agree nothing is said, but of a value that is
// written once and read as several things. Asked of what is visible: names are followed from there.
import type { Analysis } from '../analysis';
import { upperBound } from '../base/lines';
import { type TypeInfo, typeInfo } from '../isa/types';
import type { BlockSemantics } from '../semantic/block';
import type { Expectation } from '../semantic/expectations';
import { fitOf, opcodeEntry, Part } from '../semantic/opcodes';
import { operandNodes, shapeOf } from '../semantic/operands';
import { SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import type { LiteralHint } from './literalHints';
import { referenceAt } from './symbols/meaning';

export interface TypeHintChoice {
  readonly operandTypes: boolean;
}

/** Those in [start, end), in text order. */
export function typeHints(
  analysis: Analysis,
  start: number,
  end: number,
  { operandTypes }: TypeHintChoice,
): readonly LiteralHint[] {
  if (!operandTypes) return [];
  const { document } = analysis;
  const hints: LiteralHint[] = [];
  for (let block = document.blockAt(start); block < analysis.blockCount && document.offsets[block] < end; block++) {
    if (!document.blocks[block].isFunction) continue;
    const base = document.offsets[block];
    const semantics = analysis.semanticsOf(block);
    const results = resultsIn(semantics, start - base, end - base);
    const types = typesOf(semantics, results);
    for (const result of results) hints.push(...hintsOf(semantics, base, result, types));
  }
  return hints;
}

/** A register by its symbol and its number in a range. */
type Key = number;

/** An operand that is written and of which the opcode tells the width alone. */
interface Result {
  /** Name nodes, of a vector several, and the keys of their registers. */
  readonly names: readonly { readonly name: number; readonly key: Key }[];
  /** The operand where all that it names is untyped; else -1. */
  readonly whole: number;
  /** It comes from memory or another lane: then it may as well be an integer. */
  readonly isFetched: boolean;
}

function resultsIn(semantics: BlockSemantics, start: number, end: number): Result[] {
  const { tree } = semantics;
  const { starts, count } = tree.tokens;
  const [first, behind] = [start, end].map((at) => Math.min(count, at <= 0 ? 0 : upperBound(starts, at - 1)));
  const results: Result[] = [];
  for (let node = firstNode(tree, first); node < tree.count && tree.first[node] < behind; node++) {
    if (tree.kinds[node] !== NodeKind.Instruction) continue;
    const { operands, isFetching } = describe(tree, node);
    for (const { node: operand, expectation, part } of operands) {
      if (part !== Part.Write || typeInfo(expectation.type)?.class !== 'bits') continue;
      const at = tree.kinds[operand] === NodeKind.Pair ? operand + 1 : operand;
      const all = tree.kinds[at] === NodeKind.Vector ? namesIn(tree, at) : [at];
      const given = all.filter((name) => tree.kinds[name] !== NodeKind.Sink);
      const found = given.map((name) => ({ name, key: bitRegister(semantics, name, expectation.type) }));
      const names = found.flatMap(({ name, key }) => (key === undefined ? [] : [{ name, key }]));
      const whole = names.length === given.length ? at : -1;
      if (names.length > 0) results.push({ names, whole, isFetched: isFetching });
    }
  }
  return results;
}

interface Operand {
  readonly node: number;
  readonly expectation: Expectation;
  readonly part: Part;
}

interface Described {
  /** Of an instruction that fits a form. */
  readonly operands: readonly Operand[];
  readonly isFetching: boolean;
  readonly word: string;
}

const nothing: Described = { operands: [], isFetching: false, word: '' };

function describe(tree: SyntaxTree, instruction: number): Described {
  const opcode = tree.kinds[instruction + 1] === NodeKind.Guard ? tree.next[instruction + 1] : instruction + 1;
  if (tree.kinds[opcode] !== NodeKind.Opcode || tree.last[opcode] <= tree.first[opcode]) return nothing;
  const { starts, ends } = tree.tokens;
  const entry = opcodeEntry(tree.bytes, starts[tree.first[opcode]], ends[tree.last[opcode] - 1]);
  const nodes = operandNodes(tree, instruction);
  const shapes = Uint16Array.from(nodes, (node) => shapeOf(tree, node));
  const { expectations, parts } = fitOf(entry, shapes, shapes.length);
  const operands = nodes.flatMap((node, index) => {
    const expectation = expectations[index];
    return expectation ? [{ node, expectation, part: parts[index] }] : [];
  });
  const [word] = entry.match.words;
  return { operands, isFetching: word === 'shfl' || entry.match.instruction?.effects?.memory !== undefined, word };
}

function namesIn(tree: SyntaxTree, vector: number): number[] {
  const names: number[] = [];
  for (let node = vector + 1; node < tree.next[vector]; node = tree.next[node]) names.push(node);
  return names;
}

/** The key of a name that stands for an untyped register of a width; undefined for anything else. */
function bitRegister(semantics: BlockSemantics, node: number, type: string): Key | undefined {
  const reference = referenceAt(semantics, node);
  const symbol = reference < 0 ? undefined : semantics.symbols[semantics.referenceSymbols[reference]];
  if (symbol?.kind !== SymbolKind.Register || symbol.vector > 1) return undefined;
  const declared = typeInfo(symbol.type);
  if (declared?.class !== 'bits' || declared.bits !== typeInfo(type)?.bits) return undefined;
  return keyOf(semantics, reference);
}

const keyOf = ({ referenceSymbols, referenceElements }: BlockSemantics, reference: number): Key =>
  referenceSymbols[reference] * 0x100000000 + referenceElements[reference];

interface Known {
  /** Types under which instructions read and write it. */
  readonly types: Set<string>;
  /** Registers that it is copied from and to. */
  readonly copies: Set<Key>;
  /** Registers that it is put together from or taken apart into. */
  readonly halves: Set<Key>;
  writes: number;
}

/** How often names are followed through copies. */
const MOST_ROUNDS = 4;

/** What is known of the results' registers and of those that they are copied from and to. */
function typesOf(semantics: BlockSemantics, results: readonly Result[]): ReadonlyMap<Key, Known> {
  const known = new Map<Key, Known>();
  let wanted = new Set(results.flatMap(({ names }) => names.map(({ key }) => key)));
  for (let round = 0; round < MOST_ROUNDS && wanted.size > 0; round++) {
    for (const key of wanted) {
      const entry: Known = { types: new Set(), copies: new Set(), halves: new Set(), writes: 0 };
      known.set(key, entry);
      look(semantics, key, entry);
    }
    const next = new Set<Key>();
    for (const key of wanted) {
      const { copies, halves } = known.get(key)!;
      for (const other of [...copies, ...halves]) if (!known.has(other)) next.add(other);
    }
    wanted = next;
  }
  return known;
}

function look(semantics: BlockSemantics, key: Key, entry: Known): void {
  const { referenceParts, referenceNodes, tree } = semantics;
  const { heads, next } = placesOf(semantics);
  const [symbol, element] = [Math.floor(key / 0x100000000), key % 0x100000000];
  for (let reference = (heads[symbol]?.[element] ?? 0) - 1; reference >= 0; reference = next[reference] - 1) {
    if ((referenceParts[reference] & Part.Write) !== 0) entry.writes++;
    const node = referenceNodes[reference];
    const instruction = instructionAround(tree, node);
    if (instruction >= 0) lookAt(semantics, instruction, node, entry);
  }
}

/** Where each register of a block is named, as lists: a reference plus one, 0 for none. */
interface Places {
  /** Symbol, number in its range -> the last reference. */
  readonly heads: readonly (Int32Array | undefined)[];
  /** Reference -> the one before of the same register. */
  readonly next: Int32Array;
}

/** A longer range is no program. */
const MOST_REGISTERS = 1_000_000;
const knownPlaces = new WeakMap<BlockSemantics, Places>();

function placesOf(semantics: BlockSemantics): Places {
  let places = knownPlaces.get(semantics);
  if (!places) {
    const { symbols, referenceCount, referenceSymbols, referenceElements } = semantics;
    const heads = symbols.map(({ kind, count = 1 }) =>
      kind === SymbolKind.Register && count <= MOST_REGISTERS ? new Int32Array(count) : undefined,
    );
    const next = new Int32Array(referenceCount);
    for (let reference = 0; reference < referenceCount; reference++) {
      const list = heads[referenceSymbols[reference]];
      const element = referenceElements[reference];
      if (!list || element >= list.length) continue;
      next[reference] = list[element];
      list[element] = reference + 1;
    }
    places = { heads, next };
    knownPlaces.set(semantics, places);
  }
  return places;
}

function instructionAround(tree: SyntaxTree, node: number): number {
  let at = node;
  while (at > 0 && tree.kinds[at] !== NodeKind.Instruction) at--;
  return tree.kinds[at] === NodeKind.Instruction && node < tree.next[at] ? at : -1;
}

/** Instructions that hand bits on as they are, and the operands among which they do, by their names in the forms. */
const copying: Readonly<Record<string, readonly string[]>> = {
  mov: ['d', 'a'],
  selp: ['d', 'a', 'b'],
  shfl: ['d', 'a'],
};

function lookAt(semantics: BlockSemantics, instruction: number, node: number, entry: Known): void {
  const { tree } = semantics;
  const { operands, word } = describe(tree, instruction);
  const own = operands.find((operand) => node >= operand.node && node < tree.next[operand.node]);
  if (!own || own.expectation.operand.kind === 'address') return;
  const type = typeInfo(own.expectation.type);
  const declared = typeInfo(semantics.symbols[semantics.referenceSymbols[referenceAt(semantics, node)]].type);
  if (!type || type.bits !== declared?.bits) return;
  // A move of integers says no more than one of bits.
  if (type.class !== 'bits' && (word !== 'mov' || !isIntegerType(type.token))) entry.types.add(type.token);
  else {
    const names = copying[word] ?? [];
    if (!names.includes(own.expectation.name)) return;
    for (const other of operands) if (names.includes(other.expectation.name)) link(semantics, other.node, type, entry);
  }
}

/** Notes the registers of another operand that has the same bits: one, or two that have half of them each. */
function link(semantics: BlockSemantics, operand: number, { token, bits }: TypeInfo, entry: Known): void {
  const { tree } = semantics;
  const node = tree.kinds[operand] === NodeKind.Pair ? operand + 1 : operand;
  const names = tree.kinds[node] === NodeKind.Vector ? namesIn(tree, node) : [];
  const key = bitRegister(semantics, node, token);
  if (key !== undefined) entry.copies.add(key);
  if (names.length !== 2) return;
  for (const name of names) {
    const half = bitRegister(semantics, name, `.b${bits / 2}`);
    if (half !== undefined) entry.halves.add(half);
  }
}

const isIntegerType = (type: string): boolean => /^\.[su]\d+$/.test(type);

/** Of a vector whose elements are all the same one for all of it. */
function hintsOf(
  { tree }: BlockSemantics,
  base: number,
  { names, whole, isFetched }: Result,
  known: ReadonlyMap<Key, Known>,
): LiteralHint[] {
  const labels = names.map(({ key }) => labelOf(known, key, isFetched));
  const endOf = (at: number): number => base + tree.tokens.ends[tree.last[at] - 1];
  const [label] = labels;
  if (whole >= 0 && label !== undefined && labels.every((other) => other === label))
    return [{ offset: endOf(whole), label }];
  return names.flatMap(({ name }, index) => {
    const label = labels[index];
    return label === undefined ? [] : [{ offset: endOf(name), label }];
  });
}

function labelOf(known: ReadonlyMap<Key, Known>, key: Key, isFetched: boolean): string | undefined {
  const types = reached(known, key);
  const isWrittenOnce = known.get(key)?.writes === 1;
  if (types.size === 0 || (types.size > 1 && !isWrittenOnce)) return undefined;
  const words = [...types].map((type) => type.slice(1)).sort();
  // Instructions of either sign often do the same, so both say no more than that it is an integer.
  const isInteger = [...types].every(isIntegerType);
  if (words.length > 2 || (isInteger && (!isFetched || words.length > 1 || types.has('.s64') || types.has('.u64'))))
    return undefined;
  return `: ${words.join(' | ')}`;
}

/** The types of a register, else those of what it is copied from and to. */
function reached(known: ReadonlyMap<Key, Known>, key: Key): ReadonlySet<string> {
  const seen = new Set([key]);
  let ring: readonly Key[] = [key];
  for (let round = 0; round < MOST_ROUNDS && ring.length > 0; round++) {
    const types = new Set(ring.flatMap((each) => [...typesAt(known, each)]));
    if (types.size > 0) return types;
    ring = ring.flatMap((each) => [...(known.get(each)?.copies ?? [])]).filter((each) => !seen.has(each));
    for (const each of ring) seen.add(each);
  }
  return new Set();
}

/** The types under which it is used, else that of the pair that its halves make. */
function typesAt(known: ReadonlyMap<Key, Known>, key: Key): Iterable<string> {
  const entry = known.get(key);
  if (!entry || entry.types.size > 0) return entry?.types ?? [];
  const halves = new Set([...entry.halves].flatMap((half) => [...(known.get(half)?.types ?? [])]));
  const [half] = halves;
  return halves.size === 1 && typeInfo(`${half}x2`) ? [`${half}x2`] : [];
}

/** The first node that can hold an instruction of the range: one may have begun before it. */
function firstNode(tree: SyntaxTree, token: number): number {
  let low = 0;
  let high = tree.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tree.first[middle] < token) low = middle + 1;
    else high = middle;
  }
  let node = Math.min(low, tree.count - 1);
  while (node > 0 && tree.kinds[node] !== NodeKind.Instruction) node--;
  return node;
}
