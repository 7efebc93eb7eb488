// Which lanes of a warp a predicate holds for, where it compares the thread's index with a constant. Only such predicates are
// known to split a warp; of all others nothing is said.
import { textOf } from '../syntax/nodes';
import type { AddressReader } from './addresses';
import { type BodyInstruction, guardOf, instructionAt } from './body';
import { constantOf } from './literals';

/** The index that a register holds: the thread's (`%tid.x`) or the lane's, plus a constant. */
interface Index {
  readonly kind: 'thread' | 'lane';
  readonly offset: number;
}

export interface Split {
  /** For some lanes of a warp the predicate is true, for others false. Undefined side: not known to leave a lane out. */
  readonly whenTrue: boolean;
  readonly whenFalse: boolean;
  /** The instruction that sets the predicate. */
  readonly definition: number;
}

const WARP = 32;
const MOST_THREADS = 1024;

/** Whether executing something where the predicate is true (or false) leaves out lanes of a warp for certain. */
export function splitOf(reader: AddressReader, predicate: number, maxThreads = MOST_THREADS): Split | undefined {
  const definition = reader.definition[predicate];
  if (definition < 0 || guardOf(reader.body, definition)) return undefined;
  const instruction = instructionAt(reader.body, definition);
  const { words, operands } = instruction;
  if (words[0] === 'elect') return { whenTrue: true, whenFalse: true, definition };
  if (words[0] !== 'setp' || operands.length < 3 || !/^\.[bsu]32$/.test(words.at(-1) ?? '')) return undefined;
  const index = indexOf(reader, operands[1]);
  const limit = constantOf(reader.body.semantics.tree, operands[2]);
  const compare = comparisons[words[1]];
  if (!index || limit === undefined || !compare) return undefined;
  const isUnsigned = words.at(-1)?.[1] === 'u';
  const holds = (number: number): boolean =>
    compare(read(number + index.offset, isUnsigned), read(Number(limit), isUnsigned));
  if (!splitsSomeWarp(holds, index.kind === 'lane' ? WARP : Math.min(maxThreads, MOST_THREADS))) return undefined;
  const combines = words.filter((word) => word === '.and' || word === '.or' || word === '.xor');
  if (combines.length === 0) return { whenTrue: true, whenFalse: true, definition };
  // With a third predicate only one side is certain, and a second result is another thing.
  if (!isFirst(reader, instruction, predicate) || combines[0] === '.xor') return undefined;
  return { whenTrue: combines[0] === '.and', whenFalse: combines[0] === '.or', definition };
}

function isFirst({ body }: AddressReader, { operands }: BodyInstruction, predicate: number): boolean {
  return body.valueOfNode[operands[0]] === predicate;
}

const read = (value: number, isUnsigned: boolean): number => (isUnsigned ? value >>> 0 : value | 0);

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '.eq': (a, b) => a === b,
  '.ne': (a, b) => a !== b,
  '.lt': (a, b) => a < b,
  '.le': (a, b) => a <= b,
  '.gt': (a, b) => a > b,
  '.ge': (a, b) => a >= b,
  '.lo': (a, b) => a < b,
  '.ls': (a, b) => a <= b,
  '.hi': (a, b) => a > b,
  '.hs': (a, b) => a >= b,
};

function splitsSomeWarp(holds: (index: number) => boolean, threads: number): boolean {
  for (let warp = 0; warp < threads; warp += WARP) {
    const first = holds(warp);
    for (let index = warp + 1; index < Math.min(warp + WARP, threads); index++) if (holds(index) !== first) return true;
  }
  return false;
}

function indexOf(reader: AddressReader, node: number, depth = 0): Index | undefined {
  const { body } = reader;
  const { tree } = body.semantics;
  const value = body.valueOfNode[node];
  if (value < 0) {
    const text = textOf(tree, node);
    if (text === '%tid.x') return { kind: 'thread', offset: 0 };
    return text === '%laneid' ? { kind: 'lane', offset: 0 } : undefined;
  }
  const definition = reader.definition[value];
  if (definition < 0 || depth > 16 || guardOf(body, definition)) return undefined;
  const { words, operands } = instructionAt(body, definition);
  if (!/^\.[bsu]32$/.test(words.at(-1) ?? '') || operands.length < 2) return undefined;
  const index = indexOf(reader, operands[1], depth + 1);
  if (!index || words[0] === 'mov') return words[0] === 'mov' ? index : undefined;
  const constant = operands[2] === undefined ? undefined : constantOf(tree, operands[2]);
  if (constant === undefined) return undefined;
  if (words[0] === 'add' && words.length === 2) return { ...index, offset: index.offset + Number(constant) };
  if (words[0] === 'sub' && words.length === 2) return { ...index, offset: index.offset - Number(constant) };
  return words[0] === 'and' && constant === 31n && index.offset === 0 ? { kind: 'lane', offset: 0 } : undefined;
}
