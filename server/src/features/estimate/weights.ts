// Written by `node scripts/calibrate.mjs --write`: fitted to what ptxas 13.0.88 reported for the kernels of the test corpus.

/** In the order of the features in refined.ts. */
export const weights: readonly number[] = [
  0.2896, 0.2916, 1.152, 0.06376, 0.9798, -0.2672, -0.5205, -0.1432, 1.073, -0.2743, -0.1635, 0.1549, 3.255,
];

/** Estimates up to this one; 10 % and 90 % quantile of (reported - estimate), each source file estimated without itself. */
export const bands: readonly { readonly upTo: number; readonly below: number; readonly above: number }[] = [
  { upTo: 12, below: -2, above: 3 },
  { upTo: 16, below: -3, above: 4 },
  { upTo: 24, below: -3, above: 6 },
  { upTo: 32, below: -4, above: 6 },
  { upTo: 64, below: -8, above: 6 },
  { upTo: 255, below: -23, above: 27 },
];
