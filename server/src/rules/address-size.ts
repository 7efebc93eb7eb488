// The value of `.address_size`.
import { integerValue } from '../semantic/numbers';
import { NodeKind, tokenText } from '../syntax/nodes';
import { defineRule } from './rule';
import { tokenRange } from './shared';

export default defineRule({
  code: 'address-size',
  severity: 'error',
  title: 'An `.address_size` that is neither 32 nor 64.',
  why: 'Addresses have 32 or 64 bits. Without the directive they have 32, and most targets of today take 64 only.',
  bad: '.version 8.0\n.target sm_80\n.address_size 48\n',
  good: '.version 8.0\n.target sm_80\n.address_size 64\n',
  scope: 'file',
  checkBlock({ tree }, report) {
    for (let node = 1; node < tree.count; node = tree.next[node]) {
      if (tree.kinds[node] !== NodeKind.AddressSize || tree.last[node] - tree.first[node] < 2) continue;
      const token = tree.first[node] + 1;
      const value = integerValue(tokenText(tree, token));
      if (value === 32 || value === 64) continue;
      report({
        ...tokenRange(tree, token),
        message: 'Addresses have 32 or 64 bits: write `.address_size 64`.',
        replacement: '64',
      });
    }
  },
});
