// What the rules about versions and targets share: the instructions of a block that a PTX version or target does not have,
// and the word of each that asks for more. Not a rule itself.
import { type Availability, describeAvailability, vectorOf } from '../isa/availability';
import type { CompiledForm } from '../isa/notation';
import { neededBy } from '../isa/schema';
import { acceptedSince, targets } from '../isa/targets';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import { matchOpcode, slotsOf } from '../semantic/match';
import { fitInstruction, opcodeText, operandNodes } from '../semantic/operands';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { type Unmet, unmetWords } from './neededWords';
import type { BlockInModule, Report } from './rule';
import { tokenRange } from './shared';

interface Need {
  /** Index of the opcode's word that has the need. */
  readonly word: number;
  readonly fact: Availability;
}

/**
 * Reports each instruction whose need the header does not meet: `missing` of the target's first version (NEVER: the target
 * never has it), or undefined to let it pass. Where ptxas accepts more than the manual says, ptxas counts.
 */
export function checkNeeds(
  { module, summary: { functions, needs }, semanticsOf }: BlockInModule,
  report: Report,
  describe: (text: string, first: number, needs: string) => string | undefined,
): void {
  const { version, target } = module.header;
  // A target that the version does not know would make everything newer than the file.
  if (version === undefined || target === undefined || acceptedSince(targets[target]) > version) return;
  const isMet = functions.every(({ availability }) => availability[target] <= version);
  if (isMet && (needs === undefined || needs[target] <= version)) return;
  for (const { start, end, text, fact } of unmetIn(functions, version, target, semanticsOf)) {
    const message = describe(text, vectorOf(fact)[target], describeAvailability(fact));
    if (message) report({ start, end, message });
  }
}

/** Kept as long as the block's facts: an edit elsewhere must not parse the block again. */
const known = new WeakMap<readonly FunctionInfo[], { version: number; target: number; unmet: readonly Unmet[] }>();

function unmetIn(
  functions: readonly FunctionInfo[],
  version: number,
  target: number,
  semanticsOf: () => BlockSemantics,
): readonly Unmet[] {
  const last = known.get(functions);
  if (last?.version === version && last.target === target) return last.unmet;
  const unmet = unmetNeeds(semanticsOf(), (fact) => vectorOf(fact)[target] > version);
  known.set(functions, { version, target, unmet });
  return unmet;
}

/** The first need of each instruction, and those of other words, that are not met; instructions first. */
export function unmetNeeds(semantics: BlockSemantics, isUnmet: (fact: Availability) => boolean): Unmet[] {
  let last = -1;
  return allUnmetNeeds(semantics, isUnmet).filter(({ instruction }) => {
    const isFirst = instruction === undefined || instruction !== last;
    last = instruction ?? -1;
    return isFirst;
  });
}

/** All needs that are not met, of instructions also the second and third; these first. */
export function allUnmetNeeds(
  semantics: BlockSemantics,
  isUnmet: (fact: Availability) => boolean,
): (Unmet & { readonly instruction?: number })[] {
  const unmet: (Unmet & { instruction?: number })[] = [];
  const { tree } = semantics;
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Instruction) continue;
    for (const { token, text, fact } of needsOfInstruction(tree, node))
      if (isUnmet(fact)) unmet.push({ ...tokenRange(tree, token), text, fact, instruction: node });
  }
  for (const one of unmetWords(semantics, isUnmet)) unmet.push(one);
  return unmet;
}

function* needsOfInstruction(
  tree: SyntaxTree,
  instruction: number,
): Generator<{ readonly token: number; readonly text: string; readonly fact: Availability }> {
  const opcode = opcodeOf(tree, instruction);
  if (opcode < 0) return;
  const match = matchOpcode(opcodeText(tree, opcode));
  const { form, countProblem } = fitInstruction(tree, operandNodes(tree, instruction), match);
  if (!form || match.problems.length > 0 || countProblem !== undefined) return;
  const words = match.words.slice(match.nameLength);
  for (const { word, fact } of needsOf(form, slotsOf(match, form), words, match.nameLength))
    yield { token: tree.first[opcode] + word, text: match.words.join(''), fact };
}

function opcodeOf(tree: SyntaxTree, instruction: number): number {
  for (let child = instruction + 1; child < tree.next[instruction]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Opcode) return child;
  return -1;
}

/** The needs of a form and of its slots' values; what ptxas was seen to take instead of what the manual says. */
function* needsOf(
  { form, items, instruction }: CompiledForm,
  slots: Readonly<Record<string, string | undefined>>,
  words: readonly string[],
  nameLength: number,
): Generator<Need> {
  yield { word: 0, fact: form.observed ?? form.since };
  for (const { name, values } of items) {
    const token = slots[name];
    const fact = token === undefined ? instruction.absent?.[name] : neededBy(values.get(token));
    if (fact) yield { word: token === undefined ? 0 : nameLength + words.indexOf(token), fact };
  }
}
