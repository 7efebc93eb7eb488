// Operands that do not suit the opcode: another type, vector length or state space in the opcode, another declaration of the
// register, or the constant as a float.
import { stateSpace } from '../../isa/stateSpaces';
import { typeInfo } from '../../isa/types';
import { readPrefix } from '../../semantic/declarations';
import { SymbolKind } from '../../semantic/symbols';
import { NodeKind, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { symbolOf } from '../declared';
import { hexFloat } from '../documentation/floats';
import { integerOf } from '../documentation/numbers';
import { typeOf } from '../documentation/operands';
import { itemAt, useOf } from '../use';
import type { Fault, Fixer, Proposal } from './fixer';
import { candidates, exactly, type Opcode, opcodeAt } from './modifiers';

/** Another word of the same sort in the opcode. */
const changeWord =
  (isSort: (word: string) => boolean): Fixer =>
  (fault) => {
    const opcode = opcodeAt(fault);
    if (!opcode) return [];
    return opcode.match.words.flatMap((word, at) =>
      at >= opcode.match.nameLength && isSort(word) ? replacements(fault, opcode, at, isSort) : [],
    );
  };

function replacements(fault: Fault, opcode: Opcode, at: number, isSort: (word: string) => boolean): Proposal[] {
  const { match, token } = opcode;
  const { starts, ends } = fault.tree.tokens;
  const found = candidates(match, (added) =>
    isSort(added) && added !== match.words[at]
      ? { words: match.words.map((word, index) => (index === at ? added : word)), at }
      : undefined,
  );
  const start = fault.base + starts[token + at];
  const end = fault.base + ends[token + at];
  return exactly(fault, opcode, found).map(({ added, words }) => ({
    title: `Write \`${words.join('')}\``,
    edits: [{ start, end, text: added }],
    isGuess: true,
    // Of several the one that differs in its width alone.
    ...(isSameKind(match.words[at], added) && { isPreferred: true as const }),
  }));
}

/** `.s32` and `.s64`; words that are no type are of one kind. */
function isSameKind(word: string, other: string): boolean {
  return typeInfo(word)?.class === typeInfo(other)?.class;
}

export const changeType = changeWord((word) => typeInfo(word) !== undefined);

export const changeVector = changeWord((word) => /^\.v\d$/.test(word));

export const changeSpace = changeWord((word) => stateSpace(word) !== undefined);

/** Declares a single register with the type that the operand takes. */
export const declareOtherwise: Fixer = ({ tree, cursor, semantics, base }) => {
  if (!cursor || cursor.kind !== TokenKind.Identifier) return [];
  const symbol = symbolOf(semantics, cursor.node);
  if (symbol?.kind !== SymbolKind.Register || symbol.count !== undefined) return [];
  if (tree.kinds[symbol.declaration] !== NodeKind.Variable || declarators(tree, symbol.declaration) !== 1) return [];
  const wanted = wantedType(cursor);
  const { typeToken } = readPrefix(tree, symbol.declaration);
  if (wanted === undefined || wanted === symbol.type || typeToken < 0) return [];
  const edit = { start: base + tree.tokens.starts[typeToken], end: base + tree.tokens.ends[typeToken], text: wanted };
  return [{ title: `Declare \`${symbol.name}\` as \`${wanted}\``, edits: [edit], isGuess: true }];
};

function declarators(tree: Fault['tree'], variable: number): number {
  let count = 0;
  for (let child = variable + 1; child < tree.next[variable]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Declarator) count++;
  return count;
}

/** The type of register that the operand at a cursor takes. */
function wantedType(cursor: NonNullable<Fault['cursor']>): string | undefined {
  const { tree, node } = cursor;
  let instruction = node;
  while (instruction > 0 && tree.kinds[instruction] !== NodeKind.Instruction) instruction--;
  const use = instruction > 0 ? useOf(tree, instruction) : undefined;
  const item = use && itemAt(tree, use, node);
  if (!use || !item || item.operand.kind === 'address') return undefined;
  const info = typeInfo(typeOf(item.operand.type, use.slots) ?? '');
  return info?.inRegister ? info.token : info?.register;
}

/** `1` or `-1` as an operand of `add.f32`. */
export const writeFloat: Fixer = ({ tree, cursor, base, diagnostic }) => {
  const type = cursor && wantedType(cursor);
  if (!cursor || (type !== '.f32' && type !== '.f64')) return [];
  const sign = tree.tokens.kinds[cursor.token] === TokenKind.Minus ? '-' : '';
  const token = cursor.token + sign.length;
  const text = integerOf(tokenText(tree, token));
  if (text === undefined || diagnostic.end - base !== tree.tokens.ends[token]) return [];
  const float = hexFloat(Number(sign + text), type === '.f32' ? 32 : 64);
  const title = `Write \`${float}\` (${sign}${text}.0)`;
  const edits = [{ start: diagnostic.start, end: diagnostic.end, text: float }];
  // The same bits under another type would be another number.
  return [{ title, edits, isGuess: true, isPreferred: true }];
};
