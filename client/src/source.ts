// Commands between PTX and the CUDA source: to the line that an instruction comes from, and from there back.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type GeneratedAnswer,
  type GeneratedParameters,
  generatedRequest,
  type SourceAnswer,
  sourceRequest,
} from '../../server/src/lsp/protocol';

export function sourceCommands(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ptx.goToSource', () => goToSource(client)),
    vscode.commands.registerCommand('ptx.goToGenerated', () => goToGenerated(client)),
  );
}

async function goToSource(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'ptx') return;
  const { line, character } = editor.selection.active;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
  const parameters = { textDocument, position: { line, character } };
  const answer = await client.sendRequest<SourceAnswer | null>(sourceRequest, parameters);
  if (!answer) {
    tell('The file does not say which source line this comes from; nvcc -lineinfo would write it.');
    return;
  }
  const document = await openSource(answer);
  if (!document) {
    tell(`${answer.path} is neither there nor in the workspace.`);
    return;
  }
  const at = new vscode.Position(answer.position.line, answer.position.character);
  const viewColumn = columnOf(document) ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { viewColumn, selection: new vscode.Range(at, at) });
}

/** At the path of the module, else the one file of the workspace with that name. */
async function openSource({ uri, path }: SourceAnswer): Promise<vscode.TextDocument | undefined> {
  const open = (at: vscode.Uri) => vscode.workspace.openTextDocument(at).then(undefined, () => undefined);
  const there = uri === undefined ? undefined : await open(vscode.Uri.parse(uri));
  if (there) return there;
  const name = path.split(/[\\/]+/).at(-1) ?? path;
  const [found] = await vscode.workspace.findFiles(`**/${name.replace(/[[\]{}*?]/g, '?')}`, undefined, 1);
  return found && open(found);
}

async function goToGenerated(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const parameters: GeneratedParameters = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    line: selection.active.line,
  };
  const answer = await client.sendRequest<GeneratedAnswer>(generatedRequest, parameters);
  const locations = answer.map(
    ({ uri, range: { start, end } }) =>
      new vscode.Location(
        client.protocol2CodeConverter.asUri(uri),
        new vscode.Range(start.line, start.character, end.line, end.character),
      ),
  );
  const [only] = locations;
  if (!only) tell('No open PTX file has code of this line.');
  else if (locations.length === 1) {
    const viewColumn = columnOf(only) ?? vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(only.uri, { viewColumn, selection: only.range });
  } else
    await vscode.commands.executeCommand(
      'editor.action.peekLocations',
      document.uri,
      selection.active,
      locations,
      'peek',
    );
}

/** Where a document is shown already. */
function columnOf({ uri }: { readonly uri: vscode.Uri }): vscode.ViewColumn | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())
    ?.viewColumn;
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(`PTX: ${message}`, 5000);
}
