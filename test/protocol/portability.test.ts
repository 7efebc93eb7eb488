// Portability over the wire: the lens above functions, and the targets that the settings name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node';
import { openInspector } from '../../server/src/lsp/protocol';
import { startClient } from './client';
import { rangeOf } from './texts';

const URI = 'file:///hopper.ptx';
const hopper =
  '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k()\n{\n  wgmma.fence.sync.aligned;\n  ret;\n}\n';
const capabilities = { workspace: { configuration: true } };

test('ptx.targets underlines what keeps a file from them, and an empty list says nothing', async (t) => {
  let targets: unknown = ['sm_80', 'sm_90a', 'sm_1', 5];
  const client = await startClient(t, { settings: () => ({ targets }), capabilities });
  await client.settle();
  const [found, ...others] = await client.open(URI, hopper);
  assert.deepEqual(others, []);
  assert.equal(found.code, 'not-portable');
  assert.deepEqual(found.range, rangeOf(hopper, 'wgmma'));
  for (const none of [[], 'sm_80', null]) {
    targets = none;
    const from = client.published.length;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.publication(({ uri, diagnostics }) => uri === URI && diagnostics.length === 0, from);
  }
});

test('ptx.codeLens.runsOn shows where a function runs', async (t) => {
  const settings = () => ({ codeLens: { registers: false, ptxas: false, runsOn: true } });
  const client = await startClient(t, { settings, capabilities });
  await client.settle();
  await client.open(URI, hopper);
  const lenses = (await client.codeLens(URI)) ?? [];
  assert.deepEqual(
    lenses.map(({ command }) => command?.title),
    ['runs on sm_90a'],
  );
  const { range, command } = lenses[0];
  assert.deepEqual(range, rangeOf(hopper, 'k', '.entry'));
  assert.equal(command?.command, openInspector);
  assert.deepEqual(command?.arguments, [URI, range.start, 'Portability']);
});
