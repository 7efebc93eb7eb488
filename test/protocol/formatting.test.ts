// The formatter over the protocol.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { startClient } from './client';
import { offsetAt, rangeOf } from './texts';

const URI = 'file:///kernel.ptx';
const textDocument = { uri: URI };
const text = '.version 8.0\n.target sm_80\n.entry k()\n{\n.reg .b32 a;\nmov.b32 a,1;\nmov.b32 a,2;\n}\n';
const options = { tabSize: 2, insertSpaces: true };

function applied(edits: readonly TextEdit[] | null): string {
  return [...(edits ?? [])]
    .sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offsetAt(text, range.start)) + newText + result.slice(offsetAt(text, range.end)),
      text,
    );
}

test('formatting: the document, a range, the line that is typed', async (t) => {
  const settings = () => ({ format: { operandColumn: 10 } });
  const client = await startClient(t, { settings, capabilities: { workspace: { configuration: true } } });
  await client.settle();
  await client.open(URI, text);
  const whole = await client.ask(DocumentFormattingRequest.type, { textDocument, options });
  assert.equal(applied(whole), text.replace('.reg', '  .reg').replace(/mov.b32 a,(.);/g, '  mov.b32   a, $1;'));
  const range = rangeOf(text, 'mov.b32 a,1;');
  const part = await client.ask(DocumentRangeFormattingRequest.type, { textDocument, options, range });
  assert.equal(applied(part), text.replace('mov.b32 a,1;', '  mov.b32   a, 1;'));
  const typed = { textDocument, options, position: range.end, ch: ';' };
  const line = await client.ask(DocumentOnTypeFormattingRequest.type, typed);
  assert.equal(applied(line), text.replace('mov.b32 a,1;', '  mov.b32   a, 1;'));
  const next = { ...typed, position: { line: range.end.line + 1, character: 0 }, ch: '\n' };
  assert.equal(applied(await client.ask(DocumentOnTypeFormattingRequest.type, next)), applied(line));
  const brace = { ...typed, position: { line: range.end.line + 2, character: 1 }, ch: '}' };
  assert.deepEqual(await client.ask(DocumentOnTypeFormattingRequest.type, brace), []);
  const nowhere = { textDocument: { uri: 'file:///none.ptx' }, options };
  assert.deepEqual(await client.ask(DocumentFormattingRequest.type, nowhere), []);
});
