// No text that an editor can open ends the server, keeps it busy for long or makes it tell too much.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { badInputs, hugeText, MANY_ERRORS, manyErrors, prefixes } from './badInputs';
import { type Client, startClient } from './client';
import { kernel } from './texts';

const URI = 'file:///bad.ptx';
/** Milliseconds of the server's processor time: far more than it takes, so that only what grows with the square is caught. */
const PATIENCE = 10_000;

/** What the server spends from now on. */
async function stopwatch({ process: server }: Client): Promise<() => Promise<number>> {
  assert.ok(server);
  const started = await server.cpuMs();
  return async () => (await server.cpuMs()) - started;
}

test('bad input gets a clear message', async (t) => {
  const client = await startClient(t);
  for (const [name, { bytes, codes, says }] of Object.entries(badInputs())) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const spent = await stopwatch(client);
    const diagnostics = await client.open(URI, text);
    await askEverything(client);
    const took = await spent();
    assert.ok(took < PATIENCE, `${name} took ${took} ms`);
    if (says?.source.includes('XML')) assert.deepEqual(diagnostics, [], `${name}: other editors' files stay clean`);
    else {
      const found = [...new Set(diagnostics.map(({ code }) => code))];
      if (codes) assert.deepEqual(found, codes, name);
      else assert.ok(found.length > 0, name);
      if (says) assert.match(String(diagnostics[0].message), says, name);
    }
    for (const { message } of diagnostics) assert.ok(String(message).length < 500, `${name}: ${message}`);
    client.close(URI);
  }
  assert.deepEqual(client.log, []);
  assert.equal(await client.stop(), 0);
});

describe('large input', { concurrency: 1 }, () => {
  test('20 MB, and a request for another document at the same time', async (t) => {
    const client = await startClient(t);
    await client.open('file:///small.ptx', kernel(''));
    const spent = await stopwatch(client);
    const opened = client.open(URI, hugeText());
    assert.ok(await client.hover('file:///small.ptx', { line: 6, character: 9 }));
    assert.deepEqual(await opened, []);
    assert.ok((await spent()) < PATIENCE, `${await spent()} ms`);
    assert.ok(((await client.codeLens(URI))?.length ?? 0) > 100);
    const spentOnEdit = await stopwatch(client);
    client.change(URI, { range: { start: { line: 30, character: 0 }, end: { line: 30, character: 0 } }, text: '\n' });
    await client.settle();
    const took = await spentOnEdit();
    assert.ok(took < 1000, `an edit took ${took} ms`);
    assert.deepEqual(await client.diagnostics(URI), []);
    assert.equal(await client.stop(), 0);
  });

  test('200,000 mistakes: the first thousand, and how many more there are', async (t) => {
    const client = await startClient(t);
    const spent = await stopwatch(client);
    const diagnostics = await client.open(URI, manyErrors());
    assert.ok((await spent()) < PATIENCE, `${await spent()} ms`);
    assert.equal(diagnostics.length, 1001);
    assert.equal(diagnostics.at(-1)?.message, `${MANY_ERRORS - 1000} further problems are not shown.`);
    assert.equal(await client.stop(), 0);
  });
});

test('files half typed', async (t) => {
  const client = await startClient(t);
  await client.open(URI, '');
  const texts = prefixes();
  const spent = await stopwatch(client);
  for (const text of texts) {
    client.change(URI, { text });
    await askEverything(client);
  }
  const each = (await spent()) / texts.length;
  assert.ok(texts.length > 300);
  assert.ok(each < 200, `${each} ms each`);
  assert.deepEqual(client.log, []);
});

async function askEverything(client: Client): Promise<void> {
  await Promise.all([
    client.codeLens(URI),
    client.documentSymbol(URI),
    client.foldingRange(URI),
    ...[0, 3, 6, 1e9].map((line) => client.hover(URI, { line, character: 3 })),
  ]);
}
