// The refined estimate: what a scheduler would do to the pressure (simulate.ts) together with a few sizes, weighed as it was
// for measured kernels. Takes about 10 µs an instruction, so it is computed for what somebody looks at.
import { clipRegisters, type RegisterEstimate } from '../../flow/estimate';
import { FEWEST_REGISTERS, fixedRegisters, registerLimit } from '../../flow/limits';
import type { FlowProfile } from '../../flow/profile';
import { limitsOf, registersPerMultiprocessor } from '../../isa/occupancy';
import { targets } from '../../isa/targets';
import { mixOf } from '../inspector/mix';
import { type FunctionPlace, reportOf } from '../registers/place';
import { callsOut } from './inlining';
import { OVERHEAD, type Simulation, simulate, type TargetTraits } from './simulate';
import { bands, weights } from './weights';

/** With a call in the body ptxas mostly reports this many. */
const USUAL_WITH_CALL = 24;
/** ptxas keeps a kernel at full occupancy that can be kept there: estimates so far above are brought down to it. */
const SNAPS = 6;
/** From so many registers below full occupancy on ptxas takes more of what is free, the nearer a kernel comes. */
const DRAWS = 10;

interface Known {
  /** Of the module: a profile stays the same when the header names another one. */
  readonly target: number | undefined;
  readonly estimate: RegisterEstimate;
}

const known = new WeakMap<FlowProfile, Known>();

/** Where the function is too large or too tangled for a simulation, the quick estimate. */
export function refinedEstimate(place: FunctionPlace): RegisterEstimate {
  const { target } = place.analysis.module.header;
  const kept = known.get(place.profile);
  if (kept && kept.target === target) return kept.estimate;
  const estimate = compute(place);
  known.set(place.profile, { target, estimate });
  return estimate;
}

function compute(place: FunctionPlace): RegisterEstimate {
  const { bounds } = place.info;
  const quick = reportOf(place).flow!.estimate;
  const features = fixedRegisters(bounds) === undefined ? featuresOf(place) : undefined;
  return features === undefined ? quick : fromFeatures(features, registerLimit(bounds), callsOut(place));
}

export const traitsOf = (place: FunctionPlace): TargetTraits => ({
  full: fullOccupancy(place),
  hasOperandsInMemory: !isLoading(place),
});

/** Registers with which a multiprocessor of the file's target is full: 32, or 40 where it holds 1,536 threads, or 64. */
export function fullOccupancy({ analysis }: FunctionPlace): number {
  const { target } = analysis.module.header;
  const threads = (target === undefined ? undefined : limitsOf(targets[target].capability)?.threads) ?? USUAL_THREADS;
  return Math.floor(registersPerMultiprocessor / threads / 8) * 8;
}

/** Of a multiprocessor, where the target is not known. */
const USUAL_THREADS = 2048;

export interface Features {
  readonly simulation: Simulation;
  /** In the order of the weights, which end with a constant. */
  readonly values: readonly number[];
}

export function featuresOf(place: FunctionPlace): Features | undefined {
  const simulation = simulate(place, traitsOf(place));
  if (simulation === undefined) return undefined;
  const { code, pressure } = place.profile;
  const { pipes } = mixOf(place, Array(code.count).keys());
  const memory = pipes.find(({ pipe }) => pipe === 'memory')?.count ?? 0;
  const special = pipes.find(({ pipe }) => pipe === 'special function')?.count ?? 0;
  const { full, budget, least, settled, scarce } = simulation;
  return {
    simulation,
    values: [
      simulation.spreadUniform,
      least,
      Math.log2(largestResult(place)),
      pressure.maxRegisters,
      Math.min(simulation.unboundedUniform, budget),
      isLoading(place) ? 0 : 1,
      settled,
      Math.min(simulation.textUniform, full - OVERHEAD),
      Math.log1p(memory),
      simulation.unrolledUniform,
      Math.log1p(special),
      scarce,
      1,
    ],
  };
}

/** From sm_90 on parameters are loaded into registers before they are used. */
function isLoading({ analysis }: FunctionPlace): boolean {
  const { target } = analysis.module.header;
  return target !== undefined && targets[target].capability >= 90;
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

export function fromFeatures(
  features: Features,
  limit: number,
  calls: boolean,
  by: readonly number[] = weights,
): RegisterEstimate {
  const line = Math.max(FEWEST_REGISTERS, snapped(features, Math.round(drawn(features, weighed(features, by)))));
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
  values.reduce((sum, value, index) => sum + value * by[index], 0);

/** 26 becomes 28.4 where 32 fill a multiprocessor, 30 becomes 31.6, 22 and 32 stay. */
function drawn({ simulation: { full } }: Features, line: number): number {
  const free = full - line;
  return free > 0 && free < DRAWS ? full - free ** 2 / DRAWS : line;
}

function snapped({ simulation: { full, least, tight } }: Features, line: number): number {
  const couldFit = Math.min(least, tight) + OVERHEAD <= full;
  return line > full && line <= full + SNAPS && couldFit ? full : line;
}
