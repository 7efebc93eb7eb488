// Runs ptxas in its parse-only mode (`-arch=compute_XX` suppresses code generation) and reads its messages. The only
// place of the test suite that starts the assembler; where it is not installed, `findPtxas` gives undefined.
import { execFile, execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface Message {
  readonly severity: 'info' | 'warning' | 'error' | 'fatal';
  /** 1-based; undefined for messages about the whole file. */
  readonly line: number | undefined;
  readonly text: string;
}

export interface Judgement {
  readonly verdict: 'accept' | 'reject';
  /** True where the assembler stopped at the syntax rather than at the meaning. */
  readonly syntax: boolean;
  readonly messages: readonly Message[];
}

/** The assembler's path: the environment variable PTXAS, otherwise the first `ptxas` on PATH. */
export function findPtxas(): string | undefined {
  if (process.env.PTXAS) return process.env.PTXAS;
  const names = process.platform === 'win32' ? ['ptxas.exe'] : ['ptxas'];
  const candidates = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** For instance `13.0.88`. */
export function versionOf(ptxas: string): string {
  const output = execFileSync(ptxas, ['--version'], { encoding: 'utf8' });
  return /\bV(\d+\.\d+\.\d+)/.exec(output)?.[1] ?? 'unknown';
}

/**
 * The assembler's verdict on a whole PTX text. The text goes through a file: from standard input ptxas 13.0 takes what
 * stands before a NUL byte and ignores the rest. Rejects the promise where ptxas could not be started at all.
 */
export async function judge(ptxas: string, source: string, architecture = architectureOf(source)): Promise<Judgement> {
  const folder = await mkdtemp(join(tmpdir(), 'ptx-lens-'));
  try {
    await writeFile(join(folder, 'input.ptx'), source, 'utf8');
    return await run(ptxas, architecture, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(ptxas: string, architecture: string, folder: string): Promise<Judgement> {
  const options = { cwd: folder, maxBuffer: 1 << 28 };
  return new Promise((resolve, reject) => {
    execFile(ptxas, [`-arch=${architecture}`, 'input.ptx'], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number' && !error.signal) {
        reject(error);
        return;
      }
      const messages = error?.signal ? [crash(error.signal)] : messagesIn(stderr + stdout);
      const verdict = error ? 'reject' : 'accept';
      resolve({ verdict, syntax: verdict === 'reject' && messages.some(isAboutSyntax), messages });
    });
  });
}

/** ptxas 13.0 dies of a segmentation fault at `@@DWARF`; that is a rejection whose reason it did not tell. */
function crash(signal: string): Message {
  return { severity: 'fatal', line: undefined, text: `crash (${signal})` };
}

/**
 * The virtual architecture to judge a text for: that of its `.target`, where the assembler still has it. ptxas 13.0
 * reads every older target when asked for compute_75, and sm_101 when asked for compute_110.
 */
export function architectureOf(source: string): string {
  const [, digits, suffix] = /\.target[^;{}]*?\bsm_(\d+)([af]?)/.exec(source) ?? ['', '90', ''];
  const capability = Number(digits);
  if (capability < 75) return 'compute_75';
  return `compute_${capability === 101 ? 110 : capability}${suffix}`;
}

// Under another name (`ptxas-blackwell`) its messages begin with that.
const messagePattern = /^ptxas\S* (?:(.+), line (\d+); )?(info|warning|error|fatal)\s*: (?:\(C\d+\) )?(.*)$/;

function messagesIn(output: string): readonly Message[] {
  const messages: Message[] = [];
  for (const line of output.split('\n')) {
    const match = messagePattern.exec(line.replace(/\r$/, ''));
    if (!match || match[4] === 'Ptx assembly aborted due to errors') continue;
    messages.push({
      severity: match[3] as Message['severity'],
      // `<builtin>` is what ptxas expands an instruction to: its lines are none of the file's.
      line: match[2] === undefined || match[1] === '<builtin>' ? undefined : Number(match[2]),
      text: match[4].replace(/at start of file '.*'/, 'at start of file').trim(),
    });
  }
  return messages;
}

const syntaxPattern =
  /^(Parsing error near|Unexpected non-ASCII|Unexpected EOF|Unexpected end of file|Missing \.(target|version) directive)/;

function isAboutSyntax(message: Message): boolean {
  return message.severity === 'fatal' && syntaxPattern.test(message.text);
}

/** `severity: text` without positions, each once. */
export function plainMessages(messages: readonly Message[]): readonly string[] {
  return [...new Set(messages.map((message) => `${message.severity}: ${message.text}`))];
}

/** Runs `work` on every item, a few at a time, and gives the results in the items' order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  width: number,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
