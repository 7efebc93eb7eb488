// Rows that lead from a name to its other places.
import {
  LSPErrorCodes,
  type Location as LspLocation,
  ResponseError,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { declaration, definition, type Location, sharedName, typeDefinition } from '../../features/definition';
import { linkedRanges, NAME_PATTERN } from '../../features/linkedEditing';
import { documentHighlights, references } from '../../features/references';
import { prepareRename, type Refusal, rename } from '../../features/rename';
import { toHighlight, toLocation, toRange, toWorkspaceEdit } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

type Find = (analysis: Analysis, offset: number, others: readonly Analysis[]) => readonly Location[];

/** The analyses of the other modules that may mean the same by the name at a position, and then this one's. */
async function withOthers(
  session: Session,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<{ analysis: Analysis; offset: number; others: readonly Analysis[] } | undefined> {
  const before = session.analysisOf(uri);
  if (!before) return undefined;
  const name = sharedName(before, before.document.offsetAt(position));
  const others = name === undefined ? [] : await session.workspace.mentioning(name, uri);
  // The document may have changed while files were read.
  const analysis = session.analysisOf(uri);
  return analysis && { analysis, offset: analysis.document.offsetAt(position), others };
}

async function locate(session: Session, parameters: TextDocumentPositionParams, find: Find): Promise<LspLocation[]> {
  const found = await withOthers(session, parameters);
  return found ? find(found.analysis, found.offset, found.others).map(toLocation) : [];
}

const refused = ({ refusal }: Refusal): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, refusal);

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
  {
    capabilities: { linkedEditingRangeProvider: true },
    register: (session) =>
      session.connection.languages.onLinkedEditingRange(
        session.guarded('linkedEditingRange', null, ({ textDocument, position }) => {
          const analysis = session.analysisOf(textDocument.uri);
          const found = analysis ? linkedRanges(analysis, analysis.document.offsetAt(position)) : [];
          if (!analysis || found.length === 0) return null;
          return { ranges: found.map((range) => toRange(analysis.document, range)), wordPattern: NAME_PATTERN };
        }),
      ),
  },
  {
    capabilities: { renameProvider: { prepareProvider: true } },
    register: (session) => {
      session.connection.onPrepareRename(
        session.guarded('prepareRename', null, ({ textDocument, position }) => {
          const analysis = session.analysisOf(textDocument.uri);
          const found = analysis && prepareRename(analysis, analysis.document.offsetAt(position));
          if (!analysis || !found) return null;
          if ('refusal' in found) return refused(found);
          return { range: toRange(analysis.document, found), placeholder: found.placeholder };
        }),
      );
      session.connection.onRenameRequest(
        session.guardedAsync('rename', null, async (parameters) => {
          const found = await withOthers(session, parameters);
          const result = found && rename(found.analysis, found.offset, parameters.newName, found.others);
          if (!result) return null;
          return 'refusal' in result ? refused(result) : toWorkspaceEdit(result);
        }),
      );
    },
  },
];
