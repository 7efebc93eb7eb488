// A text as a file that only the program we start can see. On Linux the file is gone before the program begins: it is
// read through its descriptor, so whatever ends whom, nothing is left. Elsewhere it is removed afterwards.
import { rmSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PrivateFile {
  /** The name under which the program reads it. */
  readonly path: string;
  /** What the program gets as its standard input. */
  readonly stdin: number | 'ignore';
  /** Does not throw. */
  remove(): Promise<void>;
  /** The same at the end of the process, when nothing can be waited for. */
  removeNow(): void;
}

export async function privateFile(text: string): Promise<PrivateFile> {
  // Made with mode 0700.
  const folder = await mkdtemp(join(tmpdir(), 'ptx-lens-ptxas-'));
  const path = join(folder, 'input.ptx');
  const removeNow = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    if (process.platform !== 'linux') return { path, stdin: 'ignore', remove: () => removal(folder), removeNow };
    const handle = await open(path, 'r');
    removeNow();
    return { path: '/dev/stdin', stdin: handle.fd, remove: () => closing(handle), removeNow: () => {} };
  } catch (error) {
    removeNow();
    throw error;
  }
}

async function removal(folder: string): Promise<void> {
  // Windows may hold a file for a moment after the program that had it open has ended.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
}

async function closing(handle: FileHandle): Promise<void> {
  await handle.close().catch(() => undefined);
}
