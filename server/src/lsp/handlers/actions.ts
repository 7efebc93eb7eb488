// Rows of what changes the text: quick fixes and `source.fixAll.ptx`.
import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { Analysis } from '../../analysis';
import { fixAllOf, type QuickFix, quickFixes, safeFixes } from '../../features/codeActions';
import { toDiagnostic, toVersionedEdit } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.ptx`;

/** What a "fix all" keeps until its edit is asked for. */
interface FixAllData {
  readonly uri: string;
  readonly version: number;
  readonly code: string;
}

export const actions: readonly FeatureRow[] = [
  {
    capabilities: {
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
    },
    register: (session) => {
      session.connection.onCodeAction(
        session.guarded('codeAction', [], (parameters) => {
          const analysis = session.analysisOf(parameters.textDocument.uri);
          return analysis ? actionsAt(session, analysis, parameters) : [];
        }),
      );
      session.connection.onCodeActionResolve((action) =>
        session.guarded('codeAction/resolve', action, () => resolve(session, action))(undefined),
      );
    },
  },
];

function actionsAt(session: Session, analysis: Analysis, { range, context }: CodeActionParams): CodeAction[] {
  const wants = (kind: string): boolean =>
    context.only?.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`)) ?? false;
  const found: CodeAction[] = [];
  if (!context.only || wants(CodeActionKind.QuickFix)) {
    const { document } = analysis;
    const fixes = quickFixes(analysis, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
    found.push(...fixActions(session, analysis, fixes, context.diagnostics));
  }
  if (wants(FIX_ALL)) {
    const edits = safeFixes(analysis);
    const edit = toVersionedEdit(analysis.document, edits, session.client);
    if (edits.length > 0) found.push({ title: 'Fix all that is safe to fix in the file', kind: FIX_ALL, edit });
  }
  return found;
}

/** A client that names diagnostics asks about those; one that names none of ours, about the place. */
function fixActions(
  session: Session,
  analysis: Analysis,
  fixes: readonly QuickFix[],
  given: readonly Diagnostic[],
): CodeAction[] {
  const { document } = analysis;
  const ours = given.filter(({ source }) => source === 'ptx');
  const actions: CodeAction[] = [];
  const codes = new Set<string>();
  for (const { diagnostic, title, edits, isPreferred } of fixes) {
    const own = toDiagnostic(document, diagnostic);
    const named = ours.find((other) => other.code === own.code && sameRange(other, own));
    if (ours.length > 0 && !named) continue;
    const edit = toVersionedEdit(document, edits, session.client);
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics: [named ?? own], isPreferred, edit });
    if (isPreferred) codes.add(diagnostic.code);
  }
  return [...actions, ...[...codes].flatMap((code) => fixAllAction(session, analysis, code))];
}

function sameRange({ range: a }: Diagnostic, { range: b }: Diagnostic): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** Its edit costs a look at every finding of the kind: clients that can ask for it later do. */
function fixAllAction(session: Session, analysis: Analysis, code: string): CodeAction[] {
  const { document, diagnostics } = analysis;
  const count = diagnostics.filter((diagnostic) => diagnostic.code === code).length;
  if (count < 2) return [];
  const title = `Fix all \`${code}\` in the file (${count})`;
  const data: FixAllData = { uri: document.uri, version: document.version, code };
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, data };
  if (session.client.resolvesEdits) return [action];
  const edits = fixAllOf(analysis, code);
  return edits ? [{ ...action, edit: toVersionedEdit(document, edits, session.client) }] : [];
}

function resolve(session: Session, action: CodeAction): CodeAction {
  const data = action.data as Partial<FixAllData> | undefined;
  const analysis = data?.uri === undefined ? undefined : session.analysisOf(data.uri);
  if (!analysis || data?.code === undefined || analysis.document.version !== data.version) return action;
  const edits = fixAllOf(analysis, data.code) ?? [];
  return { ...action, edit: toVersionedEdit(analysis.document, edits, session.client) };
}
