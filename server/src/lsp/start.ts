// The language server on a connection; it does not know on which transport it runs.
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { name, version } from '../../../package.json';
import { DiagnosticsPublisher } from './diagnostics';
import { features } from './handlers';
import { defaultSettings, type Settings } from './protocol';
import { Session } from './session';

export function startServer(connection: Connection): void {
  const session = new Session(connection);
  let pullsSettings = false;

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    pullsSettings = parameters.capabilities.workspace?.configuration === true;
    return {
      serverInfo: { name, version },
      capabilities: Object.assign(
        { textDocumentSync: TextDocumentSyncKind.Incremental },
        ...features.map((feature) => feature.capabilities),
      ),
    };
  });

  const publisher = new DiagnosticsPublisher(session);
  const readSettings = async (): Promise<void> => {
    if (!pullsSettings) return;
    session.settings = mergeSettings(await connection.workspace.getConfiguration('ptx'));
    publisher.refresh();
  };
  connection.onInitialized(() => void readSettings());
  connection.onDidChangeConfiguration(() => void readSettings());

  for (const feature of features) feature.register(session);
  session.documents.listen(connection);
  connection.listen();
}

/** Settings as the client has them, whatever is missing or of another shape filled in. */
function mergeSettings(given: unknown): Settings {
  const settings = (given ?? {}) as { readonly [K in keyof Settings]?: Partial<Settings[K]> };
  return {
    diagnostics: { ...defaultSettings.diagnostics, ...settings.diagnostics },
    codeLens: { ...defaultSettings.codeLens, ...settings.codeLens },
  };
}
