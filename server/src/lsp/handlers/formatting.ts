// Rows of the formatter: the document, a range, and the line on which a statement or a body is ended.
import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import type { TextRange } from '../../base/text';
import { format } from '../../features/format';
import { sniff } from '../../sniff';
import { toRange } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

function formatted(
  session: Session,
  uri: string,
  { insertSpaces, tabSize }: FormattingOptions,
  range?: (document: NonNullable<ReturnType<Session['documents']['get']>>) => TextRange,
): TextEdit[] {
  const document = session.documents.get(uri);
  if (!document || sniff(document)) return [];
  const indentation = insertSpaces ? ' '.repeat(Math.max(1, Math.min(16, tabSize))) : '\t';
  return format(document, { ...session.settings.format, indentation }, range?.(document)).map((edit) => ({
    range: toRange(document, edit),
    newText: edit.text,
  }));
}

export const formatting: readonly FeatureRow[] = [
  {
    capabilities: { documentFormattingProvider: true },
    register: (session) =>
      session.connection.onDocumentFormatting(
        session.guarded('formatting', [], ({ textDocument, options }) => formatted(session, textDocument.uri, options)),
      ),
  },
  {
    capabilities: { documentRangeFormattingProvider: true },
    register: (session) =>
      session.connection.onDocumentRangeFormatting(
        session.guarded('rangeFormatting', [], ({ textDocument, options, range }) =>
          formatted(session, textDocument.uri, options, (document) => ({
            start: document.offsetAt({ line: range.start.line, character: 0 }),
            end: document.offsetAt(range.end),
          })),
        ),
      ),
  },
  {
    capabilities: {
      documentOnTypeFormattingProvider: { firstTriggerCharacter: ';', moreTriggerCharacter: ['}', '\n'] },
    },
    register: (session) =>
      session.connection.onDocumentOnTypeFormatting(
        session.guarded('onTypeFormatting', [], ({ textDocument, options, position, ch }) =>
          formatted(session, textDocument.uri, options, (document) => {
            // Behind Enter it is the line above; the cursor's own is the editor's.
            const line = ch === '\n' ? Math.max(0, position.line - 1) : position.line;
            const end = ch === '\n' ? { line, character: Number.MAX_SAFE_INTEGER } : position;
            return { start: document.offsetAt({ line, character: 0 }), end: document.offsetAt(end) };
          }),
        ),
      ),
  },
];
