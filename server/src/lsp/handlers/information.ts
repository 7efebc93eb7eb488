// Rows of what is told about a place: hover, code lens.
import { codeLenses } from '../../features/codeLens';
import { hover } from '../../features/hover';
import { runsOnLenses } from '../../features/portability/lens';
import { referenceLenses } from '../../features/referenceLens';
import { toCodeLens, toRange } from '../convert';
import { lensesOfPtxas } from './assembler';
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
  {
    capabilities: { codeLensProvider: { resolveProvider: false } },
    register: (session) =>
      session.connection.onCodeLens(
        session.guarded('codeLens', [], ({ textDocument }) => {
          const analysis = session.analysisOf(textDocument.uri);
          if (!analysis) return [];
          const estimates = session.settings.codeLens.registers ? codeLenses(analysis) : [];
          const targets = session.settings.codeLens.runsOn ? runsOnLenses(analysis) : [];
          const uses = session.settings.codeLens.references ? referenceLenses(analysis) : [];
          return [
            ...[...estimates, ...targets, ...uses].map((lens) => toCodeLens(analysis.document, lens)),
            ...lensesOfPtxas(session, textDocument.uri, analysis),
          ];
        }),
      ),
  },
];
