// Quick fixes and "fix all" as a client asks for them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from './client';
import { kernel, offsetAt, rangeOf } from './texts';

const URI = 'file:///kernel.ptx';

/** What VS Code says of itself, as far as code actions go. */
const modern: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
};

/** The text after an edit of the document. */
function applied(text: string, edit: WorkspaceEdit | undefined): string {
  const [change] = edit?.documentChanges ?? [];
  const edits = change && 'edits' in change ? (change.edits as TextEdit[]) : edit?.changes?.[URI];
  assert.ok(edits, 'an edit of the document');
  const inOrder = [...edits].sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
  return inOrder.reduce(
    (now, { range, newText }) =>
      now.slice(0, offsetAt(text, range.start)) + newText + now.slice(offsetAt(text, range.end)),
    text,
  );
}

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

const everywhere = (text: string) => rangeOf(text, text);

async function fixAll(client: Client, text: string): Promise<CodeAction[]> {
  return client.codeActions(URI, everywhere(text), { diagnostics: [], only: ['source.fixAll.ptx'] });
}

describe('code actions', { concurrency: 2 }, () => {
  test('are announced with their kinds', async (t) => {
    const client = await startClient(t);
    assert.deepEqual(client.initializeResult.capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.ptx', 'refactor.rewrite', 'refactor.extract', 'refactor.inline'],
      resolveProvider: true,
    });
  });

  test('mend the diagnostic that the client names', async (t) => {
    const client = await startClient(t, { capabilities: modern });
    const text = kernel('  addd.u32 %r1, %r2, %r3;\n  mul.u32 %r1, %r2, %r3;');
    const diagnostics = await client.open(URI, text);
    const [wrong] = diagnostics;
    const actions = await client.codeActions(URI, wrong.range, { diagnostics: [wrong] });
    assert.deepEqual(titles(actions), ['Change `addd` to `add`']);
    const [{ kind, isPreferred, edit, diagnostics: mended }] = actions;
    assert.equal(kind, CodeActionKind.QuickFix);
    assert.equal(isPreferred, true);
    assert.deepEqual(mended, [wrong]);
    assert.deepEqual(
      edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
      [{ uri: URI, version: 1 }],
    );
    const fixed = applied(text, edit);
    assert.equal(fixed, text.replace('addd', 'add'));
    client.change(URI, { text: fixed });
    assert.equal((await client.diagnostics(URI)).length, diagnostics.length - 1);
  });

  test('are found by place where the client names none, with plain edits where it knows no versions', async (t) => {
    const client = await startClient(t);
    const text = kernel('  mul.u32 %r1, %r2, %r3;');
    await client.open(URI, text);
    const { start } = rangeOf(text, 'mul');
    const actions = await client.codeActions(URI, { start, end: start });
    assert.deepEqual(titles(actions), ['Add `.hi`', 'Add `.lo`']);
    assert.equal(applied(text, actions[1].edit), text.replace('mul.u32', 'mul.lo.u32'));
    const line = rangeOf(text, '.reg .f32');
    assert.deepEqual(await client.codeActions(URI, line, { diagnostics: [], only: ['quickfix'] }), []);
  });

  test('refactor where that is asked for, and not at every step of the cursor', async (t) => {
    const client = await startClient(t, { capabilities: modern });
    const text = kernel('  setp.eq.u32 %p1, %r1, 1;\n  @%p1 mov.f32 %f1, 0f3F800000;');
    await client.open(URI, text);
    const { start } = rangeOf(text, '0f3F800000');
    const place = { start, end: start };
    const actions = await client.codeActions(URI, place, { diagnostics: [], only: ['refactor.rewrite'] });
    assert.deepEqual(actions.map(({ title, kind }) => [title, kind]).slice(0, 1), [
      ['Write the number as `1.0`', 'refactor.rewrite'],
    ]);
    assert.equal(applied(text, actions[0].edit), text.replace('0f3F800000', '1.0'));
    assert.deepEqual(await client.codeActions(URI, place, { diagnostics: [], only: ['quickfix'] }), []);
    assert.deepEqual(await client.codeActions(URI, place, { diagnostics: [], triggerKind: 2 }), []);
    const all = await client.codeActions(URI, place, { diagnostics: [], only: ['refactor'] });
    assert.deepEqual(titles(all).slice(0, 2), [
      titles(actions)[0],
      'Invert the predicate `%p1` and every guard that reads it',
    ]);
    assert.ok(all.some(({ kind }) => kind === 'refactor.extract'));
    assert.deepEqual(await client.codeActions(URI, place), all);
  });

  test('that the client has no more are not offered, nor kinds it did not ask for', async (t) => {
    const client = await startClient(t);
    const text = kernel('  addd.u32 %r1, %r2, %r3;');
    const [wrong] = await client.open(URI, text);
    const stale = { ...wrong, range: rangeOf(text, '%r2') };
    assert.deepEqual(await client.codeActions(URI, wrong.range, { diagnostics: [stale] }), []);
    assert.deepEqual(await client.codeActions(URI, wrong.range, { diagnostics: [], only: ['refactor'] }), []);
    const foreign = { ...stale, source: 'other' };
    assert.equal((await client.codeActions(URI, wrong.range, { diagnostics: [foreign] })).length, 1);
  });

  for (const capabilities of [modern, {}]) {
    const whose = capabilities === modern ? 'that resolves' : 'that does not resolve';
    test(`fix all of a kind, for a client ${whose}`, async (t) => {
      const client = await startClient(t, { capabilities });
      const text = kernel('  addd.u32 %r1, %r2, 1;\n  subb.u32 %r1, %r2, 1;\n  mul.u32 %r1, %r2, %r3;');
      const [wrong] = await client.open(URI, text);
      const action = (await client.codeActions(URI, wrong.range)).at(-1);
      assert.equal(action?.title, 'Fix all `unknown-opcode` in the file (2)');
      assert.equal(action.edit === undefined, capabilities === modern);
      const { edit } = capabilities === modern ? await client.resolve(action) : action;
      assert.equal(applied(text, edit), text.replace('addd', 'add').replace('subb', 'sub'));
    });
  }

  test('source.fixAll.ptx mends what cannot change the meaning, once', async (t) => {
    const client = await startClient(t, { capabilities: modern });
    const text = kernel('  add.u32 %r1, %r2, %r3\n  add.f32.rn %f1, %f2, %f3;\n  addd.u32 %r1, %r2, %r3;');
    await client.open(URI, text);
    const [action, ...others] = await fixAll(client, text);
    assert.deepEqual(others, []);
    assert.equal(action.kind, 'source.fixAll.ptx');
    const fixed = applied(text, action.edit);
    assert.equal(fixed, text.replace('%r3\n', '%r3;\n').replace('.f32.rn', '.rn.f32'));
    client.change(URI, { text: fixed });
    assert.deepEqual(await fixAll(client, fixed), []);
    const all = await client.codeActions(URI, everywhere(fixed), { diagnostics: [], only: ['source'] });
    assert.deepEqual(all, []);
  });

  test('of text that has changed since are not resolved, of closed documents empty', async (t) => {
    const client = await startClient(t, { capabilities: modern });
    const text = kernel('  addd.u32 %r1, %r2, 1;\n  subb.u32 %r1, %r2, 1;');
    const [wrong] = await client.open(URI, text);
    const action = (await client.codeActions(URI, wrong.range)).at(-1)!;
    client.change(URI, { text: `// one line more\n${text}` });
    assert.equal((await client.resolve(action)).edit, undefined);
    client.close(URI);
    assert.deepEqual(await client.codeActions(URI, wrong.range), []);
    assert.equal((await client.resolve(action)).edit, undefined);
    assert.deepEqual(client.log, []);
  });
});
