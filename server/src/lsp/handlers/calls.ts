// Rows of the call hierarchy.
import { type CallHierarchyItem, SymbolKind } from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { type Call, type CallItem, calledFunction, incomingCalls, outgoingCalls } from '../../features/callHierarchy';
import { sharedName } from '../../features/definition';
import { toRange } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

/** What an item carries: where its name stands. */
interface ItemData {
  readonly offset: number;
}

export const calls: readonly FeatureRow[] = [
  {
    capabilities: { callHierarchyProvider: true },
    register: (session) => {
      const { callHierarchy } = session.connection.languages;
      callHierarchy.onPrepare(
        session.guardedAsync('prepareCallHierarchy', null, async ({ textDocument: { uri }, position }) => {
          const before = session.analysisOf(uri);
          const name = before && sharedName(before, before.document.offsetAt(position));
          const others = name === undefined ? [] : await session.workspace.mentioning(name, uri);
          const analysis = session.analysisOf(uri);
          const found = analysis && calledFunction(analysis, analysis.document.offsetAt(position), others);
          return found ? [toItem(found)] : null;
        }),
      );
      callHierarchy.onIncomingCalls(
        session.guardedAsync('incomingCalls', [], async ({ item }) => {
          const found = await around(session, item);
          const calls = found ? incomingCalls(found.analysis, item.name, found.others) : [];
          return calls.map((call) => ({ from: toItem(call.item), fromRanges: rangesIn(call.item.document, call) }));
        }),
      );
      callHierarchy.onOutgoingCalls(
        session.guardedAsync('outgoingCalls', [], async ({ item }) => {
          const found = await around(session, item);
          const { offset } = item.data as ItemData;
          const calls = found ? outgoingCalls(found.analysis, offset, await session.workspace.most()) : [];
          return found
            ? calls.map((call) => ({ to: toItem(call.item), fromRanges: rangesIn(found.analysis.document, call) }))
            : [];
        }),
      );
    },
  },
];

async function around(
  session: Session,
  { uri, name }: CallHierarchyItem,
): Promise<{ analysis: Analysis; others: readonly Analysis[] } | undefined> {
  const others = await session.workspace.mentioning(name, uri);
  const analysis = session.workspace.moduleAt(uri);
  return analysis && { analysis, others };
}

function toItem({ document, name, kind, detail, start, end, selection }: CallItem): CallHierarchyItem {
  return {
    name,
    kind: kind === 'entry' ? SymbolKind.Method : SymbolKind.Function,
    detail,
    uri: document.uri,
    range: toRange(document, { start, end }),
    selectionRange: toRange(document, selection),
    data: { offset: selection.start } satisfies ItemData,
  };
}

const rangesIn = (document: Analysis['document'], { places }: Call) => places.map((place) => toRange(document, place));
