// On which targets functions run: the words of it, the lens, and the rule about targets that a file is meant for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../server/src/analysis';
import { hover } from '../../../server/src/features/hover';
import { inspect } from '../../../server/src/features/inspector/report';
import { runsOnLenses } from '../../../server/src/features/portability/lens';
import type { PortabilityTable } from '../../../server/src/features/portability/table';
import { targetsText } from '../../../server/src/features/portability/targets';
import { since, vectorOf } from '../../../server/src/isa/availability';
import { targets } from '../../../server/src/isa/targets';
import { runsOn } from '../../../server/src/rules/not-portable';
import { PtxDocument } from '../../../server/src/syntax/document';
import { targetsNamed } from '../../rules/examples';
import { analysisOf } from '../harness';

const named = (name: string) => targets[targetsNamed([name])[0]];

test('an availability in the words of targets', () => {
  const texts = [
    since('1.0'),
    since('7.0', 'sm_80+'),
    since('8.0', 'sm_90a'),
    since('8.0', 'sm_90a', '8.8', 'sm_100f'),
    since('8.6', ['sm_100a', 'sm_101a']),
    { terms: [] },
  ].map((availability) => targetsText(vectorOf(availability)));
  assert.deepEqual(texts, [
    'every target',
    'sm_80 and later',
    'sm_90a',
    'sm_90a; sm_100a/f, sm_103a/f, sm_107a/f',
    'sm_100a, sm_101a',
    'no target',
  ]);
});

test('a file as a whole needs what its functions and declarations need', () => {
  const whole = (target: string, body: string, around = ''): string => {
    const text = `.version 9.0\n.target ${target}\n.address_size 64\n${around}.entry k() {\n  .reg .b32 %r<4>;\n${body}\n}\n`;
    const analysis = analysisOf(text);
    const said = hover(analysis, text.indexOf('.target') + 2)?.markdown ?? '';
    assert.equal(hover(analysis, text.indexOf('9.0'))?.markdown.split('\n\n').at(-1), said.split('\n\n').at(-1));
    return said.split('\n\n').at(-1) ?? '';
  };
  const add = 'add.s32 %r1, %r2, %r3;';
  const warp = 'redux.sync.add.s32 %r1, %r2, -1;';
  assert.equal(whole('sm_80', add), 'The file as a whole needs PTX 2.3 and can run on every target.');
  assert.equal(whole('sm_80', `${add}\n${warp}`), 'The file as a whole needs PTX 7.0 and can run on sm_80 and later.');
  assert.match(whole('sm_90a', 'setmaxnreg.inc.sync.aligned.u32 64;'), /can run on sm_90a; /);
  assert.match(
    whole(
      'sm_90a',
      `setmaxnreg.inc.sync.aligned.u32 64;\n wgmma.fence.sync.aligned;\n tcgen05.fence::before_thread_sync;`,
    ),
    /No target has all/,
  );
});

test('what ptxas 13.0 assembles for another target than the one that is written', () => {
  // written -> the values of -arch that were accepted, of these
  const asked = 'sm_80 sm_90 sm_90a sm_100 sm_100f sm_100a sm_103 sm_103f sm_103a sm_110a'.split(' ');
  const accepted = {
    sm_80: asked,
    sm_90: asked.slice(1),
    sm_90a: ['sm_90a'],
    sm_100: asked.slice(3),
    sm_100f: asked.slice(3, 9),
    sm_100a: ['sm_100a'],
    sm_103a: ['sm_103a'],
  };
  for (const [written, expected] of Object.entries(accepted))
    assert.deepEqual(
      asked.filter((name) => runsOn(named(written), named(name))),
      expected,
      written,
    );
});

const header = '.version 8.8\n.target sm_90a\n.address_size 64\n';

test('a lens says where each function with a body runs, whatever the target of the file', () => {
  const lenses = runsOnLenses(
    analysisOf(
      [
        header,
        '.func declared();',
        '.entry hopper() { wgmma.fence.sync.aligned; ret; }',
        '.entry ampere() { .reg .b32 %r<3>; redux.sync.add.s32 %r1, %r2, -1; ret; }',
        '.entry all() { ret; }',
      ].join('\n'),
    ),
  );
  assert.deepEqual(
    lenses.map(({ title }) => title),
    ['runs on sm_90a', 'runs on sm_80 and later', 'runs on every target'],
  );
  assert.match(
    lenses[1].tooltip,
    /Least versions: PTX 7\.0: sm_80\.|As written, for sm_90a, the file runs on sm_90a\./,
  );
});

test('half a function, a function without a name and no PTX have lenses that say nothing wrong', () => {
  for (const text of ['', '.entry', '.entry k(', `${header}.entry k() { wgmma.`, 'hello', `${header}.entry k() {{{{`])
    for (const { title, start, end } of runsOnLenses(analysisOf(text))) {
      assert.match(title, /^runs on /);
      assert.ok(end >= start && end <= text.length);
    }
});

const told = (text: string, ...meantFor: string[]) =>
  analyse(new PtxDocument('', 'ptx', 1, text), { meantFor: targetsNamed(meantFor) })
    .diagnostics.filter(({ code }) => code === 'not-portable')
    .map(({ start, end }) => text.slice(start, end));

test('what keeps a file from its targets is told where it stands, and only for targets that are asked for', () => {
  const text = `${header}.entry k() { wgmma.fence.sync.aligned; ret; }\n.entry l() { ret; }\n`;
  assert.deepEqual(told(text), []);
  assert.deepEqual(told(text, 'sm_90a'), []);
  assert.deepEqual(told(text, 'sm_80', 'sm_90'), ['wgmma']);
  assert.deepEqual(told(text.replace('wgmma.fence.sync.aligned; ', ''), 'sm_80', 'sm_90'), ['sm_90a']);
});

test('an edit elsewhere and another list of targets are seen', () => {
  const text = `${header}.entry k() { wgmma.fence.sync.aligned; ret; }\n`;
  const document = new PtxDocument('', 'ptx', 1, text);
  const first = analyse(document, { meantFor: targetsNamed(['sm_80']) });
  assert.equal(first.diagnostics.filter(({ code }) => code === 'not-portable').length, 1);
  assert.equal(analyse(document, { previous: first }).diagnostics.length, 0);
  const start = document.positionAt(text.indexOf('wgmma'));
  const end = document.positionAt(text.indexOf(' ret'));
  document.update([{ range: { start, end }, text: '' }], 2);
  const later = analyse(document, { previous: first, meantFor: targetsNamed(['sm_80']) });
  assert.deepEqual(
    later.diagnostics.map(({ message }) => message.slice(0, 30)),
    ['The file is meant for sm_80 to'],
  );
});

test('what the own target lacks is an error and not told twice; broken text is no obstacle', () => {
  assert.deepEqual(
    told('.version 8.0\n.target sm_80\n.address_size 64\n.entry k() { wgmma.fence.sync.aligned; ret; }\n', 'sm_70'),
    [],
  );
  for (const text of ['', '.target', `${header}.entry k() { wgmma.`, `${header}.entry k() { nonsense.u32 a, b; }`])
    assert.doesNotThrow(() => told(text, 'sm_10', 'sm_80', 'sm_121f'));
});

const tableOf = (text: string): PortabilityTable | undefined => inspect(analysisOf(text), text.length)?.portability;

test('the table of a function: its needs against the targets, with the lines', () => {
  const table = tableOf(
    [
      `${header}.entry k()`,
      '{',
      '  .reg .b32 %r<3>;',
      '  wgmma.fence.sync.aligned;',
      '  redux.sync.add.s32 %r1, %r2, -1;',
      '  wgmma.fence.sync.aligned;',
      '  mov.u32 %r1, %cluster_ctarank;',
      '  ret;',
      '}',
    ].join('\n'),
  );
  assert.ok(table);
  assert.deepEqual(
    table.columns.map(({ targets, runs }) => `${targets}: ${runs}`),
    ['sm_50–sm_75: false', 'sm_80–sm_89: false', 'sm_90, sm_100–sm_121f: false', 'sm_90a: true'],
  );
  assert.deepEqual(
    table.rows.map(({ word, needs, lines, has }) => [word, needs, lines.join(), has.map(Number).join('')]),
    [
      ['wgmma', 'PTX 8.0, sm_90a', '6,8', '0001'],
      ['%cluster_ctarank', 'PTX 7.8, sm_90 or higher', '9', '0011'],
      ['redux', 'PTX 7.0, sm_80 or higher', '7', '0111'],
    ],
  );
});

test('the table of a function that runs everywhere, is not finished, or is none', () => {
  const everywhere = tableOf(`${header}.entry k() { ret; }`);
  assert.deepEqual(everywhere?.rows, []);
  assert.deepEqual(everywhere?.columns, [{ targets: 'sm_50–sm_121f', runs: true }]);
  for (const text of ['', 'wgmma', `${header}.entry k() { wgmma.`, `${header}.entry k() { wgmma.fence`])
    assert.doesNotThrow(() => tableOf(text));
  // A second function's needs are its own.
  assert.deepEqual(tableOf(`${header}.entry k() { wgmma.fence.sync.aligned; ret; }\n.entry l() { ret; }`)?.rows, []);
});
