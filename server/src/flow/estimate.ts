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
/** With a call in the body ptxas never used fewer. */
const FEWEST_WITH_CALL = 24;

interface ErrorBand {
  /** Estimates up to this one. */
  readonly upTo: number;
  /** 10 % and 90 % quantile of (reported by ptxas - estimate). */
  readonly below: number;
  readonly above: number;
}

const bands: readonly ErrorBand[] = [
  { upTo: 12, below: -4, above: 3 },
  { upTo: 16, below: -4, above: 6 },
  { upTo: 24, below: -5, above: 8 },
  { upTo: 32, below: -7, above: 9 },
  { upTo: 64, below: -11, above: 14 },
  { upTo: MOST_REGISTERS, below: -30, above: 30 },
];

export function estimateRegisters(maxRegisters: number, bounds: RegisterBounds): RegisterEstimate {
  const fixed = fixedRegisters(bounds);
  if (fixed !== undefined) return { estimate: fixed, low: fixed, high: fixed, exact: false };
  const clip = (registers: number) => clipRegisters(registers, bounds);
  const line = Math.round(SLOPE * maxRegisters + OFFSET);
  const band = bands.find(({ upTo }) => Math.min(line, MOST_REGISTERS) <= upTo) ?? bands[bands.length - 1];
  return { estimate: clip(line), low: clip(line + band.below), high: clip(line + band.above), exact: false };
}

/** Brings a register count within what the function's header and calls allow. */
function clipRegisters(registers: number, bounds: RegisterBounds): number {
  const fewest = bounds.calls ? FEWEST_WITH_CALL : FEWEST_REGISTERS;
  return Math.min(Math.max(registers, fewest), registerLimit(bounds));
}
