// The language server on a connection; it does not know on which transport it runs.
import {
  CodeLensRefreshRequest,
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
  let refreshesLenses = false;

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    const workspace = parameters.capabilities?.workspace;
    pullsSettings = workspace?.configuration === true;
    refreshesLenses = workspace?.codeLens?.refreshSupport === true;
    return {
      serverInfo: { name, version },
      capabilities: Object.assign(
        { textDocumentSync: TextDocumentSyncKind.Incremental },
        ...features.map((feature) => feature.capabilities),
      ),
    };
  });

  const publisher = new DiagnosticsPublisher(session);
  const apply = async (given: unknown): Promise<void> => {
    session.settings = mergeSettings(given);
    publisher.refresh();
    if (refreshesLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const pull = async (): Promise<void> => apply(await connection.workspace.getConfiguration('ptx'));
  const logged = (change: Promise<void>): void => {
    change.catch((error) => connection.console.error(`settings: ${String(error)}`));
  };
  connection.onInitialized(() => {
    if (pullsSettings) logged(pull());
  });
  connection.onDidChangeConfiguration((parameters) => {
    const pushed = parameters?.settings as { readonly ptx?: unknown } | undefined | null;
    logged(pullsSettings ? pull() : apply(pushed?.ptx));
  });

  for (const feature of features) feature.register(session);
  session.documents.listen(connection);
  connection.listen();
}

/** Settings as the client has them; what is missing or of another shape is as by default. */
function mergeSettings(given: unknown): Settings {
  const settings = (given ?? {}) as { readonly [K in keyof Settings]?: Partial<Settings[K]> };
  const { diagnostics, codeLens } = defaultSettings;
  return {
    diagnostics: { enable: booleanOr(diagnostics.enable, settings.diagnostics?.enable) },
    codeLens: { registers: booleanOr(codeLens.registers, settings.codeLens?.registers) },
  };
}

const booleanOr = (otherwise: boolean, given: unknown): boolean => (typeof given === 'boolean' ? given : otherwise);
