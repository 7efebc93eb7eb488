// Which constants completion offers at the operands of a measured instruction, against what the checker says of each.
import { canGoOn, type Disagreement, placesOf, universe } from './offers';
import { accepted, acceptedGroups, itemsAt, type Setting } from './settings';

const integers = [
  ...Array.from({ length: 73 }, (_, index) => String(index - 8)),
  ...['96', '127', '128', '255', '256', '0xffff', '0xffffffff', '0x100000000'],
];
const floats = ['0f00000000', '0f3F800000', '0d0000000000000000', '0d3FF0000000000000', '1.0'];

/** Of an operand that takes constants alone, so many or fewer are offered one by one. */
const FEW = 16;

/** Where a constant is offered that leads nowhere, or where one of few, a float or the warp's width is left out. */
export function constantDisagreements(setting: Setting, line: string): Disagreement[] {
  if (!accepted(setting, [line])[0]) return [];
  return placesOf(line).flatMap(({ before, lines }) => {
    const takes = (names: readonly string[]): string[] => {
      const verdicts = acceptedGroups(
        setting,
        names.map((name) => lines(name)),
      );
      return names.filter((_, index) => verdicts[index]);
    };
    const labels = [...itemsAt(setting, before), ...itemsAt(setting, `${before}W`)]
      .filter(({ kind }) => kind === 'value')
      .map(({ label }) => label);
    const offered = takes(labels);
    const wrong = labels.filter((label) => !offered.includes(label) && !canGoOn(setting, before + label, 3));
    const missing = expected(takes, labels).filter((label) => !labels.includes(label));
    return wrong.length + missing.length === 0 ? [] : [{ place: before, offered: wrong, missing }];
  });
}

/** What is to be offered there at the least: of few constants each, of floats one, of integers the width of a warp. */
function expected(takes: (names: readonly string[]) => string[], labels: readonly string[]): string[] {
  const all = takes(integers);
  if (all.length === 0) {
    const singles = takes(floats);
    return singles.some((each) => labels.includes(each)) ? [] : singles;
  }
  if (all.length <= FEW && takes(universe).length === 0) return all;
  return takes(['WARP_SZ']);
}
