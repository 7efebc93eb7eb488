// A file without anything in it.
import { defineRule } from './rule';

export default defineRule({
  code: 'empty-module',
  severity: 'warning',
  title: 'The file holds no module.',
  why: 'A module begins with `.version` and `.target`; ptxas rejects a file that is empty or holds only comments.',
  bad: '// nothing here yet\n',
  good: '.version 8.0\n.target sm_80\n.address_size 64\n',
  scope: 'file',
  checkDeclarations({ blocks, report }) {
    if (blocks.some(({ header, moduleSymbols }) => header.length > 0 || moduleSymbols.length > 0)) return;
    report(0, {
      start: 0,
      end: 0,
      message: 'This file holds no module: a module begins with `.version` and `.target`, as in `.version 8.0`.',
    });
  },
});
