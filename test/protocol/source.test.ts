// The source map over the wire: from PTX to its CUDA line, and from there to the PTX that is open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type GeneratedAnswer,
  type GeneratedParameters,
  generatedRequest,
  type SourceAnswer,
  sourceRequest,
} from '../../server/src/lsp/protocol';
import { startClient } from './client';
import { rangeOf, textOf } from './texts';

const URI = 'file:///build/saxpy.ptx';
const text =
  '.version 8.0\n.target sm_80\n.address_size 64\n.entry k()\n{\n.loc 1 12 5\n  bar.sync 0;\n.loc 1 13 1\n  ret;\n}\n.file 1 "/src/my kernel.cu"\n';

test('there and back', async (t) => {
  const client = await startClient(t);
  await client.open(URI, text);
  const ask = (word: string) =>
    client.connection.sendRequest<SourceAnswer | null>(sourceRequest, {
      textDocument: { uri: URI },
      position: rangeOf(text, word).start,
    });
  const uri = 'file:///src/my%20kernel.cu';
  assert.deepEqual(await ask('bar'), { uri, path: '/src/my kernel.cu', position: { line: 11, character: 4 } });
  assert.equal(await ask('.entry'), null);
  const back = (parameters: GeneratedParameters) =>
    client.connection.sendRequest<GeneratedAnswer>(generatedRequest, parameters);
  for (const file of [uri, 'file:///elsewhere/my kernel.cu']) {
    const [found, ...others] = await back({ uri: file, line: 11 });
    assert.deepEqual(others, []);
    assert.equal(found.uri, URI);
    assert.equal(textOf(text, found.range), '.loc 1 12 5\n  bar.sync 0;');
  }
  assert.deepEqual(await back({ uri, line: 90 }), []);
  assert.deepEqual(await back({ uri: 'file:///src/other.cu', line: 11 }), []);
});
