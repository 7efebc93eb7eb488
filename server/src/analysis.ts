// The analysis of a document as a whole, put together from its blocks'. What is known of a block hangs on the block, so an
// edit computes anew only what it touched. Pure: offsets in, plain data out.
import type { FlowSummary } from './flow/index';
import { computeFlowFindings, knownFlowFindings, suspectedRules, wantedFlowRules } from './flowFindings';
import { leastRequirement } from './isa/availability';
import { type BlockFacts, type FunctionFlow, factsOf, semanticsOf, toldBy } from './knownBlocks';
import { rules } from './rules/index';
import type { Diagnostic, Finding, ModuleContext, Severity } from './rules/rule';
import { isWanted, levelOf, type RuleLevels } from './rules/severity';
import type { BlockSemantics, FreeName, FunctionInfo } from './semantic/block';
import { declaredBefore, type IndexedModule, type Instead, type ModuleIndex, moduleIndex } from './semantic/module';
import { sniff } from './sniff';
import { withoutSuppressed } from './suppression';
import { type Block, PtxDocument } from './syntax/document';

/** A function as people ask about it. */
export interface FunctionReport {
  readonly name: string;
  readonly kind: 'entry' | 'func';
  readonly block: number;
  readonly info: FunctionInfo;
  /** Offset of the name in the document. */
  readonly offset: number;
  /** Undefined for a declaration without a body. */
  readonly flow: FlowSummary | undefined;
  /** Offset of the instruction where most registers live, in the document. */
  readonly maxOffset: number | undefined;
  /** Static shared memory in bytes: its own variables and those of the module it names. */
  readonly sharedBytes: number;
  /** Least PTX version and target; undefined where no target has all of it. */
  readonly requires: { readonly ptx: string; readonly target: string } | undefined;
}

/** What is dear in it (`blocks`, `diagnostics`) is computed when it is first asked for. */
export interface Analysis {
  readonly document: PtxDocument;
  /** Number of its blocks; 0 for what is no PTX. */
  readonly blockCount: number;
  /** The text is no PTX at all: nothing else is said about it. */
  readonly foreign: Diagnostic | undefined;
  readonly blocks: readonly BlockFacts[];
  readonly module: ModuleIndex;
  /** The module's index with what it was made from: this one's, or as long as nobody has asked for it the one before. */
  readonly indexed: IndexedModule | undefined;
  /** What was judged by instead of the header. */
  readonly instead: Instead;
  /** How the rules were asked, and how severe their findings are taken. */
  readonly options: Pick<AnalysisOptions, 'version' | 'target' | 'meantFor' | 'levels' | 'least'>;
  /** In text order. */
  readonly diagnostics: readonly Diagnostic[];
  /** False when `isOver` left functions for the next time: what is known of them already is among the diagnostics. */
  readonly isComplete: boolean;
  /** The tree and all of a block's meaning, by the block's index. */
  readonly semanticsOf: (block: number) => BlockSemantics;
}

export interface AnalysisOptions {
  /** What to judge by instead of the file's own header: index into ptxVersions. */
  readonly version?: number;
  /** Index into targets. */
  readonly target?: number;
  /** Indices of the targets that the file is meant for beside its own. */
  readonly meantFor?: readonly number[];
  /** How severe the findings of rules are to be taken instead. */
  readonly levels?: RuleLevels;
  /** The least severe that is wanted, hints where absent: what is dear and less severe is not looked for. */
  readonly least?: Severity;
  /** Which functions the rules about flow look at: those in which the quick look found a reason, or all; absent: none. */
  readonly flow?: 'suspicious' | 'all';
  /** An earlier analysis of the same document: what an edit since has left as it was is not judged anew. */
  readonly previous?: Analysis;
  /** Asked before each function that has to be looked at anew: whether to leave it for now. */
  readonly isOver?: () => boolean;
}

export function analyse(document: PtxDocument, options: AnalysisOptions = {}): Analysis {
  // The blocks of this moment: the document itself goes on changing.
  const { blocks: texts } = document;
  const semantics = (block: number): BlockSemantics => semanticsOf(texts[block]);
  const { version, target, meantFor, levels, least } = options;
  const instead = { version, target };
  const asked = { version, target, meantFor, levels, least };
  const foreign = sniff(document);
  if (foreign) {
    return {
      document,
      foreign,
      blockCount: 0,
      blocks: [],
      module: moduleIndex([], {}),
      indexed: undefined,
      instead,
      options: asked,
      diagnostics: [foreign],
      isComplete: true,
      semanticsOf: semantics,
    };
  }
  const before = options.previous?.indexed;
  const blocks = once(() => texts.map(factsOf));
  const indexed = once((): IndexedModule => {
    const told = texts.map(toldBy);
    return { blocks: told, instead, module: moduleIndex(told, instead, before) };
  });
  const judged = once(() => judge(asItWas(document, texts), blocks(), indexed().module, options));
  return {
    document,
    foreign: undefined,
    blockCount: texts.length,
    instead,
    options: asked,
    semanticsOf: semantics,
    get blocks() {
      return blocks();
    },
    get module() {
      return indexed().module;
    },
    get indexed() {
      return indexed.known() ?? before;
    },
    get diagnostics() {
      return judged().diagnostics;
    },
    get isComplete() {
      return judged().isComplete;
    },
  };
}

interface Once<T> {
  (): T;
  /** Undefined as long as nobody has asked. */
  readonly known: () => T | undefined;
}

/** Computed when it is first asked for. */
function once<T>(compute: () => T): Once<T> {
  let known: { readonly value: T } | undefined;
  const ask = (): T => {
    known ??= { value: compute() };
    return known.value;
  };
  return Object.assign(ask, { known: () => known?.value });
}

/** The document with the blocks that it had. */
function asItWas(document: PtxDocument, blocks: readonly Block[]): PtxDocument {
  if (document.blocks === blocks) return document;
  return new PtxDocument(document.uri, document.languageId, document.version, blocks);
}

function judge(
  document: PtxDocument,
  blocks: readonly BlockFacts[],
  module: ModuleIndex,
  options: AnalysisOptions,
): Pick<Analysis, 'diagnostics' | 'isComplete'> {
  const { blocks: texts } = document;
  const found: Found[] = [];
  const listed = findInBlocks(texts, blocks, module, options, found);
  const meantFor = options.meantFor ?? [];
  const semantics = (block: number): BlockSemantics => semanticsOf(texts[block]);
  findInModule({ ...listed, module, blocks, meantFor, semanticsOf: semantics }, options, found);
  const isComplete = options.flow === undefined || findFlow(texts, blocks, module, options, found);
  findInTexts(texts, options, found);
  return { diagnostics: withoutSuppressed(document, placed(document, found, options)), isComplete };
}

interface Found {
  readonly finding: Finding;
  readonly block: number;
  readonly rule: number;
}

interface InModule {
  readonly module: ModuleIndex;
  readonly block: number;
  readonly asked: string;
  readonly found: readonly Found[];
}

/** What was found in a block by itself and by what its module declares, the last time. */
const inModule = new WeakMap<BlockFacts, InModule>();

/** The rules with such a check whose findings are wanted, by their index. */
function wantedRules(check: 'checkInModule' | 'checkDeclarations' | 'checkModule', options: AnalysisOptions): number[] {
  const { levels, least = 'hint', meantFor = [] } = options;
  return rules.flatMap((rule, index) =>
    rule[check] && isWanted(levelOf(rule, levels), least) && (meantFor.length > 0 || !rule.exampleTargets)
      ? [index]
      : [],
  );
}

/** Adds what is found in each block. The only walk over all blocks: gives those that the other rules look at. */
function findInBlocks(
  texts: readonly Block[],
  blocks: readonly BlockFacts[],
  module: ModuleIndex,
  options: AnalysisOptions,
  found: Found[],
): Pick<ModuleContext, 'lined' | 'naming'> {
  const { meantFor = [] } = options;
  const wanted = wantedRules('checkInModule', options);
  const asked = `${wanted.join()};${meantFor.join()}`;
  const lined: number[] = [];
  const naming: number[] = [];
  blocks.forEach((facts, block) => {
    if (facts.lines || facts.breaksOff) lined.push(block);
    if (facts.namesFunctions) naming.push(block);
    let last = inModule.get(facts);
    if (last?.module !== module || last.block !== block || last.asked !== asked) {
      const own: Found[] = facts.findings.map((finding) => ({ finding, block, rule: finding.rule }));
      const context = { module, block, summary: facts, meantFor, semanticsOf: () => semanticsOf(texts[block]) };
      for (const rule of wanted) rules[rule].checkInModule?.(context, (finding) => own.push({ finding, block, rule }));
      last = { module, block, asked, found: own };
      inModule.set(facts, last);
    }
    for (const one of last.found) found.push(one);
  });
  return { lined, naming };
}

/** What was found in the declarations of a module, the last time. */
const inDeclarations = new WeakMap<ModuleIndex, { readonly asked: string; readonly found: readonly Found[] }>();

/** Adds what the rules about the module as a whole find. */
function findInModule(context: Omit<ModuleContext, 'report'>, options: AnalysisOptions, found: Found[]): void {
  const about = wantedRules('checkDeclarations', options);
  const asked = about.join();
  let last = inDeclarations.get(context.module);
  if (last?.asked !== asked) {
    const own: Found[] = [];
    for (const rule of about)
      rules[rule].checkDeclarations?.({ ...context, report: (block, finding) => own.push({ finding, block, rule }) });
    last = { asked, found: own };
    inDeclarations.set(context.module, last);
  }
  // One by one: a module can have more of them than a call can have arguments.
  for (const one of last.found) found.push(one);
  for (const rule of wantedRules('checkModule', options))
    rules[rule].checkModule?.({ ...context, report: (block, finding) => found.push({ finding, block, rule }) });
}

/** Adds what the rules about flow find in blocks without errors; returns false when some were left for later. */
function findFlow(
  texts: readonly Block[],
  blocks: readonly BlockFacts[],
  module: ModuleIndex,
  options: AnalysisOptions,
  found: Found[],
): boolean {
  const wanted = wantedFlowRules(options.levels, options.least ?? 'hint');
  if (wanted.length === 0) return true;
  const faulty = new Set(found.filter(({ rule }) => rules[rule].severity === 'error').map(({ block }) => block));
  let isComplete = true;
  blocks.forEach((summary, index) => {
    const asked = options.flow === 'all' ? wanted : suspectedRules(wanted, summary.suspicion);
    if (asked.length === 0) return;
    const block = texts[index];
    if (!block.isFunction || !block.isClosed || faulty.has(index)) return;
    const place = { block, index, summary, module };
    let findings = knownFlowFindings(place, asked);
    if (!findings && options.isOver?.()) isComplete = false;
    else findings ??= computeFlowFindings(place, asked, semanticsOf(block));
    for (const finding of findings ?? []) found.push({ finding, block: index, rule: finding.rule });
  });
  return isComplete;
}

/** What comments can silence: the rules, and what ptxas says where it is installed. */
const ruleCodes: ReadonlySet<string> = new Set([...rules.map(({ code }) => code), 'ptxas']);
const textFindings = new WeakMap<Block, readonly Omit<Found, 'block'>[]>();

/** Adds what the rules about the text itself find, where findings of their severity are wanted. */
function findInTexts(texts: readonly Block[], { levels, least = 'hint' }: AnalysisOptions, found: Found[]): void {
  const wanted = rules.flatMap((rule, index) =>
    rule.checkText && isWanted(levelOf(rule, levels), least) ? [index] : [],
  );
  if (wanted.length === 0) return;
  texts.forEach((text, block) => {
    let findings = textFindings.get(text);
    if (!findings) {
      findings = wanted.flatMap((rule) => {
        const inBlock: Omit<Found, 'block'>[] = [];
        rules[rule].checkText?.(text.text(), ruleCodes, (finding) => inBlock.push({ finding, rule }));
        return inBlock;
      });
      textFindings.set(text, findings);
    }
    for (const finding of findings) found.push({ ...finding, block });
  });
}

/** The findings as the user wants them, in the order of the text. */
function placed(document: PtxDocument, found: readonly Found[], { levels }: AnalysisOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { finding, block, rule } of found) {
    const severity = levelOf(rules[rule], levels);
    if (severity !== 'off') diagnostics.push(place(finding, document.offsets[block], rule, severity));
  }
  return diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** From the block's offsets to the document's. */
function place(finding: Finding, offset: number, rule: number, severity: Severity): Diagnostic {
  const { code, tag } = rules[rule];
  return {
    code,
    severity,
    tag,
    message: finding.message,
    start: finding.start + offset,
    end: finding.end + offset,
    replacement: finding.replacement,
    fixes: finding.fixes?.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, start: edit.start + offset, end: edit.end + offset })),
    })),
    related: finding.related?.map((info) => ({ ...info, start: info.start + offset, end: info.end + offset })),
  };
}

const reports = new WeakMap<Analysis, readonly FunctionReport[]>();

/** In text order. */
export function functionReports(analysis: Analysis): readonly FunctionReport[] {
  let known = reports.get(analysis);
  if (!known) {
    known = analysis.blocks.flatMap((facts, block) =>
      facts.functions.map((info, index) => report(analysis, block, facts, info, facts.flows[index])),
    );
    reports.set(analysis, known);
  }
  return known;
}

function report(
  { document, module }: Analysis,
  block: number,
  facts: BlockFacts,
  info: FunctionInfo,
  flow: FunctionFlow | undefined,
): FunctionReport {
  const base = document.offsets[block];
  return {
    name: info.name,
    kind: info.kind,
    block,
    info,
    offset: base + info.start,
    flow,
    maxOffset: flow?.maxOffset === undefined ? undefined : base + flow.maxOffset,
    sharedBytes: info.sharedBytes + moduleSharedBytes(module, block, facts.free, info),
    requires: leastRequirement(info.availability),
  };
}

/** Sizes of the module's `.shared` variables that a function names. */
function moduleSharedBytes(module: ModuleIndex, block: number, free: readonly FreeName[], info: FunctionInfo): number {
  const counted = new Set<string>();
  let bytes = 0;
  for (const { name, start, inFunction } of free) {
    if (inFunction !== info.node || counted.has(name)) continue;
    counted.add(name);
    const entry = declaredBefore(module, name, block, start);
    if (entry?.symbol.space === '.shared') bytes += entry.symbol.bytes ?? 0;
  }
  return bytes;
}
