// The installed ptxas beside open documents, with stand-ins in its place: what it finds is shown for the state of the text
// that it read and no other; it is told once what goes wrong; nothing is left of it.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import {
  CancellationTokenSource,
  DidSaveTextDocumentNotification,
  ShowMessageNotification,
} from 'vscode-languageserver-protocol/node';
import {
  assemblerStatus,
  type CompileAnswer,
  type CompileTargetsAnswer,
  compileRequest,
  compileTargetsRequest,
  type DisagreementsAnswer,
  disagreementsRequest,
  type InitializationOptions,
  workspaceTrusted,
} from '../../server/src/lsp/protocol';
import { eventually, hang, standIn } from '../processes/standIn';
import { type Client, type ClientOptions, delay, startClient } from './client';
import { kernel, rangeOf } from './texts';

const URI = 'file:///k.ptx';
const text = kernel('  sub.s32 %r1, %r2, %r3;');
/** Shell: faults the first statement of the kernel. */
const faulting = `echo "ptxas /dev/stdin, line 11; error   : Arguments mismatch for instruction 'sub'" >&2; exit 255`;
const verbose = `cat >&2 <<'END'
ptxas info    : Compiling entry function 'k' for 'sm_80'
ptxas info    : Function properties for k
    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
ptxas info    : Used 24 registers, used 1 barriers, 2048 bytes smem
END`;

describe('a check with ptxas', { concurrency: 3 }, () => {
  test('when a document is opened: what it alone finds, with its source', async (t) => {
    const { client } = await start(t, standIn(t, faulting).path);
    void client.open(URI, text);
    const { diagnostics, version } = await client.publication(({ diagnostics }) => diagnostics.length > 0);
    assert.equal(version, 1);
    const [{ source, code, severity, range, message }] = diagnostics;
    assert.deepEqual([source, code, severity], ['ptxas', 'ptxas', 1]);
    assert.deepEqual(range, rangeOf(text, 'sub'));
    assert.match(
      String(message),
      /^The operands of `sub` do not fit.*\(ptxas: Arguments mismatch for instruction 'sub'\)$/,
    );
  });

  test('when it is saved; gone with the next letter', async (t) => {
    const program = standIn(t, faulting);
    const { client } = await start(t, program.path);
    void client.open(URI, text);
    await client.publication(({ diagnostics }) => diagnostics.length > 0);
    client.change(URI, { range: rangeOf(text, ', %r3'), text: ',  %r3' });
    assert.deepEqual(await client.diagnostics(URI), []);
    await delay(200);
    assert.equal(program.runs().length, 1, 'typing does not run it');
    const from = client.published.length;
    await save(client);
    await client.publication(({ diagnostics }) => diagnostics.length === 1, from);
    assert.equal(program.runs().length, 2);
    await save(client);
    await client.settle();
    assert.equal(program.runs().length, 2, 'the same text is not read twice');
  });

  test('on idle: a second after the last letter', async (t) => {
    const program = standIn(t, 'exit 0');
    const { client } = await start(t, program.path, { check: 'onIdle' });
    await client.open(URI, text);
    await eventually('the first check', () => program.runs().length === 1);
    for (let i = 0; i < 5; i++) client.change(URI, { range: rangeOf(text, ', %r3'), text: ', %r2' });
    await client.settle();
    assert.equal(program.runs().length, 1);
    await eventually('the second check', () => program.runs().length === 2);
  });

  test('reads without compiling, for the target of the text', async (t) => {
    const program = standIn(t, 'exit 0');
    const { client } = await start(t, program.path);
    await client.open(URI, text.replace('sm_80', 'sm_50'));
    await eventually('the check', () => program.runs().length === 1);
    assert.deepEqual(program.runs(), ['-arch=compute_75 /dev/stdin']);
  });

  test('off: it is not run, and not even asked who it is', async (t) => {
    const program = standIn(t, faulting, { introduction: 'touch "$folder/was-asked"' });
    const { client } = await start(t, program.path, { check: 'off' }, { codeLens: { ptxas: false } });
    await client.open(URI, text);
    await save(client);
    await client.settle();
    await delay(100);
    assert.deepEqual(readdirSync(program.folder), ['ptxas']);
  });

  test('a change ends it while it runs; so does closing; one at a time for a document', async (t) => {
    const program = standIn(t, hang);
    const { client, TMPDIR } = await start(t, program.path);
    await client.open(URI, text);
    await eventually('it runs', () => program.alive().length === 2);
    client.change(URI, { range: rangeOf(text, 'sub'), text: 'add' });
    await eventually('it has ended', () => program.alive().length === 0);
    await save(client);
    await eventually('it runs again', () => program.alive().length === 2);
    await save(client);
    await client.settle();
    assert.equal(program.alive().length, 2);
    client.close(URI);
    await eventually('it has ended again', () => program.alive().length === 0);
    assert.deepEqual(readdirSync(TMPDIR), []);
  });

  test('not in a workspace that is not trusted, until it is', async (t) => {
    const program = standIn(t, faulting, { introduction: 'introduce "$1"; touch "$folder/was-asked"' });
    const { client } = await start(t, program.path, {}, {}, { isTrusted: false });
    await client.open(URI, text);
    await save(client);
    assert.match(await failureOf(client), /^ptxas is not run in a workspace that is not trusted\.$/);
    assert.deepEqual(readdirSync(program.folder), ['ptxas']);
    await client.connection.sendNotification(workspaceTrusted);
    await client.publication(({ diagnostics }) => diagnostics.length === 1);
  });
});

describe('compilation', { concurrency: 3 }, () => {
  test('exact numbers, in the answer and in the lens; forgotten when the text changes', async (t) => {
    const { client } = await start(t, standIn(t, verbose).path);
    await client.open(URI, text);
    await eventuallyLens(client, /^Compile with ptxas$/);
    const answer = await compile(client);
    assert.deepEqual(answer, {
      kind: 'compiled',
      version: '13.0.88',
      target: 'sm_80',
      isRelocatable: false,
      functions: [
        {
          name: 'k',
          registers: 24,
          spillStores: 0,
          spillLoads: 0,
          stackBytes: 0,
          sharedBytes: 2048,
          barriers: 1,
        },
      ],
      errors: 0,
      warnings: 0,
    });
    await eventuallyLens(client, /^sm_80, exact: 24 registers · no spills · 2048 B shared · 1 barrier$/);
    client.change(URI, { range: rangeOf(text, 'sub'), text: 'add' });
    await eventuallyLens(client, /^Compile with ptxas$/);
  });

  test('for a chosen target; which there are', async (t) => {
    const program = standIn(t, verbose);
    const { client } = await start(t, program.path, { check: 'off' });
    await client.open(URI, text);
    const answer = await compile(client, 'sm_90');
    assert.ok(answer.kind === 'compiled');
    assert.equal(answer.target, 'sm_90');
    assert.match(program.runs()[0], /^-arch=sm_90 -v /);
    const targets = await client.connection.sendRequest<CompileTargetsAnswer>(compileTargetsRequest, {
      textDocument: { uri: URI },
    });
    assert.deepEqual(targets, { targets: ['sm_75', 'sm_80', 'sm_90'], own: 'sm_80' });
    const odd = await compile(client, 'sm_1000');
    assert.deepEqual(odd, { kind: 'failed', message: 'There is no target sm_1000.' });
  });

  test('with fewer registers: answered, and not kept as the numbers of the document', async (t) => {
    const program = standIn(t, verbose);
    const { client } = await start(t, program.path, { check: 'off' });
    await client.open(URI, text);
    await eventuallyLens(client, /^Compile with ptxas$/);
    const ask = (maxRegisters: number): Promise<CompileAnswer> =>
      client.connection.sendRequest<CompileAnswer>(compileRequest, { textDocument: { uri: URI }, maxRegisters });
    const answer = await ask(32);
    assert.ok(answer.kind === 'compiled' && answer.functions[0].registers === 24);
    assert.match(program.runs()[0], /^-arch=sm_80 -v -maxrregcount=32 /);
    await eventuallyLens(client, /^Compile with ptxas$/);
    assert.equal((await ask(0.5)).kind, 'failed');
  });

  test('rejected: its errors become diagnostics', async (t) => {
    const { client } = await start(t, standIn(t, faulting).path, { check: 'off' });
    assert.deepEqual(await client.open(URI, text), []);
    const answer = await compile(client);
    assert.ok(answer.kind === 'rejected');
    assert.deepEqual([answer.errors, answer.functions], [1, []]);
    await client.publication(({ diagnostics }) => diagnostics.length === 1);
  });

  test('cancelled by the editor, or by a change of the text', async (t) => {
    const program = standIn(t, hang);
    const { client, TMPDIR } = await start(t, program.path, { check: 'off' });
    await client.open(URI, text);
    const source = new CancellationTokenSource();
    const first = client.connection
      .sendRequest<CompileAnswer>(compileRequest, { textDocument: { uri: URI } }, source.token)
      .catch(() => ({ kind: 'cancelled' }));
    await eventually('it runs', () => program.alive().length === 2);
    source.cancel();
    assert.equal((await first).kind, 'cancelled');
    await eventually('it has ended', () => program.alive().length === 0);
    const second = compile(client);
    await eventually('it runs again', () => program.alive().length === 2);
    client.change(URI, { range: rangeOf(text, 'sub'), text: 'add' });
    assert.deepEqual(await second, { kind: 'cancelled' });
    await eventually('it has ended again', () => program.alive().length === 0);
    assert.deepEqual(readdirSync(TMPDIR), []);
  });

  test('takes longer than it may', async (t) => {
    const program = standIn(t, hang);
    const { client } = await start(t, program.path, { check: 'off', timeout: 0.3 });
    await client.open(URI, text);
    assert.match(await failureOf(client), /was ended: it took longer than 0\.3 seconds\.$/);
    await eventually('it has ended', () => program.alive().length === 0);
  });

  test('by a command of the server, for editors without one of their own', async (t) => {
    const { client } = await start(t, standIn(t, verbose).path, { check: 'off' });
    assert.deepEqual(client.initializeResult.capabilities.executeCommandProvider, { commands: ['ptx.compile'] });
    const shown = messagesTo(client);
    await client.open(URI, text);
    const parameters = { command: 'ptx.compile', arguments: [URI, 'own'] };
    const answer = await client.connection.sendRequest<CompileAnswer>('workspace/executeCommand', parameters);
    assert.equal(answer.kind, 'compiled');
    assert.deepEqual(shown, ['ptxas, sm_80\nk: 24 registers · no spills · 2048 B shared · 1 barrier']);
  });
});

describe('what goes wrong is said once', { concurrency: 3 }, () => {
  const troubles: Record<string, [(t: TestContext) => string, RegExp]> = {
    'a program that is not there': [() => '/nowhere/ptxas', /does not exist\.$/],
    'a folder': [(t) => standIn(t, '').folder, /is a folder; /],
    'another program': [(t) => standIn(t, '', { introduction: 'echo hello' }).path, /is not ptxas: .*"hello"/],
    'a crash': [(t) => standIn(t, 'kill -SEGV $$').path, /crashed \(SIGSEGV\)/],
    garbage: [(t) => standIn(t, 'echo boom; exit 1').path, /said nothing that PTX Lens understands: "boom"/],
  };
  for (const [name, [make, expected]] of Object.entries(troubles)) {
    test(name, async (t) => {
      const { client, TMPDIR } = await start(t, make(t));
      const shown = messagesTo(client);
      await client.open(URI, text);
      await eventually('it is said', () => shown.length > 0);
      for (let i = 0; i < 3; i++) {
        client.change(URI, { range: rangeOf(text, 'sub'), text: i % 2 ? 'add' : 'sub' });
        await save(client);
        await client.settle();
      }
      await delay(300);
      assert.equal(shown.length, 1);
      assert.match(shown[0], expected);
      assert.deepEqual(readdirSync(TMPDIR), []);
      assert.equal(await client.stop(), 0);
    });
  }

  test('an older version than the file wants: information', async (t) => {
    const program = standIn(t, faulting);
    const { client } = await start(t, program.path);
    const shown = messagesTo(client);
    await client.open(URI, text.replace('8.0', '9.3'));
    await eventually('it is said', () => shown.length > 0);
    client.change(URI, { range: rangeOf(text, 'sub'), text: 'add' });
    await save(client);
    await client.settle();
    assert.deepEqual(shown.length, 1);
    assert.match(shown[0], /^ptxas 13\.0\.88 reads PTX up to 9\.0 and this file is PTX 9\.3: /);
    assert.deepEqual(program.runs(), []);
  });

  test('nothing installed: nothing is said, and asked for it says why', async (t) => {
    const empty = mkdtempSync(join(tmpdir(), 'none-'));
    t.after(() => rmSync(empty, { recursive: true }));
    const { client } = await start(t, join(empty, 'ptxas'), { check: 'off' }, { codeLens: { ptxas: false } });
    const shown = messagesTo(client);
    await client.open(URI, text);
    assert.match(await failureOf(client), /does not exist\.$/);
    assert.deepEqual(shown, []);
  });

  test('the status says who it is', async (t) => {
    const said: unknown[] = [];
    const program = standIn(t, 'exit 0', { version: '12.8.93' });
    const { client } = await start(t, program.path);
    client.connection.onNotification(assemblerStatus, (status) => {
      said.push(status);
    });
    await client.open(URI, text);
    await eventually('it is said', () => said.length >= 1);
    assert.deepEqual(said[0], { kind: 'ready', text: 'ptxas 12.8.93', detail: program.path });
  });
});

test('the disagreements over the open documents', async (t) => {
  const { client } = await start(t, standIn(t, faulting).path, { check: 'off' });
  await client.open(URI, text);
  await client.open('file:///other.ptx', text.replace('8.0', '9.3'));
  const answer = await client.connection.sendRequest<DisagreementsAnswer>(disagreementsRequest, {});
  assert.ok(answer && 'report' in answer);
  assert.match(answer.report, /^# PTX Lens and ptxas 13\.0\.88\n\nThey agree on 0 of 1 files\./);
  assert.match(answer.report, /## file:\/\/\/k\.ptx\n\n- line 11, missed: `sub\.s32 %r1, %r2, %r3;`/);
  assert.match(answer.report, /## file:\/\/\/other\.ptx\n\nNot compared: ptxas 13\.0\.88 reads PTX up to 9\.0/);
});

describe('the end of the server', { concurrency: 3 }, () => {
  for (const how of ['shutdown', 'SIGTERM', 'SIGKILL', 'end of input'] as const) {
    test(`${how}: ends what runs, and leaves no file`, async (t) => {
      const program = standIn(t, hang);
      const { client, TMPDIR } = await start(t, program.path);
      await client.open(URI, text);
      await eventually('it runs', () => program.alive().length === 2);
      if (how === 'shutdown') assert.equal(await client.stop(), 0);
      else if (how === 'end of input') client.process?.child.stdin.end();
      else client.process?.child.kill(how);
      await client.process?.end();
      // Behind SIGKILL only the kernel can act.
      if (how !== 'SIGKILL' || process.platform === 'linux')
        await eventually('it has ended', () => program.alive().length === 0);
      assert.deepEqual(readdirSync(TMPDIR), []);
    });
  }
});

async function start(
  t: TestContext,
  path: string,
  ptxas: object = {},
  settings: object = {},
  options: InitializationOptions = {},
): Promise<{ client: Client; TMPDIR: string }> {
  const TMPDIR = mkdtempSync(join(tmpdir(), 'tmp-'));
  t.after(() => rmSync(TMPDIR, { recursive: true, force: true }));
  const given: ClientOptions = {
    env: { TMPDIR },
    initializationOptions: { ...options, settings: { ...settings, ptxas: { path, ...ptxas } } },
  };
  return { client: await startClient(t, given), TMPDIR };
}

function compile(client: Client, target?: string): Promise<CompileAnswer> {
  return client.connection.sendRequest<CompileAnswer>(compileRequest, { textDocument: { uri: URI }, target });
}

async function failureOf(client: Client): Promise<string> {
  const answer = await compile(client);
  assert.ok(answer.kind === 'failed');
  return answer.message;
}

async function save(client: Client): Promise<void> {
  await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: URI } });
}

function messagesTo(client: Client): string[] {
  const shown: string[] = [];
  client.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
    shown.push(message);
  });
  return shown;
}

async function eventuallyLens(client: Client, title: RegExp): Promise<void> {
  const end = performance.now() + 10_000;
  for (;;) {
    const titles = ((await client.codeLens(URI)) ?? []).map((lens) => lens.command?.title ?? '');
    if (titles.some((each) => title.test(each))) return;
    if (performance.now() > end) assert.fail(`no lens ${title}: ${titles.join(' | ')}`);
    await delay(50);
  }
}
