// One connection's state: the open documents, their analyses, the settings. Every request goes through `guarded`: a fault in
// one feature is an empty answer and a line in the log, never the end of the server.
import { type Connection, TextDocuments } from 'vscode-languageserver';
import { type Analysis, type AnalysisOptions, analyse } from '../analysis';
import { targetIndex } from '../isa/targets';
import { ruleLevels } from '../rules/severity';
import { type Block, type ContentChange, PtxDocument } from '../syntax/document';
import type { Assembler } from '../toolchain/assembler';
import { AssemblerLoop } from './assembler';
import { defaultSettings, type Settings } from './protocol';
import { Workspace, type WorkspaceReader } from './workspace';

/** What the process that runs the server offers beyond the connection; a web worker offers nothing. */
export interface Host {
  readonly files?: WorkspaceReader;
  readonly assembler?: Assembler;
}

/** In a larger document only functions that look suspicious are judged by their flow. */
const MOST_BYTES_FOR_FLOW = 8e6;

/** An edit makes so many blocks anew at most. */
const MOST_FRESH = 3;

/** Functions of so many bytes take longer than a request should, and of so many bytes together the meaning is kept. */
const LARGE = 40e3;
const MOST_PREPARED = 8e6;

/** The largest functions, the largest of them last. */
function largest(blocks: readonly Block[]): Block[] {
  const large = blocks.filter(({ isFunction, length }) => isFunction && length >= LARGE);
  large.sort((a, b) => b.length - a.length);
  let bytes = 0;
  const count = large.findIndex(({ length }) => {
    bytes += length;
    return bytes > MOST_PREPARED;
  });
  return large.slice(0, count < 0 ? large.length : count).reverse();
}

/** What the client said that it can do, as far as answers depend on it. */
export interface ClientAbilities {
  /** Takes edits that name the version of the document that they are for. */
  readonly versionedEdits: boolean;
  /** Asks for the edit of a code action when it is chosen. */
  readonly resolvesEdits: boolean;
  /** Takes completions with places to fill in. */
  readonly snippets: boolean;
  /** Chooses between inserting before the rest of a word and replacing it. */
  readonly insertsOrReplaces: boolean;
  /** Shows more than the label beside it. */
  readonly labelDetails: boolean;
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
  client: ClientAbilities = {
    versionedEdits: false,
    resolvesEdits: false,
    snippets: false,
    insertsOrReplaces: false,
    labelDetails: false,
  };
  /** Valid as long as the document has the blocks that were analysed. Its version is the client's word and may repeat. */
  private readonly analyses = new WeakMap<
    PtxDocument,
    { readonly blocks: PtxDocument['blocks']; readonly settings: Settings; readonly analysis: Analysis }
  >();

  /** Blocks that have been looked at by `prepare`. */
  private readonly prepared = new WeakSet<Block>();
  /** Those that it has still to look at. */
  private readonly waiting = new WeakMap<PtxDocument, Block[]>();
  readonly workspace: Workspace;
  readonly assembler: AssemblerLoop;

  constructor(
    readonly connection: Connection,
    host: Host,
  ) {
    this.workspace = new Workspace(this, host.files);
    this.assembler = new AssemblerLoop(this, host.assembler);
  }

  /** The analysis of an open document as it now stands; undefined for one that is not open. */
  analysisOf(uri: string): Analysis | undefined {
    const document = this.documents.get(uri);
    if (!document) return undefined;
    const known = this.analyses.get(document);
    if (known?.blocks === document.blocks && known.settings === this.settings) return known.analysis;
    return this.analyse(document, () => true);
  }

  /** The same with functions judged by their flow for so many milliseconds. `isComplete` says whether some are left. */
  deepen(uri: string, milliseconds: number): Analysis | undefined {
    const analysis = this.analysisOf(uri);
    if (!analysis || analysis.isComplete) return analysis;
    const end = performance.now() + milliseconds;
    const deeper = this.analyse(analysis.document, () => performance.now() > end);
    void deeper.isComplete; // while there is time
    return deeper;
  }

  /**
   * Computes meaning before somebody asks for it: of what was edited last, because the requests behind a pause in typing
   * (hover, highlights, colours) want it, and of large functions, whose first request would be slow. Returns whether
   * something is left for another turn.
   */
  prepare(uri: string): boolean {
    const analysis = this.analysisOf(uri);
    if (!analysis || analysis.foreign) return false;
    const { document } = analysis;
    const fresh = document.blocks.filter((block) => !this.prepared.has(block));
    for (const block of fresh) this.prepared.add(block);
    // A document that was opened is all fresh; what of it will be asked about, nobody knows.
    const known = this.waiting.get(document) ?? [];
    const waiting = [...known, ...(fresh.length <= MOST_FRESH ? fresh : largest(fresh))];
    this.waiting.set(document, waiting);
    for (let block = waiting.pop(); block; block = waiting.pop()) {
      const index = document.blocks.indexOf(block);
      if (index < 0) continue;
      analysis.semanticsOf(index);
      break;
    }
    return waiting.length > 0;
  }

  private analyse(document: PtxDocument, isOver: () => boolean): Analysis {
    const { settings } = this;
    const options: AnalysisOptions = {
      levels: ruleLevels(Object.entries(settings.rules)),
      meantFor: settings.targets.map((name) => targetIndex(name.trim())).filter((index) => index !== undefined),
      flow: document.length <= MOST_BYTES_FOR_FLOW ? 'all' : 'suspicious',
      isOver,
      previous: this.analyses.get(document)?.analysis,
    };
    const analysis = analyse(document, options);
    this.analyses.set(document, { blocks: document.blocks, settings, analysis });
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
