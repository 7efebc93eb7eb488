// Pragmas that ptxas does not know and therefore ignores.
import { distance } from 'fastest-levenshtein';
import { pragma, pragmas } from '../isa/pragmas';
import { pragmasIn } from './pragma';
import { defineRule } from './rule';
import { tokenRange } from './shared';

function nearest(word: string): string | undefined {
  return pragmas.find(({ name }) => distance(word.toLowerCase(), name) <= Math.max(1, Math.floor(name.length / 4)))
    ?.name;
}

export default defineRule({
  code: 'unknown-pragma',
  severity: 'warning',
  title: 'A pragma that ptxas ignores.',
  why: 'ptxas knows `nounroll`, `used_bytes_mask`, `enable_smem_spilling` and `frequency`; it ignores other strings without a word, or with a warning when it generates code.',
  bad: '.pragma "unroll";',
  good: '.pragma "nounroll";',
  checkBlock({ tree }, report) {
    for (const { token, text } of pragmasIn(tree)) {
      const word = text.trim().split(/\s+/)[0];
      if (pragma(word) || !/^[ -~]*$/.test(word)) continue;
      const near = nearest(word);
      const hint = near ? ` Did you mean \`${near}\`?` : '';
      report({
        ...tokenRange(tree, token),
        message: `ptxas does not know the pragma \`${word}\` and ignores it.${hint}`,
      });
    }
  },
});
