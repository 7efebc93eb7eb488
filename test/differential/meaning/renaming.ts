// Renames of each sort of name, and the formatter.
import { applyEdits, defaultFormat, type FormatOptions, format } from '../../../server/src/features/format';
import { PtxDocument } from '../../../server/src/syntax/document';
import { uri } from '../../features/harness';
import { renamedAt } from '../../features/renaming';
import { type Operation, type Pick, places, repeated } from './operation';

/**
 * The sorts of names, and the name that the n-th gets. That of a function begins with the old one, because ptxas 13.0 lays
 * functions out in the order of their names.
 */
const sorts: readonly (readonly [name: string, pattern: RegExp, fresh: (old: string, n: number) => string])[] = [
  ['one register of a range', /%(?:r|rd|f|fd|rs|p)\d+(?=[,;\]])/g, (_, n) => `%row_${n}`],
  ['a register range, by its prefix', /%(?:r|rd|f|fd|rs|p)(?=<\d+>)/g, (old, n) => `${old}_all${n}_`],
  ['a label', /\$L__BB\d+_\d+(?=:)/g, (_, n) => `$Lhead_${n}`],
  [
    'a kernel or function',
    /(?<=\.(?:entry|func)\s+(?:\([^)]*\)\s*)?)[\w$]+(?=\s*\()/g,
    (old, n) => `${old}_renamed${n}`,
  ],
  ['a parameter', /(?<=\.param (?:\.align \d+ )?\.[bsuf]\d+ )(?!_\b)[\w$]+/g, (_, n) => `argument_${n}`],
  [
    'a variable',
    /(?<=\.(?:shared|global|const|local) (?:\.align \d+ )?\.[bsuf]\d+ )[\w$]+/g,
    (old, n) => `${old}_renamed${n}`,
  ],
];

export const renames: readonly Operation[] = sorts.map(([name, pattern, fresh]) => ({
  name: `rename ${name}`,
  keeps: 'code',
  steps: (text, pick, most) => {
    let count = 0;
    return repeated(text, most, (now) => {
      for (const { start, found } of places(now, pattern, pick).slice(0, 5)) {
        if (/_all|_renamed/.test(found)) continue;
        const result = renamedAt(now, start, fresh(found, ++count));
        if ('text' in result) return result.text;
      }
      return undefined;
    });
  },
}));

const formats: readonly Partial<FormatOptions>[] = [
  {},
  { operandColumn: 30, guardColumns: 8 },
  { operandColumn: 12, guardColumns: 0 },
];

/** The same program with other gaps. */
function shaken(text: string, pick: Pick): string {
  const gaps = ['\n', '\t', ' /* a */ ', ' // b\n', '   '];
  return text
    .split(/(\/\/[^\n]*|\/\*[\s\S]*?\*\/|"[^"\n]*")/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/(?<=[;,{}])[ \n]+/g, (gap) => (pick(5) === 0 ? gaps[pick(5)] : gap)),
    )
    .join('');
}

export const formatting: Operation = {
  name: 'format',
  keeps: 'code',
  steps: (text, pick, most) =>
    formats
      .slice(0, most)
      .map((options, index) => formatted(index === 0 ? text : shaken(text, pick), { ...defaultFormat, ...options })),
};

function formatted(text: string, options: FormatOptions): string {
  return applyEdits(text, format(new PtxDocument(uri, 'ptx', 1, text), options));
}
