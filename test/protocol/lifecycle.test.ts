// How the server starts and ends, on which transports, and what it survives.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { version } from '../../package.json';
import { Client, type ServerProcess, startClient, startProcess } from './client';
import { kernel } from './texts';

const URI = 'file:///kernel.ptx';

describe('life of the server', { concurrency: 2 }, () => {
  test('says who it is and what it can do', async (t) => {
    const { initializeResult } = await startClient(t);
    assert.deepEqual(initializeResult.serverInfo, { name: 'ptx-lens', version });
    const { capabilities } = initializeResult;
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: true }, 'incremental');
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.codeLensProvider, { resolveProvider: true });
    assert.equal(capabilities.documentSymbolProvider, true);
    assert.equal(capabilities.foldingRangeProvider, true);
  });

  test('exit after shutdown ends it with 0 and nothing on stderr', async (t) => {
    const client = await startClient(t);
    await client.open(URI, kernel('  addd.s32 %r1, %r2, %r3;'));
    assert.equal(await client.stop(), 0);
    assert.equal(client.process?.stderr, '');
  });

  test('exit without shutdown ends it with 1', async (t) => {
    const client = await startClient(t);
    await client.connection.sendNotification('exit');
    assert.equal(await client.process?.end(), 1);
  });

  test('requests behind shutdown do not hang', async (t) => {
    const client = await startClient(t);
    await client.connection.sendRequest('shutdown');
    await client.hover(URI, { line: 0, character: 0 }).catch(() => undefined);
    await client.connection.sendNotification('exit');
    assert.equal(await client.process?.end(), 0);
  });

  test('ends with its standard input, also while changes wait', async (t) => {
    const client = await startClient(t);
    await client.open(URI, kernel(''));
    client.change(URI, { text: kernel('  addd.s32 %r1, %r2, %r3;') });
    await client.settle();
    client.process?.child.stdin.end();
    assert.equal(await client.process?.end(), 1);
    assert.equal(client.process?.stderr, '');
  });

  test('ends with the process that started it', async (t) => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    t.after(() => parent.kill('SIGKILL'));
    const client = await startClient(t, { processId: parent.pid });
    parent.kill('SIGKILL');
    assert.equal(await client.process?.end(), 1);
  });

  test('is the same server as `ptx-lens lsp --stdio`', async (t) => {
    const client = await startClient(t, { command: ['dist/cli.js', 'lsp', '--stdio'] });
    assert.deepEqual(client.initializeResult.serverInfo, { name: 'ptx-lens', version });
    const [diagnostic] = await client.open(URI, kernel('  addd.s32 %r1, %r2, %r3;'));
    assert.equal(diagnostic.code, 'unknown-opcode');
    assert.equal(await client.stop(), 0);
  });
});

describe('transports', { concurrency: 2 }, () => {
  for (const command of [
    ['dist/server.js', '--socket'],
    ['dist/cli.js', 'lsp', '--socket'],
  ]) {
    test(`${command.join(' ')}: the editor listens, the server comes to it`, async (t) => {
      const { client, server } = await startOnSocket(t, command);
      assert.deepEqual((await client.initialize()).serverInfo, { name: 'ptx-lens', version });
      const [diagnostic] = await client.open(URI, kernel('  addd.s32 %r1, %r2, %r3;'));
      assert.equal(diagnostic.code, 'unknown-opcode');
      await client.connection.sendRequest('shutdown');
      await client.connection.sendNotification('exit');
      assert.equal(await server.end(), 0);
    });
  }

  test('ends with its socket', async (t) => {
    const { client, server, socket } = await startOnSocket(t, ['dist/server.js', '--socket']);
    await client.initialize();
    socket.destroy();
    assert.equal(await server.end(), 1);
    assert.equal(server.stderr, '');
  });

  test('says where nobody listens', async (t) => {
    const listener = createServer();
    const port = await listenOn(listener);
    await new Promise((resolve) => listener.close(resolve));
    const server = startProcess(t, ['dist/server.js', `--socket=${port}`]);
    assert.equal(await server.end(), 2);
    assert.match(server.stderr, new RegExp(`^No connection to the editor on port ${port}: .*ECONNREFUSED`));
    assert.equal(server.stderr.split('\n').length, 2, 'one line, no stack');
  });

  for (const given of [[], ['--socket'], ['--socket=x'], ['--socket=99999'], ['--verbose']]) {
    for (const program of [['dist/server.js'], ['dist/cli.js', 'lsp']]) {
      test(`${[...program, ...given].join(' ')}: says how to start it, exit code 2`, async (t) => {
        const server = startProcess(t, [...program, ...given]);
        assert.equal(await server.end(), 2);
        assert.match(server.stderr, /^The PTX language server speaks to an editor: start it with --stdio, .*\n$/);
      });
    }
  }
});

test('what is malformed does not end it', async (t) => {
  const frames: Record<string, unknown> = {
    'no JSON': 'abcde',
    null: 'null',
    'an array': [],
    'an unknown request': { id: 2, method: 'foo/bar', params: {} },
    'an unknown notification': { method: 'foo/bar', params: {} },
    'an answer to no question': { id: 99, result: {} },
    'a hover without parameters': { id: 2, method: 'textDocument/hover' },
    'a hover with odd parameters': { id: 2, method: 'textDocument/hover', params: { textDocument: 5, position: 'x' } },
    'a hover at half a line': hoverAt({ line: 0.5, character: 0 }),
    'a hover before the beginning': hoverAt({ line: -1, character: -1 }),
    'a hover behind the end': hoverAt({ line: 1e9, character: 1e9 }),
    'a hover nowhere': hoverAt({}),
    'an opening of nothing': { method: 'textDocument/didOpen', params: {} },
    'an opening without text': { method: 'textDocument/didOpen', params: { textDocument: { uri: 'file:///x.ptx' } } },
    'a closing of nothing': { method: 'textDocument/didClose', params: { textDocument: { uri: 'file:///x.ptx' } } },
    'a change of an unknown document': change('file:///x.ptx', [{ text: '' }]),
    'a change without version': { method: 'textDocument/didChange', params: { textDocument: { uri: URI } } },
    'a change at no place': change(URI, [{ range: { start: { line: 'x' }, end: {} }, text: 'y' }]),
    'a change without text': change(URI, [{}]),
    'settings of no shape': { method: 'workspace/didChangeConfiguration', params: { settings: { ptx: 7 } } },
    'no settings at all': { method: 'workspace/didChangeConfiguration' },
  };
  const client = await startClient(t);
  for (const [name, frame] of Object.entries(frames)) {
    await client.open(URI, kernel(''));
    sendRaw(client.process, frame);
    // A document that the client got wrong comes right by being opened again.
    client.close(URI);
    const [diagnostic] = await client.open(URI, kernel('  addd.s32 %r1, %r2, %r3;'));
    assert.equal(diagnostic?.code, 'unknown-opcode', name);
    assert.ok(await client.hover(URI, { line: 6, character: 9 }), name);
    client.close(URI);
  }
  assert.equal(await client.stop(), 0);
  assert.equal(client.process?.stderr, '');
});

function hoverAt(position: object): object {
  return { id: 2, method: 'textDocument/hover', params: { textDocument: { uri: URI }, position } };
}

function change(uri: string, contentChanges: object[]): object {
  return { method: 'textDocument/didChange', params: { textDocument: { uri, version: 2 }, contentChanges } };
}

function sendRaw(server: ServerProcess | undefined, frame: unknown): void {
  const isObject = typeof frame === 'object' && !Array.isArray(frame);
  const body = typeof frame === 'string' ? frame : JSON.stringify(isObject ? { jsonrpc: '2.0', ...frame } : frame);
  server?.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

async function startOnSocket(t: Parameters<typeof startProcess>[0], command: readonly string[]) {
  const listener = createServer();
  t.after(() => listener.close());
  const connected = new Promise<Socket>((resolve) => listener.once('connection', resolve));
  const port = await listenOn(listener);
  const server = startProcess(t, [...command.slice(0, -1), `${command.at(-1)}=${port}`]);
  const socket = await connected;
  return { server, socket, client: new Client(server, socket, socket) };
}

async function listenOn(listener: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return typeof address === 'object' && address ? address.port : 0;
}
