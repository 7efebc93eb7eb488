// Rows of what registers cost: pressure at the end of lines, live ranges, what is live at a line, the heat strip.
import { InlayHintKind, type InlayHint as LspInlayHint } from 'vscode-languageserver';
import { literalHints } from '../../features/literalHints';
import { nameHints } from '../../features/nameHints';
import { heatOf } from '../../features/registers/heat';
import { pressureHints } from '../../features/registers/inlayHints';
import { liveRangeAt } from '../../features/registers/liveRange';
import { liveRegistersAt, liveRegistersText } from '../../features/registers/liveValues';
import { functionAt, reportOf } from '../../features/registers/place';
import { structureHints } from '../../features/structureHints';
import { typeHints } from '../../features/typeHints';
import { toRange } from '../convert';
import {
  type HeatAnswer,
  type HeatParameters,
  heatRequest,
  type LiveRangeAnswer,
  type LiveValuesAnswer,
  liveRangeRequest,
  liveValuesRequest,
  maximumRequest,
  type PlaceParameters,
  type Position,
} from '../protocol';
import type { FeatureRow } from './row';

/** What an inlay hint carries for the moment when somebody points at it. */
interface HintData {
  readonly uri: string;
  readonly offset: number;
}

export const registers: readonly FeatureRow[] = [
  {
    capabilities: { inlayHintProvider: { resolveProvider: true } },
    register: (session) => {
      session.connection.languages.inlayHint.on(
        session.guarded('inlayHint', [], ({ textDocument: { uri }, range }) => {
          const analysis = session.analysisOf(uri);
          if (!analysis) return [];
          const { document } = analysis;
          const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
          const { inlayHints } = session.settings;
          const counted = structureHints(analysis, start, end, inlayHints);
          const literals = [...literalHints(analysis, start, end, inlayHints), ...counted].map(
            ({ offset, label }): LspInlayHint => ({ position: document.positionAt(offset), label, paddingLeft: true }),
          );
          const types = typeHints(analysis, start, end, inlayHints).map(
            ({ offset, label }): LspInlayHint => ({
              position: document.positionAt(offset),
              label,
              kind: InlayHintKind.Type,
            }),
          );
          const pressure = pressureHints(analysis, start, end, inlayHints.pressure).map(
            ({ offset, label, instruction }): LspInlayHint => ({
              position: document.positionAt(offset),
              label,
              kind: InlayHintKind.Type,
              paddingLeft: true,
              data: { uri, offset: instruction } satisfies HintData,
            }),
          );
          const names = nameHints(analysis, start, end, inlayHints).map(
            ({ offset, label, tooltip }): LspInlayHint => ({
              position: document.positionAt(offset),
              label,
              tooltip: tooltip === undefined ? undefined : { kind: 'markdown', value: tooltip },
              paddingLeft: true,
            }),
          );
          return [...names, ...literals, ...types, ...pressure];
        }),
      );
      session.connection.languages.inlayHint.resolve((hint) => {
        if (!hint.data) return hint;
        const { uri, offset } = hint.data as HintData;
        const analysis = session.analysisOf(uri);
        const live = analysis && liveRegistersAt(analysis, offset);
        return live ? { ...hint, tooltip: { kind: 'markdown', value: liveRegistersText(live) } } : hint;
      });
    },
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        maximumRequest,
        session.guarded('maximum', null, ({ textDocument, position }: PlaceParameters): Position | null => {
          const analysis = session.analysisOf(textDocument.uri);
          const place = analysis && functionAt(analysis, analysis.document.offsetAt(position));
          const offset = place && reportOf(place).maxOffset;
          return analysis && offset !== undefined ? analysis.document.positionAt(offset) : null;
        }),
      ),
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        liveRangeRequest,
        session.guarded('liveRange', null, ({ textDocument, position }: PlaceParameters): LiveRangeAnswer | null => {
          const analysis = session.analysisOf(textDocument.uri);
          const found = analysis && liveRangeAt(analysis, analysis.document.offsetAt(position));
          if (!analysis || !found) return null;
          return {
            name: found.name,
            definitions: found.definitions.map((range) => toRange(analysis.document, range)),
            uses: found.uses.map((range) => toRange(analysis.document, range)),
            alive: found.alive,
            length: found.length,
          };
        }),
      ),
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        liveValuesRequest,
        session.guarded('liveValues', null, ({ textDocument, position }: PlaceParameters): LiveValuesAnswer | null => {
          const analysis = session.analysisOf(textDocument.uri);
          return (analysis && liveRegistersAt(analysis, analysis.document.offsetAt(position))) ?? null;
        }),
      ),
  },
  {
    capabilities: {},
    register: (session) =>
      session.connection.onRequest(
        heatRequest,
        session.guarded('heat', [], ({ textDocument, range }: HeatParameters): HeatAnswer => {
          const analysis = session.analysisOf(textDocument.uri);
          if (!analysis) return [];
          const { document } = analysis;
          return heatOf(
            analysis,
            range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
          );
        }),
      ),
  },
];
