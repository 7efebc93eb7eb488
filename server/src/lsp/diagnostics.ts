// Pushes diagnostics: at once for a document that was opened, a moment after the last keystroke for one that changes.

import { toDiagnostic } from './convert';
import type { Session } from './session';

/** An editor is no help with more than this many; the rest is counted in a last line. */
const MOST_DIAGNOSTICS = 1000;

const SHORTEST_DELAY = 30;
const LONGEST_DELAY = 500;

/** Milliseconds for the flow of functions before the first answer, and for each turn of it afterwards: a request waits for one. */
const FIRST_TURN = 20;
const LATER_TURN = 20;

export class DiagnosticsPublisher {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Milliseconds that the last analysis of a document took: the slower it is, the longer the wait for silence. */
  private readonly costs = new Map<string, number>();

  constructor(private readonly session: Session) {
    // Fires for a document that is opened too; nothing has been computed for that one yet.
    session.documents.onDidChangeContent(({ document: { uri } }) =>
      this.costs.has(uri) ? this.schedule(uri) : this.publish(uri),
    );
    session.documents.onDidClose(({ document }) => this.forget(document.uri));
  }

  refresh(): void {
    for (const uri of this.session.documents.keys()) this.publish(uri);
  }

  private schedule(uri: string): void {
    clearTimeout(this.timers.get(uri));
    const delay = Math.min(LONGEST_DELAY, Math.max(SHORTEST_DELAY, 2 * (this.costs.get(uri) ?? 0)));
    this.timers.set(
      uri,
      setTimeout(() => this.publish(uri), delay),
    );
  }

  publish(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    const document = this.session.documents.get(uri);
    if (!document) return;
    const started = performance.now();
    this.send(uri, document.version, FIRST_TURN);
    this.costs.set(uri, performance.now() - started);
    this.continue(uri);
  }

  private send(uri: string, version: number, milliseconds: number): void {
    const diagnostics = this.session.guarded('diagnostics', [], () => this.compute(uri, milliseconds))(undefined);
    void this.session.connection.sendDiagnostics({ uri, version, diagnostics });
  }

  /** What was left is computed in turns while nothing else happens, and sent when it is all there. */
  private continue(uri: string): void {
    const { session } = this;
    if (!session.settings.diagnostics.enable || session.analysisOf(uri)?.isComplete !== false) return this.prepare(uri);
    this.timers.set(
      uri,
      setTimeout(() => {
        const version = session.documents.get(uri)?.version;
        const analysis = session.guarded('flow', undefined, () => session.deepen(uri, LATER_TURN))(undefined);
        if (!analysis || version === undefined) return;
        if (analysis.isComplete) this.send(uri, version, 0);
        else this.continue(uri);
      }, 0),
    );
  }

  /** What will be asked about soon is looked at while nothing else happens. */
  private prepare(uri: string): void {
    const isLeft = this.session.guarded('prepare', false, () => this.session.prepare(uri))(undefined);
    if (isLeft)
      this.timers.set(
        uri,
        setTimeout(() => this.prepare(uri), 0),
      );
  }

  private compute(uri: string, milliseconds: number): ReturnType<typeof toDiagnostic>[] {
    const analysis = this.session.settings.diagnostics.enable ? this.session.deepen(uri, milliseconds) : undefined;
    if (!analysis || analysis.foreign?.severity === 'information') return [];
    const { document } = analysis;
    const diagnostics = [...analysis.diagnostics, ...this.session.assembler.findings(uri, analysis)];
    const shown = diagnostics.slice(0, MOST_DIAGNOSTICS).map((diagnostic) => toDiagnostic(document, diagnostic));
    const rest = diagnostics.length - shown.length;
    const last = shown.at(-1);
    if (rest > 0 && last)
      shown.push({ ...last, relatedInformation: undefined, message: `${rest} further problems are not shown.` });
    return shown;
  }

  private forget(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    this.costs.delete(uri);
    void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
