// Commands that open what PTX Lens makes of the place under the cursor, as read-only documents beside the text.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ViewKind, type ViewParameters, viewRequest } from '../../server/src/lsp/protocol';

const SCHEME = 'ptx-view';

interface ViewCommand {
  readonly command: string;
  readonly kind: ViewKind;
  readonly title: string;
  readonly nothing: string;
}

const commands: readonly ViewCommand[] = [
  {
    command: 'ptx.showSyntaxTree',
    kind: 'syntaxTree',
    title: 'Syntax tree',
    nothing: 'The file is empty, or no PTX.',
  },
  {
    command: 'ptx.showForm',
    kind: 'form',
    title: 'Form',
    nothing: 'Put the cursor on an instruction.',
  },
  {
    command: 'ptx.showEffects',
    kind: 'effects',
    title: 'Effects',
    nothing: 'Put the cursor on an instruction in the body of a function.',
  },
  {
    command: 'ptx.showLiveSet',
    kind: 'live',
    title: 'Live set',
    nothing: 'Put the cursor on an instruction in the body of a function.',
  },
];

export function viewCommands(client: BaseLanguageClient): vscode.Disposable {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    ...commands.map((each) =>
      vscode.commands.registerCommand(each.command, async () => {
        const text = await ask(client, each.kind);
        if (text === undefined) {
          vscode.window.setStatusBarMessage(`PTX: ${each.nothing}`, 5000);
          return;
        }
        const uri = vscode.Uri.from({ scheme: SCHEME, path: `${each.title}.txt` });
        texts.set(uri.toString(), text);
        changed.fire(uri);
        const document = await vscode.workspace.openTextDocument(uri);
        const viewColumn = vscode.ViewColumn.Beside;
        await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: false });
      }),
    ),
  );
}

async function ask(client: BaseLanguageClient, kind: ViewKind): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'ptx') return undefined;
  const { line, character } = editor.selection.active;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
  const parameters: ViewParameters = { textDocument, position: { line, character }, kind };
  return (await client.sendRequest<string | null>(viewRequest, parameters)) ?? undefined;
}
