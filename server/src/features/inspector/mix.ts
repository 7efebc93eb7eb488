// What a stretch of instructions is made of: by pipe, by movement of data, operations for each byte.
import { matchOpcode, type OpcodeMatch } from '../../semantic/match';
import { opcodeText, operandNodes } from '../../semantic/operands';
import { childOf, NodeKind, textOf } from '../../syntax/nodes';
import type { FunctionPlace } from '../registers/place';
import { type Movement, type Pipe, pipes, workOf } from './work';

/** Instruction -> its node and its opcode; undefined for a broken statement without an opcode. */
export interface Opcodes {
  readonly nodes: Uint32Array;
  readonly matches: readonly (OpcodeMatch | undefined)[];
}

const known = new WeakMap<object, Opcodes>();

export function opcodesOf({ semantics, info, profile }: FunctionPlace): Opcodes {
  let opcodes = known.get(profile);
  if (!opcodes) {
    const { tree } = semantics;
    const nodes = new Uint32Array(profile.code.count);
    const matches: (OpcodeMatch | undefined)[] = [];
    for (let node = info.node; node < tree.next[info.node]; node++) {
      if (tree.kinds[node] !== NodeKind.Instruction || tree.next[node] === node + 1) continue;
      const opcode = childOf(tree, node, NodeKind.Opcode);
      nodes[matches.length] = node;
      matches.push(opcode < 0 ? undefined : matchOpcode(opcodeText(tree, opcode)));
    }
    opcodes = { nodes, matches };
    known.set(profile, opcodes);
  }
  return opcodes;
}

export interface MovedBytes extends Movement {
  /** Instructions of this sort. */
  readonly count: number;
}

export interface InstructionMix {
  readonly count: number;
  /** Those that occur, most frequent first. */
  readonly pipes: readonly { readonly pipe: Pipe; readonly count: number }[];
  /** By kind, space and bytes of one instruction; most bytes first. */
  readonly movements: readonly MovedBytes[];
  /** Floating-point operations of one thread that goes through once. */
  readonly flops: number;
  /** Bytes that a thread moves from and to global (and generic) memory, and shared memory. */
  readonly globalBytes: number;
  readonly sharedBytes: number;
  /** Instructions that move an amount that the text does not say. */
  readonly unknown: number;
}

/** Of instructions [from, to). Instructions in a loop count once. */
export function mixOf(place: FunctionPlace, instructions: Iterable<number>): InstructionMix {
  const { matches } = opcodesOf(place);
  const counts = new Map<Pipe, number>();
  const movements = new Map<
    string,
    { kind: Movement['kind']; space: string; bytes: number | undefined; count: number }
  >();
  let count = 0;
  let flops = 0;
  for (const i of instructions) {
    count++;
    const match = matches[i];
    const work = match && workOf(match);
    const pipe = work?.pipe ?? 'other';
    counts.set(pipe, (counts.get(pipe) ?? 0) + 1);
    flops += work?.flops ?? 0;
    if (!work?.movement) continue;
    const { kind, space } = work.movement;
    const bytes = work.movement.bytes ?? writtenSize(place, i);
    const key = `${kind} ${space} ${bytes}`;
    const sum = movements.get(key);
    if (sum) sum.count++;
    else movements.set(key, { kind, space, bytes, count: 1 });
  }
  const moved = [...movements.values()].sort((a, b) => total(b) - total(a));
  const bytesIn = (...spaces: readonly string[]): number =>
    moved.filter(({ space }) => spaces.includes(space)).reduce((sum, movement) => sum + total(movement), 0);
  return {
    count,
    pipes: pipes
      .map((pipe) => ({ pipe, count: counts.get(pipe) ?? 0 }))
      .filter((entry) => entry.count > 0)
      .sort((a, b) => b.count - a.count),
    movements: moved,
    flops,
    globalBytes: bytesIn('global', 'generic'),
    sharedBytes: bytesIn('shared'),
    unknown: moved.filter(({ bytes }) => bytes === undefined).reduce((sum, movement) => sum + movement.count, 0),
  };
}

const total = ({ bytes, count }: MovedBytes): number => (bytes ?? 0) * count;

/** `cp.async` says its bytes as an operand. */
function writtenSize(place: FunctionPlace, instruction: number): number | undefined {
  const { nodes, matches } = opcodesOf(place);
  if (matches[instruction]?.instruction?.name !== 'cp.async') return undefined;
  const { tree } = place.semantics;
  const operand = operandNodes(tree, nodes[instruction])[2];
  const size = operand === undefined ? Number.NaN : Number(textOf(tree, operand));
  return Number.isInteger(size) && size > 0 ? size : undefined;
}

/** Named barriers of a block: the highest number and all below, sixteen where a register names one (ptxas 13.0.88). */
export function barriersOf(place: FunctionPlace): number {
  const { nodes, matches } = opcodesOf(place);
  const { tree } = place.semantics;
  let most = 0;
  matches.forEach((match, i) => {
    const [opcode] = match?.words ?? [];
    if ((opcode !== 'bar' && opcode !== 'barrier') || match?.words.includes('.warp')) return;
    const operands = operandNodes(tree, nodes[i]).map((node) => textOf(tree, node));
    // `bar.red` has its result in front; a cluster's barrier is no named one, but takes a place.
    const named = match?.words.includes('.cluster') ? '0' : operands[match?.words.includes('.red') ? 1 : 0];
    most = Math.max(most, /^\d+$/.test(named ?? '') ? Number(named) + 1 : 16);
  });
  return most;
}
