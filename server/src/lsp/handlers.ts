// The features, one row each: what the server can do, and how the request reaches the pure function. The server's
// capabilities are merged from the rows, so that they cannot drift from what is answered.
import type { ServerCapabilities } from 'vscode-languageserver';
import { codeLenses } from '../features/codeLens';
import { documentSymbols } from '../features/documentSymbols';
import { foldingRanges } from '../features/foldingRanges';
import { hover } from '../features/hover';
import { toCodeLens, toDocumentSymbol, toFoldingRange, toRange } from './convert';
import type { Session } from './session';

export interface FeatureRow {
  readonly capabilities: ServerCapabilities;
  readonly register: (session: Session) => void;
}

export const features: readonly FeatureRow[] = [
  {
    capabilities: { hoverProvider: true },
    register: (session) =>
      session.connection.onHover(
        session.guarded('hover', null, ({ textDocument, position }) => {
          const analysis = session.analysisOf(textDocument.uri);
          const found = analysis && hover(analysis, analysis.document.offsetAt(position));
          if (!analysis || !found) return null;
          return { contents: { kind: 'markdown', value: found.markdown }, range: toRange(analysis.document, found) };
        }),
      ),
  },
  {
    capabilities: { codeLensProvider: { resolveProvider: false } },
    register: (session) =>
      session.connection.onCodeLens(
        session.guarded('codeLens', [], ({ textDocument }) => {
          const analysis = session.settings.codeLens.registers ? session.analysisOf(textDocument.uri) : undefined;
          return analysis ? codeLenses(analysis).map((lens) => toCodeLens(analysis.document, lens)) : [];
        }),
      ),
  },
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
