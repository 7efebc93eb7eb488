// Exact numbers for the Inspector: ptxas compiles the file for one target after the other, or with fewer and fewer registers,
// and each answer is shown as it comes.
import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CompileAnswer,
  type CompileTargetsAnswer,
  compileRequest,
  compileTargetsRequest,
  type WhatIf,
  whatIfRequest,
} from '../../../server/src/lsp/protocol';
import type { ExactRow, FromPage, ToPage } from './messages';

type Question = Extract<FromPage, { readonly type: 'compile' }>;

/** One run of ptxas. */
interface Run {
  readonly target: string | undefined;
  readonly limit?: number;
}

/** Steps of occupancy on one target or another; ptxas takes no fewer than 24. */
const LIMITS = [232, 200, 168, 144, 128, 112, 96, 80, 72, 64, 56, 48, 40, 32, 24];

export async function exactNumbers(
  client: BaseLanguageClient,
  textDocument: { readonly uri: string },
  question: Question,
  token: CancellationToken,
  send: (message: ToPage) => Thenable<boolean>,
): Promise<void> {
  const rows: ExactRow[] = [];
  const tell = (note: string, isBusy: boolean): Thenable<boolean> =>
    send({ type: 'exact', rows: [...rows], note, isBusy });
  const known = await client.sendRequest<CompileTargetsAnswer | null>(compileTargetsRequest, { textDocument });
  if (!known) {
    await tell('ptxas was not found; it comes with the CUDA toolkit.', false);
    return;
  }
  const failures: string[] = [];
  const run = async ({ target, limit }: Run): Promise<ExactRow | undefined> => {
    const parameters = { textDocument, target, maxRegisters: limit };
    const answer = await client.sendRequest<CompileAnswer>(compileRequest, parameters, token);
    const found = 'functions' in answer ? answer.functions.find((each) => each.name === question.name) : undefined;
    if ('functions' in answer && found) {
      const row = { ...found, target: answer.target, version: answer.version, limit };
      rows.push({ ...row, warps: await warpsOf(client, row, question) });
      return row;
    }
    if (answer.kind === 'failed') failures.push(answer.message);
    else if (answer.kind !== 'cancelled') failures.push(`${target}: ptxas rejects the file.`);
    return undefined;
  };
  const runAll = async (runs: readonly Run[]): Promise<void> => {
    for (const [index, each] of runs.entries()) {
      if (token.isCancellationRequested) return;
      const limited = each.limit === undefined ? '' : ` with at most ${each.limit} registers`;
      await tell(`Compiling for ${each.target ?? 'its target'}${limited} (${index + 1} of ${runs.length}) …`, true);
      await run(each);
    }
  };
  if (question.scope === 'all') await runAll(known.targets.map((target) => ({ target })));
  else {
    await runAll([{ target: known.own }]);
    const own = rows[0]?.registers ?? undefined;
    if (question.scope === 'limits' && own !== undefined)
      await runAll(LIMITS.filter((limit) => limit < own).map((limit) => ({ target: known.own, limit })));
  }
  const cancelled = token.isCancellationRequested ? ['Cancelled.'] : [];
  await tell([...failures, ...cancelled].join(' '), false);
}

async function warpsOf(
  client: BaseLanguageClient,
  { registers, target }: ExactRow,
  { launch }: Question,
): Promise<number | undefined> {
  if (registers === null || !launch) return undefined;
  const answer = await client.sendRequest<WhatIf | null>(whatIfRequest, { ...launch, registers, target });
  return answer?.occupancy.warps;
}
