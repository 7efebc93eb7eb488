// Each request of the server, asked of ordinary, half-written and hostile texts: an answer, and no fault in the log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features } from '../../server/src/lsp/handlers/index';
import type { Session } from '../../server/src/lsp/session';
import { badInputs } from './badInputs';
import { type Client, startClient } from './client';
import { ordinary, placeOf, type RequestRow, requests } from './requests';

const URI = 'file:///requests.ptx';

test('the table has every request that the server registers', () => {
  const registered: string[] = [];
  const connection = recorder('', registered);
  const session = { connection, guarded: () => undefined, guardedAsync: () => undefined };
  for (const { register } of features) register(session as unknown as Session);
  assert.deepEqual(requests.map(({ handler }) => handler).sort(), registered.sort());
});

/** The request of a capability where its name does not say it. */
const methods: Readonly<Record<string, string>> = {
  workspaceSymbolProvider: 'workspace/symbol',
  executeCommandProvider: 'workspace/executeCommand',
  semanticTokensProvider: 'textDocument/semanticTokens/full',
  callHierarchyProvider: 'textDocument/prepareCallHierarchy',
  documentFormattingProvider: 'textDocument/formatting',
  documentRangeFormattingProvider: 'textDocument/rangeFormatting',
  documentOnTypeFormattingProvider: 'textDocument/onTypeFormatting',
};

test('each capability that the server announces has its requests in the table', async (t) => {
  const { capabilities } = (await startClient(t)).initializeResult;
  const asked = new Set(requests.map(({ method }) => method));
  const providers = Object.entries(capabilities).filter(([name]) => name.endsWith('Provider'));
  assert.ok(providers.length > 20, `${providers.length}`);
  for (const [name, options] of providers) {
    const own = name.replace('Provider', '');
    assert.ok(asked.has(methods[name] ?? `textDocument/${own}`), name);
    const resolves = typeof options === 'object' && 'resolveProvider' in options && options.resolveProvider;
    assert.ok(!resolves || asked.has(`${own === 'completion' ? 'completionItem' : own}/resolve`), `${name}: resolve`);
  }
});

/** Takes every call and notes its path; of requests of our own their names. */
function recorder(path: string, registered: string[]): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => recorder(path === '' ? String(name) : `${path}.${String(name)}`, registered),
    apply: (_, __, [first]: unknown[]) => {
      registered.push(path === 'onRequest' && typeof first === 'string' ? first : path);
    },
  });
}

async function ask(client: Client, row: RequestRow, text: string): Promise<unknown> {
  const parameters = row.parameters(URI, placeOf(row, text));
  if (row.behind === undefined) return client.connection.sendRequest(row.method, parameters);
  const before = requests.find(({ handler }) => handler === row.behind);
  assert.ok(before, row.handler);
  const items = await client.connection.sendRequest<unknown[] | null>(before.method, parameters);
  if (!items?.length) return items;
  const isCall = row.method.startsWith('callHierarchy');
  return client.connection.sendRequest(row.method, isCall ? { item: items[0] } : items[0]);
}

const isEmpty = (answer: unknown): boolean =>
  answer === null || answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

test('ordinary text: each request has an answer', async (t) => {
  const client = await startClient(t);
  await client.open(URI, ordinary);
  for (const row of requests) {
    const answer = await ask(client, row, ordinary);
    if (row.emptyBecause === undefined) assert.ok(!isEmpty(answer), `${row.method}: ${JSON.stringify(answer)}`);
  }
  assert.deepEqual(client.log, []);
});

/** Cut off within a declaration, an opcode, an operand, an address, a vector, a call, a label, a directive. */
const halves = [
  '.b32 value',
  'twice(',
  'd.param.b32 %r1',
  'r1, %r1',
  '.b64 %rd',
  'f40490FDB',
  'p1 bra',
  '(result), t',
  '%rd1], %r3',
];

test('half-written text: each request is answered without a fault', async (t) => {
  const client = await startClient(t);
  await client.open(URI, '');
  for (const half of halves) {
    const cut = ordinary.indexOf(half);
    assert.ok(cut > 0, half);
    for (const text of [ordinary.slice(0, cut), ordinary.slice(0, cut) + ordinary.slice(ordinary.indexOf('\n', cut))]) {
      client.change(URI, { text });
      await Promise.all(requests.map((row) => ask(client, row, text)));
    }
  }
  assert.deepEqual(client.log, []);
});

test('hostile text: each request is answered without a fault', async (t) => {
  const client = await startClient(t);
  await client.open(URI, '');
  const texts = Object.values(badInputs())
    .filter(({ bytes }) => bytes.length < 120_000)
    .map(({ bytes }) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  assert.ok(texts.length > 15, `${texts.length}`);
  for (const text of texts) {
    client.change(URI, { text });
    await Promise.all(requests.map((row) => ask(client, row, text)));
  }
  assert.deepEqual(client.log, []);
});
