// A decision the other way round: the targets of `@p bra A; bra B;` change places, or the comparison that gives the
// predicate is inverted together with every guard that reads it. The meaning stays.
import type { TextEdit } from '../../base/text';
import { childOf, NodeKind, rangeOf, type SyntaxTree, textOf, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { parentOf } from '../cursor';
import { symbolOf } from '../declared';
import { referenceAt } from '../symbols/meaning';
import { useOf } from '../use';
import { following, hasError, type Refactorer, replaced, type Spot } from './refactoring';

export const swapBranches: Refactorer = (spot) => {
  const { tree, statement, analysis, base } = spot;
  const guard = guardOf(tree, statement);
  const next = following(tree, statement);
  if (guard < 0 || next < 0 || guardOf(tree, next) >= 0) return [];
  const first = branchTarget(tree, statement);
  const second = branchTarget(tree, next);
  if (first < 0 || second < 0 || hasError(analysis, base, rangeOf(tree, next))) return [];
  const edits = [
    negated(spot, guard),
    replaced(spot, first, textOf(tree, second)),
    replaced(spot, second, textOf(tree, first)),
  ];
  return [{ title: 'Negate the guard and swap the branches', kind: 'rewrite', edits }];
};

/** The Name node of the label that a `bra` goes to; -1 for everything else. */
function branchTarget(tree: SyntaxTree, statement: number): number {
  if (tree.kinds[statement] !== NodeKind.Instruction) return -1;
  const use = useOf(tree, statement);
  if (use?.match.words[0] !== 'bra' || use.operands.length !== 1) return -1;
  return tree.kinds[use.operands[0]] === NodeKind.Name ? use.operands[0] : -1;
}

const guardOf = (tree: SyntaxTree, statement: number): number =>
  tree.kinds[statement] === NodeKind.Instruction ? childOf(tree, statement, NodeKind.Guard) : -1;

/** `@p` as `@!p` and back. */
function negated({ tree, base }: Spot, guard: number): TextEdit {
  const at = tree.first[guard];
  const { kinds, starts, ends } = tree.tokens;
  if (kinds[at + 1] === TokenKind.Bang) return { start: base + starts[at + 1], end: base + ends[at + 1], text: '' };
  return { start: base + ends[at], end: base + ends[at], text: '!' };
}

/** A comparison of integers and its opposite. */
const ofIntegers: Readonly<Record<string, string>> = both({
  '.eq': '.ne',
  '.lt': '.ge',
  '.le': '.gt',
  '.lo': '.hs',
  '.ls': '.hi',
});

/** Of floats: the opposite of what is false for a NaN is true for it. */
const ofFloats: Readonly<Record<string, string>> = both({
  '.eq': '.neu',
  '.ne': '.equ',
  '.lt': '.geu',
  '.le': '.gtu',
  '.gt': '.leu',
  '.ge': '.ltu',
  '.num': '.nan',
});

function both(pairs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...pairs, ...Object.fromEntries(Object.entries(pairs).map(([one, other]) => [other, one])) };
}

/** Asked at the guard or at the comparison. */
export const invertPredicate: Refactorer = (spot) => {
  const { tree, statement, semantics, inFunction } = spot;
  const name = predicateName(spot);
  const reference = name < 0 ? -1 : referenceAt(semantics, name);
  const symbol = symbolOf(semantics, name);
  if (reference < 0 || !inFunction || symbol?.type !== '.pred' || symbol.space !== '.reg') return [];
  const { referenceCount, referenceNodes, referenceSymbols, referenceElements, referenceParts } = semantics;
  const edits: TextEdit[] = [];
  let writes = 0;
  for (let i = 0; i < referenceCount; i++) {
    const isSame =
      referenceSymbols[i] === referenceSymbols[reference] && referenceElements[i] === referenceElements[reference];
    if (!isSame || referenceNodes[i] === symbol.node) continue;
    const around = parentOf(tree, referenceNodes[i]);
    if (tree.kinds[around] === NodeKind.Guard) edits.push(negated(spot, around));
    else {
      const edit = referenceParts[i] === 2 ? invertedComparison(spot, around) : undefined;
      if (!edit || ++writes > 1) return [];
      edits.push(edit);
    }
  }
  if (writes !== 1 || edits.length < 2 || statement < inFunction.node) return [];
  const title = `Invert the predicate \`${textOf(tree, name)}\` and every guard that reads it`;
  return [{ title, kind: 'rewrite', edits, isGuess: true }];
};

function predicateName({ tree, statement }: Spot): number {
  if (tree.kinds[statement] !== NodeKind.Instruction) return -1;
  const guard = guardOf(tree, statement);
  if (guard >= 0) return childOf(tree, guard, NodeKind.Name);
  const use = useOf(tree, statement);
  if (use?.match.words[0] !== 'setp') return -1;
  return tree.kinds[use.operands[0]] === NodeKind.Name ? use.operands[0] : -1;
}

/** Of an unguarded `setp` with one result that nothing is combined with. */
function invertedComparison(spot: Spot, instruction: number): TextEdit | undefined {
  const { tree, base } = spot;
  if (tree.kinds[instruction] !== NodeKind.Instruction || guardOf(tree, instruction) >= 0) return undefined;
  const use = useOf(tree, instruction);
  if (use?.match.words[0] !== 'setp' || use.operands.length !== 3) return undefined;
  const { words } = use.match;
  const type = words.at(-1) ?? '';
  const opposite = /^\.(?:f|bf)/.test(type) ? ofFloats : ofIntegers;
  const word = words.findIndex((each) => opposite[each] !== undefined);
  const token = word < 0 ? -1 : tree.first[use.opcode] + word;
  if (token < 0 || tokenText(tree, token) !== words[word]) return undefined;
  return { start: base + tree.tokens.starts[token], end: base + tree.tokens.ends[token], text: opposite[words[word]] };
}
