// What the results of each instruction of a function come from: which of the values that it reads they rest on, and what tells
// the threads of a warp apart although they read the same. What follows for values is found in flow/uniformity.ts.
import { specialRegister } from '../isa/specialRegisters';
import { NodeKind, type SyntaxTree, textOf, tokenText } from '../syntax/nodes';
import { type AddressReader, type Fact, factOf } from './addresses';
import type { FunctionInfo } from './block';
import { type BodyInstruction, type FunctionBody, instructionAt, matchAt } from './body';
import { agreementIn } from './lanes';
import type { OpcodeMatch } from './match';
import { directiveNumbers } from './numbers';
import { operandNodes } from './operands';
import { isExact } from './residues';
import { SymbolKind } from './symbols';

/** Among which threads a value is the same. What comes from several values is the greatest of theirs. */
export enum Extent {
  /** The same for all threads of a block. */
  Block,
  /** The same for the threads of a warp that come to it together. */
  Warp,
  /** Nothing is known to tell the threads of a warp apart, and nothing says that they agree. */
  Unknown,
  /** It comes from what tells the threads of a warp apart: their numbers, atomics, fragments of a matrix. */
  Divergent,
}

export enum OriginFlag {
  WritesCarry = 1,
  ReadsCarry = 2,
  /** `bra.uni`: the program promises that a warp does not part there. */
  Together = 4,
}

export interface Origins {
  /** Place in FunctionCode.defs -> the Extent of the result where all that it rests on is the same for the block. */
  readonly own: Uint8Array;
  /** Place in FunctionCode.uses -> 1 where no result rests on what is read. */
  readonly ignored: Uint8Array;
  /** Instruction -> OriginFlag bits. */
  readonly flags: Uint8Array;
}

export function originsOf(body: FunctionBody, info: FunctionInfo, reader: AddressReader): Origins {
  const { code } = body;
  const origins: Origins = {
    own: new Uint8Array(code.defStart[code.count]),
    ignored: new Uint8Array(code.useStart[code.count]),
    flags: new Uint8Array(code.count),
  };
  const blockShape = blockShapeOf(body.semantics.tree, info.node);
  const question: Question = { body, info, reader, blockShape, origins };
  const agrees = agreementOf(reader, blockShape);
  for (let i = 0; i < code.count; i++) {
    const match = matchAt(body, i);
    origins.flags[i] = flagsOf(match);
    if (code.defStart[i] === code.defStart[i + 1]) continue;
    const own = ownOf(question, i, match);
    const ofLane = match.instruction?.effects?.convergent ? valueOfLane(body, i) : -1;
    const [first, behind] = [code.defStart[i], code.defStart[i + 1]];
    // What is computed from the number of the thread may still be the same for the warp.
    if (own === Extent.Block && agrees && behind - first === 1 && agrees(code.defs[first])) {
      origins.own[first] = Extent.Warp;
      origins.ignored.fill(1, code.useStart[i], code.useStart[i + 1]);
      continue;
    }
    for (let d = first; d < behind; d++) {
      const value = code.defs[d];
      origins.own[d] = value === ofLane ? Extent.Divergent : isVector(body, value) ? Extent.Unknown : own;
    }
  }
  return origins;
}

interface Question {
  readonly body: FunctionBody;
  readonly info: FunctionInfo;
  readonly reader: AddressReader;
  /** Threads of a block in each dimension, where the function demands them. */
  readonly blockShape: readonly number[] | undefined;
  readonly origins: Origins;
}

/** A register with elements is written in parts and counts as one value here. */
const isVector = ({ semantics, symbolOfValue }: FunctionBody, value: number): boolean =>
  semantics.symbols[symbolOfValue[value]].vector > 1;

/** The second result `p` of `d|p` where each lane gets its own; -1 for none. */
function valueOfLane(body: FunctionBody, index: number): number {
  const { operands, fit } = instructionAt(body, index);
  const { kinds, next } = body.semantics.tree;
  const at = operands.findIndex((node, i) => kinds[node] === NodeKind.Pair && fit.items[i]?.pair?.operand.ofLane);
  return at < 0 ? -1 : body.valueOfNode[next[operands[at] + 1]];
}

function flagsOf({ words, instruction }: OpcodeMatch): number {
  if (words[0] === 'bra' || words[0] === 'brx') return words.includes('.uni') ? OriginFlag.Together : 0;
  if (instruction?.category !== 'extended' && !words.includes('.cc')) return 0;
  const reads = /^(?:addc|subc|madc)$/.test(words[0]) ? OriginFlag.ReadsCarry : 0;
  return reads | (words.includes('.cc') ? OriginFlag.WritesCarry : 0);
}

function ownOf(question: Question, index: number, { instruction, words }: OpcodeMatch): Extent {
  if (!instruction) return Extent.Unknown;
  const { effects } = instruction;
  if (instruction.name === 'shfl') return exchanged(question, index);
  if (effects?.lanes === 'own') return Extent.Divergent;
  if (effects?.lanes === 'unknown') return Extent.Unknown;
  if (effects?.lanes === 'common') return gathered(question, index, effects.gathers);
  if (effects?.memory === 'read') return loaded(question, index, words);
  if (effects?.memory !== undefined) return Extent.Unknown;
  return words[0] === 'mov' || words[0] === 'cvt' ? moved(question, index) : Extent.Block;
}

function gathered(question: Question, index: number, gathers: string | undefined): Extent {
  const instruction = instructionAt(question.body, index);
  // Lanes with the same value get the same mask, others another.
  if (instruction.words[1] === '.any' && instruction.name === 'match') return Extent.Block;
  const others = instruction.operands.filter((_, at) => instruction.fit.items[at]?.name !== gathers);
  rest(question, instruction, others);
  return Extent.Warp;
}

/** The lanes get another lane's value: the same if they all have the same, and if they all ask the same lane. */
function exchanged(question: Question, index: number): Extent {
  const { body, reader } = question;
  const instruction = instructionAt(body, index);
  const { words, operands } = instruction;
  const [, given, lane, clamp, mask] = operands;
  if (!words.includes('.sync')) return Extent.Unknown;
  const limits = clamp === undefined ? undefined : factOf(reader, clamp);
  const isWholeWarp = limits && !limits.base && isExact(limits.offset) && (limits.offset.value & 0x1f1fn) === 0x1fn;
  if (words.includes('.idx') && isWholeWarp && mask !== undefined) {
    rest(question, instruction, [lane, mask]);
    return Extent.Warp;
  }
  rest(question, instruction, given === undefined ? operands : [given]);
  return Extent.Block;
}

/** Notes that the results rest on the guard and on what these operands name alone. */
function rest({ body, origins }: Question, instruction: BodyInstruction, operands: readonly number[]): void {
  const { code, valueOfNode, semantics } = body;
  const { index, guard } = instruction;
  const values = new Set(guard ? [guard.value] : []);
  for (const node of operands)
    for (let at = node; at < semantics.tree.next[node]; at++) if (valueOfNode[at] >= 0) values.add(valueOfNode[at]);
  for (let u = code.useStart[index]; u < code.useStart[index + 1]; u++)
    if (!values.has(code.uses[u])) origins.ignored[u] = 1;
}

function moved({ body, blockShape }: Question, index: number): Extent {
  const { tree } = body.semantics;
  let extent = Extent.Block;
  for (const node of operandNodes(tree, body.nodes[index]).slice(1)) {
    const name = tree.kinds[node] === NodeKind.Member ? node + 1 : node;
    if (tree.kinds[name] !== NodeKind.Name || body.valueOfNode[name] >= 0) continue;
    extent = Math.max(extent, extentOfSpecial(textOf(tree, node), blockShape));
  }
  return extent;
}

/** Of a special register, with its component; `shape`: the threads of a block in each dimension, where they are known. */
export function extentOfSpecial(name: string, shape: readonly number[] | undefined): Extent {
  switch (specialRegister(name)?.differs) {
    case 'by thread':
      return name.startsWith('%tid') ? threadExtent(name, shape) : Extent.Divergent;
    case 'by warp':
      return Extent.Warp;
    case 'by moment':
      return Extent.Unknown;
    default:
      return Extent.Block;
  }
}

const WARP = 32;
const MOST_THREADS = 1024;

/** Threads of a block are numbered along x first; a warp has those of 32 numbers in a row. */
function threadExtent(name: string, shape: readonly number[] | undefined): Extent {
  const component = { x: 0, y: 1, z: 2, w: 3, r: 0, g: 1, b: 2, a: 3 }[name.slice('%tid.'.length)];
  if (component === 3) return Extent.Block;
  if (component === undefined || !shape) return Extent.Divergent;
  if (shape[component] === 1) return Extent.Block;
  const below = shape.slice(0, component).reduce((a, b) => a * b, 1);
  return below % WARP === 0 ? Extent.Warp : Extent.Divergent;
}

/** What `.reqntid` of a function demands. */
export function blockShapeOf(tree: SyntaxTree, node: number): readonly number[] | undefined {
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.HeaderDirective || tokenText(tree, tree.first[child]) !== '.reqntid') continue;
    const [x, y = 1, z = 1] = directiveNumbers(tree, child);
    return x > 0 && y > 0 && z > 0 ? [x, y, z] : undefined;
  }
  return undefined;
}

/** Value -> whether it is the same in each warp, where threads are numbered along x through whole warps. */
function agreementOf(
  reader: AddressReader,
  shape: readonly number[] | undefined,
): ((value: number) => boolean) | undefined {
  if (!shape || shape[0] > MOST_THREADS) return undefined;
  const [x, y, z] = shape;
  return x % WARP === 0 || y * z === 1 ? agreementIn(reader, x) : undefined;
}

const changing = new Set(['.volatile', '.relaxed', '.acquire', '.mmio']);

/** Threads that read together read the same at the same address, but where each has memory of its own. */
function loaded(question: Question, index: number, words: readonly string[]): Extent {
  if (words.some((word) => changing.has(word))) return Extent.Unknown;
  if (words[0] !== 'ld' && words[0] !== 'ldu') return Extent.Warp;
  const space = words.find((word) => /^\.(?:global|shared|const|param|local)(?:::|$)/.test(word));
  switch (space?.replace(/::.*$/, '')) {
    case '.const':
      return Extent.Block;
    case '.global':
      return words.includes('.nc') ? Extent.Block : Extent.Warp;
    case '.shared':
      return Extent.Warp;
    case '.param':
      return space === '.param::entry' ? Extent.Block : parameterExtent(question, index);
    case '.local':
      return Extent.Unknown;
    default:
      return genericExtent(question, index);
  }
}

/** What a kernel is launched with is the same for all; what a function is called with and gives back may differ. */
function parameterExtent({ body, info, reader }: Question, index: number): Extent {
  if (info.kind !== 'entry') return Extent.Unknown;
  const symbol = info.bounds.calls ? addressFact(body, reader, index)?.base?.symbol : undefined;
  return info.bounds.calls && symbol?.kind !== SymbolKind.Parameter ? Extent.Unknown : Extent.Block;
}

function genericExtent({ body, reader }: Question, index: number): Extent {
  const base = addressFact(body, reader, index)?.base;
  switch (base?.isGeneric ? base.space : undefined) {
    case '.const':
      return Extent.Block;
    case '.global':
    case '.shared':
      return Extent.Warp;
    default:
      return Extent.Unknown;
  }
}

function addressFact(body: FunctionBody, reader: AddressReader, index: number): Fact | undefined {
  const { tree } = body.semantics;
  const address = operandNodes(tree, body.nodes[index])[1];
  return address !== undefined && tree.kinds[address] === NodeKind.Address ? factOf(reader, address + 1) : undefined;
}
