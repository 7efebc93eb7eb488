// Written by `node scripts/calibrate.mjs --write`: fitted to what ptxas 13.0.88 reported for the kernels of the test corpus.

/** In the order of the features in refined.ts. */
export const weights: readonly number[] = [
  -0.04437, 0.2446, 0.5121, 0.8831, -0.307, 0.3298, 1.284, 2.404, 2.236, -0.8441, -1.138,
];

/** Estimates up to this one; 10 % and 90 % quantile of (reported - estimate), each source file estimated without itself. */
export const bands: readonly { readonly upTo: number; readonly below: number; readonly above: number }[] = [
  { upTo: 12, below: -2, above: 3 },
  { upTo: 16, below: -3, above: 5 },
  { upTo: 24, below: -4, above: 6 },
  { upTo: 32, below: -4, above: 8 },
  { upTo: 64, below: -10, above: 10 },
  { upTo: 255, below: -38, above: 41 },
];
