// What the quick look at every function of a file notices by the way: a reason to look at the function in detail.
// Necessary for what the rules report, not sufficient.
import { Suspicion } from '../quick/codes';

export { Suspicion };

/** Nothing is known: look. */
export const allSuspicions =
  Suspicion.ReadsUnwritten | Suspicion.Unreachable | Suspicion.FallsOff | Suspicion.ReadsNeverWritten;
