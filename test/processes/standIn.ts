// Stand-ins for ptxas: small scripts that introduce themselves as ptxas does and then misbehave as a test wants.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export interface StandInOptions {
  /** What it says to `--version`. */
  readonly version?: string;
  /** What it answers to all three questions about itself; shell. */
  readonly introduction?: string;
}

/** A folder with a program `ptxas`: when it is given a file, it does what `behaviour` (shell) says. It goes with the test. */
export function standIn(t: TestContext, behaviour: string, { version = '13.0.88', introduction }: StandInOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'ptxas');
  const release = version.split('.').slice(0, 2).join('.');
  const script = `#!/bin/sh
folder='${folder}'
introduce() {
  case "$1" in
    --version) echo 'ptxas: NVIDIA (R) Ptx optimizing assembler'; echo 'Cuda compilation tools, release ${release}, V${version}';;
    --list-version) printf '%s\\n' 7.0 8.0 9.0;;
    --help) echo "Allowed values for this option:  'compute_75','compute_80','compute_90','sm_75','sm_80','sm_90'.";;
  esac
}
case "$1" in
  --*) ${introduction ?? 'introduce "$1"'}; exit;;
esac
echo $$ >> "$folder/pids"
printf '%s\\n' "$*" >> "$folder/arguments"
${behaviour}
`;
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return {
    path,
    folder,
    /** The arguments of each run on a file. */
    runs: () => lines(join(folder, 'arguments')),
    /** The processes that it started and that are still there. */
    alive: () => lines(join(folder, 'pids')).filter((pid) => isAlive(Number(pid))),
  };
}

/** Shell: hangs in itself and in a child, both on record. */
export const hang = 'sleep 1000 & echo $! >> "$folder/pids"; wait; wait';

export async function eventually(what: string, holds: () => boolean, patienceMs = 10_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function lines(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended and was not waited for yet is no process that does anything.
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
