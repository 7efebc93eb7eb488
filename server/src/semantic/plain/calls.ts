// A direct call on the quick way: what it passes and takes, told by what the quick way keeps of each symbol.
import { specialRegister } from '../../isa/specialRegisters';
import { quick } from '../../quick/module';
import { NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { operandNodes } from '../operands';
import { SINK, type ValueText } from '../signatures';
import { hasPlainArguments, specialValue, valuesOf } from '../walk/calls';
import { walk } from '../walk/state';
import { valueOfAbout } from './statement';

/** Takes note of the call that is the statement of this tree; false for a call of another sort, which wants the whole way. */
export function noteQuickCall(tree: SyntaxTree, instruction: number): boolean {
  const operands = operandNodes(tree, 1);
  const target = operands.findIndex((node) => tree.kinds[node] !== NodeKind.Arguments);
  const callee = operands[target];
  if (callee === undefined || tree.kinds[callee] !== NodeKind.Name || operands.length > target + 2) return false;
  const list = operands[target + 1];
  if (list !== undefined && tree.kinds[list] !== NodeKind.Arguments) return false;
  const token = tree.first[callee];
  const start = tree.tokens.starts[token];
  if (quick().aboutName(start) !== -1 || !hasPlainArguments(tree, operands)) return false;
  const nameValue = (name: number): ValueText => valueOfName(tree, name);
  const args = list === undefined ? [] : valuesOf(tree, list, nameValue);
  if (args.includes(SINK)) return false;
  walk.calls.push({
    callee: tokenText(tree, token),
    start,
    end: tree.tokens.ends[token],
    results: target > 0 ? valuesOf(tree, operands[0], nameValue) : [],
    args,
    table: undefined,
    targets: [],
    prototype: undefined,
    instruction,
  });
  return true;
}

function valueOfName(tree: SyntaxTree, name: number): ValueText {
  const about = quick().aboutName(tree.tokens.starts[tree.first[name]]);
  if (about !== -1) return valueOfAbout(about);
  return specialValue(specialRegister(tokenText(tree, tree.first[name])));
}
