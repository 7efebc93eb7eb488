// The other modules that a name may be shared with: open documents, and the `.ptx` files of the workspace's folders where
// this process can read files. Files are read when somebody asks about a shared name, and analysed only if they mention it.
import { type Analysis, analyse } from '../analysis';
import { PtxDocument } from '../syntax/document';
import { comparable } from './addresses';

export interface WorkspaceFile {
  readonly uri: string;
  /** Changes when the file does. */
  readonly stamp: string;
  readonly bytes: number;
}

/** What the process that hosts the server can read; the browser's can read nothing. */
export interface WorkspaceReader {
  /** The `.ptx` files below a folder's address, as many as are reasonable. */
  readonly list: (folder: string) => Promise<readonly WorkspaceFile[]>;
  /** Undefined for a file that is gone or cannot be read. */
  readonly read: (uri: string) => Promise<string | undefined>;
}

/** The session, as far as it matters here. */
interface OpenModules {
  readonly documents: { readonly keys: () => string[] };
  readonly analysisOf: (uri: string) => Analysis | undefined;
}

interface KnownFile {
  readonly stamp: string;
  readonly text: string;
  analysis?: Analysis;
}

/** All texts together; further files are left alone. */
const MOST_BYTES = 64e6;
/** So many are analysed in a second. */
const QUICK_BYTES = 16e6;
/** A list of files is good for so long: requests come in bursts. */
const LIST_LASTS_MS = 2000;

export class Workspace {
  /** Addresses of the folders. */
  folders: readonly string[] = [];
  private known = new Map<string, KnownFile>();
  private listed: { readonly at: number; readonly files: readonly WorkspaceFile[] } | undefined;

  constructor(
    private readonly session: OpenModules,
    private readonly reader: WorkspaceReader | undefined,
  ) {}

  setFolders(folders: readonly string[]): void {
    this.folders = folders;
    this.listed = undefined;
  }

  /** The analyses of the other modules that are open, and of those in files that mention the name. */
  async mentioning(name: string, uri: string): Promise<Analysis[]> {
    const open = this.session.documents.keys().filter((each) => each !== uri);
    const found = open.map((each) => this.session.analysisOf(each)).filter((each) => each !== undefined);
    for (const file of await this.files()) {
      if (this.isOpen(file.uri)) continue;
      const known = await this.load(file);
      if (known?.text.includes(name)) found.push(analysisOf(file.uri, known));
    }
    return found;
  }

  /** All modules: the open ones and those in files. */
  all(): Promise<Analysis[]> {
    return this.mentioning('', '');
  }

  /** The open modules, and those in files as far as they are analysed in a moment. */
  async most(): Promise<Analysis[]> {
    const found = this.session.documents.keys().map((each) => this.session.analysisOf(each));
    let bytes = 0;
    for (const file of await this.files()) {
      bytes += file.bytes;
      const known = bytes > QUICK_BYTES || this.isOpen(file.uri) ? undefined : await this.load(file);
      if (known) found.push(analysisOf(file.uri, known));
    }
    return found.filter((each) => each !== undefined);
  }

  /** A module that is open or has been read. */
  moduleAt(uri: string): Analysis | undefined {
    const known = this.known.get(uri);
    return this.session.analysisOf(uri) ?? (known && analysisOf(uri, known));
  }

  private isOpen(uri: string): boolean {
    const wanted = comparable(uri);
    return this.session.documents.keys().some((each) => comparable(each) === wanted);
  }

  private async files(): Promise<readonly WorkspaceFile[]> {
    if (!this.reader || this.folders.length === 0) return [];
    const now = Date.now();
    if (this.listed && now - this.listed.at < LIST_LASTS_MS) return this.listed.files;
    const all = await Promise.all(this.folders.map((folder) => this.reader?.list(folder) ?? []));
    const files = withinBudget(all.flat());
    this.listed = { at: now, files };
    const uris = new Set(files.map(({ uri }) => uri));
    for (const uri of this.known.keys()) if (!uris.has(uri)) this.known.delete(uri);
    return files;
  }

  private async load({ uri, stamp }: WorkspaceFile): Promise<KnownFile | undefined> {
    const known = this.known.get(uri);
    if (known?.stamp === stamp) return known;
    const text = await this.reader?.read(uri);
    if (text === undefined) return undefined;
    const loaded = { stamp, text };
    this.known.set(uri, loaded);
    return loaded;
  }
}

function analysisOf(uri: string, file: KnownFile): Analysis {
  file.analysis ??= analyse(new PtxDocument(uri, 'ptx', 0, file.text));
  return file.analysis;
}

function withinBudget(files: readonly WorkspaceFile[]): WorkspaceFile[] {
  let bytes = 0;
  const kept = new Map<string, WorkspaceFile>();
  for (const file of files) {
    if (kept.has(file.uri) || bytes + file.bytes > MOST_BYTES) continue;
    bytes += file.bytes;
    kept.set(file.uri, file);
  }
  return [...kept.values()];
}
