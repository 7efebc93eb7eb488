// Places of names over the protocol, in open documents and in files of the workspace.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DeclarationRequest,
  DefinitionRequest,
  DidChangeWorkspaceFoldersNotification,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  LinkedEditingRangeRequest,
  type Location,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  TypeDefinitionRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { startClient } from './client';
import { kernel, rangeOf, textOf } from './texts';

const URI = 'file:///kernel.ptx';
const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
const caller = `${header}.extern .func helper();\n.entry k() { call helper; }\n`;
const callee = `${header}\n.visible .func helper()\n{\n  ret;\n}\n`;

describe('navigation', { concurrency: 2 }, () => {
  test('a register: definition, type, references, highlights', async (t) => {
    const client = await startClient(t);
    const text = kernel('  mov.b32 %r1, 0;\n  add.s32 %r2, %r1, 4;');
    await client.open(URI, text);
    const textDocument = { uri: URI };
    const position = rangeOf(text, '%r1, 4').start;
    const texts = (found: unknown): string[] => (found as Location[]).map(({ range }) => textOf(text, range));
    assert.deepEqual(texts(await client.ask(DefinitionRequest.type, { textDocument, position })), ['%r']);
    assert.deepEqual(texts(await client.ask(DeclarationRequest.type, { textDocument, position })), ['%r']);
    assert.deepEqual(texts(await client.ask(TypeDefinitionRequest.type, { textDocument, position })), ['.b32']);
    const context = { includeDeclaration: false };
    const found = await client.ask(ReferencesRequest.type, { textDocument, position, context });
    assert.deepEqual(texts(found), ['%r1', '%r1']);
    const lit = await client.ask(DocumentHighlightRequest.type, { textDocument, position });
    assert.deepEqual(
      lit?.map(({ kind }) => kind),
      [DocumentHighlightKind.Text, DocumentHighlightKind.Write, DocumentHighlightKind.Read],
    );
  });

  test('a register that is edited in all its places, and one of a range that is not', async (t) => {
    const client = await startClient(t);
    const text = kernel('  .reg .b32 sum;\n  mov.b32 sum, %r1;\n  add.s32 sum, sum, %r1;');
    await client.open(URI, text);
    const ask = (word: string) =>
      client.ask(LinkedEditingRangeRequest.type, { textDocument: { uri: URI }, position: rangeOf(text, word).start });
    const found = await ask('sum, %r1');
    assert.deepEqual(
      found?.ranges.map((range) => textOf(text, range)),
      ['sum', 'sum', 'sum', 'sum'],
    );
    assert.ok(new RegExp(`^(?:${found.wordPattern})$`).test('$_total'));
    assert.equal(await ask('%r1;'), null);
  });

  test('a function of another open document', async (t) => {
    const client = await startClient(t);
    await client.open(URI, caller);
    await client.open('file:///helper.ptx', callee);
    const position = rangeOf(caller, 'helper; }').start;
    const found = await client.ask(DefinitionRequest.type, { textDocument: { uri: URI }, position });
    assert.deepEqual(found, [{ uri: 'file:///helper.ptx', range: rangeOf(callee, 'helper') }]);
  });

  test('a function of a file in the workspace, as it now is on disk or in the editor', async (t) => {
    const { folder, address } = workspace(t);
    writeFileSync(join(folder, 'lib', 'helper.ptx'), callee);
    writeFileSync(join(folder, 'other.ptx'), `${header}.visible .global .b32 unrelated;\n`);
    const capabilities = { workspace: { workspaceFolders: true } };
    const client = await startClient(t, { folders: [address], capabilities });
    await client.open(URI, caller);
    const textDocument = { uri: URI };
    const position = rangeOf(caller, 'helper; }').start;
    const ask = async (): Promise<Location[]> =>
      (await client.ask(DefinitionRequest.type, { textDocument, position })) as Location[];
    const file = pathToFileURL(join(folder, 'lib', 'helper.ptx')).href;
    assert.deepEqual(await ask(), [{ uri: file, range: rangeOf(callee, 'helper') }]);
    const context = { includeDeclaration: true };
    const all = await client.ask(ReferencesRequest.type, { textDocument, position, context });
    assert.deepEqual(
      all?.map(({ uri }) => uri),
      [URI, URI, file],
    );
    const edited = `// moved down\n${callee}`;
    await client.open(file, edited);
    assert.deepEqual(await ask(), [{ uri: file, range: rangeOf(edited, 'helper') }]);
    const event = { added: [], removed: [{ uri: address, name: '' }] };
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    client.close(file);
    assert.deepEqual(await ask(), [{ uri: URI, range: rangeOf(caller, 'helper') }], 'the declaration is left');
  });

  test('rename: prepared, done in all modules, or refused with a reason', async (t) => {
    const client = await startClient(t);
    await client.open(URI, caller);
    await client.open('file:///helper.ptx', callee);
    const textDocument = { uri: URI };
    const position = rangeOf(caller, 'helper; }').start;
    const prepared = await client.ask(PrepareRenameRequest.type, { textDocument, position });
    assert.deepEqual(prepared, { range: rangeOf(caller, 'helper', 'call '), placeholder: 'helper' });
    const edit = await client.ask(RenameRequest.type, { textDocument, position, newName: 'aid' });
    const edited = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [uri, edits.map((each) => each.newText)]);
    assert.deepEqual(edited, [
      [URI, ['aid', 'aid']],
      ['file:///helper.ptx', ['aid']],
    ]);
    const refused = client.ask(RenameRequest.type, { textDocument, position, newName: 'k' });
    await assert.rejects(refused, /`k` is declared already on line 5/);
    assert.equal(
      await client.ask(PrepareRenameRequest.type, { textDocument, position: { line: 0, character: 2 } }),
      null,
    );
  });

  test('call hierarchy, selection ranges and symbols of the workspace', async (t) => {
    const { folder, address } = workspace(t);
    writeFileSync(join(folder, 'helper.ptx'), callee);
    const client = await startClient(t, { folders: [address] });
    await client.open(URI, caller);
    const textDocument = { uri: URI };
    const position = rangeOf(caller, 'helper; }').start;
    const [item] = (await client.ask(CallHierarchyPrepareRequest.type, { textDocument, position })) ?? [];
    assert.equal(item.uri, pathToFileURL(join(folder, 'helper.ptx')).href);
    const [call] = (await client.ask(CallHierarchyIncomingCallsRequest.type, { item })) ?? [];
    assert.deepEqual([call.from.name, call.from.uri, call.fromRanges], ['k', URI, [rangeOf(caller, 'helper', 'call')]]);
    const outgoing = await client.ask(CallHierarchyOutgoingCallsRequest.type, { item: call.from });
    assert.deepEqual(
      outgoing?.map(({ to }) => to.name),
      ['helper'],
    );
    const symbols = await client.ask(WorkspaceSymbolRequest.type, { query: 'help' });
    assert.equal(symbols?.length, 2);
    const [selection] = (await client.ask(SelectionRangeRequest.type, { textDocument, positions: [position] })) ?? [];
    assert.equal(textOf(caller, selection.range), 'helper');
    assert.equal(textOf(caller, selection.parent!.range), 'call helper;');
    assert.deepEqual(client.log, []);
  });

  test('links to the source, absolute and beside the module', async (t) => {
    const client = await startClient(t);
    const text = `${header}.file 1 "/cuda/a b.cu"\n.file 2 "near.cu"\n.file 3 "C:\\\\x\\\\y.cu"\n.entry k() {\n.loc 2 7 1\nret; }\n`;
    for (const [uri, near] of [
      ['file:///folder/k.ptx', 'file:///folder/near.cu'],
      ['untitled:Untitled-1', undefined],
    ] as const) {
      await client.open(uri, text);
      const links = await client.ask(DocumentLinkRequest.type, { textDocument: { uri } });
      const expected = ['file:///cuda/a%20b.cu', near, 'file:///C:/x/y.cu', near && `${near}#L7`];
      assert.deepEqual(
        links?.map(({ target }) => target),
        near === undefined ? ['file:///cuda/a%20b.cu', 'file:///C:/x/y.cu'] : expected,
      );
    }
    assert.deepEqual(client.log, []);
  });

  test('folders that are not there, and addresses that are none', async (t) => {
    const client = await startClient(t, { folders: ['file:///nowhere/at/all', 'untitled:x', 'file://host%/'] });
    await client.open(URI, caller);
    const position = rangeOf(caller, 'helper; }').start;
    const found = await client.ask(DefinitionRequest.type, { textDocument: { uri: URI }, position });
    assert.deepEqual(found, [{ uri: URI, range: rangeOf(caller, 'helper') }]);
    assert.deepEqual(client.log, []);
    assert.deepEqual(
      await client.ask(DefinitionRequest.type, { textDocument: { uri: 'file:///none.ptx' }, position }),
      [],
    );
  });
});

function workspace(t: TestContext): { folder: string; address: string } {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'lib'));
  return { folder, address: pathToFileURL(folder).href };
}
