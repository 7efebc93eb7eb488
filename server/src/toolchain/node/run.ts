// Runs a program without a shell, with bounded time, output and memory, in a process group of its own that is killed as a
// whole. Nothing outlives this process: see confine.ts for the case that it is killed itself.
// Written on child_process: execa brings a dozen packages and does not kill groups, tree-kill starts `ps` to find what a
// group knows already.
import { type ChildProcess, spawn } from 'node:child_process';
import { atEnd } from './atEnd';
import { confinement, memoryBound } from './confine';

export interface Bounds {
  readonly timeoutMs: number;
  readonly outputBytes: number;
}

export interface Start {
  readonly program: string;
  readonly args: readonly string[];
  /** A descriptor, or nothing. */
  readonly stdin: number | 'ignore';
  readonly priority: 'background' | 'normal';
}

export type Ended =
  | { readonly kind: 'exit'; readonly code: number; readonly output: string }
  | { readonly kind: 'signal'; readonly signal: string; readonly output: string }
  | { readonly kind: 'timeout' }
  /** It wrote more than it may; what it wrote until then. */
  | { readonly kind: 'flood'; readonly output: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unstartable'; readonly reason: string };

/** A program that has ended may have left one behind that holds its output open. */
const GRACE_MS = 500;

export async function runProgram(start: Start, bounds: Bounds, signal: AbortSignal): Promise<Ended> {
  const prefix = await confinement({
    memoryBytes: memoryBound(),
    seconds: Math.ceil(bounds.timeoutMs / 1000) + 10,
    priority: start.priority,
  });
  if (signal.aborted) return { kind: 'cancelled' };
  const [command, ...args] = [...prefix, start.program, ...start.args];
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: [start.stdin, 'pipe', 'pipe'],
      shell: false,
      windowsHide: true,
      // On POSIX the leader of a new group. On Windows that would take it out of the job that ends with us.
      detached: process.platform !== 'win32',
      // Not the folder that we were started in, which may be anybody's.
      cwd: process.platform === 'win32' ? undefined : '/',
    });
    watch(child, bounds, signal, resolve);
  });
}

function watch(
  child: ChildProcess,
  { timeoutMs, outputBytes }: Bounds,
  signal: AbortSignal,
  resolve: (ended: Ended) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let ended: Ended | undefined;
  let grace: ReturnType<typeof setTimeout> | undefined;
  const output = (): string => Buffer.concat(chunks).toString('utf8');
  const kill = (): void => killGroup(child);
  const withdraw = atEnd(kill);
  /** The first reason counts; the end of the process follows from it. */
  const stop = (reason: Ended): void => {
    ended ??= reason;
    kill();
  };
  const finish = (last: Ended): void => {
    clearTimeout(timer);
    clearTimeout(grace);
    signal.removeEventListener('abort', cancel);
    withdraw();
    resolve(ended ?? last);
  };
  const cancel = (): void => stop({ kind: 'cancelled' });
  const timer = setTimeout(() => stop({ kind: 'timeout' }), timeoutMs);
  const collect = (chunk: Buffer): void => {
    if (size >= outputBytes) return;
    chunks.push(chunk.subarray(0, outputBytes - size));
    size += chunk.length;
    if (size >= outputBytes) stop({ kind: 'flood', output: output() });
  };
  signal.addEventListener('abort', cancel);
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  child.on('error', (error) => finish({ kind: 'unstartable', reason: error.message }));
  child.on('exit', () => {
    grace = setTimeout(kill, GRACE_MS);
  });
  child.on('close', (code, by) => {
    finish(by ? { kind: 'signal', signal: by, output: output() } : { kind: 'exit', code: code ?? 1, output: output() });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
