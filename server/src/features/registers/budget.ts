// The launch of a kernel as far as its text says it, the occupancy of its estimated registers, and how far the next step is.
import type { FunctionReport } from '../../analysis';
import {
  type LaunchShape,
  nextStep,
  type Occupancy,
  type OccupancyStep,
  occupancyOf,
  occupancySteps,
} from '../../flow/occupancy';
import { limitsOf } from '../../isa/occupancy';
import { targets } from '../../isa/targets';

/** Threads of a block where the text does not say: what most kernels are launched with. */
export const USUAL_THREADS = 256;

export interface Budget {
  /** Name of the target, its hardware's limits are known. */
  readonly target: string;
  readonly capability: number;
  readonly launch: LaunchShape;
  /** The block size is `.reqntid`'s or `.maxntid`'s, and not the usual one. */
  readonly isThreadsGiven: boolean;
  readonly occupancy: Occupancy;
  readonly steps: readonly OccupancyStep[];
  /** Absent when fewer registers would bring no further block. */
  readonly next: OccupancyStep | undefined;
}

/** Undefined for a `.func`, and where the target or its hardware is not known. `barriers`: named barriers of the body. */
export function budgetOf(report: FunctionReport, target: number | undefined, barriers = 0): Budget | undefined {
  const { flow, info } = report;
  if (report.kind !== 'entry' || flow === undefined || target === undefined) return undefined;
  const { name, capability } = targets[target];
  const given = info.bounds.requiredThreads ?? info.bounds.maxThreads;
  return budgetFor(
    { name, capability },
    {
      registers: flow.estimate.estimate,
      threads: given ?? USUAL_THREADS,
      staticShared: report.sharedBytes,
      dynamicShared: 0,
      barriers,
    },
    given !== undefined,
  );
}

export function budgetFor(
  { name, capability }: { readonly name: string; readonly capability: number },
  launch: LaunchShape,
  isThreadsGiven: boolean,
): Budget | undefined {
  const hardware = limitsOf(capability);
  const occupancy = hardware && occupancyOf(hardware, launch);
  if (!hardware || !occupancy) return undefined;
  const steps = occupancySteps(hardware, launch);
  const next = nextStep(
    steps.filter((step) => step.blocks > occupancy.blocks),
    launch.registers,
  );
  return { target: name, capability, launch, isThreadsGiven, occupancy, steps, next };
}
