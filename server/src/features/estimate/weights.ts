// Written by `node scripts/calibrate.mjs --write`: fitted to what ptxas 13.0.88 reported for the kernels of the test corpus.

/** In the order of the features in refined.ts. */
export const weights: readonly number[] = [
  -0.06748, 0.2701, 0.4936, 1.006, -0.3208, 0.3715, 1.339, 3.316, 2.104, -0.7759, -1.847,
];

/** Estimates up to this one; 10 % and 90 % quantile of (reported - estimate), each source file estimated without itself. */
export const bands: readonly { readonly upTo: number; readonly below: number; readonly above: number }[] = [
  { upTo: 12, below: -2, above: 3 },
  { upTo: 16, below: -3, above: 6 },
  { upTo: 24, below: -4, above: 7 },
  { upTo: 32, below: -2, above: 9 },
  { upTo: 64, below: -13, above: 5 },
  { upTo: 255, below: -26, above: 39 },
];
