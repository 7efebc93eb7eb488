// Whether the modifiers of an opcode stand in the manual's order. ptxas takes nearly any; people look for them in one.
import type { ModifierItem } from '../isa/notation';
import { typeInfo } from '../isa/types';
import type { OpcodeMatch } from './match';

const known = new WeakMap<OpcodeMatch, readonly string[] | null>();

/** The words in the manual's order; undefined where they stand in it already, or fit no form. */
export function orderedWords(match: OpcodeMatch): readonly string[] | undefined {
  let words = known.get(match);
  if (words === undefined) {
    words = compute(match) ?? null;
    known.set(match, words);
  }
  return words ?? undefined;
}

/**
 * The same for an order that looks like a slip: a type in front of what the manual writes before it. CUDA's own headers and
 * compiler exchange other modifiers (`atom.global.sys.min`, `vote.ballot.sync`, `red.global.v4.f32.add`), so those are left
 * alone.
 */
export function expectedWords(match: OpcodeMatch): readonly string[] | undefined {
  const ordered = match.problems.length > 0 ? undefined : orderedWords(match);
  if (!ordered || match.words.some((word) => /^\.v\d$/.test(word))) return undefined;
  const place = new Map(ordered.map((word, index) => [word, index]));
  const overtakes = (type: string, at: number): boolean =>
    typeInfo(type) !== undefined &&
    match.words.some((word, index) => index > at && !typeInfo(word) && place.get(word)! < place.get(type)!);
  return match.words.some(overtakes) ? ordered : undefined;
}

function compute({ words, nameLength, forms, roles, problems }: OpcodeMatch): readonly string[] | undefined {
  const given = words.slice(nameLength);
  if (
    forms.length === 0 ||
    problems.some(({ code }) => code !== 'modifier-not-allowed') ||
    given.length < 2 ||
    new Set(given).size < given.length
  )
    return undefined;
  if (forms.some((form) => standsInOrder(form.items, given))) return undefined;
  const place = (word: number): number => forms[0].items.findIndex(({ name }) => name === roles[nameLength + word]);
  if (given.some((_, word) => place(word) < 0)) return undefined;
  const order = given.map((_, word) => word).sort((a, b) => place(a) - place(b) || a - b);
  return [...words.slice(0, nameLength), ...order.map((word) => given[word])];
}

/** Whether the positions can be filled by the words one after the other. */
function standsInOrder(items: readonly ModifierItem[], given: readonly string[], word = 0, item = 0): boolean {
  if (item === items.length) return word === given.length;
  const isTaken = word < given.length && items[item].values.has(given[word]);
  return (
    (isTaken && standsInOrder(items, given, word + 1, item + 1)) ||
    (items[item].optional && standsInOrder(items, given, word, item + 1))
  );
}
