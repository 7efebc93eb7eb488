// What completion offers at the operands of a measured instruction, against what the checker says of each name put there.
import { completions } from '../../server/src/features/completion';
import { PtxDocument } from '../../server/src/syntax/document';
import type { Prelude } from '../differential/forms';
import { analysisOf, uri } from './harness';

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

/** A kernel with the names of the universe and of the prelude around some lines; and the number of the first of them. */
function kernelOf(prelude: Prelude, header: string, lines: readonly string[]): { text: string; first: number } {
  const before = [
    header,
    '.address_size 64',
    ...prelude.module,
    '.global .b32 u_global; .shared .b32 u_shared; .const .b32 u_const;',
    '.global .texref u_tex; .global .surfref u_surf; .global .samplerref u_sampler;',
    '.func u_fn (.param .u32 a) { ret; }',
    '.entry k(.param .u32 pu32, .param .b32 u_param)\n{',
    ...prelude.kernel,
    ...[...scalars, ...vectors].map((type) => `.reg .${type} ${registerOf(type)};`),
    '.local .b32 u_local; .param .b32 u_passed;',
    'u_targets: .branchtargets u_label;',
    'u_prototype: .callprototype (.param .u32 _) _ (.param .u32 _);',
  ].join('\n');
  return { text: `${before}\n${lines.join('\n')}\nu_label: LBL: ret;\n}\n`, first: before.split('\n').length };
}

/** Which of the lines the checker accepts. */
export function accepted(prelude: Prelude, header: string, lines: readonly string[]): boolean[] {
  const { text, first } = kernelOf(prelude, header, lines);
  const document = new PtxDocument(uri, 'ptx', 1, text);
  const isGood = lines.map(() => true);
  for (const { severity, start } of analysisOf(text).diagnostics)
    if (severity === 'error') isGood[document.positionAt(start).line - first] = false;
  return isGood;
}

interface Place {
  readonly start: number;
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
    if (text.startsWith('[')) {
      found.push({ start, lines: (name) => [put(`[${name}]`)], label: (name) => `[${name}]` });
      found.push({ start: start + 1, lines: (name) => [put(`[${name}]`)], label: (name) => name });
      continue;
    }
    const open = line.lastIndexOf('{', start);
    const isElement = open > line.lastIndexOf('}', start) && open > operands;
    const lines = isElement
      ? (name: string) => elementLines(line, open, start, end, name)
      : (name: string) => [put(name)];
    found.push({ start, lines, label: (name) => name });
  }
  return found;
}

/** The elements behind a name may be others, and their number, too. */
function elementLines(line: string, open: number, start: number, end: number, name: string): string[] {
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
export function disagreements(
  prelude: Prelude,
  header: string,
  line: string,
  pick: (n: number) => number,
): Disagreement[] {
  if (!accepted(prelude, header, [line])[0]) return [];
  const places = placesOf(line);
  const some = places.length > 6 ? places.filter(() => pick(places.length) < 6) : places;
  return some.flatMap((place) => {
    const lines = universe.flatMap((name) => place.lines(name));
    const verdicts = accepted(prelude, header, lines);
    let next = 0;
    const takes = universe.map((name) =>
      place
        .lines(name)
        .map(() => verdicts[next++])
        .includes(true),
    );
    const labels = offeredAt(prelude, header, line.slice(0, place.start));
    const isOffered = universe.map((name) => labels.has(place.label(name)));
    const offered = universe.filter((_, i) => isOffered[i] && !takes[i]);
    const missing = universe.filter((name, i) => takes[i] && !isOffered[i] && !isMeaningless(name, line));
    const wrong = offered.filter(
      (name) => !canGoOn(prelude, header, line.slice(0, place.start) + place.label(name), 3),
    );
    return wrong.length + missing.length === 0 ? [] : [{ place: line.slice(0, place.start), offered: wrong, missing }];
  });
}

/** An operand without a type takes every name, and nobody means a label, nor a function where a video instruction writes; no list of labels is in an element of a vector. */
const isMeaningless = (name: string, line: string): boolean =>
  /^(?:bra|brx|call)/.test(line)
    ? name.endsWith('.y')
    : /^u_(?:label|targets|prototype)$/.test(name) || (name === 'u_fn' && /^v(?!ote)[a-z]+[.\d]/.test(line));

/** Asked with nothing typed, and with the first letter of a name. */
function offeredAt(prelude: Prelude, header: string, before: string): Set<string> {
  return new Set(
    [...itemsAt(prelude, header, before), ...itemsAt(prelude, header, `${before}u`)].map(({ label }) => label),
  );
}

export function itemsAt(
  prelude: Prelude,
  header: string,
  before: string,
): readonly { label: string; insert?: string; kind: string }[] {
  const { text, first } = kernelOf(prelude, header, [before]);
  const offset = text.split('\n').slice(0, first).join('\n').length + 1 + before.length;
  return completions(analysisOf(text), offset, { unavailable: 'leave out' })?.items ?? [];
}

/** Whether what is offered from here on leads to a statement that the checker accepts. */
export function canGoOn(prelude: Prelude, header: string, text: string, steps: number): boolean {
  if (accepted(prelude, header, [`${text};`])[0]) return true;
  if (steps === 0) return false;
  const items = [...itemsAt(prelude, header, `${text}, `), { label: '1', kind: 'value' }];
  const kinds = new Map(items.map((item) => [`${item.label[0]}${item.label.replace(/\W|\d/g, '').slice(0, 5)}`, item]));
  return [...kinds.values()].some(({ label, insert = label }) => {
    const filled = insert.replace(/\$\d/g, insert.startsWith('(') ? 'u_passed' : '1');
    const ways = label.startsWith('(') ? [filled, '()'] : [filled];
    return ways.some((way) => canGoOn(prelude, header, `${text}, ${way}`, steps - 1));
  });
}
