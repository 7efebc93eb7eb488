// A kernel typed from nothing with the editor's own completion: what is accepted must be right.
import * as vscode from 'vscode';
import { equal, ok, until } from '../assert';
import { piecesOf, script, typedText } from '../typed';
import { activate, closeAll, open } from '../workspace';

const opening = '.version 8.0\n.target sm_80\n.entry k()\n{\n.reg .b32 %r<4>;\nmov.u32 %r1, 7;\n';

/** Letters, and what stands there when the list that they bring up is answered with Enter or Tab. */
const chosen = [
  { typed: 'mu', word: 'mul' },
  { typed: '.wi', word: '.wide' },
  { typed: '.s3', word: '.s32' },
] as const;

describe('typing', () => {
  before(async () => {
    await open('saxpy.ptx');
    await activate();
  });

  after(closeAll);

  it('offers each word of a kernel that is typed from nothing', async function () {
    this.timeout(90_000); // some hundred questions, on a slow machine
    const document = await vscode.workspace.openTextDocument({ language: 'ptx', content: '' });
    await vscode.window.showTextDocument(document);
    for (const line of script) {
      for (const { text, isOffered } of piecesOf(line))
        await append(document, isOffered ? await offered(document, text) : text);
      await append(document, '\n');
    }
    // The last diagnostics arrive a moment after the last letter.
    await until(
      () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
          .map(({ message }) => message),
      ({ length }) => length === 0,
    );
    equal(document.getText(), typedText);
  });

  it('puts in what is chosen in the list with the keyboard', async function () {
    this.timeout(90_000);
    const document = await vscode.workspace.openTextDocument({ language: 'ptx', content: opening });
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    for (const { typed, word } of chosen) {
      const expected = document.getText() + word;
      await vscode.commands.executeCommand('type', { text: typed });
      await until(
        async () => {
          await vscode.commands.executeCommand('editor.action.triggerSuggest');
          // The list comes a moment after it is asked for; until then nothing is chosen.
          await new Promise((resolve) => setTimeout(resolve, 100));
          await vscode.commands.executeCommand('acceptSelectedSuggestion');
          return document.getText();
        },
        (text) => text === expected,
      );
    }
    equal(document.getText(), opening + chosen.map(({ word }) => word).join(''));
  });

  it('shows the operand at the cursor', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'ptx',
      content: '.version 8.0\n.target sm_80\n.entry k() {\n  fma.rn.f32 %f1, ',
    });
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      document.lineAt(3).range.end,
    );
    equal(help.signatures[help.activeSignature].label, 'fma.rn.f32 d, a, b, c');
    equal(help.activeParameter, 1);
  });

  it('formats a file, and the line whose end is typed', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'ptx',
      content: '.version 8.0\n.target sm_80\n.entry k() {\n.reg .b32 a;\nmov.b32 a,1\n}\n',
    });
    await vscode.window.showTextDocument(document);
    const options = { tabSize: 4, insertSpaces: true };
    const ask = (command: string, ...parameters: unknown[]) =>
      vscode.commands.executeCommand<vscode.TextEdit[]>(command, document.uri, ...parameters);
    const end = document.lineAt(4).range.end;
    await append(document, '');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, end, ';');
    await vscode.workspace.applyEdit(edit);
    ok((await ask('vscode.executeFormatOnTypeProvider', end.translate(0, 1), ';', options)).length > 0, 'on type');
    ok((await ask('vscode.executeFormatRangeProvider', document.lineAt(3).range, options)).length > 0, 'a range');
    const whole = await ask('vscode.executeFormatDocumentProvider', options);
    const all = new vscode.WorkspaceEdit();
    all.set(document.uri, whole);
    await vscode.workspace.applyEdit(all);
    equal(
      document.getText(),
      '.version 8.0\n.target sm_80\n.entry k()\n{\n    .reg .b32 a;\n    mov.b32             a, 1;\n}\n',
    );
  });

  it('documents what it offers', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'ptx',
      content: '.version 8.0\n.target sm_80\n.entry k() {\n  add.',
    });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.lineAt(3).range.end,
      '.',
      5,
    );
    ok(list.items[0].documentation, 'the first item is resolved');
  });
});

/** The text that an item puts in, which must be among those offered at the end. */
async function offered(document: vscode.TextDocument, wanted: string): Promise<string> {
  // A modifier is offered when its dot is typed.
  const isModifier = wanted.startsWith('.') && /\w$/.test(document.lineAt(document.lineCount - 1).text);
  if (isModifier) await append(document, '.');
  const end = document.lineAt(document.lineCount - 1).range.end;
  await until(
    async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        end,
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      const line = document.lineAt(document.lineCount - 1).text;
      return labels.includes(wanted) ? undefined : `${wanted} behind "${line}" in ${labels.slice(0, 20)}`;
    },
    (missing) => missing === undefined,
  );
  return isModifier ? wanted.slice(1) : wanted;
}

async function append(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  await vscode.workspace.applyEdit(edit);
}
