// What is known of each statement signature: the opcode it names and the part that each of its names plays. Learned from
// the first statement of the signature, which is lexed, parsed and fitted like any other.
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { parseStatementsIn } from '../../syntax/parse';
import { type FittedOperands, type OpcodeEntry, Part } from '../opcodes';
import { fitInstruction, forEachName } from '../walk/instructions';
import { walk } from '../walk/state';
import { scan } from './scan';

export interface Template {
  /** The hashes of the signature. */
  readonly first: number;
  readonly second: number;
  /** Undefined: the statement is not as it should be, and a block with it goes the whole way. */
  readonly entry: OpcodeEntry | undefined;
  readonly fitted: FittedOperands | undefined;
  readonly isGuarded: boolean;
  /** Name, in order of the text -> NameUse; the guard's first. */
  readonly uses: Uint8Array;
}

const table = new Map<number, Template[]>();
let count = 0;
const RECENT = 2048;
const recent: (Template | undefined)[] = new Array(RECENT).fill(undefined);

/** The template of the statement just scanned, which stands at [start, end). */
export function templateOf(bytes: Uint8Array, start: number, end: number): Template {
  const slot = (scan.first ^ (scan.first >>> 11)) & (RECENT - 1);
  const last = recent[slot];
  if (last !== undefined && last.first === scan.first && last.second === scan.second) return last;
  const template = table.get(scan.first)?.find(({ second }) => second === scan.second) ?? learn(bytes, start, end);
  recent[slot] = template;
  return template;
}

function learn(bytes: Uint8Array, start: number, end: number): Template {
  const template = read(bytes, start, end);
  if (count++ > 50_000) {
    table.clear(); // a server that runs for weeks sees many half-typed statements
    recent.fill(undefined);
    count = 1;
  }
  const bucket = table.get(template.first);
  if (bucket) bucket.push(template);
  else table.set(template.first, [template]);
  return template;
}

function read(bytes: Uint8Array, start: number, end: number): Template {
  const { first, second } = scan;
  const tree = parseStatementsIn(bytes, start, end);
  const odd: Template = {
    first,
    second,
    entry: undefined,
    fitted: undefined,
    isGuarded: false,
    uses: new Uint8Array(0),
  };
  if (tree.problems.length > 0 || tree.kinds[1] !== NodeKind.Instruction || tree.next[1] !== tree.count) return odd;
  const guard = tree.kinds[2] === NodeKind.Guard ? 2 : -1;
  const opcode = guard < 0 ? 2 : tree.next[guard];
  if (tree.kinds[opcode] !== NodeKind.Opcode) return odd;
  const uses: number[] = [];
  let isAligned = guard < 0 || noteUse(tree, guard + 1, Part.Read, uses);
  const before = walk.tree;
  walk.tree = tree;
  const { entry, fitted, given } = fitInstruction(1, opcode);
  forEachName(entry, fitted, Math.max(given, 0), (name, use) => {
    isAligned = isAligned && noteUse(tree, name, use, uses);
  });
  walk.tree = before;
  const isGood =
    isAligned &&
    given >= 0 &&
    uses.length === scan.names &&
    entry.match.problems.length === 0 &&
    fitted.fit.countProblem === undefined &&
    fitted.fit.form?.form.removed === undefined &&
    entry.match.words[0] !== 'setmaxnreg';
  return isGood ? { first, second, entry, fitted, isGuarded: guard >= 0, uses: Uint8Array.from(uses) } : odd;
}

/** Whether the name is the one that the scan found in its turn. */
function noteUse(tree: SyntaxTree, name: number, use: number, uses: number[]): boolean {
  const index = uses.push(use) - 1;
  return scan.nameStarts[index] === tree.tokens.starts[tree.first[name]];
}
