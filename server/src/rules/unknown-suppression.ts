// A suppression comment that suppresses nothing because it names no rule.
import { distance } from 'fastest-levenshtein';
import { defineRule, type Report } from './rule';
import { type SuppressionComment, suppressionComments } from './suppressionComment';

const words = ['ignore', 'ignore-file'];

export default defineRule({
  code: 'unknown-suppression',
  severity: 'hint',
  title: 'A suppression comment that names no rule.',
  why: '`// ptx-lens: ignore unused-label, unreachable-code` silences these rules on its own line, or on the next line where the comment stands alone. `// ptx-lens: ignore-file unused-label` among the first 50 lines silences a rule in the whole file. A reason may follow behind ` -- `. A code that does not exist silences nothing.',
  bad: '// ptx-lens: ignore unused-labels\nret;',
  good: '// ptx-lens: ignore unused-label -- a place for the debugger\nret;',
  checkText(text, codes, report) {
    for (const comment of suppressionComments(text)) judge(comment, codes, report);
  },
});

function judge(comment: SuppressionComment, known: ReadonlySet<string>, report: Report): void {
  const { word, wordStart, codes } = comment;
  if (!words.includes(word)) {
    const range = word === '' ? comment : { start: wordStart, end: wordStart + word.length };
    report({ ...range, message: 'After `ptx-lens:` comes `ignore` or `ignore-file`, and the codes to ignore.' });
  } else if (codes.length === 0) {
    report({
      start: wordStart,
      end: wordStart + word.length,
      message: `\`${word}\` wants the codes of the rules to ignore, as in \`${word} unused-label\`.`,
    });
  }
  for (const { code, start, end } of codes) {
    if (known.has(code)) continue;
    const near = [...known].find((one) => distance(one, code) <= Math.max(1, code.length >> 2));
    const hint = near ? ` Did you mean \`${near}\`?` : '';
    report({ start, end, message: `There is no rule \`${code}\`, so nothing is ignored.${hint}`, replacement: near });
  }
}
