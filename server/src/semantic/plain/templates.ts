// What is known of each statement signature: the opcode it names and the part that each of its names plays. Learned from
// the first statement of the signature, which is lexed, parsed and fitted like any other.
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { parseStatementsIn } from '../../syntax/parse';
import { type OpcodeEntry, Part } from '../opcodes';
import { fitInstruction, forEachName } from '../walk/instructions';
import { walk } from '../walk/state';
import { scanned } from './scan';

export interface Template {
  readonly signature: Uint8Array;
  /** Undefined: the statement is not as it should be, and a block with it goes the whole way. */
  readonly entry: OpcodeEntry | undefined;
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
  const { hash } = scanned;
  const slot = hash & (RECENT - 1);
  const last = recent[slot];
  if (last !== undefined && isScanned(last)) return last;
  const template = table.get(hash)?.find(isScanned) ?? learn(bytes, start, end);
  recent[slot] = template;
  return template;
}

function isScanned({ signature }: Template): boolean {
  if (signature.length !== scanned.length) return false;
  for (let i = 0; i < signature.length; i++) if (signature[i] !== scanned.signature[i]) return false;
  return true;
}

function learn(bytes: Uint8Array, start: number, end: number): Template {
  const { hash } = scanned;
  const template = read(bytes, start, end);
  if (count++ > 50_000) {
    table.clear(); // a server that runs for weeks sees many half-typed statements
    recent.fill(undefined);
    count = 1;
  }
  const bucket = table.get(hash);
  if (bucket) bucket.push(template);
  else table.set(hash, [template]);
  return template;
}

function read(bytes: Uint8Array, start: number, end: number): Template {
  const signature = scanned.signature.slice(0, scanned.length);
  const tree = parseStatementsIn(bytes, start, end);
  const odd: Template = { signature, entry: undefined, isGuarded: false, uses: new Uint8Array(0) };
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
    uses.length === scanned.names &&
    entry.match.problems.length === 0 &&
    fitted.fit.countProblem === undefined &&
    fitted.fit.form?.form.removed === undefined &&
    entry.match.words[0] !== 'setmaxnreg';
  return isGood ? { signature, entry, isGuarded: guard >= 0, uses: Uint8Array.from(uses) } : odd;
}

/** Whether the name is the one that the scan found in its turn. */
function noteUse(tree: SyntaxTree, name: number, use: number, uses: number[]): boolean {
  const index = uses.push(use) - 1;
  return scanned.nameStarts[index] === tree.tokens.starts[tree.first[name]];
}
