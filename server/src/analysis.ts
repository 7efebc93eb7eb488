// The analysis of a document as a whole, put together from its blocks'. What is known of a block hangs on the block, so an
// edit computes anew only what it touched. Pure: offsets in, plain data out.
import { analyseFlow, type FlowSummary } from './flow/index';
import { leastRequirement } from './isa/availability';
import { rules } from './rules/index';
import type { Diagnostic, Finding } from './rules/rule';
import type { BlockSemantics, BlockSummary, FreeName, FunctionInfo } from './semantic/block';
import type { FunctionCode } from './semantic/code';
import { buildModuleIndex, declaredBefore, type ModuleIndex } from './semantic/module';
import { summarisePlain } from './semantic/plain';
import { analyseBlock, walkBlock } from './semantic/walk';
import { sniff } from './sniff';
import type { Block, PtxDocument } from './syntax/document';
import { parseBlockBytes, parseTransient } from './syntax/parse';

/** What is kept of a block as long as the block lives. */
export interface BlockFacts extends BlockSummary {
  /** Findings that depend on the block alone; offsets from its start. */
  readonly findings: readonly (Finding & { readonly rule: number })[];
  /** FunctionInfo index -> its registers; undefined without a body. */
  readonly flows: readonly (FunctionFlow | undefined)[];
}

export interface FunctionFlow extends FlowSummary {
  /** Offset of the instruction that needs most registers, from the block's start; undefined when none needs any. */
  readonly maxOffset: number | undefined;
}

const factsCache = new WeakMap<Block, BlockFacts>();

export function factsOf(block: Block): BlockFacts {
  let facts = factsCache.get(block);
  if (!facts) {
    facts = computeFacts(block);
    factsCache.set(block, facts);
  }
  return facts;
}

function computeFacts(block: Block): BlockFacts {
  const flows: (FunctionFlow | undefined)[] = [];
  const visitor = (info: FunctionInfo, code: FunctionCode): void => {
    flows.push(info.hasBody ? flowOf(info, code) : undefined);
  };
  const plain = block.isFunction ? summarisePlain(block.bytes, visitor) : undefined;
  if (plain) return { ...summaryOf(plain), findings: [], flows };
  flows.length = 0;
  const semantics = walkBlock(parseTransient(block.bytes), visitor);
  const findings: (Finding & { rule: number })[] = [];
  for (const [index, rule] of rules.entries()) {
    rule.checkBlock?.(semantics, (finding) => {
      findings.push({ ...finding, rule: index });
    });
  }
  return { ...summaryOf(semantics), findings, flows };
}

function flowOf(info: FunctionInfo, code: FunctionCode): FunctionFlow {
  const flow = analyseFlow(code, info.bounds);
  const { maxInstruction: max } = flow;
  return { ...flow, maxOffset: max === undefined ? undefined : code.offsets[max] };
}

/** The summary alone, so that nothing else of the walk is kept alive. */
function summaryOf({ header, moduleSymbols, free, dated, functions }: BlockSummary): BlockSummary {
  return { header, moduleSymbols, free, dated, functions };
}

/** The most recently used trees and references. Most blocks of a large file are looked at once and not again. */
const KEPT_SEMANTICS = 16;
const semanticsCache = new Map<Block, BlockSemantics>();

/** All there is to know of a block, its tree included. */
export function semanticsOf(block: Block): BlockSemantics {
  const known = semanticsCache.get(block);
  const semantics = known ?? analyseBlock(parseBlockBytes(block.bytes));
  semanticsCache.delete(block);
  semanticsCache.set(block, semantics);
  if (semanticsCache.size > KEPT_SEMANTICS) semanticsCache.delete(semanticsCache.keys().next().value!);
  return semantics;
}

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

export interface Analysis {
  readonly document: PtxDocument;
  /** The text is no PTX at all: nothing else is said about it. */
  readonly foreign: Diagnostic | undefined;
  readonly blocks: readonly BlockFacts[];
  readonly module: ModuleIndex;
  /** In text order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The tree and all of a block's meaning, by the block's index. */
  readonly semanticsOf: (block: number) => BlockSemantics;
}

/** What to judge by instead of the file's own header. */
export interface AnalysisOptions {
  /** Index into ptxVersions. */
  readonly version?: number;
  /** Index into targets. */
  readonly target?: number;
}

export function analyse(document: PtxDocument, options: AnalysisOptions = {}): Analysis {
  // The blocks of this moment: the document itself goes on changing.
  const { blocks: texts, offsets } = document;
  const semantics = (block: number): BlockSemantics => semanticsOf(texts[block]);
  const foreign = sniff(document);
  if (foreign) {
    return {
      document,
      foreign,
      blocks: [],
      module: buildModuleIndex([]),
      diagnostics: [foreign],
      semanticsOf: semantics,
    };
  }
  const blocks = texts.map(factsOf);
  const module = buildModuleIndex(blocks, options);
  const diagnostics: Diagnostic[] = [];
  const add = (rule: number, block: number, finding: Finding): void => {
    diagnostics.push(place(finding, offsets[block], rule));
  };
  blocks.forEach((facts, block) => {
    for (const finding of facts.findings) add(finding.rule, block, finding);
  });
  for (const [index, rule] of rules.entries()) {
    rule.checkModule?.({
      module,
      blocks,
      semanticsOf: semantics,
      report: (block, finding) => add(index, block, finding),
    });
  }
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
  return { document, foreign: undefined, blocks, module, diagnostics, semanticsOf: semantics };
}

/** From the block's offsets to the document's. */
function place(finding: Finding, offset: number, rule: number): Diagnostic {
  const { code, severity } = rules[rule];
  return {
    code,
    severity,
    message: finding.message,
    start: finding.start + offset,
    end: finding.end + offset,
    replacement: finding.replacement,
    related: finding.related?.map((info) => ({ ...info, start: info.start + offset, end: info.end + offset })),
  };
}

export function functionReports(analysis: Analysis): FunctionReport[] {
  return analysis.blocks.flatMap((facts, block) =>
    facts.functions.map((info, index) => report(analysis, block, facts, info, facts.flows[index])),
  );
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
