// Too many or too few operands: the last one goes, or the result is also the first that is read, as in other assemblers.
import { operandNodes } from '../../semantic/operands';
import { rangeOf, textOf } from '../../syntax/nodes';
import { deletion, type Fixer, insertion, type Proposal } from './fixer';

export const changeOperandCount: Fixer = ({ tree, base, diagnostic, semantics }) => {
  const misfit = semantics.misfits.find(({ opcode }) => rangeOf(tree, opcode).start + base === diagnostic.start);
  if (!misfit) return [];
  const nodes = operandNodes(tree, misfit.node);
  const first = nodes[0];
  if (first === undefined) return [];
  const { end } = rangeOf(tree, first);
  const repeat: Proposal = {
    title: `Repeat \`${textOf(tree, first)}\` as the first that is read`,
    edits: [insertion(base + end, `, ${textOf(tree, first)}`)],
    isGuess: true,
  };
  if (nodes.length === 1) return [repeat];
  const last = nodes[nodes.length - 1];
  const before = rangeOf(tree, nodes[nodes.length - 2]).end;
  const remove: Proposal = {
    title: `Remove the operand \`${textOf(tree, last)}\``,
    edits: [deletion(base + before, base + rangeOf(tree, last).end)],
    isGuess: true,
  };
  return [remove, repeat];
};
