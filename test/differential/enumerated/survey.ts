// Asks the assemblers for every enumerated line and every target.
import { enumerateLines } from './index';
import { decideLines } from './decide';
import { cellsOf, measuredVersions, type EnumeratedFile, type Verdicts } from './record';
import { findPtxas, versionOf } from '../ptxas';

export async function survey(ptxas: string, version: string, texts: readonly string[], width = 2): Promise<Verdicts> {
  const accepted = new Array<number>(texts.length).fill(0);
  for (const [bit, cell] of cellsOf(version).entries()) {
    const verdicts = await decideLines(ptxas, cell, texts, width);
    for (const [index, verdict] of verdicts.entries()) if (verdict.accepted) accepted[index] |= 1 << bit;
  }
  return { ptxas: versionOf(ptxas), version, accepted };
}
export { enumerateLines, findPtxas, measuredVersions, versionOf };
export type { EnumeratedFile };
