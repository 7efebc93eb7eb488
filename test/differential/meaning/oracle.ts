// What scripts/meaning.mjs needs of this folder.
import type { Figures } from './measure';

export { findPtxas, inParallel, versionOf } from '../ptxas';
export { added, comparableFiles, figuresOf, operations } from './measure';

/** The same code, or where that is not promised the same trace; what is asked for a change has to change something. */
export function keepsWhatItSays({ keeps, applied, identical, otherTraces }: Figures): boolean {
  if (keeps === 'code') return identical === applied;
  return keeps === 'nothing' || otherTraces === 0;
}
