// How many registers ptxas will report, guessed from the pressure in text order. ptxas hoists, sinks, unrolls and
// rematerialises, so this is a straight line through measured kernels with a band around it, never a promise.
import { FEWEST_REGISTERS, fixedRegisters, MOST_REGISTERS, type RegisterBounds, registerLimit } from './limits';

export interface RegisterEstimate {
  readonly estimate: number;
  /** Of kernels with such an estimate, 80 % lie from `low` to `high`, 10 % below and 10 % above. */
  readonly low: number;
  readonly high: number;
  /** Only ptxas knows exactly. */
  readonly exact: false;
}

/** Fitted to 2,528 kernels of public CUDA code under ptxas 13.0.88 (mean error 5.4 registers, median 3). */
const SLOPE = 0.735;
const OFFSET = 6.3;
/** With a call in the body ptxas mostly reports this many; fewer where it inlines the callee. */
const USUAL_WITH_CALL = 24;

interface ErrorBand {
  /** Estimates up to this one. */
  readonly upTo: number;
  /** 10 % and 90 % quantile of (reported by ptxas - estimate). */
  readonly below: number;
  readonly above: number;
}

/**
 * From scripts/calibrate.mjs: 1,135 kernels of the test corpus whose count no limit decides, ptxas 13.0.88, sm_75 to sm_120a.
 * Above 24 no band reaches less than 5 down, which is what the public code of the fit showed. The last class has 69 kernels.
 */
const bands: readonly ErrorBand[] = [
  { upTo: 12, below: -3, above: 5 },
  { upTo: 16, below: -4, above: 7 },
  { upTo: 24, below: -4, above: 11 },
  { upTo: 32, below: -5, above: 15 },
  { upTo: 64, below: -5, above: 21 },
  { upTo: MOST_REGISTERS, below: -12, above: 60 },
];

export function estimateRegisters(maxRegisters: number, bounds: RegisterBounds): RegisterEstimate {
  const fixed = fixedRegisters(bounds);
  if (fixed !== undefined) return { estimate: fixed, low: fixed, high: fixed, exact: false };
  const line = Math.min(MOST_REGISTERS, Math.round(SLOPE * maxRegisters + OFFSET));
  const usual = bounds.calls ? Math.max(line, USUAL_WITH_CALL) : line;
  const band = bands.find(({ upTo }) => line <= upTo) ?? bands[bands.length - 1];
  const limit = registerLimit(bounds);
  return {
    estimate: clipRegisters(usual, limit),
    low: clipRegisters(line + band.below, limit),
    high: clipRegisters(usual + band.above, limit),
    exact: false,
  };
}

export function clipRegisters(registers: number, limit: number): number {
  return Math.min(Math.max(registers, FEWEST_REGISTERS), limit);
}
