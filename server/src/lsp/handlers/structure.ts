// Rows of structure: outline, folding, links, selection ranges, symbols of the workspace.
import { type SelectionRange, SymbolKind } from 'vscode-languageserver';
import type { TextRange } from '../../base/text';
import { documentLinks } from '../../features/documentLinks';
import { documentSymbols } from '../../features/documentSymbols';
import { foldingRanges } from '../../features/foldingRanges';
import { selectionRanges } from '../../features/selectionRanges';
import { type WorkspaceSymbol, workspaceSymbols } from '../../features/workspaceSymbols';
import type { PtxDocument } from '../../syntax/document';
import { addressOf } from '../addresses';
import { toDocumentSymbol, toFoldingRange, toLocation, toRange } from '../convert';
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
  {
    capabilities: { documentLinkProvider: { resolveProvider: false } },
    register: (session) =>
      session.connection.onDocumentLinks(
        session.guarded('documentLink', [], ({ textDocument }) => {
          const analysis = session.analysisOf(textDocument.uri);
          if (!analysis) return [];
          const { document } = analysis;
          return documentLinks(analysis).flatMap((link) => {
            const target = addressOf(document.uri, link.path, link.line);
            return target === undefined ? [] : [{ range: toRange(document, link), target }];
          });
        }),
      ),
  },
  {
    capabilities: { selectionRangeProvider: true },
    register: (session) =>
      session.connection.onSelectionRanges(
        session.guarded('selectionRange', null, ({ textDocument, positions }) => {
          const analysis = session.analysisOf(textDocument.uri);
          if (!analysis) return null;
          const { document } = analysis;
          return positions.map((position) => nested(document, selectionRanges(analysis, document.offsetAt(position))));
        }),
      ),
  },
  {
    capabilities: { workspaceSymbolProvider: true },
    register: (session) =>
      session.connection.onWorkspaceSymbol(
        session.guardedAsync('workspace/symbol', [], async ({ query }) =>
          workspaceSymbols(await session.workspace.most(), query).map((symbol) => ({
            name: symbol.name,
            containerName: symbol.otherName,
            kind: symbolKinds[symbol.kind],
            location: toLocation(symbol),
          })),
        ),
      ),
  },
];

const symbolKinds: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  entry: SymbolKind.Method,
  function: SymbolKind.Function,
  variable: SymbolKind.Variable,
};

function nested(document: PtxDocument, ranges: readonly TextRange[]): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const range of ranges.toReversed()) outer = { range: toRange(document, range), parent: outer };
  return outer ?? { range: toRange(document, { start: 0, end: 0 }) };
}
