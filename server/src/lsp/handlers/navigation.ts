// Rows that lead from a name to its other places.
import type { Location as LspLocation, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { declaration, definition, type Location, sharedName, typeDefinition } from '../../features/definition';
import { documentHighlights, references } from '../../features/references';
import { toHighlight, toLocation } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

type Find = (analysis: Analysis, offset: number, others: readonly Analysis[]) => readonly Location[];

/** Finds places, in other modules too where the name is shared with them. */
async function locate(
  session: Session,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  find: Find,
): Promise<LspLocation[]> {
  const before = session.analysisOf(uri);
  if (!before) return [];
  const name = sharedName(before, before.document.offsetAt(position));
  const others = name === undefined ? [] : await session.workspace.mentioning(name, uri);
  // The document may have changed while files were read.
  const analysis = session.analysisOf(uri);
  return analysis ? find(analysis, analysis.document.offsetAt(position), others).map(toLocation) : [];
}

export const navigation: readonly FeatureRow[] = [
  {
    capabilities: { definitionProvider: true },
    register: (session) =>
      session.connection.onDefinition(
        session.guardedAsync('definition', [], (parameters) => locate(session, parameters, definition)),
      ),
  },
  {
    capabilities: { declarationProvider: true },
    register: (session) =>
      session.connection.onDeclaration(
        session.guardedAsync('declaration', [], (parameters) => locate(session, parameters, declaration)),
      ),
  },
  {
    capabilities: { typeDefinitionProvider: true },
    register: (session) =>
      session.connection.onTypeDefinition(
        session.guardedAsync('typeDefinition', [], (parameters) => locate(session, parameters, typeDefinition)),
      ),
  },
  {
    capabilities: { referencesProvider: true },
    register: (session) =>
      session.connection.onReferences(
        session.guardedAsync('references', [], ({ context, ...parameters }) =>
          locate(session, parameters, (analysis, offset, others) => references(analysis, offset, others, context)),
        ),
      ),
  },
  {
    capabilities: { documentHighlightProvider: true },
    register: (session) =>
      session.connection.onDocumentHighlight(
        session.guarded('documentHighlight', [], ({ textDocument, position }) => {
          const analysis = session.analysisOf(textDocument.uri);
          if (!analysis) return [];
          const found = documentHighlights(analysis, analysis.document.offsetAt(position));
          return found.map((occurrence) => toHighlight(analysis.document, occurrence));
        }),
      ),
  },
];
