// From a name to its other places, asked through the editor's own commands.
import * as vscode from 'vscode';
import { equal } from '../assert';
import { activate, closeAll, open, rangeOf } from '../workspace';

describe('navigation', () => {
  let saxpy: vscode.TextDocument;

  before(async () => {
    saxpy = await open('saxpy.ptx');
    await activate();
  });

  after(closeAll);

  /** The texts of the places that a provider finds for `%f4` of the fma. */
  const ask = async (command: string, position = rangeOf(saxpy, '%f4', 'fma.rn.f32 ').start): Promise<string[]> => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(command, saxpy.uri, position);
    return found.map(({ range }) => saxpy.getText(range));
  };

  it('goes to the declaration of a register', async () => {
    equal(await ask('vscode.executeDefinitionProvider'), ['%f']);
    equal(await ask('vscode.executeDeclarationProvider'), ['%f']);
    equal(await ask('vscode.executeTypeDefinitionProvider'), ['.f32']);
  });

  it('goes to a label', async () =>
    equal(await ask('vscode.executeDefinitionProvider', rangeOf(saxpy, '$loop', 'bra ').start), ['$loop']));

  it('finds the references of a register', async () => {
    const found = await ask('vscode.executeReferenceProvider');
    equal(found.filter((text) => text === '%f4').length, saxpy.getText().split(/%f4\b/).length - 1);
  });

  it('tells writes from reads', async () => {
    const position = rangeOf(saxpy, '%f4', 'fma.rn.f32 ').start;
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      saxpy.uri,
      position,
    );
    const atFma = found.find(({ range }) => range.start.isEqual(position));
    equal(atFma?.kind, vscode.DocumentHighlightKind.Write);
    equal(
      found.some(({ kind }) => kind === vscode.DocumentHighlightKind.Read),
      true,
    );
  });

  it('renames one register of a range', async () => {
    const position = rangeOf(saxpy, '%r5', 'mad.lo.s32 ').start;
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      saxpy.uri,
      position,
      '%index',
    );
    const uses = saxpy.getText().split(/%r5\b/).length - 1;
    equal(edit.get(saxpy.uri).length, uses + 1);
    equal(edit.get(saxpy.uri).map(({ newText }) => newText.trim())[0], '.reg .b32 %index;');
  });

  it('says what can be renamed', async () => {
    const position = rangeOf(saxpy, '%r5', 'mad.lo.s32 ').start;
    const found = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      saxpy.uri,
      position,
    );
    equal(found.placeholder, '%r5');
    equal(saxpy.getText(found.range), '%r5');
  });

  it('edits a register and its uses together', async () => {
    const content = '.version 8.0\n.target sm_80\n.entry k()\n{\n.reg .b32 sum;\nmov.b32 sum, 1;\nret;\n}\n';
    const document = await vscode.workspace.openTextDocument({ language: 'ptx', content });
    const found = await vscode.commands.executeCommand<{ ranges: readonly unknown[]; wordPattern?: unknown }>(
      '_executeLinkedEditingProvider',
      document.uri,
      rangeOf(document, 'sum').start,
    );
    equal(found.ranges.length, 2);
  });

  it('folds the body', async () => {
    const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      saxpy.uri,
    );
    const body = saxpy.positionAt(saxpy.getText().indexOf('{')).line;
    equal(
      found.some(({ start }) => start === body),
      true,
    );
  });

  it('expands the selection and knows callers and symbols', async () => {
    const position = rangeOf(saxpy, '%f4', 'fma.rn.f32 ').start;
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      saxpy.uri,
      [position],
    );
    equal(saxpy.getText(selection.range), '%f4');
    const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      saxpy.uri,
      rangeOf(saxpy, 'saxpy', '.entry ').start,
    );
    equal(item.name, 'saxpy');
    equal(await vscode.commands.executeCommand('vscode.provideIncomingCalls', item), []);
    equal(await vscode.commands.executeCommand('vscode.provideOutgoingCalls', item), []);
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'saxpy',
    );
    equal(
      symbols.some(({ name }) => name === 'saxpy'),
      true,
    );
  });

  it('links to the source and tells the value of floats', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'ptx',
      content:
        '.version 8.0\n.target sm_80\n.file 1 "/cuda/k.cu"\n.entry k() {\n.reg .f32 a;\nmov.f32 a, 0f3F800000;\n}\n',
    });
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    equal(
      links.map(({ target }) => target?.path),
      ['/cuda/k.cu'],
    );
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, 7, 0),
    );
    equal(
      hints.some(({ label }) => label === '= 1.0'),
      true,
    );
  });
});
