// What several rules need: ranges of tokens and nodes, and the checks of the rules whose finding the parser or the matcher
// has already made.
import type { TextRange } from '../base/text';
import type { BlockSemantics, Misfit } from '../semantic/block';
import { rangeOf, type SyntaxTree, tokenText } from '../syntax/nodes';
import type { SyntaxCode } from '../syntax/tokens';
import type { Report } from './rule';

export function tokenRange(tree: SyntaxTree, token: number): TextRange {
  return { start: tree.tokens.starts[token], end: tree.tokens.ends[token] };
}

/** Hands on the parser's problems of one code. */
export function fromSyntax(code: SyntaxCode): (block: BlockSemantics, report: Report) => void {
  return ({ tree }, report) => {
    for (const problem of tree.problems) if (problem.code === code) report(problem);
  };
}

/** Hands on the opcode problems of one code, each on its own word. */
export function fromMatch(
  code: Misfit['match']['problems'][number]['code'],
): (block: BlockSemantics, report: Report) => void {
  return ({ tree, misfits }, report) => {
    for (const { match, opcode, isWhole } of misfits) {
      for (const problem of match.problems) {
        if (problem.code !== code || (code === 'missing-modifier' && !isWhole)) continue;
        const { start, end } = tokenRange(tree, tree.first[opcode] + problem.word);
        report({
          start,
          end,
          message: problem.message,
          replacement: problem.code === 'missing-modifier' ? undefined : problem.suggestion,
        });
      }
    }
  };
}

/** 1-based line of an offset, counted from the block's start: for tests and messages inside one block only. */
export function nodeRange(tree: SyntaxTree, node: number): TextRange {
  return rangeOf(tree, node);
}

/** The first token of a node that is this word. */
export function wordRange(tree: SyntaxTree, node: number, word: string): TextRange | undefined {
  for (let token = tree.first[node]; token < tree.last[node]; token++)
    if (tokenText(tree, token) === word) return tokenRange(tree, token);
  return undefined;
}
