// Row of code lenses. A file with thousands of functions gets places alone at first: an editor asks for the words of the few
// that are visible, and all of them would take it longer to read than they take to compute.
import type { CodeLens } from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { type CodeLensItem, codeLenses } from '../../features/codeLens';
import { runsOnLenses } from '../../features/portability/lens';
import { referenceLenses } from '../../features/referenceLens';
import { toCodeLens, toNameRange } from '../convert';
import type { Settings } from '../protocol';
import type { Session } from '../session';
import { lensesOfPtxas } from './assembler';
import type { FeatureRow } from './row';

/** More than these come without their words. */
const MOST_WITH_WORDS = 300;

/** What a lens without words is found again by. */
interface LensData {
  readonly uri: string;
  readonly index: number;
}

export const lenses: readonly FeatureRow[] = [
  {
    capabilities: { codeLensProvider: { resolveProvider: true } },
    register: (session) => {
      session.connection.onCodeLens(
        session.guarded('codeLens', [], ({ textDocument: { uri } }) => {
          const analysis = session.analysisOf(uri);
          if (!analysis) return [];
          const items = itemsOf(analysis, session.settings);
          const { document } = analysis;
          const own =
            items.length <= MOST_WITH_WORDS
              ? items.map((item) => toCodeLens(document, item))
              : items.map((item, index): CodeLens => ({ range: toNameRange(document, item), data: { uri, index } }));
          return [...own, ...lensesOfPtxas(session, uri, analysis)];
        }),
      );
      session.connection.onCodeLensResolve((lens) =>
        session.guarded('codeLens/resolve', lens, () => resolve(session, lens))(undefined),
      );
    },
  },
];

const known = new WeakMap<Analysis, { readonly settings: Settings; readonly items: readonly CodeLensItem[] }>();

function itemsOf(analysis: Analysis, settings: Settings): readonly CodeLensItem[] {
  const last = known.get(analysis);
  if (last?.settings === settings) return last.items;
  const { registers, runsOn, references } = settings.codeLens;
  const items = [
    ...(registers ? codeLenses(analysis) : []),
    ...(runsOn ? runsOnLenses(analysis) : []),
    ...(references ? referenceLenses(analysis) : []),
  ];
  known.set(analysis, { settings, items });
  return items;
}

/** A lens that has its words is left as it is, and so is one of a text that has changed since: the editor asks anew. */
function resolve(session: Session, lens: CodeLens): CodeLens {
  if (lens.data === undefined) return lens;
  const { uri, index } = lens.data as LensData;
  const analysis = session.analysisOf(uri);
  const item = analysis && itemsOf(analysis, session.settings)[index];
  if (!item) return lens;
  const { range, command } = toCodeLens(analysis.document, item);
  const { start } = range;
  const isSame = start.line === lens.range.start.line && start.character === lens.range.start.character;
  return isSame ? { ...lens, command } : lens;
}
