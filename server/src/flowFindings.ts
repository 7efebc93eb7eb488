// What the rules about the flow of a function find: dear, so it is asked for late, block by block, and kept with the block
// as long as what the block takes from the rest of the module stays the same.
import { functionContext, type Surroundings } from './rules/functionContext';
import { rules } from './rules/index';
import type { Finding, Severity } from './rules/rule';
import { isWanted, levelOf, type RuleLevels } from './rules/severity';
import type { BlockSemantics, BlockSummary } from './semantic/block';
import { declaredBefore, type ModuleIndex } from './semantic/module';
import type { ModuleSymbol } from './semantic/symbols';
import type { Block } from './syntax/document';

export interface FlowFinding extends Finding {
  /** Index into rules. */
  readonly rule: number;
}

interface FlowFacts {
  readonly findings: readonly FlowFinding[];
  readonly asked: string;
  readonly target: number | undefined;
  readonly version: number | undefined;
  readonly symbols: readonly (ModuleSymbol | undefined)[];
}

const known = new WeakMap<Block, FlowFacts>();

/** Indices of the rules about flow whose findings are wanted. */
export function wantedFlowRules(levels: RuleLevels | undefined, least: Severity): number[] {
  return rules.flatMap((rule, index) => (rule.checkFunction && isWanted(levelOf(rule, levels), least) ? [index] : []));
}

/** Those of them that a block with these suspicions may interest where not everything is looked at. */
export function suspectedRules(wanted: readonly number[], suspicion: number): readonly number[] {
  return suspicion === 0 ? [] : wanted.filter((rule) => ((rules[rule].suspicion ?? 0) & suspicion) !== 0);
}

export interface BlockInModule {
  readonly block: Block;
  /** Its index in the document. */
  readonly index: number;
  readonly summary: BlockSummary;
  readonly module: ModuleIndex;
}

/** What is known already; undefined when it would have to be computed. */
export function knownFlowFindings(place: BlockInModule, asked: readonly number[]): readonly FlowFinding[] | undefined {
  const facts = known.get(place.block);
  const { target, version } = place.module.header;
  if (facts?.asked !== asked.join() || facts.target !== target || facts.version !== version) return undefined;
  return sameSymbols(facts.symbols, outerSymbols(place)) ? facts.findings : undefined;
}

export function computeFlowFindings(
  place: BlockInModule,
  asked: readonly number[],
  semantics: BlockSemantics,
): readonly FlowFinding[] {
  const { block, summary, module } = place;
  const { target, version } = module.header;
  const symbols = outerSymbols(place);
  const byName = new Map(summary.free.map(({ name }, i) => [name, symbols[i]]));
  const surroundings: Surroundings = { target, version, moduleSymbol: (name) => byName.get(name) };
  const findings: FlowFinding[] = [];
  semantics.functions.forEach((_, index) => {
    const context = functionContext(semantics, index, surroundings);
    if (!context) return;
    for (const rule of asked) rules[rule].checkFunction?.(context, (finding) => findings.push({ ...finding, rule }));
  });
  known.set(block, { findings, asked: asked.join(), target, version, symbols });
  return findings;
}

function outerSymbols({ index, summary, module }: BlockInModule): (ModuleSymbol | undefined)[] {
  return summary.free.map(({ name, start }) => declaredBefore(module, name, index, start)?.symbol);
}

function sameSymbols(a: FlowFacts['symbols'], b: FlowFacts['symbols']): boolean {
  return a.length === b.length && a.every((symbol, i) => symbol === b[i]);
}
