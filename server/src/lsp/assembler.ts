// The installed ptxas beside the open documents: checks them on save or when typing pauses, compiles them when asked. A
// result belongs to exactly one state of a document; when the text changes, what runs is ended and what is known forgotten.
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Analysis } from '../analysis';
import type { Diagnostic } from '../rules/rule';
import type { PtxDocument } from '../syntax/document';
import type { Assembler, Found, Job, Judged, Outcome } from '../toolchain/assembler';
import { type Fault, faultsOf, newFindings } from '../toolchain/findings';
import { chooseArchitecture, type Installation } from '../toolchain/installation';
import { type AssemblerStatus, assemblerStatus, type Settings } from './protocol';
import { say } from './say';

/** How long nothing was typed before a document is checked, where it is checked on idle. */
const IDLE_MS = 1000;
/** Nobody waits for a check; one that takes longer is of no use while somebody edits. */
const CHECK_MS = 30_000;
/** Seven seconds of ptxas. Larger documents are compiled when somebody asks, and not checked. */
const MOST_BYTES = 16e6;

/** The session, as far as it matters here. */
interface OpenDocuments {
  readonly connection: Connection;
  readonly documents: TextDocuments<PtxDocument>;
  readonly settings: Settings;
  readonly analysisOf: (uri: string) => Analysis | undefined;
}

/** What is known of one state of a document. */
interface State {
  readonly blocks: PtxDocument['blocks'];
  checked?: Judged;
  compiled?: Compiled;
}

export interface Compiled extends Judged {
  /** Of ptxas. */
  readonly version: string;
  readonly target: string;
  readonly faults: readonly Fault[];
}

/** A compilation, or why there is none; without a message it was cancelled. */
export type Compilation = { readonly compiled: Compiled } | { readonly message: string | undefined };

export class AssemblerLoop {
  /** Called when there is something new to say of a document. */
  onFindings: (uri: string) => void = () => {};
  /** Called when the lenses of documents are others. */
  onLenses: () => void = () => {};
  /** The user does not trust the workspace: its texts are not given to a program that could have faults of its own. */
  isTrusted = true;
  private found: Promise<Found> | undefined;
  /** What the present program was looked for by; undefined until the settings are known. */
  private wish: string | undefined;
  private readonly states = new Map<string, State>();
  private readonly running = new Map<string, AbortController>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Checks run one after the other, so that opening a folder of files does not take the machine. */
  private queue: Promise<unknown> = Promise.resolve();
  private readonly told = new Set<string>();

  constructor(
    private readonly session: OpenDocuments,
    private readonly assembler: Assembler | undefined,
  ) {
    const { documents } = session;
    documents.onDidOpen(({ document: { uri } }) => {
      void this.installation();
      if (this.session.settings.ptxas.check !== 'off') this.check(uri);
    });
    documents.onDidChangeContent(({ document: { uri } }) => {
      if (this.forgetOld(uri)) this.checkWhenIdle(uri);
    });
    documents.onDidSave(({ document: { uri } }) => {
      if (this.session.settings.ptxas.check !== 'off') this.check(uri);
    });
    documents.onDidClose(({ document: { uri } }) => this.forget(uri));
  }

  /** After the first settings are known, and whenever settings or trust have changed: everything is asked again. */
  restart(): void {
    const { settings } = this.session;
    const wish = JSON.stringify([settings.ptxas, settings.codeLens.ptxas, this.isTrusted]);
    if (wish === this.wish) return;
    this.wish = wish;
    this.found = undefined;
    this.told.clear();
    for (const uri of this.session.documents.keys()) {
      this.forget(uri);
      if (settings.ptxas.check !== 'off') this.check(uri);
    }
    if (this.session.documents.keys().length > 0) void this.installation();
  }

  /** The program, where there is one and it may be run. */
  async installation(): Promise<Installation | undefined> {
    const found = await this.find();
    return found?.kind === 'ready' ? found.installation : undefined;
  }

  /** Whether a compilation can be offered; known only after the program has been looked for. */
  isAvailable = false;

  private find(): Promise<Found | undefined> {
    const { ptxas, codeLens } = this.session.settings;
    const isWanted = ptxas.check !== 'off' || codeLens.ptxas;
    if (!this.assembler || !this.isTrusted || !isWanted || this.wish === undefined) return Promise.resolve(undefined);
    if (!this.found) {
      this.found = this.assembler.find(ptxas.path);
      void this.found.then((found) => this.announce(found));
    }
    return this.found;
  }

  private announce(found: Found): void {
    const wasAvailable = this.isAvailable;
    this.isAvailable = found.kind === 'ready';
    if (found.kind === 'unusable') this.warn(found.message);
    this.show(statusOf(found));
    if (this.isAvailable !== wasAvailable) this.onLenses();
  }

  private show(status: AssemblerStatus): void {
    void this.session.connection.sendNotification(assemblerStatus, status);
  }

  /** What ptxas found in the document as it stands, and PTX Lens did not. */
  findings(uri: string, analysis: Analysis): readonly Diagnostic[] {
    const state = this.stateOf(uri);
    const judged = state?.blocks === analysis.document.blocks ? (state.compiled ?? state.checked) : undefined;
    return judged ? newFindings(analysis, faultsOf(analysis, analysis.document.getText(), judged.messages)) : [];
  }

  /** The last compilation of the document as it stands. */
  compiled(uri: string): Compiled | undefined {
    return this.stateOf(uri)?.compiled;
  }

  /** Compiles the document for its own target or another, perhaps with fewer registers; ends what else runs on it. */
  async compile(
    uri: string,
    { target, maxRegisters }: { readonly target?: number; readonly maxRegisters?: number },
    signal: AbortSignal,
  ): Promise<Compilation> {
    const found = await this.findForUser();
    if (typeof found === 'string') return { message: found };
    const analysis = this.session.analysisOf(uri);
    if (!analysis) return { message: 'The document is not open.' };
    if (analysis.foreign) return { message: analysis.foreign.message };
    const { header } = analysis.module;
    const choice = chooseArchitecture(found, { ...header, target: target ?? header.target }, 'sm');
    if ('refusal' in choice) return { message: choice.refusal };
    const text = analysis.document.getText();
    const timeoutMs = this.session.settings.ptxas.timeout * 1000;
    const job: Job = { text, architecture: choice.architecture, maxRegisters, timeoutMs, priority: 'normal' };
    const outcome = await this.run(uri, found, job, signal);
    if (outcome.kind === 'cancelled') return { message: undefined };
    if (outcome.kind === 'failed') return { message: outcome.message };
    const faults = faultsOf(analysis, text, outcome.messages);
    const compiled = { ...outcome, version: found.version, target: choice.target, faults };
    if (maxRegisters !== undefined) return { compiled };
    const state = this.stateOf(uri);
    if (state) state.compiled = compiled;
    this.onFindings(uri);
    this.onLenses();
    return { compiled };
  }

  /** A verdict on a text that need not be open; a sentence where there is none, undefined when cancelled. */
  async judge(analysis: Analysis, signal: AbortSignal): Promise<Judged | string | undefined> {
    const found = await this.findForUser();
    if (typeof found === 'string' || !this.assembler) return String(found);
    if (analysis.foreign) return analysis.foreign.message;
    const choice = chooseArchitecture(found, analysis.module.header, 'compute');
    if ('refusal' in choice) return choice.refusal;
    const { architecture } = choice;
    const job: Job = { text: analysis.document.getText(), architecture, timeoutMs: CHECK_MS, priority: 'background' };
    const outcome = await this.assembler.run(found, job, signal);
    if (outcome.kind === 'failed') return outcome.message;
    return outcome.kind === 'judged' ? outcome : undefined;
  }

  /** The program, or the sentence that says why there is none. */
  async findForUser(): Promise<Installation | string> {
    if (!this.assembler) return 'ptxas cannot be run here: this copy of PTX Lens runs in a browser.';
    if (!this.isTrusted) return 'ptxas is not run in a workspace that is not trusted.';
    const found = await this.find().then((known) => known ?? this.assembler!.find(this.session.settings.ptxas.path));
    if (found.kind === 'ready') return found.installation;
    if (found.kind === 'unusable') return found.message;
    return 'ptxas was not found. It comes with the CUDA toolkit; the setting ptx.ptxas.path names one that lies elsewhere.';
  }

  private checkWhenIdle(uri: string): void {
    if (this.session.settings.ptxas.check !== 'onIdle') return;
    clearTimeout(this.timers.get(uri));
    this.timers.set(
      uri,
      setTimeout(() => this.check(uri), IDLE_MS),
    );
  }

  private check(uri: string): void {
    clearTimeout(this.timers.get(uri));
    const state = this.stateOf(uri);
    const isLarge = (this.session.documents.get(uri)?.length ?? 0) > MOST_BYTES;
    if (!state || isLarge || state.checked || state.compiled || this.running.has(uri)) return;
    const checked = this.queue.then(() => this.checkNow(uri, state));
    this.queue = checked.catch((error: unknown) => {
      this.session.connection.console.error(`ptxas: ${error instanceof Error ? error.stack : String(error)}`);
    });
  }

  private async checkNow(uri: string, state: State): Promise<void> {
    const installation = await this.installation();
    const analysis = this.stateOf(uri) === state ? this.session.analysisOf(uri) : undefined;
    if (!installation || !analysis || analysis.foreign || this.running.has(uri)) return;
    const choice = chooseArchitecture(installation, analysis.module.header, 'compute');
    if ('refusal' in choice) {
      this.inform(choice.refusal);
      return;
    }
    const { architecture } = choice;
    const timeoutMs = Math.min(CHECK_MS, this.session.settings.ptxas.timeout * 1000);
    const job: Job = { text: analysis.document.getText(), architecture, timeoutMs, priority: 'background' };
    const outcome = await this.run(uri, installation, job, new AbortController().signal);
    if (outcome.kind === 'failed') this.warn(outcome.message);
    if (outcome.kind !== 'judged' || this.stateOf(uri) !== state) return;
    state.checked = outcome;
    this.onFindings(uri);
  }

  /** Runs ptxas on a document: one at a time, the later one counts. What comes after a change of the text is cancelled. */
  private async run(uri: string, installation: Installation, job: Job, signal: AbortSignal): Promise<Outcome> {
    this.running.get(uri)?.abort();
    const state = this.stateOf(uri);
    if (!this.assembler || !state || signal.aborted) return { kind: 'cancelled' };
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    signal.addEventListener('abort', abort);
    this.running.set(uri, controller);
    this.show({ ...statusOf({ kind: 'ready', installation }), isBusy: true });
    const outcome = await this.assembler.run(installation, job, controller.signal);
    signal.removeEventListener('abort', abort);
    if (this.running.get(uri) === controller) this.running.delete(uri);
    if (this.running.size === 0) this.show(statusOf({ kind: 'ready', installation }));
    return this.stateOf(uri) === state ? outcome : { kind: 'cancelled' };
  }

  /** The state of the document as it now stands. */
  private stateOf(uri: string): State | undefined {
    const document = this.session.documents.get(uri);
    if (!document) return undefined;
    const known = this.states.get(uri);
    if (known?.blocks === document.blocks) return known;
    const state = { blocks: document.blocks };
    this.states.set(uri, state);
    return state;
  }

  /** Ends and forgets what was for an earlier text; false where the text is the same. */
  private forgetOld(uri: string): boolean {
    const state = this.states.get(uri);
    if (state?.blocks === this.session.documents.get(uri)?.blocks) return false;
    this.forget(uri);
    return true;
  }

  private forget(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    this.running.get(uri)?.abort();
    this.running.delete(uri);
    this.states.delete(uri);
  }

  /** Each sentence once, however often it is the case. */
  private inform(message: string): void {
    if (this.isNew(message)) say(this.session.connection, 'information', message);
  }

  private warn(message: string): void {
    if (this.isNew(message)) say(this.session.connection, 'warning', message);
  }

  private isNew(message: string): boolean {
    if (this.told.has(message)) return false;
    this.told.add(message);
    this.session.connection.console.warn(message);
    return true;
  }
}

function statusOf(found: Found): AssemblerStatus {
  switch (found.kind) {
    case 'ready':
      return { kind: 'ready', text: `ptxas ${found.installation.version}`, detail: found.installation.path };
    case 'absent':
      return { kind: 'absent', text: 'no ptxas', detail: 'PTX Lens works without; the CUDA toolkit has it' };
    case 'unusable':
      return { kind: 'unusable', text: 'ptxas does not work', detail: found.message };
  }
}
