// The word that was perhaps meant, as the rule that found the wrong one says.
import { directives } from '../../isa/directives';
import { stateSpaces } from '../../isa/stateSpaces';
import { slipsBetween } from '../../semantic/matchProblems';
import type { Fixer } from './fixer';

export const correctSpelling: Fixer = ({ analysis, diagnostic }) => {
  const { start, end, replacement } = diagnostic;
  if (replacement === undefined) return [];
  const title = `Change \`${analysis.document.slice(start, end)}\` to \`${replacement}\``;
  return [{ title, edits: [{ start, end, text: replacement }], isPreferred: true }];
};

/** Words of declarations that are no type and with which a declaration or directive begins. */
const words: readonly string[] = [...directives.map(({ name }) => name), ...stateSpaces.map(({ name }) => name)];

export const correctDirective: Fixer = ({ analysis, diagnostic: { start, end } }) => {
  const written = analysis.document.slice(start, end);
  const nearest = nearestWords(written, words);
  return nearest.map((word) => ({
    title: `Change \`${written}\` to \`${word}\``,
    edits: [{ start, end, text: word }],
    isGuess: true,
  }));
};

/** Names of types in C and in other assemblers. */
export const foreignTypes: Readonly<Record<string, string>> = {
  '.bool': '.pred',
  '.byte': '.b8',
  '.char': '.s8',
  '.short': '.s16',
  '.int': '.s32',
  '.long': '.s64',
  '.uint': '.u32',
  '.unsigned': '.u32',
  '.half': '.f16',
  '.float': '.f32',
  '.double': '.f64',
  '.word': '.b32',
  '.dword': '.b32',
  '.quad': '.b64',
  '.i8': '.s8',
  '.i16': '.s16',
  '.i32': '.s32',
  '.i64': '.s64',
};

const fundamental = ['u', 's', 'b']
  .flatMap((letter) => [8, 16, 32, 64].map((bits) => `.${letter}${bits}`))
  .concat('.f16', '.f32', '.f64', '.pred', '.b128');

/** A type that does not exist in a declaration. */
export const correctType: Fixer = ({ analysis, diagnostic: { start, end, replacement } }) => {
  if (replacement !== undefined) return [];
  const written = analysis.document.slice(start, end);
  const foreign = foreignTypes[written.toLowerCase()];
  const sameKind = nearestWords(written, fundamental).filter((type) => type[1] === written[1]);
  return (foreign ? [foreign] : sameKind).map((type) => ({
    title: `Change \`${written}\` to \`${type}\``,
    edits: [{ start, end, text: type }],
    isGuess: true,
  }));
};

/** The words that differ least, where they differ in at most a third of their letters and are not too many to choose from. */
function nearestWords(written: string, candidates: readonly string[]): string[] {
  const measured = candidates.map((word) => ({ word, letters: slipsBetween(written.toLowerCase(), word) }));
  const least = Math.min(...measured.map(({ letters }) => letters));
  if (least > Math.max(1, Math.floor((written.length - 1) / 3))) return [];
  const nearest = measured.filter(({ letters }) => letters === least).map(({ word }) => word);
  return nearest.length <= 4 ? nearest : [];
}
