// A type in front of modifiers that the manual writes before it.
import type { FunctionInfo } from '../semantic/block';
import { matchOpcode } from '../semantic/match';
import { expectedWords } from '../semantic/modifierOrder';
import { opcodeText } from '../semantic/operands';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { defineRule, type Finding } from './rule';
import { tokenRange } from './shared';

/** Kept as long as the block's facts. */
const known = new WeakMap<readonly FunctionInfo[], readonly Finding[]>();

/** The distinct opcodes of a function tell whether its instructions need to be looked at. */
function oddIn(functions: readonly FunctionInfo[], treeOf: () => SyntaxTree): readonly Finding[] {
  let findings = known.get(functions);
  if (!findings) {
    const isOdd = functions.some(({ matches }) => matches.some((match) => expectedWords(match)));
    findings = isOdd ? collect(treeOf()) : [];
    known.set(functions, findings);
  }
  return findings;
}

function collect(tree: SyntaxTree): Finding[] {
  const findings: Finding[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Opcode) continue;
    const match = matchOpcode(opcodeText(tree, node));
    const words = expectedWords(match);
    if (!words) continue;
    const first = words.findIndex((word, index) => word !== match.words[index]);
    const message = `ptxas takes this order; the manual writes \`${words.join('')}\`.`;
    const { start } = tokenRange(tree, tree.first[node] + first);
    findings.push({ start, end: tokenRange(tree, tree.last[node] - 1).end, message });
  }
  return findings;
}

export default defineRule({
  code: 'modifier-order',
  severity: 'hint',
  title: 'A type in front of other modifiers.',
  why: 'ptxas hardly minds the order of modifiers, but people read and search for them in the order of the manual, which ends with the types. Other exchanges, such as `atom.global.sys` for `atom.sys.global`, are usual and not reported.',
  bad: 'add.f32.rn %f1, %f2, %f3;',
  good: 'add.rn.f32 %f1, %f2, %f3;',
  checkInModule({ summary, semanticsOf }, report) {
    for (const finding of oddIn(summary.functions, () => semanticsOf().tree)) report(finding);
  },
});
