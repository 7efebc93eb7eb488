// Files of the corpus with one token changed: what a slip of the hand does. Each has one fault at most, so where PTX Lens
// and ptxas both tell of one and it is not taken for the same, it would be told twice.
import { readFileSync } from 'node:fs';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { compare } from '../../server/src/toolchain/disagreements';
import { chooseArchitecture, type Installation } from '../../server/src/toolchain/installation';
import { ptxas } from '../../server/src/toolchain/node/ptxas';
import { inParallel } from './ptxas';

export type Verdict = 'agreed' | 'told twice' | 'missed' | 'false alarm' | 'unjudged';

export interface Mutant {
  readonly path: string;
  /** `token -> what stands there instead`. */
  readonly change: string;
  readonly verdict: Verdict;
  /** What each says, where they differ. */
  readonly details: readonly string[];
}

const additions = [
  ...['add', '.u32', '.f32', '%r1', '%unknown', ';', '{', '}', ',', '[', ']', '.xyz', '0x', '1.0', '@%p1', '"', ':'],
  ...['.global', '(', '.volatile', '.pred', '$L__BB0_99', 'mov.u32 %r1, %r2;'],
];

/** `count` mutants of the files, always the same for a seed. */
export async function judgeMutants(
  installation: Installation,
  paths: readonly string[],
  count: number,
  seed: number,
  width: number,
): Promise<readonly Mutant[]> {
  let state = seed >>> 0;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const made = Array.from({ length: count }, () => {
    const path = paths[random(paths.length)];
    return { path, ...mutate(readFileSync(path, 'utf8'), random) };
  });
  return inParallel(made, (one) => judge(installation, one), width);
}

function mutate(text: string, random: (below: number) => number): { text: string; change: string } {
  const tokens = [...text.matchAll(/[%$\w.]+|[^\s\w]/g)];
  const header = tokens.findIndex(([token]) => token === '.address_size') + 2;
  const { 0: token, index } = tokens[header + random(tokens.length - header)];
  const addition = additions[random(additions.length)];
  const instead = ['', addition, `${token} ${addition}`, `${token.slice(0, -1)}q`][random(4)];
  return {
    text: text.slice(0, index) + instead + text.slice(index + token.length),
    change: `${token} -> ${instead || 'nothing'}`,
  };
}

async function judge(
  installation: Installation,
  { path, text, change }: { readonly path: string; readonly text: string; readonly change: string },
): Promise<Mutant> {
  const analysis = analyse(new PtxDocument(path, 'ptx', 1, text));
  const choice = chooseArchitecture(installation, analysis.module.header, 'compute');
  if ('refusal' in choice) return { path, change, verdict: 'unjudged', details: [choice.refusal] };
  const job = { text, architecture: choice.architecture, timeoutMs: 60_000, priority: 'normal' } as const;
  const outcome = await ptxas.run(installation, job, new AbortController().signal);
  if (outcome.kind !== 'judged') return { path, change, verdict: 'unjudged', details: [outcome.kind] };
  const { disagreements } = compare(path, analysis, text, outcome);
  const ours = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  const isMissed = disagreements.some(({ kind }) => kind === 'missed');
  const isAlarm = disagreements.length > 0 && !isMissed;
  const verdict = isAlarm ? 'false alarm' : !isMissed ? 'agreed' : ours.length > 0 ? 'told twice' : 'missed';
  return {
    path,
    change,
    verdict,
    details: [
      ...disagreements.map(({ line, source, says }) => `line ${line} <${source}> ${says}`),
      ...(verdict === 'told twice' ? ours.slice(0, 2).map(({ code, message }) => `ours: ${code}: ${message}`) : []),
    ],
  };
}
