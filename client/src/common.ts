// What the desktop and the browser extension share: client options, commands, the status item, PreTeXt files.
// How the server is started is the entry points' part (extension.ts, extension.web.ts).
import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { assemblerCommands } from './assembler';
import { heatStrip } from './heatStrip';
import { kernelInspector } from './inspector/panel';
import { referenceCommand } from './references';
import { registerCommands } from './registers';
import { sourceCommands } from './source';
import { viewCommands } from './views';

export const CLIENT_ID = 'ptx';
export const CLIENT_NAME = 'PTX Lens';

/** What `activate` gives to other extensions and to the tests. */
export interface ExtensionApi {
  /** The extension host that runs this copy: `node` on the desktop and on remotes, `web` in a browser's worker. */
  readonly host: 'node' | 'web';
}

export function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'ptx' }],
    synchronize: { configurationSection: 'ptx' },
    initializationOptions: () => options(),
  };
}

function options(): InitializationOptions {
  return { isTrusted: vscode.workspace.isTrusted, hasCommands: true };
}

/** Registers what belongs to a client and starts it. A server that does not start shows in the status, not as a throw. */
export async function startClient(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand('ptx.showOutput', () => client.outputChannel.show()),
    vscode.commands.registerCommand('ptx.restartServer', () => restart(client)),
    registerCommands(client),
    referenceCommand(client),
    heatStrip(client),
    assemblerCommands(client),
    kernelInspector(context, client),
    sourceCommands(client),
    viewCommands(client),
    vscode.workspace.onDidOpenTextDocument(leavePreTeXtAlone),
    serverStatus(client),
  );
  await Promise.all(vscode.workspace.textDocuments.map(leavePreTeXtAlone));
  await start(client);
}

async function start(client: BaseLanguageClient): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    // The client has told the user already; the colours and the commands stay usable.
    client.error('The language server did not start.', error, false);
  }
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await start(client);
}

/** The line in the language status menu (`{}` in the status bar). */
function serverStatus(client: BaseLanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('ptx.server', { language: 'ptx' });
  item.name = CLIENT_NAME;
  item.detail = 'PTX language server';
  const show = (state: State) => {
    const stopped = state === State.Stopped;
    item.busy = state === State.Starting;
    item.text = stopped ? 'Stopped' : state === State.Starting ? 'Starting' : 'Ready';
    item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command = stopped
      ? { title: 'Restart', command: 'ptx.restartServer' }
      : { title: 'Show Output', command: 'ptx.showOutput' };
  };
  show(State.Starting);
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
  );
}

/** PreTeXt books are XML and end in `.ptx` too: they open as XML. PTX itself never begins with `<`. */
async function leavePreTeXtAlone(document: vscode.TextDocument): Promise<void> {
  const beginning = document.getText(new vscode.Range(0, 0, 20, 0));
  if (document.languageId !== 'ptx' || !/^\s*</.test(beginning)) return;
  await vscode.languages.setTextDocumentLanguage(document, 'xml').then(undefined, () => undefined);
}
