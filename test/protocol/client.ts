// A client of the built server: starts it as a process, speaks the protocol to it, and waits for what it pushes.
import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve as pathOf } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { TestContext } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  ExitNotification,
  FoldingRangeRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  type ProtocolRequestType,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';

export const SERVER = ['dist/server.js', '--stdio'];

/** What a wait may take before its test fails: what hangs is to be found, on a busy machine nothing else. */
const PATIENCE = 120_000;

const CPU_TIME = pathOf('test/cpuTime.cjs');

export interface ClientOptions {
  /** What node runs. */
  readonly command?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly processId?: number | null;
  /** By default the server does without ptxas, so that the machine it is tested on does not matter. */
  readonly initializationOptions?: InitializationOptions;
  readonly env?: Readonly<Record<string, string>>;
  /** The answer to `workspace/configuration`. */
  readonly settings?: () => unknown;
  /** Addresses of the workspace's folders. */
  readonly folders?: readonly string[];
}

/** A server process, nothing said to it yet. It is ended with the test at the latest. */
export function startProcess(
  t: TestContext,
  command: readonly string[],
  env?: Readonly<Record<string, string>>,
): ServerProcess {
  const server = new ServerProcess(command, env);
  t.after(() => server.kill());
  return server;
}

/** A server that is initialized. */
export async function startClient(t: TestContext, options: ClientOptions = {}): Promise<Client> {
  const server = startProcess(t, options.command ?? SERVER, options.env);
  const client = new Client(server, server.child.stdout, server.child.stdin, options.settings);
  client.initializeResult = await client.initialize(options);
  return client;
}

export class ServerProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** The exit code; undefined for the end by a signal. */
  readonly exited: Promise<number | undefined>;
  stderr = '';

  constructor(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.child = spawn(process.execPath, ['--require', CPU_TIME, ...command], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    }) as ChildProcessWithoutNullStreams;
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    // A server that has ended does not read what a test still writes.
    this.child.stdin.on('error', () => {});
    this.exited = new Promise((resolve) => this.child.on('close', (code) => resolve(code ?? undefined)));
  }

  /** The processor time that it has taken, in milliseconds. */
  async cpuMs(): Promise<number> {
    const answer = once(this.child, 'message');
    this.child.send('cpu');
    const [spent] = await patiently(answer, 'the processor time');
    return spent;
  }

  /** The exit code of a process that ends by itself. */
  end(): Promise<number | undefined> {
    return patiently(this.exited, 'the end of the process');
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

export class Client {
  readonly connection: ProtocolConnection;
  initializeResult!: InitializeResult;
  readonly log: string[] = [];
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  private readonly versions = new Map<string, number>();
  private listeners: (() => void)[] = [];

  constructor(
    readonly process: ServerProcess | undefined,
    input: Readable,
    output: Writable,
    settings?: () => unknown,
  ) {
    this.connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (parameters) => {
      this.published.push(parameters);
      for (const listener of this.listeners) listener();
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings?.() ?? null));
    this.connection.onError(() => {});
    this.connection.listen();
  }

  async initialize({
    capabilities = {},
    processId = null,
    folders,
    initializationOptions = { settings: { ptxas: { check: 'off' }, codeLens: { ptxas: false, runsOn: false } } },
  }: ClientOptions = {}): Promise<InitializeResult> {
    const workspaceFolders = folders?.map((uri) => ({ uri, name: uri }));
    const parameters = { processId, rootUri: null, capabilities, workspaceFolders, initializationOptions };
    const result = await patiently(this.connection.sendRequest(InitializeRequest.type, parameters), 'initialize');
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  /** Opens a document and gives its first diagnostics. */
  open(uri: string, text: string): Promise<Diagnostic[]> {
    const from = this.published.length;
    // Never a version twice, so that what was said of an earlier document is not mistaken for news.
    const version = this.versionOf(uri) + 1;
    this.versions.set(uri, version);
    void this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'ptx', version, text },
    });
    return this.diagnostics(uri, version, from);
  }

  /** Sends changes; `diagnostics` gives what comes of them. */
  change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): void {
    const version = this.versionOf(uri) + 1;
    this.versions.set(uri, version);
    void this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): void {
    void this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The diagnostics of a version, by default the one that was sent last. Looks from the `from`th publication on. */
  async diagnostics(uri: string, version = this.versionOf(uri), from = 0): Promise<Diagnostic[]> {
    const found = await this.publication((each) => each.uri === uri && each.version === version, from);
    return found.diagnostics;
  }

  /** The first publication that passes, of those that have come and those that come. */
  publication(passes: (each: PublishDiagnosticsParams) => boolean, from = 0): Promise<PublishDiagnosticsParams> {
    const listener = { off: () => {} };
    const found = new Promise<PublishDiagnosticsParams>((resolve) => {
      let next = from;
      const look = (): void => {
        while (next < this.published.length) {
          const each = this.published[next++];
          if (passes(each)) return resolve(each);
        }
      };
      listener.off = () => {
        this.listeners = this.listeners.filter((each) => each !== look);
      };
      this.listeners.push(look);
      look();
    });
    return patiently(found, 'diagnostics').finally(() => listener.off());
  }

  hover(uri: string, position: Position) {
    return patiently(this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }), 'hover');
  }

  /** What is offered at a range; all that the server gives are code actions, no bare commands. */
  codeActions(uri: string, range: Range, context: CodeActionContext = { diagnostics: [] }): Promise<CodeAction[]> {
    const answer = this.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
    return patiently(answer, 'codeAction') as Promise<CodeAction[]>;
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return patiently(this.connection.sendRequest(CodeActionResolveRequest.type, action), 'codeAction/resolve');
  }

  resolveCodeLens(lens: CodeLens): Promise<CodeLens> {
    return patiently(this.connection.sendRequest(CodeLensResolveRequest.type, lens), 'codeLens/resolve');
  }

  codeLens(uri: string) {
    return patiently(this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } }), 'codeLens');
  }

  documentSymbol(uri: string) {
    const answer = this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    return patiently(answer, 'documentSymbol');
  }

  foldingRange(uri: string) {
    const answer = this.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
    return patiently(answer, 'foldingRange');
  }

  /** Any other request. */
  ask<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, parameters: P): Promise<R> {
    return patiently(this.connection.sendRequest<R>(type.method, parameters), type.method);
  }

  /** Waits until the server has dealt with all that was sent to it. */
  async settle(): Promise<void> {
    await this.hover('file:///nothing.ptx', { line: 0, character: 0 });
  }

  /** The orderly end; gives the exit code. */
  async stop(): Promise<number | undefined> {
    await patiently(this.connection.sendRequest(ShutdownRequest.type), 'shutdown');
    await this.connection.sendNotification(ExitNotification.type);
    assert.ok(this.process);
    return this.process.end();
  }

  private versionOf(uri: string): number {
    return this.versions.get(uri) ?? 0;
  }
}

export const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function patiently<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing came within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
