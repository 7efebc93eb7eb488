// A text as a file that only the program we start can see. On Linux the file is gone before the program begins: it is
// read through its descriptor, so whatever ends whom, nothing is left. Elsewhere it is removed afterwards.
import { rmSync } from 'node:fs';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './atEnd';

export interface PrivateFile {
  /** The name under which the program reads it. */
  readonly path: string;
  /** What the program gets as its standard input. */
  readonly stdin: number | 'ignore';
  /** Does not throw. */
  readonly remove: () => Promise<void>;
}

const PREFIX = 'ptx-lens-ptxas-';

export async function privateFile(text: string): Promise<PrivateFile> {
  swept ??= sweep();
  await swept;
  // Made with mode 0700. The number tells later processes whether we are still there.
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const path = join(folder, 'input.ptx');
  const removeNow = (): void => rmSync(folder, { recursive: true, force: true });
  const withdraw = atEnd(removeNow);
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    if (process.platform !== 'linux') return { path, stdin: 'ignore', remove: () => removal(folder).then(withdraw) };
    const handle = await open(path, 'r');
    removeNow();
    withdraw();
    return { path: '/dev/stdin', stdin: handle.fd, remove: () => handle.close().catch(() => undefined) };
  } catch (error) {
    removeNow();
    withdraw();
    throw error;
  }
}

async function removal(folder: string): Promise<void> {
  // Windows may hold a file for a moment after the program that had it open has ended.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
}

let swept: Promise<void> | undefined;

/** Removes what a process left that was killed while it wrote. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    // Another user's cannot be removed, and need not be.
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
