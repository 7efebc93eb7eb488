// The names that completion offers are those that the checker accepts, and all of them: at places of each sort that a kernel
// has, with and without something behind the cursor, in the braces of inner scopes, too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, readFormFile } from '../differential/forms';
import { randomNumbers } from '../protocol/texts';
import { runs } from '../runs';
import { compared, elementLines, kernelOf, type Place, universe } from './offers';
import { accepted, acceptedGroups, itemsAt, type Setting } from './settings';

const file = readFormFile();
const { prelude } = file;
const lines = formsOf(file).map(({ line }) => line);

/** What one and two digits can select, and of more digits those that begin in a few ways. */
const selectors = ['b', 'h']
  .flatMap((unit) => [1, 2, 3, 4].map((length) => ({ unit, length })))
  .flatMap(({ unit, length }) =>
    Array.from({ length: 8 ** length }, (_, number) => unit + number.toString(8).padStart(length, '0')),
  )
  .filter((selector) => selector.length < 4 || /^.(?:32|10|4)/.test(selector))
  .sort();
const setting = kernelOf(prelude, '.version 9.0\n.target sm_100a');

/** A line with `@` at the place. */
type Template =
  | string
  | {
      readonly line: string;
      /** Other lines in which a name may stand there as well. */
      readonly others: readonly string[];
      /** The others count only where nothing stands behind the cursor. */
      readonly alone?: true;
    };

/** Asked with what stands behind the cursor, and without. */
function placesIn(template: Template): Place[] {
  const { line, others, alone } = typeof template === 'string' ? { line: template, others: [] } : template;
  const at = line.indexOf('@', 1);
  const [before, rest] = [line.slice(0, at), line.slice(at + 1)];
  const open = before.lastIndexOf('{');
  const isElement = open > before.lastIndexOf('}');
  const own = (name: string): string[] =>
    isElement ? elementLines(line, open, at, at + 1, name) : [before + name + rest];
  const all = (name: string): string[] => [...own(name), ...others.map((other) => other.replace('@', name))];
  const label = (name: string): string => name;
  return [
    { before, behind: '', lines: all, label },
    { before, behind: rest, lines: alone ? own : all, label },
  ];
}

/** What is wrong at the places of some templates, each of which takes one of the names at the least. */
function wrongAt(where: Setting, templates: readonly Template[], names: readonly string[]): string[] {
  return templates.flatMap((template) => {
    const places = placesIn(template);
    const groups = names.map((name) => places[0].lines(name));
    if (!acceptedGroups(where, groups).includes(true)) return [`${JSON.stringify(template)} takes none`];
    return places.flatMap((place) =>
      compared(where, place, names).map(
        ({ offered, missing }) => `${place.before}@${place.behind}: offers ${offered}; leaves out ${missing}`,
      ),
    );
  });
}

const loads = [
  '',
  '.global',
  '.shared',
  '.const',
  '.local',
  '.param',
  '.shared::cta',
  '.shared::cluster',
  '.param::entry',
];
const stores = ['', '.global', '.shared', '.local', '.param', '.shared::cluster', '.param::func'];

test('property: bases of addresses in each space', () => {
  const templates = ['[@]', '[@+4]', '[@+-4]'].flatMap((address) => [
    ...loads.map((space) => `ld${space}.u32 %u_b32, ${address};`),
    ...stores.map((space) => `st${space}.u32 ${address}, %u_b32;`),
  ]);
  assert.deepEqual(wrongAt(setting, templates, universe), []);
});

test('property: offsets behind a base', () => {
  const templates = [
    'ld.global.u32 %u_b32, [%u_b64+@];',
    'ld.u32 %u_b32, [%u_b64+-@];',
    'st.shared.u32 [u_shared+@], %u_b32;',
    'ld.param.u32 %u_b32, [u_param+@];',
    'atom.global.add.u32 %u_b32, [u_global+@], 1;',
    'mov.u64 %u_b64, u_global+@;',
  ];
  assert.deepEqual(wrongAt(setting, templates, [...universe, 'WARP_SZ']), []);
});

test('property: textures, surfaces, samplers, and their coordinates', () => {
  const templates: Template[] = [
    'tex.1d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [@, {%f1}];',
    'tex.1d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [u_tex, {@}];',
    'tex.2d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [u_tex, {%f1,@}];',
    'tex.2d.v4.f32.s32 {%f1,%f2,%f3,%f4}, [u_tex, {%r1,@}];',
    {
      line: 'tex.2d.v4.f32.s32 {%f1,%f2,%f3,%f4}, [u_tex, @];',
      others: ['tex.2d.v4.f32.s32 {%f1,%f2,%f3,%f4}, [u_tex, @, {%r1,%r2}];'],
    },
    {
      line: 'tex.1d.v4.f32.s32 {%f1,%f2,%f3,%f4}, [u_tex, @];',
      others: ['tex.1d.v4.f32.s32 {%f1,%f2,%f3,%f4}, [u_tex, @, {%r1}];'],
    },
    'tex.a1d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [u_tex, {@,%f1}];',
    'tex.level.2d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [u_tex, {%f1,%f2}], @;',
    'tex.grad.2d.v4.f32.f32 {%f1,%f2,%f3,%f4}, [u_tex, {%f1,%f2}], {@,%f2}, {%f1,%f2};',
    'tld4.r.2d.v4.f32.f32 {%f1,%f2,%f3,@}, [u_tex, {%f1,%f2}];',
    'suld.b.1d.b32.trap %r1, [@, {%r1}];',
    'suld.b.1d.b32.trap %r1, [u_surf, {@}];',
    'suld.b.2d.v2.b32.clamp {%r1,@}, [u_surf, {%r1,%r2}];',
    'suld.b.2d.v2.b32.clamp {%r1,%r2}, [u_surf, {%r1,@}];',
    'suld.b.2d.v2.b32.clamp {%r1,%r2}, [u_surf, @];',
    'sust.b.2d.v2.b32.clamp [u_surf, {%r1,@}], {%r1,%r2};',
    'sust.b.1d.b32.zero [u_surf, {@}], %r1;',
    'sust.p.1d.b32.zero [@, {%r1}], %r1;',
    'sured.b.add.1d.u32.trap [u_surf, {@}], %r1;',
    'txq.width.b32 %r1, [@];',
    'suq.width.b32 %r1, [@];',
    'istypep.texref %p1, @;',
  ];
  assert.deepEqual(wrongAt(setting, templates, universe), []);
});

test('property: predicates of guards, results, and operands', () => {
  const templates: Template[] = [
    '@@ bra LBL;',
    '@!@ bra LBL;',
    'setp.eq.s32 @, %r1, %r2;',
    'setp.eq.s32 @|%p2, %r1, %r2;',
    'setp.eq.s32 %p1|@, %r1, %r2;',
    'setp.eq.and.s32 %p1|%p2, %r1, %r2, @;',
    'setp.eq.and.s32 %p1, %r1, %r2, !@;',
    'selp.b32 %r1, %r2, %r3, @;',
    'and.pred %p1, @, %p2;',
    'not.pred %p1, @;',
    'mov.pred %p1, @;',
    'vote.sync.any.pred %p1, @, -1;',
    'vote.sync.any.pred %p1, !@, -1;',
    { line: 'bar.red.popc.u32 %r1, 0, @;', others: ['bar.red.popc.u32 %r1, 0, @, %p1;'] },
    'shfl.sync.up.b32 %r1|@, %r2, 1, 0, -1;',
    { line: 'shfl.sync.up.b32 @|%p1, %r2, 1, 0, -1;', others: ['shfl.sync.up.b32 @, %r2, 1, 0, -1;'], alone: true },
    'match.all.sync.b32 %r1|@, %r2, -1;',
    'lop3.or.b32 %r1|@, %r2, %r3, %r4, 0x80, %p1;',
    'lop3.or.b32 %r1|%p1, %r2, %r3, %r4, 0x80, @;',
    'elect.sync %r1|@, -1;',
    'elect.sync @|%p1, -1;',
    'cp.async.ca.shared.global [%rd1], [%rd2], 16, @;',
  ];
  assert.deepEqual(wrongAt(setting, templates, [...universe, '_']), []);
});

test('property: vectors of every length, and elements of each', () => {
  const vector = (count: number, type: string): string =>
    `{${Array.from({ length: count }, (_, index) => (index === count - 1 ? '@' : `%${type}${index}`))}}`;
  const templates = [
    `ld.global.v2.b32 ${vector(2, 'r')}, [%rd1];`,
    `ld.global.v4.f32 ${vector(4, 'f')}, [%rd1];`,
    `ld.global.v8.f32 ${vector(8, 'f')}, [%rd1];`,
    `ld.global.v8.b32 ${vector(8, 'r')}, [%rd1];`,
    `ld.global.v4.b64 ${vector(4, 'rd')}, [%rd1];`,
    `ld.global.v4.u16 ${vector(4, 'h')}, [%rd1];`,
    `st.global.v2.f64 [%rd1], ${vector(2, 'fd')};`,
    `st.global.v4.b8 [%rd1], ${vector(4, 'h')};`,
    `mov.b64 %rd1, ${vector(2, 'r')};`,
    `mov.b64 ${vector(2, 'r')}, %rd1;`,
    `mov.b64 %rd1, ${vector(4, 'h')};`,
    `mov.b32 %r1, ${vector(2, 'h')};`,
    `mov.b128 %q1, ${vector(2, 'rd')};`,
    `red.global.v2.f32.add [%rd1], ${vector(2, 'f')};`,
    'ld.global.v2.b32 @, [%rd1];',
    'ld.global.v4.f32 @, [%rd1];',
    'st.global.v4.f32 [%rd1], @;',
    'mov.b64 %rd1, @;',
    'mov.b64 {%r1,_}, @;',
  ];
  assert.deepEqual(wrongAt(setting, templates, [...universe, '_']), []);
});

test('property: the targets of branches, calls, and what they pass', () => {
  const templates: Template[] = [
    'bra @;',
    'bra.uni @;',
    '@%p1 bra @;',
    'brx.idx @, u_targets;',
    'brx.idx %r1, @;',
    { line: 'call @, (parg);', others: ['call @;'] },
    { line: 'call.uni @, (parg);', others: ['call @;'] },
    { line: 'call @;', others: ['call @, (parg);'] },
    { line: 'call (pret), @, (parg);', others: ['call (pret), @, (parg), u_prototype;'] },
    'call (@), fn1, (parg);',
    'call (pret), fn1, (@);',
    'call u_fn, (@);',
    'call (pret), %rd1, (@), u_prototype;',
    'call (@), %rd1, (parg), u_prototype;',
    'call (pret), %rd1, (parg), @;',
    { line: 'call (pret), @, (parg), u_prototype;', others: ['call (pret), @, (parg);'] },
  ];
  assert.deepEqual(wrongAt(setting, templates, [...universe, 'fn0', 'fn1']), []);
});

/** Names of a block that is closed, of the block at hand, of one in it, and of what is declared below. */
const scopes: Setting = {
  head: `${setting.head}
{ .reg .b32 %gone; .shared .b32 gone; gone_label: }
{ .reg .b32 %inner; .reg .f32 %u_b32; .shared .b32 inner; inner_label: { .reg .b32 %deeper; deeper_label: }
{ .reg .b32 %inmost; .reg .pred %inmost_p; inmost_label:`,
  tail: `.reg .b32 %late; .shared .b32 late; late_label: }
.reg .b32 %later; later_label: }
.reg .b32 %last; .reg .pred %last_p; last_label:
${setting.tail}`,
};
const scoped = [
  ...'%gone gone gone_label %inner inner inner_label %deeper deeper_label %inmost %inmost_p inmost_label'.split(' '),
  ...'%late late late_label %later later_label %last %last_p last_label %u_b32 %u_f32 u_shared u_label'.split(' '),
];

test('property: names of the scopes around a place, and no others', () => {
  const templates = [
    'add.s32 %r1, @, 1;',
    'add.s32 @, %r1, 1;',
    'add.f32 %f1, @, %f2;',
    'ld.shared.b32 %r1, [@];',
    'ld.shared.b32 %r1, [@+4];',
    'st.shared.v2.b32 [@], {%r1,%r2};',
    'mov.b64 %rd1, {@,%r2};',
    'mov.b64 %rd1, {%r1,@};',
    'bra @;',
    '@@ bra LBL;',
    '@!@ bra LBL;',
    'selp.b32 %r1, %r2, %r3, @;',
  ];
  assert.deepEqual(wrongAt(scopes, templates, scoped), []);
});

test('property: selectors behind the registers of video instructions, typed letter by letter', () => {
  const videos = lines.filter((line) => /^v(?!ote)[a-z]+[24]?\./.test(line));
  const isGood = accepted(setting, videos);
  const good = videos.filter((_, index) => isGood[index]);
  const pick = randomNumbers(62);
  let asked = 0;
  for (let run = 0; run < 10 * runs; run++) {
    const line = good[pick(good.length)];
    const names = [...line.matchAll(/%r\d+/g)];
    const { 0: name, index } = names[pick(names.length)];
    const before = `${line.slice(0, index)}${name}.`;
    const behind = line.slice(index + name.length).replace(/^\.\w+/, '');
    const takes = (list: readonly string[]): string[] => {
      const groups = list.map((each) => [
        `${before}${each}${behind}`,
        `${before}${each}${behind.replace(';', ',%r1;')}`,
      ]);
      const verdicts = acceptedGroups(setting, groups);
      return list.filter((_, at) => verdicts[at]);
    };
    // ptxas takes these behind any register.
    const expected = takes(selectors).filter((selector) => !/^b(?:01|12|23)$/.test(selector));
    for (const typed of ['', 'b', 'h', 'b32', 'h1']) {
      const items = itemsAt(setting, before + typed, behind).map(({ label }) => label.slice(1));
      assert.deepEqual(takes(items), items, `${before}${typed}`);
      const begun = expected.filter((selector) => selector.startsWith(typed));
      const known = items.filter((label) => selectors.includes(label)).sort();
      if (items.length <= 64 && begun.length <= 64) assert.deepEqual(known, begun, before + typed);
      assert.ok(items.length > 0 || begun.length === 0, before + typed);
      asked += items.length;
    }
  }
  assert.ok(asked > 100, `${asked}`);
});

test('property: the next free name of a range is declared, is in use nowhere, and is offered for a result while there is one', () => {
  const pick = randomNumbers(66);
  let asked = 0;
  for (let run = 0; run < 30 * runs; run++) {
    const count = 1 + pick(9);
    const used = Array.from({ length: pick(count + 1) }, () => `%n${pick(count)}`);
    const inner = pick(3) === 0 ? `{ .reg .f32 %n${pick(count)};` : '{';
    const lines = (names: readonly string[]): string => names.map((name) => `mov.b32 ${name}, 1;`).join(' ');
    const half = pick(used.length + 1);
    const head = `${setting.head}\n.reg .b32 %n<${count}>; ${lines(used.slice(0, half))}\n${inner}`;
    const where: Setting = { head, tail: `}\n${lines(used.slice(half))}\n${setting.tail}` };
    const names = Array.from({ length: count }, (_, element) => `%n${element}`);
    const isGood = accepted(
      where,
      names.map((name) => `add.s32 ${name}, 1, 2;`),
    );
    const free = names.filter((name, index) => isGood[index] && !used.includes(name));
    const fresh = itemsAt(where, 'add.s32 ').filter(
      ({ detail, label }) => /next free/.test(detail ?? '') && /^%n/.test(label),
    );
    asked += fresh.length;
    for (const { label } of fresh) assert.ok(free.includes(label), `${inner} ${count} ${used}: ${label}`);
    if (free.length > 0) assert.equal(fresh.length, 1, `${inner} ${count} ${used}: ${free}`);
  }
  assert.ok(asked > 5, `${asked}`);
});
