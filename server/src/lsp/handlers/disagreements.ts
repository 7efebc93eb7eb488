// The row of the disagreement log: PTX Lens against the installed ptxas, over the workspace.
import type { CancellationToken } from 'vscode-languageserver';
import { type Comparison, compare, disagreementReport } from '../../toolchain/disagreements';
import { type DisagreementsAnswer, disagreementsRequest } from '../protocol';
import type { Session } from '../session';
import type { FeatureRow } from './row';

const FAILED: DisagreementsAnswer = { message: 'PTX Lens failed; its log says more.' };

export const disagreements: FeatureRow = {
  capabilities: {},
  register: (session) => {
    session.connection.onRequest<DisagreementsAnswer, unknown>(disagreementsRequest, (_, token: CancellationToken) =>
      session.guardedAsync('disagreements', FAILED, () => reportOn(session, token))(undefined),
    );
  },
};

async function reportOn(session: Session, token: CancellationToken): Promise<DisagreementsAnswer> {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const found = await session.assembler.findForUser();
  if (typeof found === 'string') return { message: found };
  const comparisons: Comparison[] = [];
  for (const analysis of await session.workspace.all()) {
    if (token.isCancellationRequested) return null;
    const { document } = analysis;
    const judged = await session.assembler.judge(analysis, controller.signal);
    if (judged === undefined) return null;
    comparisons.push(
      typeof judged === 'string'
        ? { name: document.uri, disagreements: [], statements: 0, unjudged: judged }
        : compare(document.uri, analysis, document.getText(), judged),
    );
  }
  return { report: disagreementReport(`ptxas ${found.version}`, comparisons) };
}
