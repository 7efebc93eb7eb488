// Everything that the Kernel Inspector shows of the function around the cursor, as plain data with lines of the document.
import type { Analysis } from '../../analysis';
import type { RegisterEstimate } from '../../flow/estimate';
import { registerLimit } from '../../flow/limits';
import type { LaunchShape } from '../../flow/occupancy';
import { commonDevice, type Device, hardwareLimits } from '../../isa/occupancy';
import { targets } from '../../isa/targets';
import { demangledText } from '../documentation/demangled';
import { refined } from '../estimate/reports';
import { type PortabilityTable, portabilityTable } from '../portability/table';
import { budgetOf, USUAL_THREADS } from '../registers/budget';
import { type FunctionPlace, functionAt, functionsIn, instructionAt, lineOf, reportOf } from '../registers/place';
import { type BlockNode, blocksOf, type LoopNode, loopsOf, MOST_NESTED } from './blocks';
import { barriersOf, type InstructionMix, mixOf } from './mix';

export interface InspectorReport {
  readonly name: string;
  /** The name as its source has it, where it is mangled. */
  readonly source: string | undefined;
  readonly kind: 'entry' | 'func';
  /** Line of its name, from 0. */
  readonly line: number;
  /** First and last line of its instructions. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** False when the analysis was cut off: counts are lower bounds. */
  readonly complete: boolean;
  /** The instruction at the cursor, or -1. */
  readonly cursor: number;
  /** Instruction -> line, live registers (32-bit units), live predicates. */
  readonly lines: readonly number[];
  readonly registers: readonly number[];
  readonly predicates: readonly number[];
  /** The instruction with most live registers, or -1. */
  readonly maximum: number;
  readonly blocks: readonly BlockNode[];
  readonly loops: readonly LoopNode[];
  readonly mix: InstructionMix;
  readonly portability: PortabilityTable;
  readonly estimate: RegisterEstimate;
  /** The most that the launch bounds let ptxas use. */
  readonly registerLimit: number;
  /** The launch that the text describes; what it leaves open is as usual. */
  readonly launch: LaunchShape;
  readonly isThreadsGiven: boolean;
  /** The file's target, where its hardware is known. */
  readonly target: string | undefined;
  /** Targets with known hardware, by compute capability, with a chip that many have. */
  readonly targets: readonly { readonly name: string; readonly device: Device | undefined }[];
}

/** Letters that a heading has room for. */
const LONGEST_SOURCE = 300;

/** Of the function at an offset, else the nearest one above, else the first of the document. */
export function inspect(analysis: Analysis, offset: number): InspectorReport | undefined {
  if (analysis.foreign) return undefined;
  const place = functionAt(analysis, offset) ?? nearest(analysis, offset);
  return place && describe(place, instructionAt(place, offset));
}

function nearest(analysis: Analysis, offset: number): FunctionPlace | undefined {
  const from = Math.min(analysis.document.blockAt(offset), analysis.blockCount - 1);
  for (let block = from; block >= 0; block--) {
    const above = functionsIn(analysis, block).findLast((place) => place.base + place.info.start <= offset);
    if (above) return above;
  }
  for (let block = Math.max(0, from); block < analysis.blockCount; block++) {
    const [below] = functionsIn(analysis, block);
    if (below) return below;
  }
  return undefined;
}

function describe(place: FunctionPlace, cursor: number): InspectorReport {
  const { analysis, base, info, profile } = place;
  const { count } = profile.code;
  const report = refined(analysis, reportOf(place));
  const target = analysis.module.header.target;
  const barriers = barriersOf(place);
  const budget = budgetOf(report, target, barriers);
  const estimate = report.flow!.estimate;
  const lines = Array.from({ length: count }, (_, i) => lineOf(place, i));
  const nameLine = analysis.document.positionAt(base + info.start).line;
  return {
    name: info.name,
    source: demangledText(info.name, LONGEST_SOURCE),
    kind: info.kind,
    line: nameLine,
    firstLine: lines[0] ?? nameLine,
    lastLine: lines.at(-1) ?? nameLine,
    complete: profile.liveness.complete && profile.loops.depth.every((depth) => depth <= MOST_NESTED),
    cursor,
    lines,
    registers: [...profile.pressure.registers],
    predicates: [...profile.pressure.predicates],
    maximum: profile.pressure.maxInstruction ?? -1,
    blocks: blocksOf(place),
    loops: loopsOf(place),
    mix: mixOf(
      place,
      lines.map((_, i) => i),
    ),
    portability: portabilityTable(place),
    estimate,
    registerLimit: registerLimit(info.bounds),
    launch: budget?.launch ?? {
      registers: estimate.estimate,
      threads: info.bounds.requiredThreads ?? info.bounds.maxThreads ?? USUAL_THREADS,
      staticShared: report.sharedBytes,
      dynamicShared: 0,
      barriers,
    },
    isThreadsGiven: info.bounds.requiredThreads !== undefined || info.bounds.maxThreads !== undefined,
    target: known(target),
    targets: knownTargets,
  };
}

const knownTargets: InspectorReport['targets'] = hardwareLimits
  .filter(({ warps }) => warps !== undefined)
  .flatMap(({ capabilities }) => capabilities)
  .sort((a, b) => a - b)
  .map((capability) => ({ name: `sm_${capability}`, device: commonDevice(capability) }));

function known(target: number | undefined): string | undefined {
  const name = target === undefined ? undefined : `sm_${targets[target].capability}`;
  return knownTargets.find((each) => each.name === name)?.name;
}
