// Asks an assembler for every enumerated line and every measured target.
import { versionOf } from '../ptxas';
import { decideLines } from './decide';
import { cellsOf, type Verdicts } from './record';

export { findPtxas, versionOf } from '../ptxas';
export { comparisonsOf } from './compare';
export { coverageText } from './coverage';
export { enumerateLines } from './index';
export { measuredVersions, readEnumerated, writeEnumerated } from './record';

/** `width`: how many assemblers run at once. Some minutes for tens of thousands of lines. */
export async function survey(ptxas: string, version: string, texts: readonly string[], width = 2): Promise<Verdicts> {
  const accepted = new Array<number>(texts.length).fill(0);
  for (const [bit, cell] of cellsOf(version).entries()) {
    const verdicts = await decideLines(ptxas, cell, texts, width);
    for (const [index, verdict] of verdicts.entries()) if (verdict.accepted) accepted[index] |= 1 << bit;
  }
  return { ptxas: versionOf(ptxas), version, accepted };
}
