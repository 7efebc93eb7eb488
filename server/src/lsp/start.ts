// The language server on a connection; it does not know on which transport it runs.
import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  InlayHintRefreshRequest,
  TextDocumentSyncKind,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { name, version } from '../../../package.json';
import { DiagnosticsPublisher } from './diagnostics';
import { features } from './handlers';
import {
  compileCommand,
  defaultSettings,
  type InitializationOptions,
  type Settings,
  workspaceTrusted,
} from './protocol';
import { type Host, Session } from './session';

export function startServer(connection: Connection, host: Host = {}): void {
  const session = new Session(connection, host);
  let pullsSettings = false;
  let refreshesLenses = false;
  let watchesFolders = false;
  let refreshesHints = false;
  let initial = defaultSettings;

  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    const workspace = parameters.capabilities?.workspace;
    pullsSettings = workspace?.configuration === true;
    refreshesLenses = workspace?.codeLens?.refreshSupport === true;
    watchesFolders = workspace?.workspaceFolders === true;
    session.workspace.setFolders(foldersOf(parameters));
    refreshesHints = workspace?.inlayHint?.refreshSupport === true;
    session.client = {
      versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
      resolvesEdits:
        parameters.capabilities?.textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true,
      snippets: parameters.capabilities?.textDocument?.completion?.completionItem?.snippetSupport === true,
      labelDetails: parameters.capabilities?.textDocument?.completion?.completionItem?.labelDetailsSupport === true,
      insertsOrReplaces:
        parameters.capabilities?.textDocument?.completion?.completionItem?.insertReplaceSupport === true,
    };
    const options = (parameters.initializationOptions ?? {}) as InitializationOptions;
    initial = mergeSettings(options.settings, defaultSettings);
    session.settings = initial;
    session.assembler.isTrusted = options.isTrusted !== false;
    const commands = { executeCommandProvider: { commands: [compileCommand] } };
    return {
      serverInfo: { name, version },
      capabilities: Object.assign(
        {
          ...(options.hasCommands ? {} : commands),
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...features.map((feature) => feature.capabilities),
      ),
    };
  });

  const publisher = new DiagnosticsPublisher(session);
  session.assembler.onFindings = (uri) => publisher.publish(uri);
  session.assembler.onLenses = () => {
    if (refreshesLenses) logged(connection.sendRequest(CodeLensRefreshRequest.type));
  };
  const apply = async (given: unknown): Promise<void> => {
    session.settings = mergeSettings(given, initial);
    session.assembler.restart();
    publisher.refresh();
    if (refreshesLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
    if (refreshesHints) await connection.sendRequest(InlayHintRefreshRequest.type);
  };
  const pull = async (): Promise<void> => apply(await connection.workspace.getConfiguration('ptx'));
  const updateFolders = ({ added, removed }: WorkspaceFoldersChangeEvent): void => {
    const gone = new Set(removed.map(({ uri }) => uri));
    const kept = session.workspace.folders.filter((uri) => !gone.has(uri));
    session.workspace.setFolders([...kept, ...added.map(({ uri }) => uri)]);
  };
  const logged = (change: Promise<void>): void => {
    change.catch((error) => connection.console.error(`settings: ${String(error)}`));
  };
  connection.onInitialized(() => {
    if (pullsSettings) logged(pull().finally(() => session.assembler.restart()));
    else session.assembler.restart();
    if (watchesFolders) connection.workspace.onDidChangeWorkspaceFolders(updateFolders);
  });
  connection.onDidChangeConfiguration((parameters) => {
    const pushed = parameters?.settings as { readonly ptx?: unknown } | undefined | null;
    logged(pullsSettings ? pull() : apply(pushed?.ptx));
  });

  connection.onNotification(workspaceTrusted, () => {
    session.assembler.isTrusted = true;
    session.assembler.restart();
  });

  for (const feature of features) feature.register(session);
  session.documents.listen(connection);
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri);
  return typeof rootUri === 'string' ? [rootUri] : [];
}

/** Settings as the client has them; what is missing or of another shape is as in `base`. */
function mergeSettings(given: unknown, base: Settings): Settings {
  const settings = (given ?? {}) as { readonly [K in keyof Settings]?: Partial<Settings[K]> };
  const { diagnostics, codeLens, inlayHints, completion, format, ptxas } = base;
  return {
    diagnostics: { enable: booleanOr(diagnostics.enable, settings.diagnostics?.enable) },
    codeLens: {
      registers: booleanOr(codeLens.registers, settings.codeLens?.registers),
      ptxas: booleanOr(codeLens.ptxas, settings.codeLens?.ptxas),
      runsOn: booleanOr(codeLens.runsOn, settings.codeLens?.runsOn),
      references: booleanOr(codeLens.references, settings.codeLens?.references),
    },
    inlayHints: {
      pressure: oneOfOr(['off', 'peaks', 'all'], inlayHints.pressure, settings.inlayHints?.pressure),
      hexFloats: booleanOr(inlayHints.hexFloats, settings.inlayHints?.hexFloats),
      demangledNames: booleanOr(inlayHints.demangledNames, settings.inlayHints?.demangledNames),
      branchDistance: booleanOr(inlayHints.branchDistance, settings.inlayHints?.branchDistance),
      parameterOffsets: booleanOr(inlayHints.parameterOffsets, settings.inlayHints?.parameterOffsets),
      loopDepth: booleanOr(inlayHints.loopDepth, settings.inlayHints?.loopDepth),
      operandTypes: booleanOr(inlayHints.operandTypes, settings.inlayHints?.operandTypes),
    },
    ptxas: {
      path: typeof settings.ptxas?.path === 'string' ? settings.ptxas.path.trim() : ptxas.path,
      check: oneOfOr(['off', 'onSave', 'onIdle'], ptxas.check, settings.ptxas?.check),
      timeout: secondsOr(ptxas.timeout, settings.ptxas?.timeout),
    },
    format: {
      operandColumn: columnsOr(format.operandColumn, settings.format?.operandColumn),
      guardColumns: columnsOr(format.guardColumns, settings.format?.guardColumns),
      labels: oneOfOr(['outdented', 'indented'], format.labels, settings.format?.labels),
      lineWidth: columnsOr(format.lineWidth, settings.format?.lineWidth),
      vectorElements: Math.max(1, columnsOr(format.vectorElements, settings.format?.vectorElements)),
    },
    completion: { unavailable: booleanOr(completion.unavailable, settings.completion?.unavailable) },
    rules: typeof settings.rules === 'object' && settings.rules !== null ? settings.rules : base.rules,
    targets: Array.isArray(settings.targets)
      ? settings.targets.filter((name) => typeof name === 'string')
      : base.targets,
  };
}

const booleanOr = (otherwise: boolean, given: unknown): boolean => (typeof given === 'boolean' ? given : otherwise);

/** No more than a day: longer ones are none that a timer can wait. */
const secondsOr = (otherwise: number, given: unknown): number =>
  typeof given === 'number' && given > 0 ? Math.min(given, 86_400) : otherwise;

const oneOfOr = <T extends string>(allowed: readonly T[], otherwise: T, given: unknown): T =>
  allowed.find((value) => value === given) ?? otherwise;

const columnsOr = (otherwise: number, given: unknown): number =>
  typeof given === 'number' && given >= 0 && given <= 1000 ? Math.floor(given) : otherwise;
