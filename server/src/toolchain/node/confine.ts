// Programs of util-linux through which another program is started, so that the kernel bounds its memory and ends it with
// us, even where we are killed and can do nothing. They replace themselves by it: same process, two milliseconds.
// On Windows Node itself puts children into a job that ends with it; there is no bound of memory there.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { totalmem } from 'node:os';

/** Fixed folders, so that no PATH chooses them. */
const folders = ['/usr/bin', '/bin', '/run/current-system/sw/bin'];

const GIGABYTE = 2 ** 30;

export interface Bounds {
  readonly memoryBytes: number;
  /** A backstop for a program that is not our child and spins on without us. */
  readonly cpuSeconds: number;
}

/** What stands before the program and its arguments; empty where the system has no such programs. */
export async function confinement({ memoryBytes, cpuSeconds }: Bounds): Promise<readonly string[]> {
  const { setpriv, prlimit } = await tools();
  return [
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL', '--'] : []),
    // No core file is left behind by a crash.
    ...(prlimit ? [prlimit, `--as=${memoryBytes}`, `--cpu=${cpuSeconds}`, '--core=0', '--'] : []),
  ];
}

/** Half of what this machine, or the container, has: ptxas wants a gigabyte for the largest kernels. */
export function memoryBound(): number {
  const constrained = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.max(2 * GIGABYTE, Math.floor(Math.min(totalmem(), constrained) / 2));
}

interface Tools {
  readonly setpriv: string | undefined;
  readonly prlimit: string | undefined;
}

let known: Promise<Tools> | undefined;

function tools(): Promise<Tools> {
  known ??= process.platform === 'linux' ? findTools() : Promise.resolve({ setpriv: undefined, prlimit: undefined });
  return known;
}

async function findTools(): Promise<Tools> {
  const [setpriv, prlimit] = await Promise.all([
    // Before util-linux 2.33 setpriv does not know the option.
    working('setpriv', (path) => ['--pdeathsig', 'KILL', '--', path, '--version']),
    working('prlimit', (path) => [`--as=${2 * GIGABYTE}`, '--cpu=10', '--core=0', '--', path, '--version']),
  ]);
  return { setpriv, prlimit };
}

async function working(name: string, trial: (path: string) => readonly string[]): Promise<string | undefined> {
  const path = folders.map((folder) => `${folder}/${name}`).find(isProgram);
  if (path === undefined) return undefined;
  return new Promise((resolve) => {
    execFile(path, trial(path), { timeout: 2000 }, (error) => resolve(error ? undefined : path));
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
