// The lens "N references" over the wire.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { showReferences } from '../../server/src/lsp/protocol';
import { startClient } from './client';
import { rangeOf } from './texts';

const URI = 'file:///k.ptx';
const text =
  '.version 8.0\n.target sm_80\n.address_size 64\n.func helper()\n{\n  ret;\n}\n.entry k()\n{\n  call helper;\n  ret;\n}\n';

test('ptx.codeLens.references counts the uses of functions, and is off without the setting', async (t) => {
  for (const references of [true, undefined]) {
    const codeLens = { registers: false, ptxas: false, runsOn: false, references };
    const client = await startClient(t, { initializationOptions: { settings: { codeLens, ptxas: { check: 'off' } } } });
    await client.open(URI, text);
    const lenses = (await client.codeLens(URI)) ?? [];
    const range = rangeOf(text, 'helper');
    const command = { title: '1 reference', command: showReferences, arguments: [URI, range.start] };
    assert.deepEqual(
      lenses.map(({ range, command }) => ({ range, ...command, tooltip: '' })),
      references ? [{ range, ...command, tooltip: '' }] : [],
    );
  }
});
