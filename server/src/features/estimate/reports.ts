// The functions of a document with refined estimates: for what a person reads. In a large document all keep the quick ones, so
// that the same kernel never has two numbers in one place.
import {
  type Analysis,
  type BlockFacts,
  type FunctionFlow,
  type FunctionReport,
  functionReports,
} from '../../analysis';
import { functionsIn } from '../registers/place';
import { refinedEstimate } from './refined';

/** Some 15,000 lines: about a quarter of a second when it is opened, and one function's share of that after an edit. */
const MOST_CHARACTERS = 500_000;

const known = new WeakMap<BlockFacts, readonly (FunctionFlow | undefined)[]>();

/** FunctionInfo index of a block -> its flow; undefined without a body. */
export function refinedFlows(analysis: Analysis, block: number): readonly (FunctionFlow | undefined)[] {
  const facts = analysis.blocks[block];
  if (analysis.document.length > MOST_CHARACTERS || !facts.functions.some(({ hasBody }) => hasBody)) return facts.flows;
  let flows = known.get(facts);
  if (!flows) {
    const places = functionsIn(analysis, block);
    flows = facts.flows.map((flow, index) => {
      const place = places.find((each) => each.index === index);
      return flow?.complete && place ? { ...flow, estimate: refinedEstimate(place) } : flow;
    });
    known.set(facts, flows);
  }
  return flows;
}

export function refinedReports(analysis: Analysis): FunctionReport[] {
  return functionReports(analysis).map((report) => refined(analysis, report));
}

export function refined(analysis: Analysis, report: FunctionReport): FunctionReport {
  const index = analysis.blocks[report.block].functions.indexOf(report.info);
  return { ...report, flow: refinedFlows(analysis, report.block)[index] };
}
