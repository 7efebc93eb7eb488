// The analysis of a document as a whole, put together from its blocks'. What is known of a block hangs on the block, so an
// edit computes anew only what it touched. Pure: offsets in, plain data out.

import type { FlowSummary } from './flow/index';
import { analyseFlow } from './flow/index';
import { type AvailabilityVector, leastRequirement, requireBoth, unrestricted, vectorOf } from './isa/availability';
import { rules } from './rules/index';
import type { Diagnostic, Finding } from './rules/rule';
import type { BlockSemantics, FunctionInfo } from './semantic/block';
import type { OpcodeMatch } from './semantic/match';
import { buildModuleIndex, declaredBefore, type ModuleIndex } from './semantic/module';
import { analyseBlock } from './semantic/walk';
import { sniff } from './sniff';
import type { Block, PtxDocument } from './syntax/document';
import { tokenText } from './syntax/nodes';
import { parseBlockBytes } from './syntax/parse';

export interface BlockFacts {
  readonly semantics: BlockSemantics;
  /** Findings that depend on the block alone; offsets from its start. */
  readonly findings: readonly (Finding & { readonly rule: number })[];
  /** FunctionInfo index -> its registers; undefined without a body. */
  readonly flows: readonly (FlowSummary | undefined)[];
}

const cache = new WeakMap<Block, BlockFacts>();

export function factsOf(block: Block): BlockFacts {
  let facts = cache.get(block);
  if (!facts) {
    facts = computeFacts(block);
    cache.set(block, facts);
  }
  return facts;
}

function computeFacts(block: Block): BlockFacts {
  const semantics = analyseBlock(parseBlockBytes(block.bytes));
  const findings: (Finding & { rule: number })[] = [];
  for (const [index, rule] of rules.entries()) {
    rule.checkBlock?.(semantics, (finding) => {
      findings.push({ ...finding, rule: index });
    });
  }
  const flows = semantics.functions.map((info) => (info.hasBody ? analyseFlow(info.code, info.bounds) : undefined));
  return { semantics, findings, flows };
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
}

/** What to judge by instead of the file's own header. */
export interface AnalysisOptions {
  /** Index into ptxVersions. */
  readonly version?: number;
  /** Index into targets. */
  readonly target?: number;
}

export function analyse(document: PtxDocument, options: AnalysisOptions = {}): Analysis {
  const foreign = sniff(document);
  if (foreign) return { document, foreign, blocks: [], module: buildModuleIndex([]), diagnostics: [foreign] };
  const blocks = document.blocks.map(factsOf);
  const semantics = blocks.map((facts) => facts.semantics);
  const module = buildModuleIndex(semantics, options);
  const diagnostics: Diagnostic[] = [];
  const add = (rule: number, block: number, finding: Finding): void => {
    diagnostics.push(place(finding, document.offsets[block], rule));
  };
  blocks.forEach((facts, block) => {
    for (const finding of facts.findings) add(finding.rule, block, finding);
  });
  for (const [index, rule] of rules.entries()) {
    rule.checkModule?.({ module, blocks: semantics, report: (block, finding) => add(index, block, finding) });
  }
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
  return { document, foreign: undefined, blocks, module, diagnostics };
}

/** From the block's offsets to the document's. Related places that lie in other blocks are placed by the rule itself. */
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
  return analysis.blocks.flatMap(({ semantics, flows }, block) =>
    semantics.functions.map((info, index) => report(analysis, block, semantics, info, flows[index])),
  );
}

function report(
  analysis: Analysis,
  block: number,
  semantics: BlockSemantics,
  info: FunctionInfo,
  flow: FlowSummary | undefined,
): FunctionReport {
  const { tree } = semantics;
  const base = analysis.document.offsets[block];
  const start = (token: number): number => base + tree.tokens.starts[token];
  return {
    name: info.name,
    kind: info.kind,
    block,
    info,
    offset: start(tree.first[info.nameNode]),
    flow,
    maxOffset: flow?.maxInstruction === undefined ? undefined : start(info.code.tokens[flow.maxInstruction]),
    sharedBytes: info.sharedBytes + moduleSharedBytes(analysis, block, semantics, info),
    requires: leastRequirement(availabilityOf(info.matches)),
  };
}

/** Sizes of the module's `.shared` variables that a function names. */
function moduleSharedBytes(analysis: Analysis, block: number, semantics: BlockSemantics, info: FunctionInfo): number {
  const counted = new Set<string>();
  let bytes = 0;
  for (const free of semantics.free) {
    if (free.inFunction !== info.node) continue;
    const name = tokenText(semantics.tree, semantics.tree.first[free.node]);
    const entry = counted.has(name) ? undefined : declaredBefore(analysis.module, name, block, free.node);
    counted.add(name);
    if (entry?.symbol.space === '.shared') bytes += entry.symbol.bytes ?? 0;
  }
  return bytes;
}

/** What all the matched opcodes need together. */
export function availabilityOf(matches: readonly OpcodeMatch[]): AvailabilityVector {
  const vector = unrestricted();
  for (const match of matches) {
    const [form] = match.forms;
    if (!form || match.problems.length > 0) continue;
    requireBoth(vector, vectorOf(form.form.since));
    for (const item of form.items) {
      const value = item.values.get(match.slots[item.name] ?? '');
      if (value?.since) requireBoth(vector, vectorOf(value.since));
    }
  }
  return vector;
}
