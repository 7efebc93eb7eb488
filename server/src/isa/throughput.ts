// Arithmetic throughput where it differs so much between targets that a program should know. Source: the table of results per
// clock cycle and multiprocessor in the CUDA C++ programming guide; targets that are not here have at least 32 for doubles.

/** Compute capability times ten -> results of `.f64` arithmetic per clock cycle and multiprocessor. */
const doubles: ReadonlyMap<number, number> = new Map([
  [50, 4],
  [52, 4],
  [53, 4],
  [61, 4],
  [62, 4],
  [75, 2],
  [86, 2],
  [87, 2],
  [89, 2],
  [120, 2],
  [121, 2],
]);

/** Undefined where there are units for doubles in number. */
export const fewDoublesPerClock = (capability: number): number | undefined => doubles.get(capability);
