// Names of C++ as their source has them, where the server says more than the mangled name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CallHierarchyPrepareRequest,
  CompletionRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  HoverRequest,
  InlayHintRequest,
  type MarkupContent,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { startClient } from './client';
import { positionAt, rangeOf } from './texts';

const URI = 'file:///kernel.ptx';
const square = '_Z6squareIfET_S0_';
const text = `.version 8.0
.target sm_80
.address_size 64
.func (.param .b32 r) ${square}(.param .b32 p) { ret; }
.visible .entry _ZN5model5scaleEPf()
{
  .param .b32 a;
  call (a), ${square}, (a);
  ret;
}
`;
const textDocument = { uri: URI };
const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

test('outline, hover, hints, call hierarchy and symbols of the workspace', async (t) => {
  const client = await startClient(t);
  await client.open(URI, text);
  const outline = (await client.ask(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
  assert.deepEqual(
    outline.map(({ name, detail }) => `${name}: ${detail}`),
    [
      `${square}: float square<float>(float) · .func 1 instruction`,
      '_ZN5model5scaleEPf: model::scale(float*) · .visible .entry 2 instructions',
    ],
  );
  const position = rangeOf(text, `${square}, (a)`).start;
  const hover = await client.ask(HoverRequest.type, { textDocument, position });
  const contents = hover?.contents as MarkupContent | undefined;
  assert.match(contents?.value ?? '', /^```cpp\nfloat square<float>\(float\)\n```/);
  const hints = (await client.ask(InlayHintRequest.type, { textDocument, range: whole })) ?? [];
  const labels = hints
    .map(({ position: { line }, label }) => `${line} ${label}`)
    .filter((label) => label.includes('('));
  assert.deepEqual(labels, ['3 float square<float>(float)', '4 model::scale(float*)', '7 float square<float>(float)']);
  const [item] = (await client.ask(CallHierarchyPrepareRequest.type, { textDocument, position })) ?? [];
  assert.deepEqual([item.name, item.detail], [square, 'float square<float>(float) · .func']);
  const symbols = (await client.ask(WorkspaceSymbolRequest.type, { query: 'square<' })) ?? [];
  assert.deepEqual(
    symbols.map(({ name, containerName }) => [name, containerName]),
    [['float square<float>(float)', square]],
  );
  assert.deepEqual(client.log, []);
});

test('completion finds a function by the name in its source', async (t) => {
  const completionItem = { labelDetailsSupport: true };
  const client = await startClient(t, { capabilities: { textDocument: { completion: { completionItem } } } });
  const marked = text.replace(`call (a), ${square}, (a);`, 'call (a), <|>');
  await client.open(URI, marked.replace('<|>', ''));
  const position = positionAt(marked, marked.indexOf('<|>'));
  const answer = await client.ask(CompletionRequest.type, { textDocument, position });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  const found = items.find(({ label }) => label === square);
  assert.equal(found?.detail, 'float square<float>(float) · .func');
  assert.equal(found?.filterText, `${square} float square<float>(float)`);
  assert.deepEqual(found?.labelDetails, { description: 'float square<float>(float)' });
});

test('hints can be switched off', async (t) => {
  const settings = () => ({ inlayHints: { demangledNames: false, pressure: 'off' } });
  const client = await startClient(t, { settings, capabilities: { workspace: { configuration: true } } });
  await client.settle();
  await client.open(URI, text);
  assert.deepEqual(await client.ask(InlayHintRequest.type, { textDocument, range: whole }), []);
});
