// Row of what is told about a place: hover.
import { hover } from '../../features/hover';
import { toRange } from '../convert';
import type { FeatureRow } from './row';

export const information: readonly FeatureRow[] = [
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
];
