// Corpus files with names renamed: the machine code that ptxas makes of them must be that of the originals.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { variedNames } from '../features/renaming';
import { sameCode } from './machineCode';

export interface RenameFile {
  readonly ptxas: string;
  /** File of the corpus -> the renamed text's hash, and whether its code is the original's. */
  readonly files: Readonly<Record<string, { readonly text: string; readonly sameCode: boolean }>>;
}

const folder = 'test/corpus/ptx';

/**
 * One for each sort of kernel; small enough to compile in a second. None with `.target …, debug`: there ptxas 13.0 gives
 * every declared register a place of its own, so one more declaration moves the others.
 */
export const renamedFiles: readonly string[] = [
  'attention_online.sm_80.ptx',
  'device_calls.sm_75.ptx',
  'elementwise.sm_80.ptx',
  'indirect_calls.sm_75.ptx',
  'line_info.sm_120.ptx',
  'linkage.sm_75.ptx',
  'mma_shapes.sm_80.ptx',
  'source_comments.sm_80.ptx',
  'surfaces.sm_80.ptx',
];

export const originalOf = (name: string): string => readFileSync(join(process.cwd(), folder, name), 'latin1');

export const renamedText = (name: string): string => variedNames(originalOf(name)).text;

/** Whether ptxas makes the same machine code of a file and of its renamed text. */
export const keepsCode = (ptxas: string, name: string): Promise<boolean> =>
  sameCode(ptxas, originalOf(name), renamedText(name));
