// The file of recorded verdicts on the enumerated lines. It keeps the lines themselves, so that a change of the data does not
// ask for an assembler, and is compressed, because they are long and much alike. `npm run oracle -- enumerated` writes it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Reason } from './alternatives';
import type { Cell } from './names';

export const recordPath = 'test/differential/enumerated/verdicts.json.br';

/** The targets for which each line is judged, in the order of the bits of a verdict (bit 0 the first). */
export const measuredTargets = ['sm_75', 'sm_80', 'sm_89', 'sm_90', 'sm_90a', 'sm_100a', 'sm_103f', 'sm_120a'] as const;

/** The PTX versions for which all lines are judged, and the first version of ptxas that knows each. */
export const measuredVersions = { '9.0': '13.0', '9.3': '13.3' } as const;

/** Of one assembler and PTX version: a byte for each line, a bit for each target that accepts it. */
export interface Verdicts {
  readonly ptxas: string;
  readonly version: string;
  readonly accepted: readonly number[];
}

export interface RecordedLine {
  readonly instruction: string;
  readonly form: number;
  readonly reason: Reason;
  readonly text: string;
}

export interface EnumeratedFile {
  readonly lines: readonly RecordedLine[];
  readonly verdicts: readonly Verdicts[];
}

/** In the file: columns, because what stands below each other is alike. */
interface Packed {
  readonly targets: readonly string[];
  readonly reasons: readonly string[];
  readonly instructions: readonly (readonly [name: string, lines: number])[];
  readonly forms: readonly number[];
  readonly reasonOf: readonly number[];
  readonly texts: string;
  readonly verdicts: readonly { readonly ptxas: string; readonly version: string; readonly accepted: string }[];
}

export function readEnumerated(root = process.cwd()): EnumeratedFile | undefined {
  const path = join(root, recordPath);
  if (!existsSync(path)) return undefined;
  const packed = JSON.parse(brotliDecompressSync(readFileSync(path)).toString('latin1')) as Packed;
  const names = packed.instructions.flatMap(([name, count]) => Array<string>(count).fill(name));
  const lines = packed.texts.split('\n').map((text, index) => ({
    instruction: names[index],
    form: packed.forms[index],
    reason: packed.reasons[packed.reasonOf[index]] as Reason,
    text: spread(text),
  }));
  const verdicts = packed.verdicts.map(({ accepted, ...rest }) => ({
    ...rest,
    accepted: accepted.match(/../g)!.map((pair) => Number.parseInt(pair, 16)),
  }));
  return { lines, verdicts };
}

export function writeEnumerated({ lines, verdicts }: EnumeratedFile): void {
  const reasons = [...new Set(lines.map(({ reason }) => reason))];
  const instructions: [string, number][] = [];
  for (const { instruction } of lines) {
    const last = instructions.at(-1);
    if (last?.[0] === instruction) last[1]++;
    else instructions.push([instruction, 1]);
  }
  const packed: Packed = {
    targets: measuredTargets,
    reasons,
    instructions,
    forms: lines.map(({ form }) => form),
    reasonOf: lines.map(({ reason }) => reasons.indexOf(reason)),
    texts: lines.map(({ text }) => gather(text)).join('\n'),
    verdicts: verdicts.map(({ accepted, ...rest }) => ({
      ...rest,
      accepted: accepted.map((bits) => bits.toString(16).padStart(2, '0')).join(''),
    })),
  };
  const bytes = Buffer.from(JSON.stringify(packed), 'latin1');
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(recordPath, brotliCompressSync(bytes, { params }));
}

/** `%b32_8, %b32_9, %b32_10, %b32_11` as `%b32_8..11`; long vectors are most of the text. */
export function gather(text: string): string {
  return text.replace(/(%\w+?)(\d+)((?:, \1\d+)+)/g, (whole, name: string, first: string, rest: string) => {
    const numbers = [
      Number(first),
      ...rest
        .split(', ')
        .slice(1)
        .map((other) => Number(other.slice(name.length))),
    ];
    const isRun = numbers.length > 3 && numbers.every((number, at) => number === numbers[0] + at);
    return isRun ? `${name}${first}..${numbers.at(-1)}` : whole;
  });
}

export function spread(text: string): string {
  return text.replace(/(%\w+?)(\d+)\.\.(\d+)/g, (_, name: string, first: string, last: string) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `${name}${Number(first) + at}`).join(', '),
  );
}

export const cellsOf = (version: string): Cell[] => measuredTargets.map((target) => ({ version, target }));
