// What the names of an instruction do: which registers it reads and writes, where it may jump, what the module must explain.
import { bytesToText } from '../../base/text';
import { specialRegister } from '../../isa/specialRegisters';
import type { FreeName } from '../block';
import { Part } from '../opcodes';
import { SymbolKind } from '../symbols';
import { walk } from './state';

/**
 * How a name takes part in its instruction, as a number: a Part in the two low bits, then these flags. The same for every
 * instruction of the same opcode and shape.
 */
export enum NameUse {
  Parts = 3,
  /** An element of a vector register or a component, as in `v.x`. */
  Member = 4,
  /** A label, or a table of labels or prototypes. */
  Label = 8,
  /** A function. */
  Callee = 16,
  /** Control may go there. */
  Jump = 32,
}

/** Takes note of a name at bytes [start, end), whose node this is. */
export function useName(start: number, end: number, node: number, use: number): void {
  const index = reference(start, end, node, use & NameUse.Parts, expectation(use), (use & NameUse.Jump) !== 0);
  if (index >= 0) useSymbol(index, use);
}

/** What a name must turn out to be that nothing above declares. */
export function expectation(use: number): FreeName['expected'] {
  return (use & NameUse.Label) !== 0 ? 'label' : (use & NameUse.Callee) !== 0 ? 'function' : 'symbol';
}

/** Takes note of a name that stands for this symbol; which of a range's names it is, `walk.names.element` says. */
export function useSymbol(index: number, use: number): void {
  const symbol = walk.symbols[index];
  if (symbol.kind === SymbolKind.Register) {
    useRegister(index, use, symbol.vector);
  } else if ((use & NameUse.Jump) !== 0 && (symbol.kind === SymbolKind.Label || symbol.kind === SymbolKind.Table)) {
    walk.code.jump(walk.code.count, index);
  }
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
  part: Part,
  expected: FreeName['expected'],
  isJump: boolean,
  table = -1,
): number {
  const { names, references } = walk;
  const found = names.lookup(start, end);
  references.push(node, found ? names.symbol : -1, found ? names.element : 0, part);
  if (found) return names.symbol;
  putAside(start, end, node, references.count - 1, expected, isJump, table);
  return -1;
}

/** Puts a name aside that may be a label further down or a name of the module. `index`: its reference, or -1. */
export function putAside(
  start: number,
  end: number,
  node: number,
  index: number,
  expected: FreeName['expected'],
  isJump: boolean,
  table: number,
): void {
  if (isSpecial(start, end)) return;
  walk.pending.push({ node, start, end, reference: index, instruction: walk.code.count, table, expected, isJump });
}

function isSpecial(start: number, end: number): boolean {
  const { bytes } = walk.tree;
  return bytes[start] === 0x25 && specialRegister(bytesToText(bytes, start, end)) !== undefined;
}
