// Quick fixes that must give the meaning back: compiler output with one thing wrong, or one thing too many, and the
// preferred fixes taken until nothing is found any more that was not there before.
import { fixesOf, safeFixes } from '../../../server/src/features/codeActions';
import { typeInfo } from '../../../server/src/isa/types';
import { analysisOf, deepAnalysisOf } from '../../features/harness';
import { type Operation, type Pick, places, repeated } from './operation';

interface Row {
  readonly name: string;
  /** Of the findings whose fixes are taken. */
  readonly codes: readonly string[];
  /** The text with the mistake; undefined where it has no place for it. */
  readonly spoil: (text: string, pick: Pick) => string | undefined;
  /** Found by the rules about flow. */
  readonly isDeep?: true;
}

/** Replaces one match by chance. */
function changed(
  text: string,
  pattern: RegExp,
  pick: Pick,
  change: (found: string) => string | undefined,
): string | undefined {
  for (const { start, found } of places(text, pattern, pick).slice(0, 8)) {
    const fresh = change(found);
    if (fresh !== undefined && fresh !== found) return text.slice(0, start) + fresh + text.slice(start + found.length);
  }
  return undefined;
}

const statement = /(?<=\n\t)(?:@!?%p\d+ )?[a-z][\w.]*\s[^;{}]*;/g;
const opcode = /(?<=\n\t(?:@!?%p\d+ )?)[a-z]\w*(?:[.:]+\w+)+/g;

function withoutLetter(word: string, pick: Pick): string {
  const at = 1 + pick(word.length - 1);
  return word.slice(0, at) + word.slice(at + 1);
}

const doubled = (word: string, pick: Pick): string => {
  const at = 1 + pick(word.length - 1);
  return word.slice(0, at) + word[at] + word.slice(at);
};

const before = (pattern: RegExp, text: (pick: Pick) => string) => (source: string, pick: Pick) =>
  changed(source, pattern, pick, (found) => text(pick) + found);

const rows: readonly Row[] = [
  {
    name: 'a missing `;`',
    codes: ['missing-semicolon'],
    spoil: (text, pick) => changed(text, statement, pick, (found) => found.slice(0, -1)),
  },
  {
    name: 'a missing `}`',
    codes: ['unclosed-brace'],
    spoil: (text, pick) => changed(text, /\n\}(?=\s|$)/g, pick, () => ''),
  },
  {
    name: 'modifiers in another order',
    codes: ['modifier-order', 'modifier-not-allowed'],
    spoil: (text, pick) =>
      changed(text, opcode, pick, (found) => {
        const [word, ...modifiers] = found.split(/(?=\.)/);
        const at = pick(Math.max(1, modifiers.length - 1));
        // Two types in another order are another instruction: `vsub.u32.s32.u32`.
        if (modifiers.length < 2 || (typeInfo(modifiers[at]) && typeInfo(modifiers[at + 1]))) return undefined;
        [modifiers[at], modifiers[at + 1]] = [modifiers[at + 1], modifiers[at]];
        return word + modifiers.join('');
      }),
  },
  {
    name: 'a misspelt opcode',
    codes: ['unknown-opcode'],
    spoil: (text, pick) =>
      changed(text, opcode, pick, (found) => {
        const [word] = found.split('.');
        return word.length < 3 ? undefined : doubled(word, pick) + found.slice(word.length);
      }),
  },
  {
    name: 'a misspelt modifier',
    codes: ['unknown-modifier'],
    spoil: (text, pick) =>
      changed(text, /(?<=\n\t(?:@!?%p\d+ )?[a-z][\w.]*)\.[a-z]{3,}/g, pick, (found) => withoutLetter(found, pick)),
  },
  {
    name: 'a misspelt special register',
    codes: ['undefined-symbol'],
    spoil: (text, pick) => changed(text, /%(?:n?tid|n?ctaid|laneid)\b/g, pick, (found) => doubled(found, pick)),
  },
  {
    name: 'a misspelt directive',
    codes: ['unknown-directive', 'syntax-error'],
    spoil: (text, pick) =>
      changed(text, /(?<=^[ \t]*(?:\.visible )?)\.(?:visible|entry|func|global|shared|maxntid)\b/gm, pick, (found) =>
        doubled(found, pick),
      ),
  },
  {
    name: 'a misspelt type in a declaration',
    codes: ['unknown-type'],
    spoil: (text, pick) => changed(text, /(?<=\.reg )\.\w+/g, pick, (found) => doubled(found, pick)),
  },
  {
    name: 'a range that is too short',
    codes: ['undefined-symbol'],
    spoil: (text, pick) => changed(text, /(?<=%\w+<)\d+(?=>)/g, pick, (found) => (found === '1' ? undefined : '1')),
  },
  {
    name: 'a `.version` that is too old',
    codes: ['needs-version'],
    // Not yet asked for their versions: the pragma, `.loc` of inlined code, labels in sections.
    spoil: (text) =>
      /used_bytes_mask|function_name|\.section/.test(text) ? undefined : text.replace(/^\.version .*/m, '.version 3.2'),
  },
  {
    name: 'a float written as an integer',
    codes: ['operand-kind', 'operand-type'],
    spoil: (text, pick) => changed(text, /(?<=, )0[fd][0-9A-F]+(?=[,;])/g, pick, (found) => integerOf(found)),
  },
  {
    name: 'a label that nobody uses',
    codes: ['unused-label'],
    isDeep: true,
    spoil: before(statement, (pick) => `$spare_${pick(1 << 30)}:\n\t`),
  },
  {
    name: 'a register that nobody uses',
    codes: ['unused-register'],
    isDeep: true,
    spoil: before(/\.reg \./g, (pick) => `.reg .b32 %spare_${pick(1 << 30)};\n\t`),
  },
  {
    name: 'a variable that nobody uses',
    codes: ['unused-variable'],
    isDeep: true,
    spoil: before(/\.reg \.(?=pred|b32)/g, (pick) => `.shared .align 4 .b8 spare_${pick(1 << 30)}[16];\n\t`),
  },
  {
    name: 'a value that nobody reads',
    codes: ['value-never-read', 'unused-register'],
    isDeep: true,
    spoil: before(statement, (pick) => {
      const name = `%spare_${pick(1 << 30)}`;
      return `.reg .b32 ${name};\n\tmov.b32 ${name}, 7;\n\t`;
    }),
  },
  {
    name: 'code that is never reached',
    codes: ['unreachable-code'],
    isDeep: true,
    spoil: (text, pick) => changed(text, /\n\tret;/g, pick, (found) => `${found}\n\tbar.sync 0;\n\tret;`),
  },
  {
    name: 'a misspelt rule in a comment',
    codes: ['unknown-suppression'],
    isDeep: true,
    spoil: before(statement, () => '// ptx-lens: ignore unused-labels\n\t'),
  },
];

function integerOf(hex: string): string | undefined {
  const view = new DataView(new ArrayBuffer(8));
  const isSingle = hex[1] === 'f';
  view.setBigUint64(0, BigInt(`0x${hex.slice(2).padEnd(isSingle ? 8 : 16, '0')}`) << (isSingle ? 32n : 0n));
  const value = isSingle ? view.getFloat32(0) : view.getFloat64(0);
  return Number.isInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
}

export const mends: readonly Operation[] = rows.map((row) => ({
  name: `mend ${row.name}`,
  keeps: 'code',
  steps: (text, pick, most) =>
    repeated(text, most, (now) => {
      const spoilt = row.spoil(now, pick);
      return spoilt === undefined ? undefined : mended(spoilt, row);
    }),
}));

const MOST_FIXES = 60;

/** Undefined where the mistake is none, or where nothing is offered. */
function mended(text: string, { codes, isDeep }: Row): string | undefined {
  let now = text;
  for (let count = 0; count < MOST_FIXES; count++) {
    const analysis = isDeep ? deepAnalysisOf(now) : analysisOf(now);
    const fix = analysis.diagnostics
      .filter(({ code }) => codes.includes(code))
      .flatMap((diagnostic) => fixesOf(analysis, diagnostic).filter(({ isPreferred }) => isPreferred))
      .at(0);
    const isClean = analysis.diagnostics.every(({ severity }) => severity !== 'error');
    if (!fix) return isClean && count > 0 ? now : undefined;
    now = analysis.document.edited(fix.edits).getText();
  }
  return undefined;
}

/** `source.fixAll.ptx`, of a text with several of the mistakes that it mends. */
export const fixAll: Operation = {
  name: 'mend all that is safe to mend',
  keeps: 'code',
  steps: (text, pick, most) =>
    repeated(text, most, (now) => {
      let spoilt = now;
      for (let i = 0; i < 6; i++) {
        const next = rows[(i & 1) * 2].spoil(spoilt, pick) ?? spoilt;
        const isSafe = analysisOf(next).diagnostics.every(
          ({ code, severity }) => severity !== 'error' || code === 'missing-semicolon',
        );
        if (isSafe) spoilt = next;
      }
      const analysis = analysisOf(spoilt);
      return spoilt === now ? undefined : analysis.document.edited(safeFixes(analysis)).getText();
    }),
};
