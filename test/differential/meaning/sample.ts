// A few files with all operations that keep the code behind them: hashes of the texts and the verdicts of ptxas are
// recorded, so that the tests say the same where it is absent.
import { hashOf, sameCode } from '../machineCode';
import { chained, originalOf } from './measure';

export interface SampleFile {
  readonly ptxas: string;
  /** File of the corpus -> the hash of the text behind the operations, and whether its code is the original's. */
  readonly files: Readonly<Record<string, { readonly text: string; readonly sameCode: boolean }>>;
}

/** One for each sort of kernel, and small. */
export const sample: readonly string[] = [
  'device_calls.sm_75.ptx',
  'elementwise.sm_80.ptx',
  'indirect_calls.sm_75.ptx',
  'line_info.sm_120.ptx',
  'linkage.sm_75.ptx',
  'source_comments.sm_80.ptx',
];

const SEED = 7;

export const changedText = (name: string, seed = SEED): string => chained(name, seed, 2).text;

export async function judgeSample(ptxas: string, name: string): Promise<SampleFile['files'][string]> {
  const text = changedText(name);
  return { text: hashOf(text), sameCode: await sameCode(ptxas, originalOf(name), text) };
}
