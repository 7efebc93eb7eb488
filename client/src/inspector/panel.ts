// The Kernel Inspector beside the editor: a page that follows the cursor. Here is its life in the editor; what it shows is in
// view/, what it knows comes from the server.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type InspectorReport,
  type InspectorTab,
  inspectRequest,
  openInspector as openCommand,
  type Position,
  type WhatIf,
  type WhatIfInput,
  whatIfRequest,
} from '../../../server/src/lsp/protocol';
import { showPosition } from '../registers';
import { exactNumbers } from './exact';
import type { FromPage, ToPage } from './messages';

export const INSPECTOR = 'ptx.inspector';
/** The cursor rests for so long before the page follows, typing pauses for so long before it is renewed. */
const FOLLOW_MS = 120;
const EDIT_MS = 500;

export function kernelInspector(context: vscode.ExtensionContext, client: BaseLanguageClient): vscode.Disposable {
  let inspector: Inspector | undefined;
  return vscode.Disposable.from(
    vscode.commands.registerCommand(openCommand, async (uri?: unknown, at?: Position, tab?: InspectorTab) => {
      // The button above the editor says of which document, the lens also where in it.
      if (typeof uri === 'string' && at) await showPosition(uri, at);
      if (!inspector) {
        inspector = openInspector(context, client);
        inspector.panel.onDidDispose(() => {
          inspector = undefined;
        });
      }
      inspector.show(tab);
    }),
    { dispose: () => inspector?.panel.dispose() },
  );
}

interface Inspector {
  readonly panel: vscode.WebviewPanel;
  /** Without a tab the page keeps the one that it has. */
  show(tab: InspectorTab | undefined): void;
}

function openInspector(context: vscode.ExtensionContext, client: BaseLanguageClient): Inspector {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const panel = vscode.window.createWebviewPanel(
    INSPECTOR,
    'Kernel Inspector',
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [folder] },
  );
  panel.webview.html = pageOf(panel.webview, folder);

  let editor = ptxEditor();
  /** What the page shows: nothing is sent twice. */
  let shown: { readonly key: string; readonly report: InspectorReport } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** For a page that is not there yet. */
  let wanted: InspectorTab | undefined;
  let isReady = false;
  let compilation: vscode.CancellationTokenSource | undefined;
  const send = (message: ToPage): Thenable<boolean> => panel.webview.postMessage(message);

  const update = async (): Promise<void> => {
    const at = editor;
    if (!at || !client.isRunning()) return;
    const { document, selection } = at;
    const { line, character } = selection.active;
    const key = `${document.uri} ${document.version}`;
    const { report } = shown ?? {};
    if (shown?.key === key && report && line >= report.line && line <= report.lastLine) {
      await send({ type: 'cursor', line });
      return;
    }
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const parameters = { textDocument, position: { line, character } };
    const found = (await client.sendRequest<InspectorReport | null>(inspectRequest, parameters)) ?? undefined;
    if (found && found.name === report?.name && shown?.key === key) {
      await send({ type: 'cursor', line });
      return;
    }
    shown = found && { key, report: found };
    panel.title = found ? `Inspector: ${shortName(found.source ?? found.name)}` : 'Kernel Inspector';
    await send({ type: 'report', report: found, file: vscode.workspace.asRelativePath(document.uri) });
  };
  const later = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => update().catch((error) => client.error('Kernel Inspector', error, false)), milliseconds);
  };

  const listeners = vscode.Disposable.from(
    panel.webview.onDidReceiveMessage(async (message: FromPage) => {
      if (message.type === 'ready') {
        shown = undefined;
        isReady = true;
        if (wanted) await send({ type: 'tab', tab: wanted });
        wanted = undefined;
        later(0);
      } else if (message.type === 'reveal') await reveal(editor, message.line);
      else if (message.type === 'whatIf')
        await send({ type: 'whatIf', answer: await askWhatIf(client, message.input) });
      else {
        compilation?.cancel();
        compilation = message.type === 'compile' ? new vscode.CancellationTokenSource() : undefined;
        if (message.type !== 'compile' || !compilation || !editor) return;
        const textDocument = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
        await exactNumbers(client, textDocument, message, compilation.token, send);
      }
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      editor = ptxEditor() ?? editor;
      later(0);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document.languageId !== 'ptx') return;
      editor = textEditor;
      later(FOLLOW_MS);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === editor?.document && contentChanges.length > 0) later(EDIT_MS);
    }),
    client.onDidChangeState(() => later(FOLLOW_MS)),
    panel.onDidChangeViewState(() => {
      // A page that is hidden is gone, and comes back anew.
      isReady = isReady && panel.visible;
    }),
  );
  panel.onDidDispose(() => {
    clearTimeout(timer);
    compilation?.cancel();
    listeners.dispose();
  });
  const show = (tab: InspectorTab | undefined): void => {
    if (isReady && tab) void send({ type: 'tab', tab });
    else wanted = tab ?? wanted;
    panel.reveal(undefined, true);
  };
  return { panel, show };
}

function ptxEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor?.document.languageId === 'ptx') return activeTextEditor;
  return visibleTextEditors.find(({ document }) => document.languageId === 'ptx');
}

async function askWhatIf(client: BaseLanguageClient, input: WhatIfInput): Promise<WhatIf | undefined> {
  return (await client.sendRequest<WhatIf | null>(whatIfRequest, input)) ?? undefined;
}

async function reveal(editor: vscode.TextEditor | undefined, line: number): Promise<void> {
  if (!editor) return;
  const end = new vscode.Position(line, editor.document.lineAt(line).firstNonWhitespaceCharacterIndex);
  const { document, viewColumn } = editor;
  await vscode.window.showTextDocument(document, { viewColumn, selection: new vscode.Range(end, end) });
}

/** Mangled names run on for hundreds of characters. */
const shortName = (name: string): string => (name.length > 30 ? `${name.slice(0, 29)}…` : name);

function pageOf(webview: vscode.Webview, folder: vscode.Uri): string {
  const at = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const policy = [
    "default-src 'none'",
    `script-src ${webview.cspSource}`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Kernel Inspector</title>
<link rel="stylesheet" href="${at('inspector.css')}">
</head>
<body>
<main id="inspector"></main>
<script src="${at('inspector.js')}"></script>
</body>
</html>`;
}
