// Registers over the wire: hints with what is live behind them, live ranges, the heat strip, the most loaded line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { InlayHintRequest, InlayHintResolveRequest } from 'vscode-languageserver-protocol/node';
import {
  type HeatAnswer,
  heatRequest,
  type LiveRangeAnswer,
  type LiveValuesAnswer,
  liveRangeRequest,
  liveValuesRequest,
  maximumRequest,
  type Position,
} from '../../server/src/lsp/protocol';
import { startClient } from './client';
import { rangeOf, textOf } from './texts';

const URI = 'file:///saxpy.ptx';
const saxpy = readFileSync('samples/saxpy.ptx', 'utf8');
const textDocument = { uri: URI };
const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

test('hints at the end of lines, and who is live when one points at them', async (t) => {
  const client = await startClient(t, {
    settings: () => ({ inlayHints: { pressure: 'all' } }),
    capabilities: { workspace: { configuration: true } },
  });
  await client.settle();
  await client.open(URI, saxpy);
  const hints = (await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole })) ?? [];
  const lines = saxpy.split('\n');
  assert.ok(hints.length > 10);
  for (const { position, label } of hints) {
    assert.equal(position.character, lines[position.line].length);
    assert.match(String(label), /^\d+ live/);
  }
  const resolved = await client.connection.sendRequest(InlayHintResolveRequest.type, hints[5]);
  assert.ok(typeof resolved.tooltip === 'object');
  assert.match(resolved.tooltip.value, /live\*\* in text order/);
});

test('types of values in untyped registers, where the setting asks for them', async (t) => {
  const client = await startClient(t, {
    settings: () => ({ inlayHints: { pressure: 'off', operandTypes: true } }),
    capabilities: { workspace: { configuration: true } },
  });
  await client.settle();
  const text =
    '.version 8.0\n.target sm_80\n.address_size 64\n.entry k()\n{\n.reg .b32 %r<3>;\nld.global.b32 %r1, [64];\nadd.f32 %r2, %r1, %r1;\n}\n';
  await client.open(URI, text);
  const hints = (await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole })) ?? [];
  const { end } = rangeOf(text, '%r1', 'ld.global');
  assert.deepEqual(
    hints.map(({ label, position }) => [label, position]),
    [[': f32', end]],
  );
});

test('only peaks by default', async (t) => {
  const client = await startClient(t);
  await client.open(URI, saxpy);
  const hints = (await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: whole })) ?? [];
  assert.deepEqual(
    hints.map(({ label }) => String(label).replace(/^\d+/, 'N')),
    ['N live · most of the function'],
  );
});

test('live range, live values, heat and the most loaded line', async (t) => {
  const client = await startClient(t);
  await client.open(URI, saxpy);
  const ask = <Answer>(request: string, position?: Position): Promise<Answer> =>
    client.connection.sendRequest(request, position ? { textDocument, position } : { textDocument });
  const { start } = rangeOf(saxpy, '%f4', 'fma.rn.f32');
  const range = await ask<LiveRangeAnswer>(liveRangeRequest, start);
  assert.equal(range.name, '%f4');
  for (const place of [...range.definitions, ...range.uses]) assert.equal(textOf(saxpy, place), '%f4');
  assert.deepEqual(
    range.alive.map(([first]) => first),
    [start.line],
  );
  const live = await ask<LiveValuesAnswer>(liveValuesRequest, start);
  assert.equal(live.line, start.line);
  assert.ok(live.values.some(({ name, isBorn }) => name === '%f4' && isBorn));
  const most = await ask<Position>(maximumRequest, start);
  const heat = await ask<HeatAnswer>(heatRequest);
  const hottest = Math.max(...heat.map(({ level }) => level));
  const at = heat.find(({ first, last }) => first <= most.line && most.line <= last);
  assert.equal(at?.level, hottest);
});

test('nothing to say outside of functions and about documents that are not open', async (t) => {
  const client = await startClient(t);
  await client.open(URI, saxpy);
  const nowhere = { line: 0, character: 0 };
  for (const request of [liveRangeRequest, liveValuesRequest, maximumRequest]) {
    for (const uri of [URI, 'file:///closed.ptx']) {
      const answer = await client.connection.sendRequest(request, { textDocument: { uri }, position: nowhere });
      assert.equal(answer, null, `${request} ${uri}`);
    }
  }
});
