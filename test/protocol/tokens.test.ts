// Semantic tokens over the protocol: whole, as differences, in ranges, and not at all for a text that is too large.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node';
import { startClient } from './client';
import { entry, kernel } from './texts';

const URI = 'file:///kernel.ptx';
const textDocument = { uri: URI };

test('semantic tokens: the whole, a difference, a range', async (t) => {
  const client = await startClient(t);
  const text = kernel('  mov.b32 %r1, 0;');
  await client.open(URI, text);
  const legend = client.initializeResult.capabilities.semanticTokensProvider?.legend;
  assert.ok(legend?.tokenTypes.includes('register'));
  const first = await client.ask(SemanticTokensRequest.type, { textDocument });
  // The one that is written last, and read nowhere.
  const bit = legend?.tokenModifiers.indexOf('unread');
  assert.ok(bit && bit > 0 && ((first?.data.at(-1) ?? 0) & (1 << bit)) !== 0);
  assert.ok(first?.resultId && first.data.length % 5 === 0);
  const edited = kernel('  mov.b32 %r1, 0;\n  mov.b32 %r2, %r1;');
  client.change(URI, { text: edited });
  const previousResultId = first.resultId;
  const second = await client.ask(SemanticTokensDeltaRequest.type, { textDocument, previousResultId });
  assert.ok(second && 'edits' in second && second.edits.length === 1);
  const data = [...first.data];
  const [{ start, deleteCount, data: inserted }] = (second as SemanticTokensDelta).edits;
  data.splice(start, deleteCount, ...(inserted ?? []));
  const whole = await client.ask(SemanticTokensRequest.type, { textDocument });
  assert.deepEqual(data, whole?.data);
  const stale = await client.ask(SemanticTokensDeltaRequest.type, { textDocument, previousResultId });
  assert.ok(stale && 'data' in stale, 'an answer that is no longer known is answered whole');
  const range = { start: { line: 8, character: 0 }, end: { line: 10, character: 0 } };
  const part = await client.ask(SemanticTokensRangeRequest.type, { textDocument, range });
  assert.ok(part && part.data.length > 0 && part.data.length < (whole?.data.length ?? 0));
  assert.deepEqual(client.log, []);
});

test('semantic tokens: of a large text what is visible alone', async (t) => {
  const client = await startClient(t);
  const functions = Array.from({ length: 4000 }, (_, i) => entry('  add.s32 %r1, %r1, %r2;\n'.repeat(70), `k${i}`));
  await client.open(URI, kernel('') + functions.join(''));
  await assert.rejects(client.ask(SemanticTokensRequest.type, { textDocument }), /too large/);
  const range = { start: { line: 200_000, character: 0 }, end: { line: 200_010, character: 0 } };
  const part = await client.ask(SemanticTokensRangeRequest.type, { textDocument, range });
  // Over 300,000 lines the opcodes are coloured too.
  assert.ok(part && part.data.length >= 5 * 40, `${part?.data.length}`);
  assert.equal(await client.ask(SemanticTokensRequest.type, { textDocument: { uri: 'file:///none.ptx' } }), null);
});
