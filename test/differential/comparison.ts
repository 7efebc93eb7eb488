// PTX Lens against ptxas over files, for scripts/oracle-corpus.mjs and for the test of the corpus.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { type Comparison, compare, disagreementReport } from '../../server/src/toolchain/disagreements';
import { chooseArchitecture, type Installation } from '../../server/src/toolchain/installation';
import { ptxas } from '../../server/src/toolchain/node/ptxas';
import { inParallel } from './ptxas';

export { disagreementReport, ptxas };

const TIMEOUT_MS = 300_000;

export function compareFiles(installation: Installation, paths: readonly string[]): Promise<Comparison[]> {
  return inParallel(paths, (path) => compareFile(installation, path), availableParallelism());
}

async function compareFile(installation: Installation, path: string): Promise<Comparison> {
  const text = readFileSync(path, 'utf8');
  const analysis = analyse(new PtxDocument(path, 'ptx', 1, text));
  const unjudged = (why: string): Comparison => ({ name: path, disagreements: [], statements: 0, unjudged: why });
  if (analysis.foreign) return unjudged(analysis.foreign.message);
  const choice = chooseArchitecture(installation, analysis.module.header, 'compute');
  if ('refusal' in choice) return unjudged(choice.refusal);
  const job = { text, architecture: choice.architecture, timeoutMs: TIMEOUT_MS, priority: 'normal' } as const;
  const outcome = await ptxas.run(installation, job, new AbortController().signal);
  if (outcome.kind !== 'judged') return unjudged(outcome.kind === 'failed' ? outcome.message : 'cancelled');
  return compare(path, analysis, text, outcome);
}
