// Programs of Linux through which another program is started, so that its memory is bounded and it ends with us, even where
// we are killed and can do nothing: the kernel tells `timeout`, which ends the whole group. They cost two milliseconds.
// On Windows Node itself puts children into a job that ends with it; there is no bound of memory there.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { totalmem } from 'node:os';

/** Fixed folders, so that no PATH chooses them. */
const folders = ['/usr/bin', '/bin', '/run/current-system/sw/bin'];

const GIGABYTE = 2 ** 30;

export interface Bounds {
  readonly memoryBytes: number;
  /** For the case that nobody else ends it. */
  readonly seconds: number;
  readonly priority: 'background' | 'normal';
}

/** What stands before the program and its arguments; the parts that the system does not have are left out. */
export async function confinement({ memoryBytes, seconds, priority }: Bounds): Promise<readonly string[]> {
  const { setpriv, timeout, nice, prlimit } = await tools();
  return [
    // The kernel signals its child when we end; that is `timeout`, which signals its group, and kills it a second later.
    ...(setpriv ? [setpriv, '--pdeathsig', timeout ? 'TERM' : 'KILL', '--'] : []),
    ...(timeout ? [timeout, '-k', '1', String(seconds)] : []),
    ...(nice && priority === 'background' ? [nice, '-n', '10'] : []),
    // No core file is left behind by a crash.
    ...(prlimit ? [prlimit, `--as=${memoryBytes}`, '--core=0', '--'] : []),
  ];
}

/** Half of what this machine, or the container, has: ptxas wants a gigabyte for the largest kernels. */
export function memoryBound(): number {
  const constrained = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.max(2 * GIGABYTE, Math.floor(Math.min(totalmem(), constrained) / 2));
}

/** How each is tried out: an old version may not know an option. */
const trials = {
  setpriv: ['--pdeathsig', 'TERM', '--'],
  timeout: ['-k', '1', '10'],
  nice: ['-n', '10'],
  prlimit: [`--as=${2 * GIGABYTE}`, '--core=0', '--'],
} as const;

type Tools = { readonly [Name in keyof typeof trials]: string | undefined };

let known: Promise<Tools> | undefined;

function tools(): Promise<Tools> {
  known ??= findTools();
  return known;
}

async function findTools(): Promise<Tools> {
  const find = (name: keyof Tools): Promise<string | undefined> => working(name, trials[name]);
  const [setpriv, timeout, nice, prlimit] = await Promise.all([
    find('setpriv'),
    find('timeout'),
    find('nice'),
    find('prlimit'),
  ]);
  return { setpriv, timeout, nice, prlimit };
}

/** Its path, where it runs itself with these options. */
async function working(name: string, options: readonly string[]): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const path = folders.map((folder) => `${folder}/${name}`).find(isProgram);
  if (path === undefined) return undefined;
  return new Promise((resolve) => {
    execFile(path, [...options, path, '--version'], { timeout: 2000 }, (error) => resolve(error ? undefined : path));
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
