// Alignments that are no power of two.
import { integerValue } from '../semantic/numbers';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { defineRule } from './rule';
import { tokenRange } from './shared';

/** The tokens of declarations: from each Variable or Parameter node's first to its first name. */
function* alignments(tree: SyntaxTree): Generator<number> {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Variable && tree.kinds[node] !== NodeKind.Parameter) continue;
    const end = node + 1 < tree.next[node] ? tree.first[node + 1] : tree.last[node];
    for (let token = tree.first[node]; token + 1 < end; token++)
      if (tokenText(tree, token) === '.align') yield token + 1;
  }
}

export default defineRule({
  code: 'alignment',
  severity: 'error',
  title: 'An alignment that is no power of two.',
  why: '`.align` gives the bytes of which the address is a multiple: 1, 2, 4, 8, 16 and so on. It stands before the type.',
  bad: '.shared .align 12 .b8 tile[48];',
  good: '.shared .align 16 .b8 tile[48];',
  checkBlock({ tree }, report) {
    for (const token of alignments(tree)) {
      const text = tokenText(tree, token);
      const value = integerValue(text);
      if (value === undefined) continue;
      const isPower = value > 0 && Number.isInteger(Math.log2(value));
      if (isPower && value < 2 ** 32) continue;
      const why = isPower ? 'is more than 32 bits hold' : 'is no power of two';
      const near = Math.max(1, 2 ** Math.min(31, Math.ceil(Math.log2(Math.max(1, value)))));
      report({
        ...tokenRange(tree, token),
        message: `The alignment ${text} ${why}: write ${near}, for instance.`,
        replacement: isPower ? undefined : String(near),
      });
    }
  },
});
