// Pragmas: what they need, and which of them no rule has anything to say about.
import { vectorOf } from '../../isa/availability';
import { tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { needOfPragma, vectorOfWord } from '../needs';
import { noteDeclaration } from './header';
import { walk } from './state';

export function visitPragma(node: number): void {
  const { tree } = walk;
  if (!walk.open) {
    noteDeclaration(node);
    walk.require(vectorOfWord('.pragma')!);
  }
  for (let token = tree.first[node]; token < tree.last[node]; token++) {
    if (tree.tokens.kinds[token] !== TokenKind.String) continue;
    const text = tokenText(tree, token).slice(1, -1);
    const need = needOfPragma(text);
    if (need) walk.require(vectorOf(need));
    if (!isUsualPragma(text)) walk.unusual++;
  }
}

/** Whether a pragma is one that compilers write, in a body: rules/pragma.ts has nothing to say about it then. */
export const isUsualPragma = (text: string): boolean =>
  text === 'nounroll' || text === 'enable_smem_spilling' || /^(?:used_bytes_mask \d\w*|frequency \d+)$/.test(text);
