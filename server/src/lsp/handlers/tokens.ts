// Rows of semantic tokens: of the whole document where it is not too large, as differences, and of what is visible.
import { LSPErrorCodes, ResponseError, type SemanticTokens, type SemanticTokensDelta } from 'vscode-languageserver';
import {
  semanticTokens,
  semanticTokensIn,
  tokenEdits,
  tokenModifiers,
  tokenTypes,
} from '../../features/semanticTokens';
import type { PtxDocument } from '../../syntax/document';
import type { Session } from '../session';
import type { FeatureRow } from './row';

interface Answer {
  readonly resultId: string;
  readonly data: Uint32Array;
}

/** For documents that are not open. The library's types do not know that nothing is an answer. */
const nothing = null as unknown as SemanticTokens;

/**
 * Of a text that is too large as a whole. VS Code takes an empty answer for news and removes the colours of what is visible;
 * a request that the server gives up leaves them.
 */
const tooLarge = new ResponseError<void>(
  LSPErrorCodes.ServerCancelled,
  'The text is too large for tokens of the whole: ask for a range.',
);

export const tokens: readonly FeatureRow[] = [
  {
    capabilities: {
      semanticTokensProvider: {
        legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
        full: { delta: true },
        range: true,
      },
    },
    register: (session) => {
      const last = new WeakMap<PtxDocument, Answer>();
      let count = 0;
      const answer = (uri: string): Answer | undefined | typeof tooLarge => {
        const analysis = session.analysisOf(uri);
        if (!analysis) return undefined;
        const data = semanticTokens(analysis);
        if (!data) return tooLarge;
        const fresh = { resultId: String(++count), data };
        last.set(analysis.document, fresh);
        return fresh;
      };
      const { semanticTokens: requests } = session.connection.languages;
      requests.on(
        session.guarded('semanticTokens/full', nothing, ({ textDocument }) => whole(answer(textDocument.uri))),
      );
      requests.onDelta(
        session.guarded('semanticTokens/delta', nothing, ({ textDocument, previousResultId }) => {
          const before = previous(session, last, textDocument.uri);
          const fresh = answer(textDocument.uri);
          if (!fresh || fresh === tooLarge || before?.resultId !== previousResultId) return whole(fresh);
          return delta(before, fresh as Answer);
        }),
      );
      requests.onRange(
        session.guarded('semanticTokens/range', nothing, ({ textDocument, range }) => {
          const analysis = session.analysisOf(textDocument.uri);
          if (!analysis) return nothing;
          const { document } = analysis;
          return {
            data: Array.from(semanticTokensIn(analysis, document.offsetAt(range.start), document.offsetAt(range.end))),
          };
        }),
      );
    },
  },
];

function previous({ documents }: Session, last: WeakMap<PtxDocument, Answer>, uri: string): Answer | undefined {
  const document = documents.get(uri);
  return document && last.get(document);
}

function whole(answer: Answer | undefined | typeof tooLarge): SemanticTokens | typeof tooLarge {
  if (!answer || answer instanceof ResponseError) return answer ?? nothing;
  return { resultId: answer.resultId, data: Array.from(answer.data) };
}

function delta(before: Answer, { resultId, data }: Answer): SemanticTokensDelta {
  const edits = tokenEdits(before.data, data).map((edit) => ({ ...edit, data: Array.from(edit.data) }));
  return { resultId, edits };
}
