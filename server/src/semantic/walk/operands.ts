// Goes over the operands of an instruction: shows each name with the part it plays, and puts aside what the form does not
// accept where it stands. Names are judged by their symbol (names.ts); everything else is judged here.
import { ANY_NAME, areJoinable, isBits, JOINS_FLOATS, JOINS_INTEGERS, NameClass } from '../../isa/nameClasses';
import type { Operand } from '../../isa/schema';
import { typeInfo } from '../../isa/types';
import { NodeKind, textOf } from '../../syntax/nodes';
import { evaluate } from '../constants';
import { type Expectation, Literal } from '../expectations';
import type { Mismatch, MismatchReason } from '../mismatch';
import { integerValue, literalValue } from '../numbers';
import { type FittedOperands, NameUse, type OpcodeEntry, Part } from '../opcodes';
import { noteMismatch } from './names';
import { walk } from './state';

/**
 * Called for each Name node of the operands in text order. `accepts`: the NameClass bits that it may have; `expectation` is
 * undefined where nothing is known.
 */
export type NameVisitor = (name: number, use: number, expectation: Expectation | undefined, accepts: number) => void;

let visit: NameVisitor;
/** NameUse of names inside an address of the instruction at hand. */
let addressUse = 0;

/** Visits the names of the first `count` operands; what is wrong with anything else is added to walk.mismatches. */
export function visitOperands(
  entry: OpcodeEntry,
  { fit, expectations, isTarget, parts }: FittedOperands,
  count: number,
  visitor: NameVisitor,
): void {
  visit = visitor;
  addressUse = Part.Read | NameUse.Special | entry.addressUse;
  for (let i = 0; i < count; i++) {
    const node = walk.operands[i];
    const isName = walk.tree.kinds[node] === NodeKind.Name;
    if (isTarget[i] === 1 && !isName) walk.unusual++;
    const isPlace = isTarget[i] === 1 && isName;
    const use = isPlace ? targetUse(entry, fit.items[i]?.operand.kind) : parts[i] | entry.directUse;
    const expectation = expectations[i];
    if (expectation?.operand.kind === 'address' && isBare(node)) visitBare(node, use, expectation);
    else visitOperand(node, use, expectation);
  }
}

/** Some addresses may stand without brackets; names of some classes alone, where they could be another operand. */
function visitBare(node: number, use: number, expectation: Expectation): void {
  if (expectation.bare === ANY_NAME) return visitOperand(node, use, expectation);
  if (expectation.bare !== 0 && walk.tree.kinds[node] === NodeKind.Name)
    return visit(node, use, { ...expectation, accepts: expectation.bare }, expectation.bare);
  complain(node, 'brackets', expectation);
  visitOperand(node, addressUse, undefined);
}

/** A name, or a name and an offset, where an address in brackets belongs. */
function isBare(node: number): boolean {
  const kind = walk.tree.kinds[node];
  return kind === NodeKind.Name || kind === NodeKind.Sum || kind === NodeKind.Number;
}

function targetUse(entry: OpcodeEntry, kind: string | undefined): number {
  if (kind === 'function') return Part.Read | NameUse.Callee;
  const control = entry.match.instruction?.effects?.control;
  const jumps = control === 'branch' || control === 'indirect-branch';
  const isIndexed = control === 'indirect-branch' ? NameUse.Indexed : 0;
  return Part.Read | NameUse.Label | (jumps ? NameUse.Jump : 0) | isIndexed;
}

/** Inside a vector ptxas 13.0 does not look for special registers. */
const insideUse = (use: number): number => (use & NameUse.Parts) | NameUse.Special;

/** Of a part of an operand no address is taken. */
const partUse = (use: number): number => use & ~NameUse.TakesAddress;

function visitOperand(node: number, use: number, expectation: Expectation | undefined): void {
  if (expectation?.elements !== undefined && takesVector(node, use, expectation)) return;
  if (walk.tree.kinds[node] === NodeKind.Sink && isVectorWithSinks(expectation))
    return complain(node, 'sink', expectation);
  visitScalar(node, use, expectation);
}

/** Elements may be `_`, the operand as a whole not. */
function isVectorWithSinks(expectation: Expectation | undefined): expectation is Expectation {
  return expectation?.operand.vector !== undefined && expectation.operand.sink === true;
}

/** A whole vector: `{…}`, a register that is one, or, where there is one element, that element alone. */
function takesVector(node: number, use: number, expectation: Expectation): boolean {
  const { kinds } = walk.tree;
  if (kinds[node] === NodeKind.Vector) {
    visitVector(node, use, expectation);
    return true;
  }
  if (kinds[node] === NodeKind.Pair || kinds[node] === NodeKind.Sink) return false;
  if (expectation.isLoose && expectation.operand.spare) return takesCoordinates(node, use, expectation);
  if (expectation.isLoose && expectation.elements === 1) return false;
  if (kinds[node] === NodeKind.Name) visit(node, use, expectation, expectation.whole);
  else if (kinds[node] === NodeKind.Member)
    visit(node + 1, partUse(use) | NameUse.Member, expectation, expectation.whole);
  else complain(node, 'vector-wanted', expectation);
  return true;
}

/** Coordinates without braces: a vector register, of more elements too (ptxas 13.0); everything else is judged as one value. */
function takesCoordinates(node: number, use: number, expectation: Expectation): boolean {
  if (walk.tree.kinds[node] !== NodeKind.Name || expectation.operand.spare === 'braces') return false;
  visit(node, use, expectation, expectation.accepts | NameClass.VectorRegister);
  return true;
}

/**
 * Neighbours must be of one width, and of one kind unless one of both is bits. One element that is bits, or a sink, makes
 * the whole vector bits, which fits every type of its width; otherwise each element is held against the type.
 */
function visitVector(node: number, use: number, expectation: Expectation): void {
  const { tree, mismatches } = walk;
  const { length } = mismatches;
  const seen: Seen[] = [];
  let isBitsVector = false;
  let joined = 0;
  walk.vectorMask = constantsMask(node);
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    walk.lastClass = 0;
    visitScalar(child, insideUse(use) | joined, expectation.element);
    if (tree.kinds[child] === NodeKind.Name) joined = NameUse.Joined;
    const nameClass = walk.lastClass || literalClass(child);
    const before = seen.at(-1)?.nameClass ?? 0;
    if (before !== 0 && nameClass !== 0 && !areJoinable(before, nameClass))
      complain(child, 'mixed-elements', expectation);
    if (tree.kinds[child] === NodeKind.Sink || (walk.lastClass !== 0 && isBits(walk.lastClass))) isBitsVector = true;
    seen.push({ node: child, nameClass, symbol: walk.lastClass === 0 ? -1 : walk.lastSymbol });
  }
  walk.vectorMask = ANY_NAME;
  if (mismatches.length > length) return;
  if (seen.every((element) => tree.kinds[element.node] === NodeKind.Sink)) complain(node, 'sinks', expectation);
  else if (!fitsCount(seen.length, expectation)) complain(node, 'element-count', expectation);
  else if (!isBitsVector) checkElements(seen, expectation);
}

/** There are vectors of two and of four, beside those of one. */
function fitsCount(count: number, { elements = count, operand }: Expectation): boolean {
  return count === elements || (operand.spare !== undefined && count > elements && (count === 2 || count === 4));
}

interface Seen {
  readonly node: number;
  readonly nameClass: number;
  /** Index of a register's symbol, or -1. */
  readonly symbol: number;
}

/** The first element that does not fit is enough: the others mostly share its fault. */
function checkElements(seen: readonly Seen[], expectation: Expectation): void {
  for (const { node, nameClass, symbol } of seen) {
    if (symbol >= 0 && (nameClass & expectation.accepts) === 0) return noteMismatch(node, 'name', expectation, symbol);
    if (symbol < 0 && nameClass !== 0 && !accepts(expectation, literalOf(node)))
      return complain(node, 'literal', expectation);
  }
}

/** What all constants of a vector join with. */
function constantsMask(node: number): number {
  const { tree } = walk;
  let mask = ANY_NAME;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) mask &= literalClass(child) || ANY_NAME;
  return mask;
}

/** What a constant joins with; 0 for anything else. */
function literalClass(node: number): number {
  if (walk.tree.kinds[node] !== NodeKind.Number) return 0;
  return literalOf(node) === Literal.Integer ? JOINS_INTEGERS : JOINS_FLOATS;
}

function visitScalar(node: number, use: number, expectation: Expectation | undefined): void {
  const { kinds } = walk.tree;
  switch (kinds[node]) {
    case NodeKind.Name:
      return visitName(node, use, expectation);
    case NodeKind.Member:
      return visitMember(node, use, expectation);
    case NodeKind.Sink:
      if (expectation && !expectation.operand.sink) complain(node, 'sink', expectation);
      return;
    case NodeKind.Pair:
      return visitPair(node, use, expectation);
    case NodeKind.Not:
      return visitSigned(node, use, expectation?.operand.negatable === true, 'negation', expectation);
    case NodeKind.Negate:
      return visitSigned(node, use, expectation?.takesMinus === true, 'minus', expectation);
    case NodeKind.Address:
      return visitAddress(node, expectation);
    case NodeKind.Sum:
    case NodeKind.Indexed:
      return visitSum(node, use, expectation);
    case NodeKind.Vector:
      if (expectation && !takesVectors(expectation)) complain(node, 'scalar-wanted', expectation);
      return visitAll(node, insideUse(use));
    case NodeKind.Arguments:
      return visitAll(node, insideUse(use));
    case NodeKind.Error:
      return;
    default:
      if (expectation) checkLiteral(node, expectation);
  }
}

/** ptxas 13.0 takes vectors for single values of these types; in forms that came later, none does. */
const takesVectors = ({ type, operand }: Expectation): boolean =>
  type.startsWith('.bf16') && operand.registers === undefined;

/** `v.x` of a vector, `%r1.b0` of a register in a video instruction, `%tid.x`. */
function visitMember(node: number, use: number, expectation: Expectation | undefined): void {
  if (expectation?.isVideo && !isSelector(node, expectation)) {
    complain(node, 'selector', expectation);
    return visitName(node + 1, partUse(use) | NameUse.Member, undefined);
  }
  visitName(node + 1, partUse(use) | NameUse.Member, expectation);
}

/** ptxas 13.0 and 13.3 take the middle three behind any register. */
function isSelector(node: number, { operand }: Expectation): boolean {
  const text = textOf(walk.tree, node).replace(/\s/g, '');
  const selector = text.slice(text.lastIndexOf('.'));
  return /^\.(?:b01|b12|b23)$/.test(selector) || operand.selector?.pattern.test(selector) === true;
}

function visitName(node: number, use: number, expectation: Expectation | undefined): void {
  visit(node, use, expectation, expectation?.accepts ?? ANY_NAME);
}

/** `!p`, `-r`, `-r.h0` */
function visitSigned(
  node: number,
  use: number,
  isAllowed: boolean,
  reason: MismatchReason,
  expectation: Expectation | undefined,
): void {
  if (expectation && !isAllowed) complain(node, reason, expectation);
  if (walk.tree.kinds[node + 1] === NodeKind.Member)
    return visitMember(node + 1, use, isAllowed ? expectation : undefined);
  if (!expectation || !isAllowed) return visitName(node + 1, partUse(use), undefined);
  // Where a number of bytes may stand too, only a predicate can be negated.
  const negated = expectation.operand.registers ? NameClass.Predicate : ANY_NAME;
  visit(node + 1, partUse(use), expectation, expectation.accepts & negated);
}

function visitPair(node: number, use: number, expectation: Expectation | undefined): void {
  const { tree } = walk;
  const first = node + 1;
  const second = tree.next[first];
  visitOperand(first, partUse(use), expectation);
  if (second >= tree.next[node]) return;
  if (expectation && !expectation.pair) complain(node, 'pair', expectation);
  visitScalar(second, Part.Write | (partUse(use) & ~NameUse.Parts), expectation?.pair);
}

/** The base, and what stands behind it: coordinates, further addresses. */
function visitAddress(node: number, expectation: Expectation | undefined): void {
  const { tree } = walk;
  const isAddress = expectation?.operand.kind === 'address';
  if (expectation && !isAddress) complain(node, 'address', expectation);
  const known = isAddress ? expectation : undefined;
  let child = node + 1;
  if (child >= tree.next[node]) return;
  visitBase(child, known);
  child = tree.next[child];
  const given: number[] = [];
  for (; child < tree.next[node]; child = tree.next[child]) given.push(child);
  const expected = insideOf(known, given.length);
  for (const [index, inner] of given.entries()) visitOperand(inner, addressUse, expected[index]);
  if (known && expected.length !== given.length) complain(node, 'inside', known);
}

/** What is expected inside the brackets behind the base when `count` things stand there. */
function insideOf(expectation: Expectation | undefined, count: number): Expectation[] {
  const inside = expectation?.inside ?? [];
  const spare = inside.length - count;
  const left = spare <= 0 ? inside : withoutOptional(inside, spare);
  return left.map((item) => item.expectation);
}

function withoutOptional(inside: Expectation['inside'], spare: number): Expectation['inside'] {
  let left = spare;
  return inside.filter(({ optional }) => !(optional && left-- > 0));
}

function visitBase(node: number, expectation: Expectation | undefined): void {
  const { tree } = walk;
  switch (tree.kinds[node]) {
    case NodeKind.Name:
      return visitName(node, addressUse, expectation);
    case NodeKind.Sum:
      return visitName(node + 1, addressUse, expectation);
    default:
      if (expectation && !accepts(expectation, literalOf(node))) complain(node, 'immediate-address', expectation);
  }
}

/** `gv+4`, `gv[1]` without brackets: an address, or the value of one. */
function visitSum(node: number, use: number, expectation: Expectation | undefined): void {
  const isAddress = expectation?.operand.kind === 'address' && walk.tree.kinds[node] === NodeKind.Indexed;
  const isValue = expectation && (expectation.operand.symbol || takesSum(expectation));
  if (expectation && !isAddress && !isValue) complain(node, 'address', expectation);
  visitName(node + 1, partUse(use), isAddress ? expectation : undefined);
}

/** ptxas 13.0 takes an address for a constant, but not where the value is asked for; of integers alone 32 bits of it. */
function takesSum(expectation: Expectation): boolean {
  const { operand, type } = expectation;
  if (operand.kind === 'immediate' || operand.noSum || !accepts(expectation, Literal.Integer)) return false;
  return !operand.integersOnly || typeInfo(type)?.bits === 32;
}

/** Names in places of which nothing is known. */
function visitAll(node: number, use: number): void {
  const { tree } = walk;
  for (let child = node + 1; child < tree.next[node]; child++) {
    if (tree.kinds[child] !== NodeKind.Name) continue;
    visitName(child, use | (tree.kinds[child - 1] === NodeKind.Member ? NameUse.Member : 0), undefined);
  }
}

const accepts = (expectation: Expectation, literal: number): boolean => (expectation.literals & literal) !== 0;

function checkLiteral(node: number, expectation: Expectation): void {
  if (!accepts(expectation, literalOf(node))) return complain(node, 'literal', expectation);
  const { operand } = expectation;
  if ((!operand.range && !operand.values && !operand.multiple) || operand.isLenient) return;
  walk.isConstrained = true;
  const value = literalValue(walk.tree, node) ?? (isFloat(expectation) ? floatValue(node) : undefined);
  if (value !== undefined && !isAllowed(value, operand)) complain(node, 'value', expectation);
}

const isFloat = ({ type }: Expectation): boolean => typeInfo(type)?.class === 'float';

function floatValue(node: number): number | undefined {
  const { value } = evaluate(walk.tree, node);
  return value?.kind === 'float' ? value.value : undefined;
}

function isAllowed(value: number, { range, values, multiple, nonZero }: Operand): boolean {
  if (values) return values.includes(value);
  if (range && (value < range[0] || value > range[1])) return false;
  return !(nonZero && value === 0) && (multiple === undefined || value % multiple === 0);
}

/** The kind of a constant expression: that of the float in it, if there is one. */
function literalOf(node: number): number {
  const { tree } = walk;
  for (let child = node; child < tree.next[node]; child++) {
    if (tree.kinds[child] !== NodeKind.Number || isPlainInteger(child)) continue;
    const kind = literalKind(walk.textOf(child));
    if (kind !== Literal.Integer) return kind;
  }
  return Literal.Integer;
}

/** A decimal number of a few digits, as nearly all are: there is no need to look closer. */
function isPlainInteger(node: number): boolean {
  const { bytes } = walk.tree;
  const start = walk.startOf(node);
  const end = walk.endOf(node);
  if (end - start > 9 || (bytes[start] === 0x30 && end - start > 1)) return false;
  for (let at = start; at < end; at++) if (bytes[at] < 0x30 || bytes[at] > 0x39) return false;
  return true;
}

/** Every kind for a text that is no number: the lexer has said so. */
function literalKind(text: string): number {
  if (/^0[fF][0-9a-fA-F]{8}$/.test(text)) return Literal.Single;
  if (/^0[dD][0-9a-fA-F]{16}$/.test(text)) return Literal.Double;
  if (integerValue(text) !== undefined) return Literal.Integer;
  return /^(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]+)?$/.test(text) ? Literal.Decimal : -1;
}

function complain(node: number, reason: MismatchReason, expectation: Expectation): void {
  const mismatch: Mismatch = { opcode: walk.opcode, node, reason, expectation, symbol: -1 };
  walk.mismatches.push(mismatch);
}
