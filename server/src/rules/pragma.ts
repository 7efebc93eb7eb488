// Pragmas that ptxas knows, in places or with arguments that it does not take.
import { pragma } from '../isa/pragmas';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { defineRule, type Finding } from './rule';
import { tokenRange } from './shared';

/** Strings of pragmas, and whether they stand inside a function. */
export function* pragmasIn(tree: SyntaxTree): Generator<{ token: number; text: string; isInside: boolean }> {
  let end = 0;
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] === NodeKind.Body) end = tree.next[node];
    if (tree.kinds[node] !== NodeKind.Pragma) continue;
    for (let token = tree.first[node]; token < tree.last[node]; token++) {
      // A string that is not closed is another rule's.
      if (tree.tokens.kinds[token] === TokenKind.String && /^".*"$/.test(tokenText(tree, token)))
        yield { token, text: tokenText(tree, token).slice(1, -1), isInside: node < end };
    }
  }
}

function check(tree: SyntaxTree, token: number, text: string, isInside: boolean): Finding | undefined {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const entry = pragma(word);
  if (!entry) return undefined;
  if (!isInside && !entry.places.includes('module'))
    return { ...tokenRange(tree, token), message: `The pragma \`${word}\` stands inside a function's body.` };
  if (word === 'frequency' && !/^(?:[0-9]+|0[xX][0-9a-fA-F]+)$/.test(rest.join(' ')))
    return { ...tokenRange(tree, token), message: 'The pragma `frequency` takes a number: `"frequency 100"`.' };
  return undefined;
}

export default defineRule({
  code: 'pragma',
  severity: 'error',
  title: 'A pragma in a place or with an argument that it does not take.',
  why: '`nounroll` may stand anywhere. `used_bytes_mask`, `enable_smem_spilling` and `frequency` stand inside a body, and `frequency` takes a number.',
  bad: '.pragma "enable_smem_spilling";',
  good: '.pragma "nounroll";',
  scope: 'module',
  checkBlock({ tree }, report) {
    for (const { token, text, isInside } of pragmasIn(tree)) {
      const finding = check(tree, token, text, isInside);
      if (finding) report(finding);
    }
  },
});
