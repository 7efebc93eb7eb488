// Instructions: the opcode is matched, the operands are fitted to its form, and what their names do is noted.
import { requireBoth } from '../../isa/availability';
import { NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { availabilityOfForm } from '../availability';
import { InstructionFlag } from '../code';
import { guardExpectation } from '../expectations';
import { integerValue } from '../numbers';
import { type FittedOperands, fitOf, NameUse, type OpcodeEntry, opcodeEntry, Part } from '../opcodes';
import { opcodeText, shapeOf } from '../operands';
import { noteCall } from './calls';
import { useName } from './names';
import { visitOperands } from './operands';
import { walk } from './state';

/** An instruction's opcode with its operands' parts; undefined for a broken statement without an opcode. */
export interface FittedInstruction {
  readonly entry: OpcodeEntry;
  readonly fitted: FittedOperands;
  /** Complement of the number of operands when the statement is broken. */
  readonly given: number;
}

export function visitInstruction(node: number): void {
  const { tree, code } = walk;
  let child = node + 1;
  if (child >= tree.next[node]) return;
  code.begin(walk.startOf(node));
  if (tree.kinds[child] === NodeKind.Guard) {
    code.flag(InstructionFlag.Guarded);
    if (child + 1 < tree.next[child]) useGuard(child + 1, tree.next[child]);
    child = tree.next[child];
  }
  if (child < tree.next[node] && tree.kinds[child] === NodeKind.Opcode) visitOperation(node, child);
  code.end();
}

function visitOperation(node: number, opcode: number): void {
  const { tree } = walk;
  const { entry, fitted, given } = fitInstruction(node, opcode);
  const { fit } = fitted;
  walk.opcode = opcode;
  const isWhole = given >= 0;
  noteOpcode(entry, fitted);
  if (entry.match.problems.length > 0 || (isWhole && fit.countProblem !== undefined))
    walk.misfits.push({ node, opcode, match: entry.match, fit, isWhole });
  const form = fit.form?.form;
  if (form?.removed && isWhole && entry.match.problems.length === 0) {
    walk.dated.push({ start: walk.startOf(opcode), end: walk.endOf(opcode), text: entry.match.words.join(''), form });
  }
  if (entry.match.words[0] === 'setmaxnreg') noteIncrease(tree, node, opcode);
  if (entry.match.words[0] === 'call' && isWhole) noteCall(node, given);
  // Of a statement that breaks off nothing is known for sure; without its opcode not even what its words are.
  if (!isWhole && isUnknown(entry)) return;
  const known = isWhole ? fitted : { ...fitted, expectations: [] };
  visitOperands(entry, known, given < 0 ? ~given : given, useName);
}

const isUnknown = ({ match }: OpcodeEntry): boolean => match.problems.some(({ code }) => code === 'unknown-opcode');

/** The predicate of a guard; messages about it point at the opcode behind. */
function useGuard(name: number, opcode: number): void {
  walk.opcode = opcode;
  useName(name, Part.Read | NameUse.Special, guardExpectation, guardExpectation.accepts);
}

/** Matches the opcode and fits the operands, which are left in `walk.operands`. */
export function fitInstruction(node: number, opcode: number): FittedInstruction {
  const entry = entryOf(opcode);
  const given = collectOperands(node, opcode);
  return { entry, fitted: fitOf(entry, walk.shapes, given < 0 ? ~given : given), given };
}

/** What an opcode does to control and memory order, and that the function uses it. */
export function noteOpcode(entry: OpcodeEntry, fitted: FittedOperands): void {
  if (entry.seen !== walk.stamp) {
    entry.seen = walk.stamp;
    walk.open?.opcodes.push(entry);
  }
  if (fitted.seen !== walk.stamp) {
    fitted.seen = walk.stamp;
    noteNeeds(entry, fitted);
  }
  if (entry.flags !== 0) walk.code.flag(entry.flags);
}

/** What the instruction in this form needs is needed by its function. */
function noteNeeds({ match }: OpcodeEntry, { fit }: FittedOperands): void {
  if (!walk.open || !fit.form || match.problems.length > 0 || fit.countProblem !== undefined) return;
  requireBoth(walk.open.availability, availabilityOfForm(match, fit.form));
}

function entryOf(opcode: number): OpcodeEntry {
  const { tree } = walk;
  const { starts, ends } = tree.tokens;
  const first = tree.first[opcode];
  const last = tree.last[opcode] - 1;
  for (let token = first; token < last; token++) {
    if (ends[token] !== starts[token + 1]) return entryOfText(opcode);
  }
  return opcodeEntry(tree.bytes, starts[first], ends[last]);
}

/** An opcode with white space or comments before its modifiers. */
function entryOfText(opcode: number): OpcodeEntry {
  const text = opcodeText(walk.tree, opcode);
  return opcodeEntry(
    Uint8Array.from(text, (c) => c.charCodeAt(0)),
    0,
    text.length,
  );
}

/** Puts the operands' nodes and shapes in order and gives their number; its complement when the statement is broken. */
function collectOperands(node: number, opcode: number): number {
  const { tree } = walk;
  const end = tree.next[node];
  let count = 0;
  let isWhole = tree.tokens.kinds[tree.last[node] - 1] === TokenKind.Semicolon;
  for (let child = tree.next[opcode]; child < end; child = tree.next[child]) {
    if (tree.kinds[child] === NodeKind.Error) {
      isWhole = false;
      continue;
    }
    if (count === walk.operands.length) enlargeOperands();
    walk.operands[count] = child;
    walk.shapes[count++] = shapeOf(tree, child);
  }
  return isWhole ? count : ~count;
}

function enlargeOperands(): void {
  const operands = new Uint32Array(walk.operands.length * 2);
  const shapes = new Uint16Array(operands.length);
  operands.set(walk.operands);
  shapes.set(walk.shapes);
  walk.operands = operands;
  walk.shapes = shapes;
}

/** `setmaxnreg`, and the immediate of its `.inc`: the register count that ptxas settles on depends on the largest one. */
export function noteIncrease(tree: SyntaxTree, node: number, opcode: number): void {
  const { open } = walk;
  if (!open) return;
  open.setsMaxRegisters = true;
  const operand = tree.next[opcode];
  if (operand >= tree.next[node] || !opcodeText(tree, opcode).includes('.inc')) return;
  const value = integerValue(tokenText(tree, tree.first[operand]));
  if (value !== undefined) open.largestIncrease = Math.max(value, open.largestIncrease ?? 0);
}
