// A number in place of the register that it is moved to, or a register in place of a number.
import { typeInfo } from '../../isa/types';
import { literalValue } from '../../semantic/numbers';
import { childOf, NodeKind, rangeOf, type SyntaxTree, textOf } from '../../syntax/nodes';
import { parentOf } from '../cursor';
import { symbolOf } from '../declared';
import { typeOf } from '../documentation/operands';
import { referenceAt } from '../symbols/meaning';
import { itemAt, useOf } from '../use';
import { type Refactorer, replaced, type Spot, separator } from './refactoring';

/** Asked at the register: only that place changes. */
export const inlineConstant: Refactorer = (spot) => {
  const { tree, node, statement } = spot;
  if (tree.kinds[node] !== NodeKind.Name || parentOf(tree, node) !== statement) return [];
  const type = operandType(tree, statement, node);
  const move = type === undefined ? -1 : onlyWrite(spot, node);
  const use = move < 0 ? undefined : useOf(tree, move);
  const [word, moved] = use?.match.words ?? [];
  if (!use || word !== 'mov' || use.operands.length !== 2 || childOf(tree, move, NodeKind.Guard) >= 0) return [];
  const value = use.operands[1];
  if (!isLiteral(tree, value) || !meansTheSame(tree, value, moved, type!)) return [];
  const text = textOf(tree, value);
  const title = `Write \`${text}\` in place of \`${textOf(tree, node)}\``;
  return [{ title, kind: 'inline', edits: [replaced(spot, node, text)], isGuess: true }];
};

/** The instruction that alone writes a register which is read here; -1 where there is no such. */
function onlyWrite({ semantics, tree }: Spot, name: number): number {
  const at = referenceAt(semantics, name);
  const symbol = symbolOf(semantics, name);
  const { referenceCount, referenceNodes, referenceSymbols, referenceElements, referenceParts } = semantics;
  if (at < 0 || symbol?.space !== '.reg' || symbol.scope === 0 || referenceParts[at] !== 1) return -1;
  let write = -1;
  for (let i = 0; i < referenceCount; i++) {
    const isSame = referenceSymbols[i] === referenceSymbols[at] && referenceElements[i] === referenceElements[at];
    if (!isSame || (referenceParts[i] & 2) === 0 || referenceNodes[i] === symbol.node) continue;
    if (write >= 0) return -1;
    write = parentOf(tree, referenceNodes[i]);
  }
  return write >= 0 && tree.kinds[write] === NodeKind.Instruction ? write : -1;
}

/** A small number is the same to every type of its width; others only to the type with which they were moved. */
function meansTheSame(tree: SyntaxTree, value: number, moved: string, type: string): boolean {
  if (moved === type) return true;
  const bits = typeInfo(moved)?.bits;
  const number = literalValue(tree, value);
  if (bits === undefined || bits !== typeInfo(type)?.bits || number === undefined) return false;
  return number >= 0 && number < 2 ** (bits - 1);
}

const isLiteral = (tree: SyntaxTree, node: number): boolean =>
  tree.kinds[node] === NodeKind.Number ||
  (tree.kinds[node] === NodeKind.Unary && tree.kinds[node + 1] === NodeKind.Number);

/** Moved to a register of its own in front of the instruction. */
export const extractConstant: Refactorer = (spot) => {
  const { tree, node, statement, base } = spot;
  const parent = parentOf(tree, node);
  const value = tree.kinds[parent] === NodeKind.Unary ? parent : node;
  if (!isLiteral(tree, value) || tree.kinds[statement] !== NodeKind.Instruction) return [];
  if (parentOf(tree, value) !== statement) return [];
  const info = typeInfo(operandType(tree, statement, value) ?? '');
  if (!info?.inRegister || info.token === '.pred') return [];
  const name = freshName(spot);
  const lines = [`.reg ${info.token} ${name};`, `mov${info.token} ${name}, ${textOf(tree, value)};`, ''];
  const at = base + rangeOf(tree, statement).start;
  const edits = [{ start: at, end: at, text: lines.join(separator(spot)) }, replaced(spot, value, name)];
  return [{ title: `Move \`${textOf(tree, value)}\` to a register`, kind: 'extract', edits, isGuess: true }];
};

function freshName({ tree }: Spot): string {
  const text = textOf(tree, 0);
  for (let number = 1; ; number++) {
    const name = `%constant${number === 1 ? '' : `_${number}`}`;
    if (!text.includes(name)) return name;
  }
}

function operandType(tree: SyntaxTree, statement: number, node: number): string | undefined {
  const use = tree.kinds[statement] === NodeKind.Instruction ? useOf(tree, statement) : undefined;
  const item = use && itemAt(tree, use, node);
  return use && item && typeOf(item.operand.type, use.slots);
}
