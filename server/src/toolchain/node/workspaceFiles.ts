// The `.ptx` files of a workspace's folders, read with Node. Builds leave many behind, so the search has limits.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const MOST_FILES = 1000;
const MOST_FOLDERS = 3000;
/** Larger ones are hardly a library that others link against, and take a second each. */
const LARGEST_FILE = 16e6;
const IGNORED: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);

export interface FoundFile {
  readonly uri: string;
  readonly stamp: string;
  readonly bytes: number;
}

/** Breadth first, so that what lies near the top is found when a limit ends the search. Links are not followed. */
export async function listPtxFiles(folder: string): Promise<FoundFile[]> {
  const top = pathOf(folder);
  const open = top === undefined ? [] : [top];
  const files: FoundFile[] = [];
  for (let next = 0; next < open.length && next < MOST_FOLDERS && files.length < MOST_FILES; next++) {
    for (const entry of await readdir(open[next], { withFileTypes: true }).catch(() => [])) {
      const path = join(open[next], entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !IGNORED.has(entry.name)) open.push(path);
      } else if (entry.isFile() && entry.name.endsWith('.ptx')) {
        const found = await describe(path);
        if (found) files.push(found);
      }
    }
  }
  return files;
}

async function describe(path: string): Promise<FoundFile | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts || facts.size > LARGEST_FILE) return undefined;
  return { uri: pathToFileURL(path).href, stamp: `${facts.mtimeMs}-${facts.size}`, bytes: facts.size };
}

export async function readText(uri: string): Promise<string | undefined> {
  const path = pathOf(uri);
  return path === undefined ? undefined : readFile(path, 'utf8').catch(() => undefined);
}

/** Undefined for an address that is no file's. */
function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
