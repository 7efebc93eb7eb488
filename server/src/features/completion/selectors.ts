// What selects bytes and halves of a register in the video instructions: `.b0`, `.h10`, `.b7654`.
import type { Selector } from '../../isa/schema';
import type { SelectorUse } from '../documentation/selectors';
import type { Spot } from '../spot';
import { type Candidate, candidatesAt } from './candidates';
import type { Item } from './items';

/** Of more those alone that go up, go down or repeat one; the others are found by typing on. */
const MOST_SELECTORS = 64;

type OperandSpot = Extract<Spot, { kind: 'operand' }>;

/** Behind the name of a register and a dot. */
export function selectorItems(spot: OperandSpot): Item[] {
  const items = new Map<string, Item>();
  for (const candidate of candidatesAt(spot)) {
    const { selector } = candidate.item.operand;
    const begun = selector ? selectorsOf(selector).filter((text) => text.startsWith(spot.word.text)) : [];
    for (const text of begun.length > MOST_SELECTORS ? begun.filter(isRegular) : begun)
      if (!items.has(text)) items.set(text, selectorItem(text, candidate, spot));
  }
  return [...items.values()];
}

/** Digits that go up or down by one, or are all the same. */
function isRegular(text: string): boolean {
  const steps = [...text.slice(2)].map((digit, index, all) =>
    index === 0 ? 0 : Number(digit) - Number(all[index - 1]),
  );
  const [, first = 0] = steps;
  return Math.abs(first) <= 1 && steps.slice(1).every((step) => step === first);
}

const known = new Map<Selector, readonly string[]>();

/** All texts that a selector can be. */
function selectorsOf(selector: Selector): readonly string[] {
  let found = known.get(selector);
  if (!found) {
    found = candidates.filter((text) => selector.pattern.test(text));
    known.set(selector, found);
  }
  return found;
}

/** `.b` and `.h` with one to four digits from 0 to 7. */
const candidates: readonly string[] = ['.b', '.h'].flatMap((unit) =>
  [1, 2, 3, 4].flatMap((length) =>
    Array.from({ length: 8 ** length }, (_, number) => unit + number.toString(8).padStart(length, '0')),
  ),
);

function selectorItem(
  label: string,
  { form, item, slots, expectation }: Candidate,
  { given, lead }: OperandSpot,
): Item {
  const { name } = form.instruction;
  const texts = Object.fromEntries([...given, lead + label].map((text, index) => [form.operands[index].name, text]));
  const use: SelectorUse = {
    selector: label,
    operand: item.name,
    type: expectation?.type,
    elements: Number(/[24]$/.exec(name)?.[0] ?? 1),
    isSum: slots['.add'] !== undefined,
    texts,
  };
  return { label, kind: 'modifier', detail: item.operand.selector?.meaning, subject: { about: 'selector', use } };
}
