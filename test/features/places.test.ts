// Selection ranges, call hierarchy and symbols of the workspace.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calledFunction, incomingCalls, outgoingCalls } from '../../server/src/features/callHierarchy';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols';
import { analysisOf, atMarker } from './harness';
import { marked } from './places';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';

test('selection: word, operand, instruction, body, function, text', () => {
  const source = `${header}.entry k()\n{\n  ld.global.b32 %r1, [%r<|>d1+8];\n  ret;\n}\n`;
  const { analysis, offset } = atMarker(source);
  const texts = selectionRanges(analysis, offset).map(({ start, end }) => analysis.document.slice(start, end));
  assert.deepEqual(texts.slice(0, 4), ['%rd1', '%rd1+8', '[%rd1+8]', 'ld.global.b32 %r1, [%rd1+8];']);
  assert.ok(texts.at(-2)?.startsWith('.entry k()'));
  assert.equal(texts.at(-1), analysis.document.getText());
});

test('selection: each range holds the one before, at every offset of hostile text', () => {
  for (const text of ['', '{', `${header}.entry k( { { add.s32 [ ( , } `, '// only\n']) {
    const analysis = analysisOf(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const ranges = selectionRanges(analysis, offset);
      ranges.slice(1).forEach(({ start, end }, i) => {
        assert.ok(start <= ranges[i].start && end >= ranges[i].end);
      });
    }
  }
});

const module = `${header}.extern .func ext();\n.func leaf() { ret; }\n.func middle() { call leaf; call leaf; call ext; }\n.entry top() { call middle; L: bra L; }\n`;

test('calls: to a function and from it, in this module and in others', () => {
  const analysis = analysisOf(module);
  const other = marked(`${header}.visible .func ext() { ret; }\n`, 'file:///ext.ptx').analysis;
  const item = calledFunction(analysis, module.indexOf('leaf; call ext'), [other]);
  assert.equal(item?.name, 'leaf');
  assert.ok(module.slice(item.start, item.end).startsWith('.func leaf()'));
  assert.deepEqual(
    incomingCalls(analysis, 'leaf', []).map(({ item: { name }, places }) => [name, places.length]),
    [['middle', 2]],
  );
  assert.deepEqual(
    outgoingCalls(analysis, module.indexOf('middle'), [other]).map(({ item: { name, document }, places }) => [
      name,
      document.uri,
      places.length,
    ]),
    [
      ['leaf', analysis.document.uri, 2],
      ['ext', 'file:///ext.ptx', 1],
    ],
  );
  assert.deepEqual(
    incomingCalls(other, 'ext', [analysis]).map(({ item: { name } }) => name),
    ['middle'],
  );
  assert.equal(calledFunction(analysis, module.indexOf('bra L') + 4, []), undefined);
  assert.deepEqual(outgoingCalls(analysis, 0, []), []);
});

test('workspace symbols: letters in their order', () => {
  const found = (query: string): string[] =>
    workspaceSymbols([analysisOf(module)], query).map(({ name, kind }) => `${kind} ${name}`);
  assert.deepEqual(found(''), ['function ext', 'function leaf', 'function middle', 'entry top']);
  assert.deepEqual(found('MDL'), ['function middle']);
  assert.deepEqual(found('zz'), []);
});
