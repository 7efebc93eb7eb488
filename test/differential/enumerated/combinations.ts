// Values for the slots of a form: all combinations where they are few, otherwise a seeded sample in which each pair of
// values that can stand together does so at least once (as far as `most` rows suffice).
import type { CompiledForm } from '../../../server/src/isa/notation';
import type { SlotValues } from '../../../server/src/isa/schema';
import { type Random, shuffled } from './random';

/** One choice for each item of a form, in order; undefined leaves an optional one out. */
export type Row = readonly (string | undefined)[];

export function slotValuesOf(form: CompiledForm, row: Row): SlotValues {
  return Object.fromEntries(form.items.map((item, index) => [item.name, row[index]]));
}

export function isAllowed(form: CompiledForm, row: Row): boolean {
  const slots = slotValuesOf(form, row);
  return !(form.form.constraints ?? []).some((constraint) => constraint.violated(slots));
}

export const choicesOf = (form: CompiledForm): (string | undefined)[][] =>
  form.items.map((item) => [...(item.optional ? [undefined] : []), ...item.values.keys()]);

export function combinationsOf(form: CompiledForm, most: number, random: Random): Row[] {
  const choices = choicesOf(form);
  const size = choices.reduce((product, values) => product * values.length, 1);
  if (size <= 4 * most) {
    const all = product(choices).filter((row) => isAllowed(form, row));
    if (all.length <= most) return all;
  }
  return pairwise(form, choices, most, random);
}

export function product(choices: readonly (readonly (string | undefined)[])[]): Row[] {
  let rows: Row[] = [[]];
  for (const values of choices) rows = rows.flatMap((row) => values.map((value) => [...row, value]));
  return rows;
}

function pairwise(
  form: CompiledForm,
  choices: readonly (readonly (string | undefined)[])[],
  most: number,
  random: Random,
): Row[] {
  const key = (i: number, a: number, j: number, b: number) => `${i},${a},${j},${b}`;
  const open = new Map<string, readonly [number, number, number, number]>();
  const pairs: [number, number, number, number][] = [];
  for (let i = 0; i < choices.length; i++)
    for (let j = i + 1; j < choices.length; j++)
      for (let a = 0; a < choices[i].length; a++) for (let b = 0; b < choices[j].length; b++) pairs.push([i, a, j, b]);
  for (const pair of shuffled(pairs, random)) open.set(key(...pair), pair);
  const rows: Row[] = [];
  while (open.size > 0 && rows.length < most) {
    const [first, pair] = open.entries().next().value!;
    open.delete(first);
    const chosen = complete(form, choices, pair, open, random);
    if (!chosen) continue;
    rows.push(chosen.map((choice, item) => choices[item][choice]));
    for (let i = 0; i < chosen.length; i++)
      for (let j = i + 1; j < chosen.length; j++) open.delete(key(i, chosen[i], j, chosen[j]));
  }
  return rows;
}

/** A row with this pair that covers many open pairs and violates no constraint; undefined where none was found. */
function complete(
  form: CompiledForm,
  choices: readonly (readonly (string | undefined)[])[],
  [i, a, j, b]: readonly [number, number, number, number],
  open: ReadonlyMap<string, unknown>,
  random: Random,
): number[] | undefined {
  for (let attempt = 0; attempt < 40; attempt++) {
    const chosen: number[] = choices.map(() => -1);
    chosen[i] = a;
    chosen[j] = b;
    for (const item of shuffled([...choices.keys()], random)) {
      if (chosen[item] >= 0) continue;
      const gain = (choice: number) =>
        attempt > 2
          ? 0
          : chosen.filter((other, at) => {
              if (other < 0) return false;
              return open.has(at < item ? `${at},${other},${item},${choice}` : `${item},${choice},${at},${other}`);
            }).length;
      let best = -1;
      for (const choice of shuffled([...choices[item].keys()], random)) {
        const value = gain(choice);
        if (value > best) {
          best = value;
          chosen[item] = choice;
        }
      }
      // Constraints mostly forbid what is present, so later tries leave more out.
      if (attempt > 10 && choices[item][0] === undefined && random.below(3) > 0) chosen[item] = 0;
    }
    if (
      isAllowed(
        form,
        chosen.map((choice, item) => choices[item][choice]),
      )
    )
      return chosen;
  }
  return undefined;
}
