// The files of the test workspace: a copy of samples/ and of test/integration/workspace/.
import * as vscode from 'vscode';
import { ok } from './assert';

export const EXTENSION_ID = 'ptx-lens.ptx-lens';

export async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a workspace folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Providers answer "nothing" until the extension is active: a suite that asks them calls this first. */
export async function activate(): Promise<{ host: string }> {
  const extension = vscode.extensions.getExtension<{ host: string }>(EXTENSION_ID);
  ok(extension, 'the extension is known');
  return extension.activate();
}

/** The range of `text`, which must follow `context` and be found once. */
export function rangeOf(document: vscode.TextDocument, text: string, context = ''): vscode.Range {
  const all = document.getText();
  const start = all.indexOf(context + text) + context.length;
  ok(start >= context.length, `${context + text} is in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export async function replace(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  ok(await vscode.workspace.applyEdit(edit), 'the edit is applied');
}

/** Throws the edits away and closes every editor, so that the next suite starts clean. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
