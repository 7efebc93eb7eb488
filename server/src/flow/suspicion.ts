// What the quick look at every function of a file notices by the way: a reason to look at the function in detail.
// Necessary for what the rules report, not sufficient.

/** Bits of FlowSummary.suspicion. */
export enum Suspicion {
  /** Some value seems to be read before it is written. */
  ReadsUnwritten = 1,
  /** No path leads to some instruction. */
  Unreachable = 2,
  /** Control may run past the last instruction. */
  FallsOff = 4,
}

/** Nothing is known: look. */
export const allSuspicions = Suspicion.ReadsUnwritten | Suspicion.Unreachable | Suspicion.FallsOff;
