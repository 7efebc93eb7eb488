// What the names of an instruction do: which registers it reads and writes, where it may jump, what the module must explain.
import { bytesToText } from '../../base/text';
import { vectorOf } from '../../isa/availability';
import { type SpecialRegister, specialRegister } from '../../isa/specialRegisters';
import { isWord } from '../../syntax/characters';
import type { FreeName } from '../block';
import { needOfSpecial } from '../needs';
import { NameUse, Part } from '../opcodes';
import { type Symbol, SymbolKind } from '../symbols';
import { walk } from './state';

const PARAMETER_USES = NameUse.WritesParam | NameUse.ReadsParam | NameUse.TakesAddress;

/** Takes note of a name at bytes [start, end), whose node this is. */
export function useName(start: number, end: number, node: number, use: number): void {
  const index = reference(start, end, node, use, expectation(use));
  if (index >= 0) useSymbol(index, use, start, end);
}

/** What a name must turn out to be that nothing above declares. */
export function expectation(use: number): FreeName['expected'] {
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

/** Parameters are read only, results are written only, and what is passed to a call has no address. */
function useParameter({ kind, space, name }: Symbol, use: number, start: number, end: number): void {
  if (space !== '.param') return;
  const misuse =
    (use & NameUse.WritesParam) !== 0 && kind === SymbolKind.Parameter
      ? 'write-input'
      : (use & NameUse.ReadsParam) !== 0 && kind === SymbolKind.ReturnParameter
        ? 'read-result'
        : (use & NameUse.TakesAddress) !== 0 && kind === SymbolKind.Variable
          ? 'address-of-argument'
          : undefined;
  if (misuse === undefined) return;
  walk.parameterMisuses.push({ name, start, end, misuse });
  walk.unusual++;
}

function useRegister(index: number, use: number, vector: number): void {
  const part = use & NameUse.Parts;
  const value = walk.code.value(index, walk.symbols[index], walk.names.element);
  // Writing one element of a vector register leaves the others as they were: they are read and written.
  const keeps = (use & NameUse.Member) !== 0 && vector > 1;
  if (part !== Part.Write || keeps) walk.code.use(value);
  if (part === Part.Write || part === Part.ReadWrite) walk.code.define(value);
}

/** Records what a name refers to; -1 when nothing above declares it. */
export function reference(
  start: number,
  end: number,
  node: number,
  use: number,
  expected: FreeName['expected'],
  table = -1,
): number {
  const { names, references } = walk;
  const found = names.lookup(start, end);
  references.push(node, found ? names.symbol : -1, found ? names.element : 0, use & NameUse.Parts);
  if (found) return names.symbol;
  putAside(start, end, node, references.count - 1, expected, use, table);
  return -1;
}

/** Puts a name aside that may be a label further down or a name of the module. `index`: its reference, or -1. */
export function putAside(
  start: number,
  end: number,
  node: number,
  index: number,
  expected: FreeName['expected'],
  use: number,
  table: number,
): void {
  if (isSpecial(walk.tree.bytes, start, end, use)) return;
  walk.pending.push({ node, start, end, reference: index, instruction: walk.code.count, table, expected, use });
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
