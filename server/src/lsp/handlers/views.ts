// The row of the views of what PTX Lens makes of a place.
import { viewText } from '../../features/views/index';
import { type ViewParameters, viewRequest } from '../protocol';
import type { FeatureRow } from './row';

export const views: FeatureRow = {
  capabilities: {},
  register: (session) =>
    session.connection.onRequest(
      viewRequest,
      session.guarded('view', null, ({ textDocument, position, kind }: ViewParameters): string | null => {
        const analysis = session.analysisOf(textDocument.uri);
        return (analysis && viewText(analysis, analysis.document.offsetAt(position), kind)) ?? null;
      }),
    ),
};
