// The views over the wire.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ViewKind, viewRequest } from '../../server/src/lsp/protocol';
import { startClient } from './client';
import { kernel, rangeOf } from './texts';

const URI = 'file:///k.ptx';
const text = kernel('  add.u32 %r1, %r2, 1;');

test('a text for each view, and none outside of instructions', async (t) => {
  const client = await startClient(t);
  await client.open(URI, text);
  const ask = (kind: ViewKind, word: string) =>
    client.connection.sendRequest<string | null>(viewRequest, {
      textDocument: { uri: URI },
      position: rangeOf(text, word).start,
      kind,
    });
  assert.match((await ask('syntaxTree', 'add.u32')) ?? '', /^Syntax tree of block/);
  assert.match((await ask('form', 'add.u32')) ?? '', /^Opcode +add\.u32\n/);
  assert.match((await ask('effects', 'add.u32')) ?? '', /\nwrites +%r1\n/);
  assert.match((await ask('live', 'add.u32')) ?? '', /^Live at line/);
  assert.equal(await ask('effects', '.version'), null);
  assert.equal(await ask('nonsense' as ViewKind, 'add.u32'), null);
});
