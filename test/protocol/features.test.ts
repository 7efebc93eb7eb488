// What the editor asks for: hovers, lenses, outline, folding; and the settings that switch some of it off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import {
  CodeLensRefreshRequest,
  ConfigurationRequest,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  DidChangeConfigurationNotification,
  type Hover,
} from 'vscode-languageserver-protocol/node';
import { startClient } from './client';
import { entry, kernel, offsetAt, rangeOf, textOf } from './texts';

const URI = 'file:///saxpy.ptx';
const saxpy = readFileSync('samples/saxpy.ptx', 'utf8');
const mistakes = readFileSync('samples/mistakes.ptx', 'utf8');

describe('requests', { concurrency: 2 }, () => {
  test('hover tells of what stands under the cursor, and where that begins and ends', async (t) => {
    const client = await startClient(t);
    await client.open(URI, saxpy);
    const over: Record<string, [string, RegExp]> = {
      'fma.rn.f32 %f4': ['fma', /fma/],
      '%ctaid.x;': ['%ctaid', /block/i],
      '.nc.f32': ['.nc', /cache/i],
    };
    for (const [place, [covered, text]] of Object.entries(over)) {
      const { start } = rangeOf(saxpy, place);
      const found = await client.hover(URI, { ...start, character: start.character + 1 });
      assert.ok(found?.range, place);
      assert.equal(textOf(saxpy, found.range), covered, place);
      assert.match(markdownOf(found), text);
    }
    const blank = await client.hover(URI, { line: 2, character: 0 });
    assert.equal(blank, null, 'nothing to say about an empty line');
  });

  test('a lens stands above each function and leads to where most registers live', async (t) => {
    const client = await startClient(t);
    const text = saxpy + entry('  add.s32 %r1, %r2, %r3;', 'second') + entry('', 'third');
    await client.open(URI, text);
    const lenses = (await client.codeLens(URI)) ?? [];
    assert.deepEqual(
      lenses.map(({ range }) => textOf(text, range)),
      ['saxpy', 'second', 'third'],
    );
    for (const { command } of lenses) assert.match(command?.title ?? '', /registers/);
    const [uri, position] = lenses[0].command?.arguments ?? [];
    assert.equal(lenses[0].command?.command, 'ptx.goToMaximumPressure');
    assert.equal(uri, URI);
    assert.match(text.slice(offsetAt(text, position)), /^\w/, 'at an instruction');
    assert.match(lenses[0].command?.title ?? '', new RegExp(`line ${position.line + 1}\\b`));
  });

  test('in a file of many functions the words of a lens come when they are asked for', async (t) => {
    const client = await startClient(t);
    const names = Array.from({ length: 400 }, (_, index) => `many${index}`);
    const text = saxpy + names.map((name) => entry('  add.s32 %r1, %r2, %r3;', name)).join('');
    await client.open(URI, text);
    const lenses = (await client.codeLens(URI)) ?? [];
    assert.equal(lenses.filter(({ command }) => command !== undefined).length, 0);
    const last = lenses[names.length];
    assert.equal(textOf(text, last.range), 'many399');
    const { command } = await client.resolveCodeLens(last);
    assert.match(command?.title ?? '', /registers/);
    const [, position] = command?.arguments ?? [];
    assert.match(text.slice(offsetAt(text, position)), /^add/, 'at the instruction of this function');
    client.change(URI, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' });
    const stale = await client.resolveCodeLens(last);
    assert.equal(stale.command, undefined, 'a place of an older text gets no words');
    assert.equal(await client.stop(), 0);
  });

  test('the outline holds functions with what they declare', async (t) => {
    const client = await startClient(t);
    await client.open(URI, saxpy);
    const symbols = (await client.documentSymbol(URI)) ?? [];
    const [main] = symbols;
    assert.equal(symbols.length, 1);
    assert.equal(main.name, 'saxpy');
    assert.ok('children' in main && main.children);
    assert.deepEqual(textOf(saxpy, main.selectionRange), 'saxpy');
    assert.ok(textOf(saxpy, main.range).endsWith('}'));
    const names = main.children.map(({ name }) => name);
    for (const name of ['n', 'a', 'x', 'y', '$loop', '$done']) assert.ok(names.includes(name), name);
  });

  test('bodies and comments fold', async (t) => {
    const client = await startClient(t);
    await client.open(URI, saxpy);
    const ranges = (await client.foldingRange(URI)) ?? [];
    const body = { startLine: rangeOf(saxpy, '{\n').start.line, endLine: rangeOf(saxpy, '\n}').end.line };
    assert.ok(ranges.some(({ startLine, endLine }) => startLine === body.startLine && body.endLine - endLine <= 1));
    assert.ok(ranges.some(({ startLine, kind }) => startLine === 0 && kind === 'comment'));
  });

  test('of documents that are not open answer empty', async (t) => {
    const client = await startClient(t);
    await client.open(URI, saxpy);
    client.close(URI);
    for (const uri of [URI, 'file:///never.ptx', 'untitled:Untitled-1', 'no address', '']) {
      assert.equal(await client.hover(uri, { line: 0, character: 0 }), null);
      assert.deepEqual(await client.codeLens(uri), []);
      assert.deepEqual(await client.documentSymbol(uri), []);
      assert.deepEqual(await client.foldingRange(uri), []);
    }
    assert.deepEqual(client.log, []);
  });

  test('see the change that was sent just before, not the text of the last diagnostics', async (t) => {
    const client = await startClient(t);
    await client.open(URI, kernel(''));
    client.change(URI, { text: kernel('  popc.b32 %r1, %r2;') });
    const found = await client.hover(URI, { line: 10, character: 3 });
    assert.match(markdownOf(found), /popc/);
    // A client that counts its versions wrongly gets the answer for its present text all the same.
    const textDocument = { uri: URI, version: 2 };
    const contentChanges = [{ text: kernel('  brev.b32 %r1, %r2;') }];
    void client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
    assert.match(markdownOf(await client.hover(URI, { line: 10, character: 3 })), /brev/);
  });
});

describe('settings', { concurrency: 2 }, () => {
  test('ptx.diagnostics.enable clears diagnostics and brings them back', async (t) => {
    let enable = true;
    const settings = () => ({ diagnostics: { enable }, codeLens: { registers: true } });
    const client = await startClient(t, { settings, capabilities: { workspace: { configuration: true } } });
    assert.equal((await client.open(URI, mistakes)).length, 4);
    for (const [value, count] of [[false, 0] as const, [true, 4] as const]) {
      enable = value;
      const from = client.published.length;
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      await client.publication(({ uri, diagnostics }) => uri === URI && diagnostics.length === count, from);
    }
  });

  test('off from the beginning, nothing stays underlined', async (t) => {
    const settings = () => ({ diagnostics: { enable: false } });
    const client = await startClient(t, { settings, capabilities: { workspace: { configuration: true } } });
    await client.settle();
    assert.deepEqual(await client.open(URI, mistakes), []);
    assert.ok(await client.hover(URI, rangeOf(mistakes, 'cvta').start), 'hovers stay');
    assert.equal((await client.codeLens(URI))?.length, 1, 'lenses stay');
  });

  test('ptx.codeLens.registers takes the lenses away, and the editor is told to ask again', async (t) => {
    let registers = true;
    const settings = () => ({ codeLens: { registers } });
    const capabilities = { workspace: { configuration: true, codeLens: { refreshSupport: true } } };
    const client = await startClient(t, { settings, capabilities });
    let refreshed = (): void => {};
    client.connection.onRequest(CodeLensRefreshRequest.type, () => refreshed());
    await client.open(URI, saxpy);
    assert.equal((await client.codeLens(URI))?.length, 1);
    registers = false;
    const asked = new Promise<void>((resolve) => {
      refreshed = resolve;
    });
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await asked;
    assert.deepEqual(await client.codeLens(URI), []);
  });

  test('are taken from the notification where the client has no workspace/configuration', async (t) => {
    const client = await startClient(t);
    assert.equal((await client.open(URI, mistakes)).length, 4);
    const from = client.published.length;
    const settings = { ptx: { diagnostics: { enable: false } } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await client.publication(({ diagnostics }) => diagnostics.length === 0, from);
  });

  test('ptx.rules sets how severe a rule is, and comments silence it', async (t) => {
    let rules: unknown = {};
    const client = await startClient(t, {
      settings: () => ({ rules }),
      capabilities: { workspace: { configuration: true } },
    });
    const text = kernel('a: bar.sync 0;\nb: bar.sync 0; // ptx-lens: ignore unused-label');
    const seen = (diagnostics: readonly Diagnostic[]): unknown[] =>
      diagnostics.filter(({ code }) => code === 'unused-label').map(({ severity, tags }) => [severity, tags]);
    assert.deepEqual(seen(await client.open(URI, text)), [[DiagnosticSeverity.Hint, [DiagnosticTag.Unnecessary]]]);
    for (const [level, expected] of [
      ['warning', [[DiagnosticSeverity.Warning, [DiagnosticTag.Unnecessary]]]],
      ['off', []],
    ] as const) {
      rules = { 'unused-label': level };
      const from = client.published.length;
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      await client.publication(({ diagnostics }) => isDeepStrictEqual(seen(diagnostics), expected), from);
    }
  });

  for (const odd of [
    null,
    {},
    [],
    7,
    { rules: 5 },
    { rules: ['off'] },
    { diagnostics: null },
    { diagnostics: { enable: 'no' }, codeLens: 5 },
  ]) {
    test(`that read ${JSON.stringify(odd)} are the default ones`, async (t) => {
      const client = await startClient(t, {
        settings: () => odd,
        capabilities: { workspace: { configuration: true } },
      });
      await client.settle();
      assert.equal((await client.open(URI, mistakes)).length, 4);
      assert.equal((await client.codeLens(URI))?.length, 1);
    });
  }

  test('that the client cannot give end in a line of the log', async (t) => {
    const client = await startClient(t, { capabilities: { workspace: { configuration: true } } });
    client.connection.onRequest(ConfigurationRequest.type, () => {
      throw new Error('no settings today');
    });
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.settle();
    assert.equal((await client.open(URI, mistakes)).length, 4);
    assert.equal(await client.stop(), 0);
    assert.ok(client.log.some((line) => line.includes('no settings today')));
  });
});

function markdownOf(found: Hover | null): string {
  assert.ok(found && typeof found.contents === 'object' && 'kind' in found.contents);
  assert.equal(found.contents.kind, 'markdown');
  return found.contents.value;
}
