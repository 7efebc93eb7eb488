// What the names of an instruction do: which registers it reads and writes, where it may jump, what the module must explain.
import { bytesToText } from '../../base/text';
import { vectorOf } from '../../isa/availability';
import { ANY_NAME, classOfSpecial, classOfType } from '../../isa/nameClasses';
import { type SpecialRegister, specialRegister } from '../../isa/specialRegisters';
import { isWord } from '../../syntax/characters';
import { NodeKind } from '../../syntax/nodes';
import type { FreeName } from '../block';
import { InstructionFlag } from '../code';
import { type Expectation, fitsSpare, type Wanted } from '../expectations';
import type { MismatchReason } from '../mismatch';
import { needOfSpecial } from '../needs';
import { NameUse, Part } from '../opcodes';
import { type Symbol, SymbolKind } from '../symbols';
import { walk } from './state';

const PARAMETER_USES = NameUse.WritesParam | NameUse.ReadsParam | NameUse.TakesAddress;

/** Takes note of an operand's name, and of its class where the form does not accept it. */
export function useName(node: number, use: number, expectation: Expectation | undefined, accepts: number): void {
  const start = walk.startOf(node);
  const end = walk.endOf(node);
  const { names, references } = walk;
  const found = names.lookup(start, end);
  references.push(node, found ? names.symbol : -1, found ? names.element : 0, use & NameUse.Parts);
  if (!found)
    return putAside(start, end, node, references.count - 1, expectedOf(use), use, -1, { expectation, accepts });
  const symbol = walk.symbols[names.symbol];
  const reason = misfitOf(symbol, use, expectation, accepts);
  if (reason === undefined) {
    walk.lastClass = classIn(symbol, use);
    walk.lastSymbol = names.symbol;
  } else noteMismatch(node, reason, expectation, names.symbol);
  useSymbol(names.symbol, use, start, end);
}

function misfitOf(
  symbol: Symbol,
  use: number,
  expectation: Expectation | undefined,
  accepts: number,
): MismatchReason | undefined {
  const isComponent = (use & NameUse.Member) !== 0;
  if (isComponent && symbol.vector === 1 && expectation?.isVideo === false) return 'component';
  if ((accepts & classIn(symbol, use)) === 0) return reasonFor(expectation, accepts);
  if (symbol.vector > 1 && !isComponent && expectation?.operand.spare && expectation.elements !== undefined)
    return fitsSpare(symbol.vector, symbol.type, expectation.elements, expectation.accepts)
      ? undefined
      : 'element-count';
  const isWhole = isWholeVector(expectation, accepts) && !isComponent;
  return isWhole && symbol.vector !== expectation?.elements ? 'element-count' : undefined;
}

/** Whether what is accepted is a name for all elements. */
function isWholeVector(expectation: Expectation | undefined, accepts: number): boolean {
  return expectation?.elements !== undefined && accepts === expectation.whole;
}

/** A name that is not accepted: in the place of an element, of a whole vector, or of an address without brackets. */
function reasonFor(expectation: Expectation | undefined, accepts: number): MismatchReason {
  if (isWholeVector(expectation, accepts)) return 'vector-wanted';
  return expectation !== undefined && expectation.bare !== 0 && accepts === expectation.bare ? 'brackets' : 'name';
}

/** The class of a symbol, or of its component. */
function classIn(symbol: Symbol, use: number): number {
  return (use & NameUse.Member) !== 0 && symbol.vector > 1 ? classOfType(symbol.type) : symbol.nameClass;
}

export function noteMismatch(
  node: number,
  reason: MismatchReason,
  expectation: Expectation | undefined,
  symbol: number,
  opcode = walk.opcode,
): void {
  if (!expectation) return;
  const isComponent = node > 0 && walk.tree.kinds[node - 1] === NodeKind.Member;
  walk.mismatches.push({ opcode, node: isComponent ? node - 1 : node, reason, expectation, symbol });
}

/** What a name must turn out to be that nothing above declares. */
export function expectedOf(use: number): FreeName['expected'] {
  return (use & NameUse.Label) !== 0 ? 'label' : (use & NameUse.Callee) !== 0 ? 'function' : 'symbol';
}

/** Takes note of a name that stands for this symbol; which of a range's names it is, `walk.names.element` says. */
export function useSymbol(index: number, use: number, start: number, end: number): void {
  const symbol = walk.symbols[index];
  if (symbol.kind === SymbolKind.Register) {
    useRegister(index, use, symbol.vector);
  } else if ((use & NameUse.Jump) !== 0 && (symbol.kind === SymbolKind.Label || symbol.kind === SymbolKind.Table)) {
    walk.code.jump(walk.code.count, index);
  } else if ((use & PARAMETER_USES) !== 0) useParameter(symbol, use, start, end);
  if ((use & NameUse.Jump) !== 0 && (!isJumpTarget(symbol, use) || isCallTable(index))) walk.unusual++;
}

/** Whether a table is one for calls. */
const isCallTable = (index: number): boolean => walk.prototypes.has(index) || walk.targetLists.has(index);

/** Whether control can go there: what is no label is for rules/branch-target.ts to report. */
export const isJumpTarget = ({ kind }: Symbol, use: number): boolean =>
  (use & NameUse.Indexed) === 0 ? kind === SymbolKind.Label : kind === SymbolKind.Table;

/** Parameters are read only, results are written only, and what is passed to a call has no address and no guard. */
function useParameter({ kind, space, name }: Symbol, use: number, start: number, end: number): void {
  if (space !== '.param') return;
  const misuse =
    (use & NameUse.WritesParam) !== 0 && kind === SymbolKind.Parameter
      ? 'write-input'
      : (use & NameUse.ReadsParam) !== 0 && kind === SymbolKind.ReturnParameter
        ? 'read-result'
        : (use & NameUse.TakesAddress) !== 0 && kind === SymbolKind.Variable
          ? 'address-of-argument'
          : isGuardedArgument(kind, use)
            ? 'guarded-argument'
            : undefined;
  if (misuse === undefined) return;
  walk.parameterMisuses.push({ name, start, end, misuse });
  walk.unusual++;
}

/** What is passed to a call is written, and what it gives is read, under no guard (ptxas 13.0 and 13.3). */
const isGuardedArgument = (kind: SymbolKind, use: number): boolean =>
  kind === SymbolKind.Variable &&
  (use & (NameUse.WritesParam | NameUse.ReadsParam)) !== 0 &&
  walk.code.hasFlag(InstructionFlag.Guarded);

function useRegister(index: number, use: number, vector: number): void {
  const part = use & NameUse.Parts;
  const value = walk.code.value(index, walk.symbols[index], walk.names.element);
  // Writing one element of a vector register leaves the others as they were: they are read and written.
  const keeps = (use & NameUse.Member) !== 0 && vector > 1;
  if (part !== Part.Write || keeps) walk.code.use(value);
  if (part === Part.Write || part === Part.ReadWrite) walk.code.define(value);
}

/** Records what a name outside of instructions refers to; -1 when nothing above declares it. */
export function reference(node: number, use: number, expected: FreeName['expected'], table = -1): number {
  const start = walk.startOf(node);
  const end = walk.endOf(node);
  const { names, references } = walk;
  const found = names.lookup(start, end);
  references.push(node, found ? names.symbol : -1, found ? names.element : 0, use & NameUse.Parts);
  if (found) return names.symbol;
  putAside(start, end, node, references.count - 1, expected, use, table, anything);
  return -1;
}

const anything: Wanted = { expectation: undefined, accepts: ANY_NAME };

/** Puts a name aside that may be a label further down or a name of the module. `index`: its reference, or -1. */
export function putAside(
  start: number,
  end: number,
  node: number,
  index: number,
  expected: FreeName['expected'],
  use: number,
  table: number,
  wanted: Wanted,
): void {
  if (isSpecial(walk.tree.bytes, start, end, use)) return checkSpecial(start, end, node, use, wanted);
  const { code, opcode } = walk;
  walk.pending.push({
    node,
    start,
    end,
    reference: index,
    instruction: code.count,
    table,
    expected,
    use,
    opcode,
    wanted,
  });
}

/** Where a special register may be read it must be of the operand's type. */
function checkSpecial(start: number, end: number, node: number, use: number, { accepts, expectation }: Wanted): void {
  if ((use & NameUse.Special) === 0 || (use & NameUse.Parts) !== Part.Read) return;
  const register = specialRegister(bytesToText(walk.tree.bytes, start, end));
  const part = (use & NameUse.Member) === 0 ? 'whole' : 'component';
  if (register && (accepts & classOfSpecial(register, part)) === 0)
    noteMismatch(node, reasonFor(expectation, accepts), expectation, -1);
}

/** Whether the selector at `at` is one of the register's. */
function hasComponent({ components }: SpecialRegister, bytes: Uint8Array, at: number): boolean {
  return components !== undefined && 'xyzwrgba'.includes(String.fromCharCode(bytes[at])) && isWord[bytes[at + 1]] !== 1;
}

/** Whether the name is that of a special register, which needs no declaration; what it needs instead is noted. */
export function isSpecial(bytes: Uint8Array, start: number, end: number, use: number): boolean {
  if (bytes[start] !== 0x25) return false;
  const name = bytesToText(bytes, start, end);
  const register = specialRegister(name);
  if (!register) return false;
  walk.require(vectorOf(needOfSpecial(register)));
  if (bytes[end] === 0x2e && !hasComponent(register, bytes, end + 1)) walk.unusual++;
  const isWritten = (use & NameUse.Parts) !== Part.Read;
  if (!isWritten && (use & NameUse.Special) !== 0) return true;
  walk.specialMisuses.push({ name, start, end, misuse: isWritten ? 'written' : 'not-readable-here' });
  walk.unusual++;
  return true;
}
