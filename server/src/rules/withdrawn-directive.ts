// Words of declarations and headers that a PTX version has withdrawn.
import { ptxVersions } from '../isa/versions';
import { defineRule } from './rule';

const instead: Readonly<Record<string, string>> = {
  '.tex': 'Declare a `.global .texref`.',
  '.const[…]': 'Leave the number of the bank out.',
  '.maxnctapersm': 'Write `.minnctapersm`.',
};

export default defineRule({
  code: 'withdrawn-directive',
  severity: 'error',
  title: 'A word that the PTX version of the file has no more.',
  why: 'The state space `.tex` was replaced by `.texref` with PTX 1.5, the banks of `.const[2]` went with 2.2, `.maxnctapersm` with 2.1.',
  bad: '.tex .u32 image;',
  good: '.global .texref image;',
  scope: 'module',
  checkInModule({ module, summary }, report) {
    const { version } = module.header;
    if (version === undefined) return;
    for (const { word, start, end, removed } of summary.withdrawn) {
      if (version < removed) continue;
      report({
        start,
        end,
        message: `\`${word}\` does not exist since PTX ${ptxVersions[removed]}. ${instead[word]}`,
      });
    }
  },
});
