// Rows of the way between PTX and the CUDA source that it comes from.
import { codeOfLine, sourceAt } from '../../features/sourceMap';
import { addressOf, isSameFile } from '../addresses';
import { toRange } from '../convert';
import {
  type GeneratedAnswer,
  type GeneratedParameters,
  generatedRequest,
  type PlaceParameters,
  type SourceAnswer,
  sourceRequest,
} from '../protocol';
import type { FeatureRow } from './row';

export const source: readonly FeatureRow[] = [
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        sourceRequest,
        session.guarded('source', null, ({ textDocument, position }: PlaceParameters): SourceAnswer | null => {
          const analysis = session.analysisOf(textDocument.uri);
          const found = analysis && sourceAt(analysis, analysis.document.offsetAt(position));
          if (!found) return null;
          return {
            uri: addressOf(textDocument.uri, found.path, undefined),
            path: found.path,
            position: { line: found.line - 1, character: Math.max(0, found.column - 1) },
          };
        }),
      ),
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        generatedRequest,
        session.guarded(
          'generated',
          [],
          ({ uri: file, line }: GeneratedParameters): GeneratedAnswer =>
            session.documents.keys().flatMap((uri) => {
              const analysis = session.analysisOf(uri);
              if (!analysis) return [];
              const ranges = codeOfLine(analysis, (path) => isSameFile(uri, path, file), line + 1);
              return ranges.map((range) => ({ uri, range: toRange(analysis.document, range) }));
            }),
        ),
      ),
  },
];
