// The machine code that ptxas makes of a text, to be held against that of another text.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Whether ptxas makes the same machine code of both texts, whatever the functions are called. */
export async function sameCode(ptxas: string, one: string, other: string): Promise<boolean> {
  const [before, after] = await Promise.all([codeOf(ptxas, one), codeOf(ptxas, other)]);
  return before === after;
}

/** One hash of all code sections, whatever their order. Rejects the promise where ptxas does not accept the text. */
export async function codeOf(ptxas: string, text: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'ptx-lens-'));
  try {
    await writeFile(join(place, 'input.ptx'), text, 'latin1');
    const target = /\.target\s+(\w+)/.exec(text)?.[1] ?? 'sm_80';
    await promisify(execFile)(ptxas, [`-arch=${target}`, 'input.ptx', '-o', 'output.cubin'], { cwd: place });
    const sections = codeSections(await readFile(join(place, 'output.cubin')));
    if (sections.length === 0) throw new Error('The text has no function, so it has no code.');
    return hashOf(sections.map(hashOf).sort().join());
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
