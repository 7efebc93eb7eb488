// The control-flow graph of a function as a picture wants it: blocks with what they do, edges by kind, loops.
import { dominates } from '../../flow/dominators';
import { Extent } from '../../flow/uniformity';
import { InstructionFlag } from '../../semantic/code';
import { SymbolKind } from '../../semantic/symbols';
import { type FunctionPlace, lineOf } from '../registers/place';
import { uniformityOf } from '../registers/uniformity';
import { type InstructionMix, mixOf, opcodesOf } from './mix';
import { type Pipe, workOf } from './work';

export type EdgeKind =
  /** To the next block in the text. */
  | 'falls'
  | 'jumps'
  /** To the header of a loop around it. */
  | 'back'
  /** Backwards, but into the middle: a cycle that is no loop. */
  | 'irreducible';

export interface BlockNode {
  /** A label in front of it. */
  readonly label: string | undefined;
  /** Instructions [from, to). */
  readonly from: number;
  readonly to: number;
  /** Lines from 0. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Most live registers (32-bit units) and predicates. */
  readonly registers: number;
  readonly predicates: number;
  /** Its costliest operations: `mma ×8`. */
  readonly hot: readonly string[];
  readonly edges: readonly { readonly to: number; readonly kind: EdgeKind }[];
  /** Index into the loops of the innermost one it is in; -1 outside. */
  readonly loop: number;
  readonly reachable: boolean;
  /** Whether the threads of a warp may go different ways where it ends. */
  readonly diverges: 'no' | 'unknown' | 'yes';
}

export interface LoopNode {
  /** Its header block. */
  readonly header: number;
  /** Index of the loop around it, or -1. */
  readonly outer: number;
  /** 1 for an outermost one. */
  readonly depth: number;
  /** Instructions from its first to its last in text order, lines likewise. */
  readonly from: number;
  readonly to: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly blocks: number;
  /** Of all its blocks, inner loops included once. */
  readonly mix: InstructionMix;
}

export function loopsOf(place: FunctionPlace): LoopNode[] {
  const { graph, loops } = place.profile;
  const headers = headersOf(place);
  const indexOf = new Map(headers.map((header, index) => [header, index]));
  const members = membersOf(place);
  return headers.map((header) => {
    const blocks = members.get(header) ?? [header];
    const from = graph.blockStart[blocks[0]];
    const to = graph.blockStart[blocks[blocks.length - 1] + 1];
    return {
      header,
      outer: indexOf.get(loops.outer[header]) ?? -1,
      depth: loops.depth[header],
      from,
      to,
      firstLine: lineOf(place, from),
      lastLine: lineOf(place, to - 1),
      blocks: blocks.length,
      mix: mixOf(
        place,
        blocks.flatMap((block) => instructionsOf(place, block)),
      ),
    };
  });
}

/** Loops inside each other beyond this depth are no program: a block is then counted in the innermost ones only. */
export const MOST_NESTED = 50;

/** Header -> the blocks of its loop in text order, those of inner loops included. */
function membersOf({ profile: { graph, loops } }: FunctionPlace): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let block = 0; block < graph.blockCount; block++) {
    let header = loops.header[block];
    for (let level = 0; level < MOST_NESTED && header >= 0; level++, header = loops.outer[header]) {
      const list = members.get(header);
      if (list) list.push(block);
      else members.set(header, [block]);
    }
  }
  return members;
}

function headersOf({ profile: { graph, loops } }: FunctionPlace): number[] {
  const headers: number[] = [];
  for (let block = 0; block < graph.blockCount; block++) if (loops.header[block] === block) headers.push(block);
  return headers;
}

function instructionsOf({ profile: { graph } }: FunctionPlace, block: number): number[] {
  const from = graph.blockStart[block];
  return Array.from({ length: graph.blockStart[block + 1] - from }, (_, index) => from + index);
}

export function blocksOf(place: FunctionPlace): BlockNode[] {
  const { graph, loops, pressure } = place.profile;
  const loopOf = new Map(headersOf(place).map((header, index) => [header, index]));
  const labels = labelsOf(place);
  const branches = uniformityOf(place)?.branches;
  return Array.from({ length: graph.blockCount }, (_, block) => {
    const [from, to] = [graph.blockStart[block], graph.blockStart[block + 1]];
    return {
      label: labels.get(from),
      from,
      to,
      firstLine: lineOf(place, from),
      lastLine: lineOf(place, to - 1),
      registers: largest(pressure.registers, from, to),
      predicates: largest(pressure.predicates, from, to),
      hot: hotOperations(place, from, to),
      edges: edgesOf(place, block),
      loop: loopOf.get(loops.header[block]) ?? -1,
      reachable: graph.rank[block] >= 0,
      diverges: divergenceOf(branches?.[block] ?? Extent.Block),
    };
  });
}

function divergenceOf(extent: Extent): BlockNode['diverges'] {
  if (extent <= Extent.Warp) return 'no';
  return extent === Extent.Unknown ? 'unknown' : 'yes';
}

function largest(counts: Int32Array, from: number, to: number): number {
  let found = 0;
  for (let i = from; i < to; i++) if (counts[i] > found) found = counts[i];
  return found;
}

/** Instruction -> the last label in front of it. */
function labelsOf({ semantics, info }: FunctionPlace): Map<number, string> {
  const { symbols, tree } = semantics;
  const labels = new Map<number, string>();
  for (const { kind, node, instruction, name } of symbols) {
    if (kind === SymbolKind.Label && node >= info.node && node < tree.next[info.node]) labels.set(instruction, name);
  }
  return labels;
}

function edgesOf({ profile }: FunctionPlace, block: number): { to: number; kind: EdgeKind }[] {
  const { graph, dominators, code } = profile;
  const last = graph.blockStart[block + 1] - 1;
  const ends = (code.flags[last] & InstructionFlag.Ends) !== 0 && (code.flags[last] & InstructionFlag.Guarded) === 0;
  const edges: { to: number; kind: EdgeKind }[] = [];
  for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++) {
    const to = graph.successors[e];
    const backwards = graph.rank[block] >= 0 && graph.rank[to] <= graph.rank[block];
    const kind = backwards
      ? dominates(dominators, to, block)
        ? 'back'
        : 'irreducible'
      : to === block + 1 && !ends
        ? 'falls'
        : 'jumps';
    edges.push({ to, kind });
  }
  return edges;
}

/** How much one instruction of a pipe is worth a look; the others are not. */
const heat: Partial<Record<Pipe, number>> = {
  tensor: 16,
  double: 4,
  texture: 6,
  'special function': 4,
  synchronisation: 3,
  'warp exchange': 2,
};
const memoryHeat: Readonly<Record<string, number>> = { global: 6, generic: 6, local: 8, shared: 2 };
const MOST_HOT = 3;

function hotOperations(place: FunctionPlace, from: number, to: number): string[] {
  const { matches } = opcodesOf(place);
  const found = new Map<string, { count: number; weight: number }>();
  for (let i = from; i < to; i++) {
    const match = matches[i];
    if (!match) continue;
    const { pipe, movement } = workOf(match);
    const weight = movement ? (memoryHeat[movement.space] ?? 0) : (heat[pipe] ?? 0);
    if (weight === 0) continue;
    const name = movement ? `${match.words[0]} ${movement.space}` : match.words.slice(0, match.nameLength).join('');
    const entry = found.get(name);
    if (entry) {
      entry.count++;
      entry.weight += weight;
    } else found.set(name, { count: 1, weight });
  }
  return [...found]
    .sort(([, a], [, b]) => b.weight - a.weight)
    .slice(0, MOST_HOT)
    .map(([name, { count }]) => (count === 1 ? name : `${name} ×${count}`));
}
