// `--ptxas auto|PATH`: the installed ptxas compiles each file too, and what it says is added to the report.
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Analysis } from '../analysis';
import type { Diagnostic } from '../rules/rule';
import { faultsOf, newFindings } from '../toolchain/findings';
import { chooseArchitecture, type Installation } from '../toolchain/installation';
import { ptxas } from '../toolchain/node/ptxas';
import type { FunctionUsage } from '../toolchain/usage';
import { UsageError } from './usage';

/** What ptxas says of a file. */
export interface Verdict {
  /** Of ptxas, for instance `13.0.88`. */
  readonly version: string;
  /** What it compiled for. */
  readonly target: string;
  readonly usages: readonly FunctionUsage[];
  /** What PTX Lens has not found itself. */
  readonly findings: readonly Diagnostic[];
}

export interface Verdicts {
  /** In the order of the analyses; undefined where ptxas was not asked or gave none. */
  readonly verdicts: readonly (Verdict | undefined)[];
  /** For stderr; a line for each. */
  readonly complaints: readonly string[];
  /** ptxas was there and came to no verdict on some file. */
  readonly hasFailed: boolean;
}

const TIMEOUT_MS = 10 * 60_000;

/** `setting` is `auto` or a path. */
export async function askPtxas(setting: string, inputs: readonly Input[]): Promise<Verdicts> {
  const found = await ptxas.find(setting === 'auto' ? '' : resolve(setting));
  if (found.kind === 'ready') return askAbout(found.installation, inputs);
  const complaint =
    found.kind === 'absent'
      ? 'ptxas was not found: the report is without it. It is looked for in CUDA_HOME, CUDA_PATH, on the PATH and where CUDA usually is; --ptxas PATH names it.'
      : found.message;
  if (setting !== 'auto') throw new UsageError(`--ptxas: ${complaint}`);
  return { verdicts: inputs.map(() => undefined), complaints: [complaint], hasFailed: false };
}

export interface Input {
  readonly path: string;
  readonly analysis: Analysis;
}

async function askAbout(installation: Installation, inputs: readonly Input[]): Promise<Verdicts> {
  const answers: Answer[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < inputs.length) {
      const index = next++;
      answers[index] = await judge(installation, inputs[index].analysis);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return {
    verdicts: answers.map(({ verdict }) => verdict),
    complaints: answers.flatMap(({ complaint }, index) => (complaint ? [`${inputs[index].path}: ${complaint}`] : [])),
    hasFailed: answers.some(({ hasFailed }) => hasFailed),
  };
}

interface Answer {
  readonly verdict?: Verdict;
  readonly complaint?: string;
  readonly hasFailed?: true;
}

async function judge(installation: Installation, analysis: Analysis): Promise<Answer> {
  // What is no PTX is said already.
  if (analysis.foreign) return {};
  const choice = chooseArchitecture(installation, analysis.module.header, 'sm');
  if ('refusal' in choice) return { complaint: choice.refusal };
  const { architecture, target } = choice;
  const text = analysis.document.getText();
  const job = { text, architecture, timeoutMs: TIMEOUT_MS, priority: 'normal' } as const;
  const outcome = await ptxas.run(installation, job, new AbortController().signal);
  if (outcome.kind === 'cancelled') return {};
  if (outcome.kind === 'failed') return { complaint: outcome.message, hasFailed: true };
  const findings = newFindings(analysis, faultsOf(analysis, text, outcome.messages));
  return { verdict: { version: installation.version, target, usages: outcome.usages, findings } };
}
