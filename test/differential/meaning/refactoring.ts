// Each refactoring, at places of compiler output that are prepared where a compiler never writes such.
import { refactorings } from '../../../server/src/features/refactorings';
import { analysisOf } from '../../features/harness';
import { type Operation, type Pick, places, repeated } from './operation';
import { renames } from './renaming';

interface Row {
  readonly name: string;
  readonly keeps: Operation['keeps'];
  /** Where it may be offered: the match begins with the place. */
  readonly at: RegExp;
  /** Of the action. */
  readonly title: RegExp;
  /** Makes places for it without changing the machine code. */
  readonly prepare?: (text: string, pick: Pick) => string;
}

const declarations = /\.reg \./g;
const registerTypes = '.pred .b16 .b32 .f32 .b64 .f64'.split(' ');

/** Three registers with declarations of their own. */
const ownRegisters = (text: string, pick: Pick): string => renames[0].steps(text, pick, 4).at(-1) ?? text;

const rows: readonly Row[] = [
  {
    name: 'hex float to decimal',
    keeps: 'code',
    at: /\b0[fFdD][0-9A-Fa-f]{8,16}\b/g,
    title: /^Write the number as `-?\d/,
  },
  {
    name: 'decimal to hex float',
    keeps: 'code',
    at: /(?<=, )-?\d+\.\d\S*(?=[,;])/g,
    title: /^Write the number as `0[fd]/,
    prepare: (text, pick) => stepsOf(rows[0], text, pick, 10).at(-1) ?? text,
  },
  {
    name: 'inline a constant',
    keeps: 'meaning',
    at: /(?<=, )%constant\w*(?=[,;])/g,
    title: /^Write `.*` in place of/,
    prepare: (text, pick) => stepsOf(extracting, text, pick, 4).at(-1) ?? text,
  },
  { name: 'extract a constant', keeps: 'meaning', at: /(?<=, )-?(?:0[fFdD][0-9A-Fa-f]+|\d+)(?=[,;])/g, title: /^Move/ },
  { name: 'invert a predicate and its guards', keeps: 'meaning', at: /(?<=@!?)%p\d+/g, title: /^Invert/ },
  { name: 'swap the branches', keeps: 'meaning', at: /@!?%\w+ bra(?=[^;]*;\s*bra)/g, title: /^Negate/ },
  { name: '`mad.lo` as `mul.lo` and `add`', keeps: 'meaning', at: /\bmad\.lo/g, title: /^Write `mad.lo`/ },
  {
    name: '`mul.lo` and `add` as `mad.lo`',
    keeps: 'meaning',
    at: /\bmul\.lo(?=[^;]*;\s*add)/g,
    title: /^Write `mul.lo`/,
  },
  {
    name: 'shorten a range to what is used',
    keeps: 'code',
    at: declarations,
    title: /^Shorten/,
    prepare: (text) => text.replace(/(?<=%\w+<)\d+(?=>)/g, (count) => String(Number(count) + 7)),
  },
  {
    name: 'declare each register by itself',
    keeps: 'code',
    at: declarations,
    title: /^Declare each/,
    prepare: (text, pick) => stepsOf(merging, ownRegisters(text, pick), pick, 10).at(-1) ?? text,
  },
  {
    name: 'declare registers in one',
    keeps: 'code',
    at: declarations,
    title: /^Declare the \d/,
    prepare: ownRegisters,
  },
  { name: 'sort the declarations', keeps: 'code', at: declarations, title: /^Sort/ },
  {
    name: 'remove declarations that nothing uses',
    keeps: 'code',
    at: declarations,
    title: /^Remove the declarations/,
    prepare: (text, pick) =>
      text.replace(/(?<=^\s*)(?=\.reg )/gm, () =>
        pick(3) === 0 ? `.reg ${registerTypes[pick(registerTypes.length)]} %spare_${pick(1 << 30)};\n\t` : '',
      ),
  },
  { name: 'run under a predicate', keeps: 'nothing', at: /(?<=\n\t)[a-z][\w.]+ (?=[^;]*;)/g, title: /^Run the/ },
  { name: '`.approx` and `.rn`', keeps: 'nothing', at: /\.(?:approx|rn)\b/g, title: /^(?:Round|Approximate)/ },
];

const extracting = rows.find(({ name }) => name === 'extract a constant')!;
const merging = rows.find(({ name }) => name === 'declare registers in one')!;

export const refactoringOperations: readonly Operation[] = rows.map((row) => ({
  name: row.name,
  keeps: row.keeps,
  steps: (text, pick, most) => stepsOf(row, row.prepare?.(text, pick) ?? text, pick, most),
}));

/** How many places are tried for one at which it is offered. */
const TRIES = 8;

function stepsOf({ at, title }: Row, text: string, pick: Pick, most: number): string[] {
  return repeated(text, most, (now) => {
    const analysis = analysisOf(now);
    for (const { start } of places(now, at, pick).slice(0, TRIES)) {
      const found = refactorings(analysis, { start, end: start }).find((each) => title.test(each.title));
      if (found) return analysis.document.edited(found.edits).getText();
    }
    return undefined;
  });
}
