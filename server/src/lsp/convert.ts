// From the engine's offsets to the protocol's positions.
import {
  type CodeLens,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Diagnostic as LspDiagnostic,
  type Location as LspLocation,
  type TextEdit as LspTextEdit,
  type Range,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit, TextRange } from '../base/text';
import type { CodeLensItem } from '../features/codeLens';
import type { Location } from '../features/definition';
import type { OutlineItem } from '../features/documentSymbols';
import type { FoldingItem } from '../features/foldingRanges';
import type { DocumentEdits } from '../features/rename';
import type { Occurrence, Role } from '../features/symbols/occurrences';
import { documentationUrl } from '../rules/index';
import type { Diagnostic, Severity, Tag } from '../rules/rule';
import type { PtxDocument } from '../syntax/document';
import type { ClientAbilities } from './session';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Record<Tag, DiagnosticTag[]> = {
  unnecessary: [DiagnosticTag.Unnecessary],
  deprecated: [DiagnosticTag.Deprecated],
};

export function toRange(document: PtxDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toLocation({ document, start, end }: Location): LspLocation {
  return { uri: document.uri, range: toRange(document, { start, end }) };
}

export function toWorkspaceEdit(results: readonly DocumentEdits[]): WorkspaceEdit {
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { document, edits } of results) {
    changes[document.uri] = edits.map((edit) => ({ range: toRange(document, edit), newText: edit.text }));
  }
  return { changes };
}

const highlightKinds: Readonly<Record<Role, DocumentHighlightKind>> = {
  definition: DocumentHighlightKind.Text,
  declaration: DocumentHighlightKind.Text,
  read: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  'read-write': DocumentHighlightKind.Write,
};

export function toHighlight(document: PtxDocument, occurrence: Occurrence): DocumentHighlight {
  return { range: toRange(document, occurrence), kind: highlightKinds[occurrence.role] };
}

export function toDiagnostic(document: PtxDocument, diagnostic: Diagnostic): LspDiagnostic {
  return {
    range: toRange(document, diagnostic),
    severity: severities[diagnostic.severity],
    source: diagnostic.source ?? 'ptx',
    code: diagnostic.code,
    codeDescription: diagnostic.source ? undefined : { href: documentationUrl(diagnostic.code) },
    message: diagnostic.message,
    tags: diagnostic.tag && tags[diagnostic.tag],
    relatedInformation: diagnostic.related?.map((info) => ({
      location: { uri: document.uri, range: toRange(document, info) },
      message: info.message,
    })),
  };
}

/** Of a name, which never goes over the end of a line: half the work, where there are thousands. */
export function toNameRange(document: PtxDocument, { start, end }: TextRange): Range {
  const { line, character } = document.positionAt(start);
  return { start: { line, character }, end: { line, character: character + end - start } };
}

export function toCodeLens(document: PtxDocument, lens: CodeLensItem): CodeLens {
  const { title, tooltip, command } = lens;
  return {
    range: toNameRange(document, lens),
    // Without a command the title is plain text.
    command: { title, tooltip, command: command?.name ?? '', arguments: command ? [...command.arguments] : undefined },
  };
}

const symbolKinds: Record<OutlineItem['kind'], SymbolKind> = {
  entry: SymbolKind.Method,
  function: SymbolKind.Function,
  parameter: SymbolKind.Field,
  registers: SymbolKind.Variable,
  variable: SymbolKind.Variable,
  label: SymbolKind.Key,
  table: SymbolKind.Array,
};

export function toDocumentSymbol(document: PtxDocument, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: symbolKinds[item.kind],
    range: toRange(document, item),
    selectionRange: toRange(document, { start: item.selectionStart, end: item.selectionEnd }),
    children: item.children.map((child) => toDocumentSymbol(document, child)),
  };
}

export function toFoldingRange(document: PtxDocument, { start, end, kind }: FoldingItem): FoldingRange {
  return {
    startLine: document.positionAt(start).line,
    endLine: document.positionAt(end).line,
    kind: kind === 'comment' ? FoldingRangeKind.Comment : kind === 'region' ? FoldingRangeKind.Region : undefined,
  };
}

function toTextEdit(document: PtxDocument, edit: TextEdit): LspTextEdit {
  return { range: toRange(document, edit), newText: edit.text };
}

/** Edits of one document, for its version where the client can tell. */
export function toVersionedEdit(
  document: PtxDocument,
  edits: readonly TextEdit[],
  { versionedEdits }: ClientAbilities,
): WorkspaceEdit {
  const { uri, version } = document;
  const converted = edits.map((edit) => toTextEdit(document, edit));
  if (!versionedEdits) return { changes: { [uri]: converted } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: converted }] };
}
