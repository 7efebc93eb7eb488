// What is known of each block: facts as long as the block lives, all of its meaning for the blocks that were looked at last.
// Both are computed when they are first asked for, from the block's text alone.
import { analyseFlow, type FlowSummary } from './flow/index';
import { rules } from './rules/index';
import type { Finding } from './rules/rule';
import type { BlockSemantics, BlockSummary, FunctionInfo } from './semantic/block';
import type { FunctionCode } from './semantic/code';
import { summarisePlain } from './semantic/plain';
import { analyseBlock, walkBlock } from './semantic/walk';
import { patchBlock } from './semantic/walk/patch';
import type { Block } from './syntax/document';
import { parseBlockBytes, parseTransient } from './syntax/parse';

/** What is kept of a block as long as the block lives. */
export interface BlockFacts extends BlockSummary {
  /** Findings that depend on the block alone; offsets from its start. */
  readonly findings: readonly (Finding & { readonly rule: number })[];
  /** FunctionInfo index -> its registers; undefined without a body. */
  readonly flows: readonly (FunctionFlow | undefined)[];
  /** What the quick look at its functions found, Suspicion bits of all. */
  readonly suspicion: number;
  /** It names functions outside of functions. */
  readonly namesFunctions: boolean;
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
  if (plain) return factsFrom(plain, [], flows);
  flows.length = 0;
  const semantics = walkBlock(parseTransient(block.bytes), visitor);
  const findings: (Finding & { rule: number })[] = [];
  for (const [index, rule] of rules.entries()) {
    rule.checkBlock?.(semantics, (finding) => {
      findings.push({ ...finding, rule: index });
    });
  }
  return factsFrom(semantics, findings, flows);
}

function factsFrom(summary: BlockSummary, findings: BlockFacts['findings'], flows: BlockFacts['flows']): BlockFacts {
  const suspicion = flows.reduce((all, flow) => all | (flow?.suspicion ?? 0), 0);
  const namesFunctions = summary.free.some(
    ({ expected, inFunction }) => expected === 'function' && inFunction === undefined,
  );
  return { ...summaryOf(summary), findings, flows, suspicion, namesFunctions };
}

function flowOf(info: FunctionInfo, code: FunctionCode): FunctionFlow {
  const flow = analyseFlow(code, info.bounds);
  const { maxInstruction: max } = flow;
  return { ...flow, maxOffset: max === undefined ? undefined : code.offsets[max] };
}

/** The summary alone, so that nothing else of the walk is kept alive. */
function summaryOf(summary: BlockSummary): BlockSummary {
  const { header, needs, calls, lines, withdrawn, samplers, breaksOff, moduleSymbols, free, dated, functions } =
    summary;
  return { header, needs, calls, lines, withdrawn, samplers, breaksOff, moduleSymbols, free, dated, functions };
}

/**
 * Trees and references of the blocks that were asked about last, as many as have so many bytes of text together; they take
 * about ten times as much. Most blocks of a large file are looked at once and not again.
 */
const KEPT_BYTES = 10e6;
const semanticsCache = new Map<Block, BlockSemantics>();
let keptBytes = 0;

/** All there is to know of a block, its tree included. */
export function semanticsOf(block: Block): BlockSemantics {
  return quickSemanticsOf(block) ?? kept(block, analyseBlock(parseBlockBytes(block.bytes)));
}

/** The same where it costs little: it is known, or the text that the block was before an edit is. */
function quickSemanticsOf(block: Block): BlockSemantics | undefined {
  const known = semanticsCache.get(block);
  if (known) return kept(block, known);
  const { origin, bytes } = block;
  const before = origin && semanticsCache.get(origin.block);
  const patched = before && patchBlock(before, bytes, origin.edit);
  return patched && kept(block, patched);
}

/** Small blocks cost more than their text. */
const costOf = (block: Block): number => block.length + 1000;

function kept(block: Block, semantics: BlockSemantics): BlockSemantics {
  block.origin = undefined;
  if (!semanticsCache.delete(block)) keptBytes += costOf(block);
  semanticsCache.set(block, semantics);
  for (const oldest of semanticsCache.keys()) {
    if (keptBytes <= KEPT_BYTES || oldest === block) break;
    semanticsCache.delete(oldest);
    keptBytes -= costOf(oldest);
  }
  return semantics;
}

/** What a block tells the others, from what of it is known already or can be known soonest. */
export const toldBy = (block: Block): BlockSummary =>
  factsCache.get(block) ?? quickSemanticsOf(block) ?? factsOf(block);
