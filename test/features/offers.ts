// What completion offers at the operands of a measured instruction, against what the checker says of each name put there.
import type { Item } from '../../server/src/features/completion';
import type { Prelude } from '../differential/forms';
import { accepted, acceptedGroups, itemsAt, type Setting } from './settings';

const scalars = 'pred b8 b16 b32 b64 b128 u8 s16 u32 s32 u64 s64 f16 f16x2 f32 f64'.split(' ');
const vectors = ['v2 .b32', 'v4 .b32', 'v2 .f32', 'v2 .b64', 'v4 .f32', 'v2 .u16'];
const registerOf = (type: string): string => `%u_${type.replace(/\W/g, '')}`;

/** One name of each class. */
export const universe: readonly string[] = [
  ...[...scalars, ...vectors].map(registerOf),
  ...vectors.map((type) => `${registerOf(type)}.y`),
  ...'u_global u_shared u_const u_local u_param u_passed u_tex u_surf u_sampler u_fn'.split(' '),
  ...'u_label u_targets u_prototype %tid.x %laneid %clock64 %tid %gridid %envreg3'.split(' '),
];

/** A kernel with the names of the universe and of the prelude around some lines. */
export function kernelOf({ module, kernel }: Prelude, header: string): Setting {
  const head = [
    header,
    '.address_size 64',
    ...module,
    '.global .b32 u_global; .shared .b32 u_shared; .const .b32 u_const;',
    '.global .texref u_tex; .global .surfref u_surf; .global .samplerref u_sampler;',
    '.func u_fn (.param .u32 a) { ret; }',
    '.entry k(.param .u32 pu32, .param .b32 u_param)\n{',
    ...kernel,
    ...[...scalars, ...vectors].map((type) => `.reg .${type} ${registerOf(type)};`),
    '.local .b32 u_local; .param .b32 u_passed;',
    'u_targets: .branchtargets u_label;',
    'u_prototype: .callprototype (.param .u32 _) _ (.param .u32 _);',
  ].join('\n');
  return { head, tail: 'u_label: LBL: ret;\n}\n' };
}

/** Where a name may stand in a line. */
export interface Place {
  /** What stands in the line before it, and what behind it is there when completion is asked. */
  readonly before: string;
  readonly behind: string;
  /** The whole lines in any of which the name may stand there. */
  readonly lines: (name: string) => readonly string[];
  /** What is offered when it is this name. */
  readonly label: (name: string) => string;
}

/** Every place of an operand, of a vector's element, of what is in brackets. */
export function placesOf(line: string): Place[] {
  const operands = line.indexOf(' ');
  const found: Place[] = [];
  for (const { 0: text, index } of line.slice(operands).matchAll(/\[[\w$%]+\]|[\w$%]+(?:\.\w+)*/g)) {
    const start = operands + index;
    const end = start + text.length;
    if (line[end] === '+' || line[start - 1] === '+' || line[start - 1] === '-') continue;
    const put = (name: string): string => line.slice(0, start) + name + line.slice(end);
    const before = line.slice(0, start);
    const behind = '';
    if (text.startsWith('[')) {
      const lines = (name: string): string[] => [put(`[${name}]`)];
      found.push({ before, behind, lines, label: (name) => `[${name}]` });
      found.push({ before: `${before}[`, behind, lines, label: (name) => name });
      continue;
    }
    const open = line.lastIndexOf('{', start);
    const isElement = open > line.lastIndexOf('}', start) && open > operands;
    const lines = isElement
      ? (name: string) => elementLines(line, open, start, end, name)
      : (name: string) => [put(name)];
    found.push({ before, behind, lines, label: (name) => name });
  }
  return found;
}

/** The elements behind a name may be others, and their number, too. */
export function elementLines(line: string, open: number, start: number, end: number, name: string): string[] {
  const close = line.indexOf('}', start);
  const given = line.slice(open, start).split(',').length;
  const count = line.slice(open, close).split(',').length;
  const fillers = [name, ...scalars.filter((type) => type.startsWith('b')).map(registerOf)];
  const filled = [2, 4, count].flatMap((size) =>
    size < given ? [] : fillers.map((filler) => `,${filler}`.repeat(size - given) + line.slice(close)),
  );
  return [line.slice(end), ...new Set(filled)].map((rest) => line.slice(0, start) + name + rest);
}

export interface Disagreement {
  readonly place: string;
  readonly offered: readonly string[];
  readonly missing: readonly string[];
}

/** Where completion offers what no instruction accepts there, or leaves out what the checker accepts. */
export function disagreements(setting: Setting, line: string, pick: (n: number) => number): Disagreement[] {
  if (!accepted(setting, [line])[0]) return [];
  const places = placesOf(line);
  const some = places.length > 6 ? places.filter(() => pick(places.length) < 6) : places;
  return some.flatMap((place) =>
    compared(setting, place, universe).flatMap(({ offered, missing }) => {
      const wrong = offered.filter((name) => !canGoOn(setting, place.before + place.label(name), 3));
      return wrong.length + missing.length === 0 ? [] : [{ place: place.before, offered: wrong, missing }];
    }),
  );
}

/** The two directions at one place: which of these names are offered, and which are accepted. */
export function compared(setting: Setting, place: Place, names: readonly string[]): Disagreement[] {
  const { before, label } = place;
  const takes = acceptedGroups(
    setting,
    names.map((name) => place.lines(name)),
  );
  const labels = offeredAt(setting, place, names);
  const isOffered = names.map((name) => labels.has(label(name)));
  const offered = names.filter((_, i) => isOffered[i] && !takes[i]);
  const missing = names.filter((name, i) => takes[i] && !isOffered[i] && !isMeaningless(name, before));
  return offered.length + missing.length === 0 ? [] : [{ place: before, offered, missing }];
}

/**
 * An operand without a type takes every name, and nobody means a label, nor a function where a video instruction writes; no
 * list of labels is in an element of a vector. A register without braces is taken for two or four coordinates, and one that
 * is a vector for a single value.
 */
function isMeaningless(name: string, before: string): boolean {
  if (/^(?:@!?\S+ )?(?:bra|brx|call)/.test(before)) return name.endsWith('.y');
  if (/\[u_(?:tex|surf), $/.test(before)) return before.includes('.1d') === /^%u_v\w+$/.test(name);
  if (/^(?:createpolicy|mma\.sp)/.test(before) && /^%u_v\w+$/.test(name)) return true;
  return /^u_(?:label|targets|prototype)$/.test(name) || (name === 'u_fn' && /^v(?!ote)[a-z]+[.\d]/.test(before));
}

/** Asked with nothing typed, and with the first letters of the names. */
function offeredAt(setting: Setting, { before, behind }: Place, names: readonly string[]): Set<string> {
  const letters = new Set(names.flatMap((name) => /^[A-Za-z]/.exec(name) ?? []));
  const items = ['', ...letters].flatMap((letter) => itemsAt(setting, before + letter, behind));
  return new Set(items.map(({ label }) => label));
}

/** Whether what is offered from here on leads to a statement that the checker accepts. */
export function canGoOn(setting: Setting, text: string, steps: number): boolean {
  if (accepted(setting, [`${text};`])[0]) return true;
  if (steps === 0) return false;
  const items: Item[] = [...itemsAt(setting, `${text}, `), { label: '1', kind: 'value' }];
  const kinds = new Map(items.map((item) => [`${item.label[0]}${item.label.replace(/\W|\d/g, '').slice(0, 5)}`, item]));
  return [...kinds.values()].some(({ label, insert = label }) => {
    const filled = insert.replace(/\$\d/g, insert.startsWith('(') ? 'u_passed' : '1');
    const ways = label.startsWith('(') ? [filled, '()'] : [filled];
    return ways.some((way) => canGoOn(setting, `${text}, ${way}`, steps - 1));
  });
}
