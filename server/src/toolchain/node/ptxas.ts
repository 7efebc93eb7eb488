// The installed ptxas: found, asked who it is, run on texts. How its process is kept in bounds is run.ts's part.
import type { Assembler, Found, Job, Outcome } from '../assembler';
import { inputOf } from '../input';
import { type Installation, installationOf } from '../installation';
import { isUnderstood, messagesIn } from '../messages';
import { usagesIn } from '../usage';
import { expandHome, locate, whyNotProgram } from './locate';
import { privateFile } from './privateFile';
import { type Ended, runProgram } from './run';

/** A file of 20,000 faulty lines makes 2 MB. */
const OUTPUT_BYTES = 8 * 2 ** 20;
const INTRODUCTION_MS = 10_000;

export const ptxas: Assembler = { find, run };

async function find(setting: string): Promise<Found> {
  const path = setting === '' ? await locate() : expandHome(setting);
  if (path === undefined) return { kind: 'absent' };
  const reason = await whyNotProgram(path);
  return reason === undefined
    ? introduce(path)
    : { kind: 'unusable', message: `ptxas cannot be run: ${path} ${reason}.` };
}

/** What it says of itself. */
async function introduce(path: string): Promise<Found> {
  const bounds = { timeoutMs: INTRODUCTION_MS, outputBytes: OUTPUT_BYTES };
  const outputs: string[] = [];
  for (const option of ['--version', '--list-version', '--help']) {
    const start = { program: path, args: [option], stdin: 'ignore', priority: 'normal' } as const;
    const ended = await runProgram(start, bounds, new AbortController().signal);
    if (ended.kind !== 'exit')
      return { kind: 'unusable', message: failureOf(`${path} ${option}`, ended, bounds.timeoutMs) };
    outputs.push(ended.output);
  }
  const [version, listed, help] = outputs;
  const installation = installationOf(path, version, listed, help);
  if (installation) return { kind: 'ready', installation };
  return { kind: 'unusable', message: `${path} is not ptxas: it answers --version with ${quote(version)}.` };
}

async function run(installation: Installation, job: Job, signal: AbortSignal): Promise<Outcome> {
  const outcome = await runOnce(installation, job, [], signal);
  // A function without a body: what remains can be compiled as an object that is linked later, with other numbers.
  const isUnresolved =
    outcome.kind === 'judged' && outcome.messages.some(({ text }) => text.startsWith('Unresolved extern'));
  return isUnresolved ? runOnce(installation, job, ['-c'], signal) : outcome;
}

async function runOnce(
  { path }: Installation,
  { text, architecture, maxRegisters, timeoutMs, priority }: Job,
  more: readonly string[],
  signal: AbortSignal,
): Promise<Outcome> {
  const compiles = architecture.startsWith('sm_');
  const nowhere = process.platform === 'win32' ? 'NUL' : '/dev/null';
  const limit = maxRegisters === undefined ? [] : [`-maxrregcount=${maxRegisters}`];
  const options = compiles ? ['-v', ...limit, ...more, '-o', nowhere] : more;
  try {
    const file = await privateFile(inputOf(text));
    const start = {
      program: path,
      args: [`-arch=${architecture}`, ...options, file.path],
      stdin: file.stdin,
      priority,
    };
    const ended = await runProgram(start, { timeoutMs, outputBytes: OUTPUT_BYTES }, signal);
    await file.remove();
    return outcomeOf(path, ended, timeoutMs, more.includes('-c'));
  } catch (error) {
    return { kind: 'failed', message: `ptxas was not run: ${(error as Error).message}` };
  }
}

function outcomeOf(path: string, ended: Ended, timeoutMs: number, isRelocatable: boolean): Outcome {
  if (ended.kind === 'cancelled') return { kind: 'cancelled' };
  if (ended.kind !== 'exit') return { kind: 'failed', message: failureOf(path, ended, timeoutMs) };
  const messages = messagesIn(ended.output);
  // That is no fault of the file.
  if (messages.some(({ text }) => text.startsWith('Memory allocation failure')))
    return { kind: 'failed', message: `${path} ran out of the memory that it may use.` };
  const accepted = ended.code === 0;
  const isVerdict = accepted ? isUnderstood(ended.output) : messages.some(({ severity }) => severity === 'error');
  if (!isVerdict) {
    return {
      kind: 'failed',
      message: `${path} ended with code ${ended.code} and said nothing that PTX Lens understands: ${quote(ended.output)}.`,
    };
  }
  return { kind: 'judged', accepted, messages, usages: usagesIn(ended.output), isRelocatable };
}

/** Why there is no verdict. */
function failureOf(path: string, ended: Exclude<Ended, { kind: 'exit' }>, timeoutMs: number): string {
  switch (ended.kind) {
    case 'signal':
      return `${path} crashed (${ended.signal}); ${quote(ended.output)} was its last word.`;
    case 'timeout':
      return `${path} was ended: it took longer than ${timeoutMs / 1000} seconds.`;
    case 'flood':
      return `${path} was ended: it wrote more than ${OUTPUT_BYTES / 2 ** 20} MB. It began with ${quote(ended.output)}.`;
    case 'unstartable':
      return `${path} could not be started: ${ended.reason}.`;
    case 'cancelled':
      return `${path} was cancelled.`;
  }
}

/** The first line of an output, for a message. */
function quote(output: string): string {
  const [first = ''] = output.trim().split(/\r?\n/);
  const printable = first.replace(/[^ -~]/g, '?');
  if (printable === '') return 'nothing';
  return `"${printable.length > 80 ? `${printable.slice(0, 80)}…` : printable}"`;
}
