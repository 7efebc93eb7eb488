// The extension in a browser: the same language server, in a web worker.
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, clientOptions, type ExtensionApi, startClient } from './common';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  client = new LanguageClient(CLIENT_ID, CLIENT_NAME, workerStarter(context), clientOptions());
  await startClient(context, client);
  return { host: 'web' };
}

export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
}

/**
 * Each call ends the worker before it, so that a restart leaves none behind. Gives transports instead of the worker:
 * the client tests for `instanceof Worker`, which fails for the nested workers of VS Code's web extension host.
 */
function workerStarter(context: vscode.ExtensionContext): () => Promise<MessageTransports> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return async () => {
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
}
