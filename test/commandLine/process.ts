// Runs the built command line as its users do.
import { type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { TestContext } from 'node:test';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Is told the processor time of the command, in milliseconds. */
  readonly onEnd?: (cpuMs: number) => void;
}

const CLI = resolve('dist/cli.js');
const CPU_TIME = resolve('test/cpuTime.cjs');

export function ptxLens(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run(process.execPath, ['--require', CPU_TIME, CLI, ...args], options);
}

/** In a shell; `$PTX_LENS` is the command. */
export function shell(script: string, options: RunOptions = {}): Promise<Outcome> {
  return run('sh', ['-c', script], {
    ...options,
    env: { PTX_LENS: `${process.execPath} --require ${CPU_TIME} ${CLI}`, ...options.env },
  });
}

function run(program: string, args: readonly string[], { cwd, input, env, onEnd }: RunOptions): Promise<Outcome> {
  const { FORCE_COLOR, NO_COLOR, ...inherited } = process.env;
  const options: SpawnOptions = { cwd, env: { ...inherited, ...env }, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] };
  const child = spawn(program, args, options);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const cpuTime: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => stdout.push(part));
  child.stderr?.on('data', (part: Buffer) => stderr.push(part));
  (child.stdio[3] as Readable).on('data', (part: Buffer) => cpuTime.push(part));
  child.stdin?.on('error', () => {}); // it may end without reading
  child.stdin?.end(input);
  const text = (parts: Buffer[]): string => Buffer.concat(parts).toString('utf8');
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      onEnd?.(sum(text(cpuTime)));
      done({ code, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** Of several processes in a shell. */
const sum = (lines: string): number => lines.split('\n').reduce((total, line) => total + Number(line), 0);

/** A folder with these files; it goes with the test. */
export function folderWith(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ptx-lens-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
