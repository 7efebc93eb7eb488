// Written by `node scripts/calibrate.mjs --write`: fitted to what ptxas 13.0.88 reported for the kernels of the test corpus.

/** In the order of the features in refined.ts. */
export const weights: readonly number[] = [
  0.2923, 0.2715, 1.034, 0.07439, 0.9405, -0.2947, -0.5307, -0.136, 1.098, -0.2507, -0.1965, 0.1817, 3.115,
];

/** Estimates up to this one; 10 % and 90 % quantile of (reported - estimate), each source file estimated without itself. */
export const bands: readonly { readonly upTo: number; readonly below: number; readonly above: number }[] = [
  { upTo: 12, below: -2, above: 3 },
  { upTo: 16, below: -3, above: 5 },
  { upTo: 24, below: -3, above: 6 },
  { upTo: 32, below: -3, above: 6 },
  { upTo: 64, below: -8, above: 7 },
  { upTo: 255, below: -19, above: 27 },
];
