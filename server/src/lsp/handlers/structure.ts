// Rows of the document's structure: outline, folding.
import { documentSymbols } from '../../features/documentSymbols';
import { foldingRanges } from '../../features/foldingRanges';
import { toDocumentSymbol, toFoldingRange } from '../convert';
import type { FeatureRow } from './row';

export const structure: readonly FeatureRow[] = [
  {
    capabilities: { documentSymbolProvider: true },
    register: (session) =>
      session.connection.onDocumentSymbol(
        session.guarded('documentSymbol', [], ({ textDocument }) => {
          const analysis = session.analysisOf(textDocument.uri);
          return analysis ? documentSymbols(analysis).map((item) => toDocumentSymbol(analysis.document, item)) : [];
        }),
      ),
  },
  {
    capabilities: { foldingRangeProvider: true },
    register: (session) =>
      session.connection.onFoldingRanges(
        session.guarded('foldingRange', [], ({ textDocument }) => {
          const analysis = session.analysisOf(textDocument.uri);
          return analysis ? foldingRanges(analysis).map((item) => toFoldingRange(analysis.document, item)) : [];
        }),
      ),
  },
];
