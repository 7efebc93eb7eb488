// The extension on the desktop and on remotes: the language server is a Node process, spoken to over IPC.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, clientOptions, type ExtensionApi, startClient } from './common';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  client = new LanguageClient(CLIENT_ID, CLIENT_NAME, { run: server, debug: server }, clientOptions());
  await startClient(context, client);
  return { host: 'node' };
}

export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
}
