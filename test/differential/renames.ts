// Corpus files with names renamed: the machine code that ptxas makes of them must be that of the originals.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { variedNames } from '../features/renaming';

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

export const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Whether ptxas makes the same machine code of both texts, whatever the functions are called. */
export async function sameCode(ptxas: string, name: string): Promise<boolean> {
  const [before, after] = await Promise.all([codeOf(ptxas, originalOf(name)), codeOf(ptxas, renamedText(name))]);
  return before.length > 0 && before.join() === after.join();
}

/** The hashes of the code sections, sorted. */
async function codeOf(ptxas: string, text: string): Promise<string[]> {
  const place = await mkdtemp(join(tmpdir(), 'ptx-lens-'));
  try {
    await writeFile(join(place, 'input.ptx'), text, 'latin1');
    const target = /\.target\s+(\w+)/.exec(text)?.[1] ?? 'sm_80';
    await promisify(execFile)(ptxas, [`-arch=${target}`, 'input.ptx', '-o', 'output.cubin'], { cwd: place });
    return codeSections(await readFile(join(place, 'output.cubin')))
      .map(hashOf)
      .sort();
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The contents of `.text.*` of a 64-bit little-endian ELF file. */
function codeSections(elf: Buffer): Uint8Array[] {
  const [table, size, count, names] = [
    Number(elf.readBigUInt64LE(0x28)),
    elf.readUInt16LE(0x3a),
    elf.readUInt16LE(0x3c),
    elf.readUInt16LE(0x3e),
  ];
  const contents = (index: number): Buffer => {
    const header = table + index * size;
    const start = Number(elf.readBigUInt64LE(header + 24));
    return elf.subarray(start, start + Number(elf.readBigUInt64LE(header + 32)));
  };
  const text = contents(names);
  const sections: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const start = elf.readUInt32LE(table + index * size);
    if (text.toString('latin1', start, text.indexOf(0, start)).startsWith('.text.')) sections.push(contents(index));
  }
  return sections;
}
