// Which lanes of a warp a predicate holds for, where it follows from the thread's index and constants alone: the expression is
// computed for every thread of a block. Of predicates that depend on anything else nothing is said but what is certain anyway.
import { textOf } from '../syntax/nodes';
import type { AddressReader } from './addresses';
import { type BodyInstruction, guardOf, instructionAt } from './body';
import { constantOf } from './literals';

export interface Split {
  /** Some lanes of a warp are left out for certain where the predicate is true, or where it is false. */
  readonly whenTrue: boolean;
  readonly whenFalse: boolean;
  /** The instruction that sets the predicate. */
  readonly definition: number;
}

const WARP = 32;
const MOST_THREADS = 1024;
const DEPTH = 16;

/** Thread -> the number in a 32-bit register, or of a predicate 0, 1 or UNKNOWN. */
type Lanes = Int32Array;
const UNKNOWN = 2;

/** Whether executing something where the predicate is true (or false) leaves out lanes of a warp for certain. */
export function splitOf(reader: AddressReader, predicate: number, maxThreads = MOST_THREADS): Split | undefined {
  const threads = Math.min(maxThreads, MOST_THREADS);
  const lanes = lanesOfValue({ reader, threads, known: new Map() }, predicate, 0);
  if (!lanes) return undefined;
  const whenTrue = leavesOut(lanes, 0);
  const whenFalse = leavesOut(lanes, 1);
  return whenTrue || whenFalse ? { whenTrue, whenFalse, definition: reader.definition[predicate] } : undefined;
}

/** Whether a value is the same in each warp of a block that is a row of so many threads: of those that follow from `%tid.x`. */
export function agreementIn(reader: AddressReader, threads: number): (value: number) => boolean {
  const evaluation: Evaluation = { reader, threads, known: new Map() };
  const { predicates } = reader.body.code;
  return (value) => {
    const lanes = lanesOfValue(evaluation, value, 0);
    if (!lanes || (predicates[value] === 1 && lanes.includes(UNKNOWN))) return false;
    return lanes.every((each, thread) => each === lanes[thread - (thread % WARP)]);
  };
}

/** Whether in some warp the predicate has this value for certain in one lane, and perhaps not in another. */
function leavesOut(lanes: Lanes, value: number): boolean {
  for (let warp = 0; warp < lanes.length; warp += WARP) {
    const own = lanes.subarray(warp, warp + WARP);
    if (own.includes(value) && own.some((other) => other !== value)) return true;
  }
  return false;
}

interface Evaluation {
  readonly reader: AddressReader;
  readonly threads: number;
  readonly known: Map<number, Lanes | undefined>;
}

function lanesOfValue(evaluation: Evaluation, value: number, depth: number): Lanes | undefined {
  const { reader, known } = evaluation;
  const definition = reader.definition[value] ?? -1;
  if (definition < 0 || depth > DEPTH || guardOf(reader.body, definition)) return undefined;
  if (!known.has(value)) known.set(value, evaluate(evaluation, instructionAt(reader.body, definition), value, depth));
  return known.get(value);
}

function lanesOf(evaluation: Evaluation, node: number | undefined, depth: number): Lanes | undefined {
  if (node === undefined) return undefined;
  const { body } = evaluation.reader;
  const { tree } = body.semantics;
  const value = body.valueOfNode[node];
  if (value >= 0) return lanesOfValue(evaluation, value, depth + 1);
  const constant = constantOf(tree, node);
  if (constant !== undefined) return filled(evaluation, () => Number(BigInt.asIntN(32, constant)));
  const text = textOf(tree, node);
  if (text === '%tid.x') return filled(evaluation, (thread) => thread);
  if (text === '%laneid') return filled(evaluation, (thread) => thread % WARP);
  return text.startsWith('!') ? inverted(lanesOf(evaluation, node + 1, depth)) : undefined;
}

const filled = ({ threads }: Evaluation, of: (thread: number) => number): Lanes =>
  Int32Array.from({ length: threads }, (_, thread) => of(thread));

const inverted = (lanes: Lanes | undefined): Lanes | undefined =>
  lanes?.map((value) => (value === UNKNOWN ? UNKNOWN : 1 - value));

function evaluate(evaluation: Evaluation, instruction: BodyInstruction, value: number, depth: number) {
  const { words, operands } = instruction;
  const { valueOfNode } = evaluation.reader.body;
  const lanes = (index: number): Lanes | undefined => lanesOf(evaluation, operands[index], depth);
  // One lane of each warp, whichever it is; the number in front of the bar is the same for all.
  if (words[0] === 'elect') return filled(evaluation, (thread) => (thread % WARP === 0 ? 1 : 0));
  if (words[0] === 'setp') return valueOfNode[operands[0]] === value ? compared(words, lanes) : undefined;
  const type = words.at(-1);
  if (type === '.pred') return combined(words[0], evaluation, lanes);
  if (type === undefined || !/^\.[bsu]32$/.test(type)) return undefined;
  if (words[0] === 'mov' || words[0] === 'not') {
    const source = lanes(1);
    return words[0] === 'mov' ? source : source?.map((number) => ~number);
  }
  const operation = words.length === (words[0] === 'mul' ? 3 : 2) ? operations[words[0]] : undefined;
  const [a, b] = operation ? [lanes(1), lanes(2)] : [];
  if (!operation || !a || !b || (words[0] === 'mul' && words[1] !== '.lo')) return undefined;
  return a.map((number, thread) => operation(number, b[thread], type === '.u32'));
}

type Operation = (a: number, b: number, isUnsigned: boolean) => number;

const read = (value: number, isUnsigned: boolean): number => (isUnsigned ? value >>> 0 : value);
const operations: Readonly<Record<string, Operation>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => Math.imul(a, b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => (b >>> 0 > 31 ? 0 : a << b),
  shr: (a, b, isUnsigned) => (isUnsigned ? (b >>> 0 > 31 ? 0 : a >>> b) : a >> Math.min(b >>> 0, 31)),
  div: (a, b, isUnsigned) => (b === 0 ? 0 : Math.trunc(read(a, isUnsigned) / read(b, isUnsigned))),
  rem: (a, b, isUnsigned) => (b === 0 ? 0 : read(a, isUnsigned) % read(b, isUnsigned)),
  min: (a, b, isUnsigned) => Math.min(read(a, isUnsigned), read(b, isUnsigned)),
  max: (a, b, isUnsigned) => Math.max(read(a, isUnsigned), read(b, isUnsigned)),
};

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

/** `setp.lt.u32 p, a, b`, and with a third predicate `setp.lt.and.u32 p, a, b, q`. */
function compared(words: readonly string[], lanes: (index: number) => Lanes | undefined): Lanes | undefined {
  const compare = comparisons[words[1]];
  const [a, b] = [lanes(1), lanes(2)];
  if (!compare || !a || !b || !/^\.[bsu]32$/.test(words.at(-1) ?? '')) return undefined;
  const isUnsigned = words.at(-1) === '.u32' || /^\.(?:lo|ls|hi|hs)$/.test(words[1]);
  const own = a.map((number, thread) => (compare(read(number, isUnsigned), read(b[thread], isUnsigned)) ? 1 : 0));
  const join = words.find((word) => word in joins);
  if (join === undefined) return own;
  const third = lanes(3);
  return own.map((truth, thread) => joins[join](truth, third ? third[thread] : UNKNOWN));
}

type Join = (a: number, b: number) => number;
const joins: Readonly<Record<string, Join>> = {
  '.and': (a, b) => (a === 0 || b === 0 ? 0 : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : 1),
  '.or': (a, b) => (a === 1 || b === 1 ? 1 : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : 0),
  '.xor': (a, b) => (a === UNKNOWN || b === UNKNOWN ? UNKNOWN : a ^ b),
};

/** `and.pred p, q, r` and the like: one known side may be enough. */
function combined(
  opcode: string,
  evaluation: Evaluation,
  lanes: (index: number) => Lanes | undefined,
): Lanes | undefined {
  if (opcode === 'mov' || opcode === 'not') return opcode === 'mov' ? lanes(1) : inverted(lanes(1));
  const join = joins[`.${opcode}`];
  const [a, b] = [lanes(1), lanes(2)];
  if (!join || (!a && !b)) return undefined;
  return filled(evaluation, (thread) => join(a ? a[thread] : UNKNOWN, b ? b[thread] : UNKNOWN));
}
