// Written by `node scripts/calibrate.mjs --write`: fitted to what ptxas 13.0.88 reported for the kernels of the test corpus.

/** In the order of the features in refined.ts. */
export const weights: readonly number[] = [
  0.299, 0.2606, 1.052, 0.1152, 0.9651, -0.9773, -0.6019, -0.1374, 1.192, -0.2021, -0.1512, 0.144, 3.277,
];

/** Estimates up to this one; 10 % and 90 % quantile of (reported - estimate), each source file estimated without itself. */
export const bands: readonly { readonly upTo: number; readonly below: number; readonly above: number }[] = [
  { upTo: 12, below: -2, above: 3 },
  { upTo: 16, below: -3, above: 4 },
  { upTo: 24, below: -3, above: 7 },
  { upTo: 32, below: -3, above: 7 },
  { upTo: 64, below: -8, above: 8 },
  { upTo: 255, below: -20, above: 27 },
];
