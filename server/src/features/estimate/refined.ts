// The refined estimate: what a scheduler would do to the pressure (simulate.ts) together with a few sizes, weighed as it was
// for measured kernels. Takes about 10 µs an instruction, so it is computed for what somebody looks at.
import { clipRegisters, type RegisterEstimate } from '../../flow/estimate';
import { FEWEST_REGISTERS, fixedRegisters, registerLimit } from '../../flow/limits';
import type { FlowProfile } from '../../flow/profile';
import { mixOf } from '../inspector/mix';
import { type FunctionPlace, reportOf } from '../registers/place';
import { type Simulation, simulate } from './simulate';
import { bands, weights } from './weights';

/** With a call in the body ptxas mostly reports this many. */
const USUAL_WITH_CALL = 24;
/** Full occupancy: ptxas keeps a kernel here that could be kept here. Counts just above are rare. */
const FULL_OCCUPANCY = 32;
const SNAPS_FROM = 38;

const known = new WeakMap<FlowProfile, RegisterEstimate>();

/** Where the function is too large or too tangled for a simulation, the quick estimate. */
export function refinedEstimate(place: FunctionPlace): RegisterEstimate {
  let estimate = known.get(place.profile);
  if (!estimate) {
    estimate = compute(place);
    known.set(place.profile, estimate);
  }
  return estimate;
}

function compute(place: FunctionPlace): RegisterEstimate {
  const { bounds } = place.info;
  const quick = reportOf(place).flow!.estimate;
  const features = fixedRegisters(bounds) === undefined ? featuresOf(place) : undefined;
  return features === undefined ? quick : fromFeatures(features, registerLimit(bounds), bounds.calls);
}

export interface Features {
  readonly simulation: Simulation;
  /** In the order of the weights, which end with a constant. */
  readonly values: readonly number[];
}

export function featuresOf(place: FunctionPlace): Features | undefined {
  const simulation = simulate(place);
  if (simulation === undefined) return undefined;
  const { code, graph, pressure } = place.profile;
  const { pipes } = mixOf(place, Array(code.count).keys());
  const memory = pipes.find(({ pipe }) => pipe === 'memory')?.count ?? 0;
  const { settled, unbounded, tight } = simulation;
  return {
    simulation,
    values: [
      settled,
      Math.min(unbounded, FULL_OCCUPANCY - 3),
      pressure.maxRegisters,
      Math.log1p(code.count),
      Math.min(pressure.maxRegisters, FULL_OCCUPANCY - 3),
      tight,
      Math.log2(largestResult(place)),
      wideShare(place),
      Math.log1p(memory),
      Math.log1p(graph.blockCount),
      1,
    ],
  };
}

/** Registers that one instruction writes: they have to stand side by side. */
function largestResult({ profile: { code } }: FunctionPlace): number {
  let most = 1;
  for (let i = 0; i < code.count; i++) {
    let size = 0;
    for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) size += code.units[code.defs[d]];
    most = Math.max(most, size);
  }
  return most;
}

/** Share of 64-bit values, whose registers come in pairs. */
function wideShare({ profile: { code } }: FunctionPlace): number {
  let wide = 0;
  for (let value = 0; value < code.valueCount; value++) if (code.units[value] === 2) wide++;
  return wide / Math.max(1, code.valueCount);
}

export function fromFeatures(
  features: Features,
  limit: number,
  calls: boolean,
  by: readonly number[] = weights,
): RegisterEstimate {
  const line = Math.max(FEWEST_REGISTERS, snapped(features, weighed(features, by)));
  const band = bands.find(({ upTo }) => line <= upTo) ?? bands[bands.length - 1];
  const usual = calls ? Math.max(line, USUAL_WITH_CALL) : line;
  return {
    estimate: clipRegisters(usual, limit),
    low: clipRegisters(line + band.below, limit),
    high: clipRegisters(usual + band.above, limit),
    exact: false,
  };
}

const weighed = ({ values }: Features, by: readonly number[]): number =>
  Math.round(values.reduce((sum, value, index) => sum + value * by[index], 0));

function snapped({ simulation: { least, text, tight } }: Features, line: number): number {
  const couldFit = Math.min(least, text, tight) + 3 <= FULL_OCCUPANCY;
  return line > FULL_OCCUPANCY && line <= SNAPS_FROM && couldFit ? FULL_OCCUPANCY : line;
}
