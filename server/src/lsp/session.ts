// One connection's state: the open documents, their analyses, the settings. Every request goes through `guarded`: a fault in
// one feature is an empty answer and a line in the log, never the end of the server.
import { type Connection, TextDocuments } from 'vscode-languageserver';
import { type Analysis, analyse } from '../analysis';
import { type ContentChange, PtxDocument } from '../syntax/document';
import { defaultSettings, type Settings } from './protocol';
import { Workspace, type WorkspaceReader } from './workspace';

/** What the process that runs the server offers beyond the connection; a web worker offers nothing. */
export interface Host {
  readonly files?: WorkspaceReader;
}

export class Session {
  readonly documents = new TextDocuments<PtxDocument>({
    create: (uri, languageId, version, content) => new PtxDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      document.update(changes as readonly ContentChange[], version);
      return document;
    },
  });
  settings: Settings = defaultSettings;
  /** Valid as long as the document has the blocks that were analysed. Its version is the client's word and may repeat. */
  private readonly analyses = new WeakMap<PtxDocument, { blocks: PtxDocument['blocks']; analysis: Analysis }>();

  readonly workspace: Workspace;

  constructor(
    readonly connection: Connection,
    host: Host,
  ) {
    this.workspace = new Workspace(this, host.files);
  }

  /** The analysis of an open document as it now stands; undefined for one that is not open. */
  analysisOf(uri: string): Analysis | undefined {
    const document = this.documents.get(uri);
    if (!document) return undefined;
    const known = this.analyses.get(document);
    if (known?.blocks === document.blocks) return known.analysis;
    const analysis = analyse(document);
    this.analyses.set(document, { blocks: document.blocks, analysis });
    return analysis;
  }

  /** Wraps a request's handler. */
  guarded<Parameters, Result>(
    name: string,
    empty: Result,
    handler: (parameters: Parameters) => Result,
  ): (parameters: Parameters) => Result {
    return (parameters) => {
      try {
        return handler(parameters);
      } catch (error) {
        this.fault(name, error);
        return empty;
      }
    };
  }

  /** The same for a handler that waits for something. */
  guardedAsync<Parameters, Result>(
    name: string,
    empty: Result,
    handler: (parameters: Parameters) => Promise<Result>,
  ): (parameters: Parameters) => Promise<Result> {
    return (parameters) =>
      handler(parameters).catch((error: unknown) => {
        this.fault(name, error);
        return empty;
      });
  }

  private fault(name: string, error: unknown): void {
    this.connection.console.error(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
