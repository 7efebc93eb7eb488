// Modifiers that are missing, that do not go, or that stand in another order than the manual's. What would be accepted is
// found by asking the matcher for each candidate; whether the operands then fit, by analysing the text with it.
import { formsOf } from '../../isa/catalogue';
import { type TypeInfo, typeInfo } from '../../isa/types';
import { matchOpcode, type OpcodeMatch, slotsOf } from '../../semantic/match';
import { slipsBetween } from '../../semantic/matchProblems';
import { orderedWords } from '../../semantic/modifierOrder';
import { fitInstruction, opcodeText, operandNodes } from '../../semantic/operands';
import { childOf, NodeKind } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { ancestor } from '../cursor';
import { registerType } from '../declared';
import { typeOf } from '../documentation/operands';
import { deletion, type Fault, type Fixer, insertion } from './fixer';
import { foreignTypes } from './spelling';

/** Of more choices than these nobody wants to choose from a menu. */
const MOST_CHOICES = 16;

/** No opcode has half as many; each change to one is asked of the matcher. */
const MOST_WORDS = 32;

export interface Opcode {
  readonly match: OpcodeMatch;
  /** Its first token. */
  readonly token: number;
  readonly instruction: number;
  /** Index of the word at fault. */
  readonly word: number;
}

export function opcodeAt({ tree, cursor }: Fault): Opcode | undefined {
  if (!cursor) return undefined;
  const instruction = ancestor(tree, cursor.node, NodeKind.Instruction);
  const opcode = instruction < 0 ? -1 : childOf(tree, instruction, NodeKind.Opcode);
  if (opcode < 0 || tree.last[opcode] - tree.first[opcode] > MOST_WORDS) return undefined;
  const token = tree.first[opcode];
  const match = matchOpcode(opcodeText(tree, opcode));
  return { match, token, instruction, word: cursor.token - token };
}

/** One action for each modifier that completes the opcode. */
export const addModifier: Fixer = (fault) => {
  const opcode = opcodeAt(fault);
  if (!opcode) return [];
  const { match, token } = opcode;
  const { ends } = fault.tree.tokens;
  const found = suiting(
    fault,
    opcode,
    candidates(match, (word) => insertedAt(match.words, word)),
  );
  const together = found.length === 0 ? insertedTogether(match.words, COLLECTIVE) : undefined;
  const all = together ? [{ ...together, added: COLLECTIVE.join('') }] : few(found);
  return all.map(({ added, at }) => ({
    title: `Add \`${added}\``,
    edits: [insertion(fault.base + ends[token + at - 1], added)],
    isGuess: true,
  }));
};

/** What instructions of a whole warp have side by side: who leaves out one leaves out both. */
const COLLECTIVE: readonly string[] = ['.sync', '.aligned'];

function insertedTogether(words: readonly string[], added: readonly string[]): Change | undefined {
  for (let at = 1; at <= words.length; at++) {
    const changed = [...words.slice(0, at), ...added, ...words.slice(at)];
    if (fits(changed) && !orderedWords(matchOpcode(changed.join('')))) return { words: changed, at };
  }
  return undefined;
}

/** `shfl` and `vote` of before PTX 6.4 meant all threads of the warp that were there. */
export const addSync: Fixer = (fault) => {
  const opcode = opcodeAt(fault);
  const first = opcode?.match.words[0];
  if (!opcode || (first !== 'shfl' && first !== 'vote')) return [];
  const { starts, ends, kinds } = fault.tree.tokens;
  const last = fault.tree.last[opcode.instruction] - 1;
  if (kinds[last] !== TokenKind.Semicolon) return [];
  const edits = [
    insertion(fault.base + ends[opcode.token], '.sync'),
    insertion(fault.base + starts[last], ', 0xffffffff'),
  ];
  return [{ title: 'Add `.sync` with all threads of the warp (`0xffffffff`)', edits, isGuess: true }];
};

/** Takes the modifier away, or where something must stand there, puts another in its place. */
export const replaceModifier: Fixer = (fault) => {
  const opcode = opcodeAt(fault);
  if (!opcode || opcode.word < opcode.match.nameLength || opcode.word >= opcode.match.words.length) return [];
  const { match, token, word } = opcode;
  const written = match.words[word];
  // A word that PTX does not know and that has a likeness is misspelt and nothing else.
  if (fault.diagnostic.code === 'unknown-modifier' && fault.diagnostic.replacement) return [];
  const start = fault.base + fault.tree.tokens.starts[token + word];
  const end = fault.base + fault.tree.tokens.ends[token + word];
  const without = match.words.filter((_, index) => index !== word);
  const others = candidates(match, (other) => replaced(match.words, word, other));
  const near = fault.diagnostic.code === 'unknown-modifier' ? others.filter(({ added }) => isNear(written, added)) : [];
  if (fits(without) && near.length === 0)
    return [{ title: `Remove \`${written}\``, edits: [deletion(start, end)], isGuess: true, isPreferred: true }];
  const suited = suiting(fault, opcode, near.length > 0 ? near : others).filter(
    ({ added }) => added !== fault.diagnostic.replacement,
  );
  return few(suited).map(({ added }) => ({
    title: `Change \`${written}\` to \`${added}\``,
    edits: [{ start, end, text: added }],
    isGuess: true,
  }));
};

/** Whether the one may be the other misspelt. */
const isNear = (written: string, word: string): boolean =>
  slipsBetween(written, word) <= Math.max(1, (written.length - 1) >> 1);

/** Puts the modifiers of an instruction in the manual's order. */
export const reorderModifiers: Fixer = (fault) => {
  const opcode = opcodeAt(fault);
  const words = opcode && orderedWords(opcode.match);
  if (!opcode || !words) return [];
  const { starts, ends } = fault.tree.tokens;
  const edits = words.flatMap((text, index) => {
    const token = opcode.token + index;
    return text === opcode.match.words[index]
      ? []
      : [{ start: fault.base + starts[token], end: fault.base + ends[token], text }];
  });
  const isOnlyOrder = matchOpcode(words.join('')).problems.length === 0;
  return isOnlyOrder ? [{ title: `Write \`${words.join('')}\``, edits, isPreferred: true, isSafe: true }] : [];
};

interface Change {
  readonly words: readonly string[];
  /** Index of the word that is new. */
  readonly at: number;
}

export interface Candidate extends Change {
  readonly added: string;
}

const few = (found: readonly Candidate[]): readonly Candidate[] => (found.length <= MOST_CHOICES ? found : []);

/** Those with which the operands' types are just those of the registers, where there are such; else all. */
function suiting(fault: Fault, opcode: Opcode, found: readonly Candidate[]): readonly Candidate[] {
  const exact = exactly(fault, opcode, found);
  return exact.length > 0 ? exact : found;
}

export function exactly(fault: Fault, { instruction }: Opcode, found: readonly Candidate[]): readonly Candidate[] {
  const operands = operandNodes(fault.tree, instruction);
  const declared = operands.map((node) =>
    fault.tree.kinds[node] === NodeKind.Name ? registerType(fault.semantics, node) : undefined,
  );
  return found.filter(({ words }) => {
    const match = matchOpcode(words.join(''));
    const { form, items } = fitInstruction(fault.tree, operands, match);
    if (!form) return false;
    const slots = slotsOf(match, form);
    return operands.every((_, index) => {
      const item = items[index];
      return declared[index] === undefined || !item || sameKind(declared[index], typeOf(item.operand.type, slots));
    });
  });
}

/** Whether a register of the one type is what an operand of the other is usually kept in. */
function sameKind(declared: string, type: string | undefined): boolean {
  const [a, b] = [typeInfo(declared), type === undefined ? undefined : typeInfo(type)];
  if (!a || !b) return true;
  return (
    a.bits === b.bits && b.class !== 'packed' && (a.class === 'bits' || b.class === 'bits' || isFloat(a) === isFloat(b))
  );
}

const isFloat = (type: TypeInfo): boolean => type.class === 'float';

/** The modifiers of the instruction's forms with which a changed opcode fits one. */
export function candidates(match: OpcodeMatch, change: (word: string) => Change | undefined): Candidate[] {
  if (!match.instruction) return [];
  const tokens = new Set(
    formsOf(match.instruction).flatMap(({ items }) => items.flatMap(({ values }) => [...values.keys()])),
  );
  const found: Candidate[] = [];
  for (const added of tokens) {
    const changed = change(added);
    if (changed && fits(changed.words)) found.push({ added, ...changed });
  }
  return found;
}

function fits(words: readonly string[]): boolean {
  const match = matchOpcode(words.join(''));
  return match.problems.length === 0 && match.forms.some(({ form }) => form.removed === undefined);
}

/** The words with one more where the manual has it, or else as far behind as it is taken; undefined where no form takes it. */
function insertedAt(words: readonly string[], added: string): Change | undefined {
  if (words.includes(added)) return undefined;
  let last: Change | undefined;
  for (let at = words.length; at > 0; at--) {
    const changed = [...words.slice(0, at), added, ...words.slice(at)];
    if (!fits(changed)) continue;
    last ??= { words: changed, at };
    if (!orderedWords(matchOpcode(changed.join('')))) return { words: changed, at };
  }
  return last;
}

/** Another word in place of one; a type only for one of its size and kind. */
function replaced(words: readonly string[], at: number, added: string): Change | undefined {
  if (words.includes(added)) return undefined;
  const [old, fresh] = [typeInfo(words[at]), typeInfo(added)];
  const isSame = old ? fresh && sameKind(old.token, fresh.token) : !fresh || foreignTypes[words[at]] === added;
  return isSame ? { words: words.map((word, index) => (index === at ? added : word)), at } : undefined;
}
