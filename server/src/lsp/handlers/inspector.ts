// Rows of the Kernel Inspector: the function at a position in full, and occupancy for a launch that one imagines.
import { type InspectorReport, inspect } from '../../features/inspector/report';
import { type WhatIf, type WhatIfInput, whatIf } from '../../features/inspector/whatIf';
import { inspectRequest, type PlaceParameters, whatIfRequest } from '../protocol';
import type { FeatureRow } from './row';

export const inspector: readonly FeatureRow[] = [
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        inspectRequest,
        session.guarded('inspect', null, ({ textDocument, position }: PlaceParameters): InspectorReport | null => {
          const analysis = session.analysisOf(textDocument.uri);
          return (analysis && inspect(analysis, analysis.document.offsetAt(position))) ?? null;
        }),
      ),
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        whatIfRequest,
        session.guarded('whatIf', null, (input: WhatIfInput): WhatIf | null => whatIf(input) ?? null),
      ),
  },
];
