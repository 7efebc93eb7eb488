// Exact numbers for the Inspector: ptxas compiles the file for one target after the other, and each answer is shown as it comes.
import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CompileAnswer,
  type CompileTargetsAnswer,
  compileRequest,
  compileTargetsRequest,
} from '../../../server/src/lsp/protocol';
import type { ExactRow, FromPage, ToPage } from './messages';

export async function exactNumbers(
  client: BaseLanguageClient,
  textDocument: { readonly uri: string },
  { scope, name }: Extract<FromPage, { readonly type: 'compile' }>,
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
  const targets: readonly (string | undefined)[] = scope === 'own' ? [known.own] : known.targets;
  const failures: string[] = [];
  for (const [index, target] of targets.entries()) {
    if (token.isCancellationRequested) break;
    await tell(`Compiling for ${target ?? 'its target'} (${index + 1} of ${targets.length}) …`, true);
    const answer = await client.sendRequest<CompileAnswer>(compileRequest, { textDocument, target }, token);
    const found = 'functions' in answer ? answer.functions.find((each) => each.name === name) : undefined;
    if ('functions' in answer && found) rows.push({ ...found, target: answer.target, version: answer.version });
    else if (answer.kind === 'failed') failures.push(answer.message);
    else if (answer.kind !== 'cancelled') failures.push(`${target}: ptxas rejects the file.`);
  }
  const cancelled = token.isCancellationRequested ? ['Cancelled.'] : [];
  await tell([...failures, ...cancelled].join(' '), false);
}
