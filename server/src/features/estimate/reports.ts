// The functions of a document with refined estimates: for what a person reads. In a large document all keep the quick ones, so
// that the same kernel never has two numbers in one place.
import { type Analysis, type FunctionReport, functionReports } from '../../analysis';
import type { BlockFacts, FunctionFlow } from '../../knownBlocks';
import { functionsIn } from '../registers/place';
import { refinedEstimate } from './refined';

/** Some 15,000 lines: about a quarter of a second when it is opened, and one function's share of that after an edit. */
const MOST_CHARACTERS = 500_000;

type Flows = readonly (FunctionFlow | undefined)[];

/** By the target of the module, which a block does not know. */
const known = new WeakMap<BlockFacts, { readonly target: number | undefined; readonly flows: Flows }>();

/** FunctionInfo index of a block -> its flow; undefined without a body. */
export function refinedFlows(analysis: Analysis, block: number): Flows {
  const facts = analysis.blocks[block];
  if (analysis.document.length > MOST_CHARACTERS || !facts.functions.some(({ hasBody }) => hasBody)) return facts.flows;
  const { target } = analysis.module.header;
  const kept = known.get(facts);
  if (kept && kept.target === target) return kept.flows;
  const places = functionsIn(analysis, block);
  const flows = facts.flows.map((flow, index) => {
    const place = places.find((each) => each.index === index);
    return flow?.complete && place ? { ...flow, estimate: refinedEstimate(place) } : flow;
  });
  known.set(facts, { target, flows });
  return flows;
}

export function refinedReports(analysis: Analysis): readonly FunctionReport[] {
  const reports = functionReports(analysis);
  if (analysis.document.length > MOST_CHARACTERS) return reports;
  return reports.map((report) => refined(analysis, report));
}

export function refined(analysis: Analysis, report: FunctionReport): FunctionReport {
  const index = analysis.blocks[report.block].functions.indexOf(report.info);
  return { ...report, flow: refinedFlows(analysis, report.block)[index] };
}
