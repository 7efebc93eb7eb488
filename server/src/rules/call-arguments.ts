// What calls pass and take, against the function or the prototype that they name.
import type { BlockSemantics, CallSite } from '../semantic/block';
import { declaredBefore, type ModuleIndex } from '../semantic/module';
import {
  argumentProblem,
  countsFit,
  FLOAT_CONSTANT,
  INTEGER_CONSTANT,
  type Signature,
  type ValueText,
} from '../semantic/signatures';
import { isArgument } from '../semantic/walk/calls';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { type BlockInModule, defineRule, type Finding, type Report } from './rule';
import { nodeRange } from './shared';

/** The argument lists of a call, by the offset of its instruction. */
function listsOf(tree: SyntaxTree, { instruction, start }: CallSite): { results: number[]; args: number[] } {
  const lists = { results: [] as number[], args: [] as number[] };
  let node = 1;
  while (
    node < tree.count &&
    !(tree.kinds[node] === NodeKind.Instruction && tree.tokens.starts[tree.first[node]] === instruction)
  )
    node++;
  for (let child = node + 1; node < tree.count && child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.Arguments) continue;
    const into = tree.tokens.starts[tree.first[child]] < start ? lists.results : lists.args;
    for (let value = child + 1; value < tree.next[child]; value = tree.next[value]) into.push(value);
  }
  return lists;
}

/** What is wrong with a call of something that takes and gives this. */
function problems(site: CallSite, signature: Signature, name: string, treeOf: () => SyntaxTree): Finding[] {
  const { results, args, start, end } = site;
  if (!countsFit(results.length, args.length, signature))
    return [{ start, end, message: countMessage(site, signature, name) }];
  const found: Finding[] = [];
  const compare = (given: readonly ValueText[], expected: readonly ValueText[], isResult: boolean): void =>
    given.forEach((text, index) => {
      const problem = argumentProblem(text, expected[index]);
      if (!problem) return;
      const lists = listsOf(treeOf(), site);
      const node = (isResult ? lists.results : lists.args)[index];
      const message = valueMessage(text, expected[index], problem, name, isResult);
      found.push({ ...(node === undefined ? { start, end } : nodeRange(treeOf(), node)), message });
    });
  compare(results, signature.results, true);
  compare(args, signature.parameters, false);
  return found;
}

const plural = (count: number, word: string): string =>
  `${count === 0 ? 'no' : count} ${word}${count === 1 ? '' : 's'}`;

function countMessage({ results, args }: CallSite, signature: Signature, callee: string): string {
  const name = callee.charAt(0).toUpperCase() + callee.slice(1);
  if (results.length !== signature.results.length)
    return `${name} gives ${plural(signature.results.length, 'result')}; the call takes ${results.length === 0 ? 'none' : results.length}.`;
  const given = args.length === 0 ? 'none is' : args.length === 1 ? '1 is' : `${args.length} are`;
  return `${name} takes ${plural(signature.parameters.length, 'argument')}; ${given} given.`;
}

function valueMessage(text: ValueText, expected: ValueText, problem: string, name: string, isResult: boolean): string {
  const verb = isResult ? 'gives' : 'takes';
  if (problem === 'space')
    return `${isResult ? 'A result is taken' : 'Arguments are passed'} in registers and \`.param\` variables, and this is \`${text}\`.`;
  const shown = text === INTEGER_CONSTANT || text === FLOAT_CONSTANT ? text : `\`${text}\``;
  const reason = problem === 'alignment' ? ' Their alignments must be equal.' : '';
  return `This is ${shown}, and ${name} ${verb} \`${expected}\` here.${reason}`;
}

/** Names of the module have no place among arguments: a call passes registers, constants and `.param` variables. */
function misplaced(
  { tree, referenceCount, referenceNodes, referenceSymbols, symbols }: BlockSemantics,
  site: CallSite,
  module: ModuleIndex,
  block: number,
): Finding[] {
  if (!site.args.includes('') && !site.results.includes('')) return [];
  const { results, args } = listsOf(tree, site);
  const found: Finding[] = [];
  for (const node of [...results, ...args]) {
    if (tree.kinds[node] !== NodeKind.Name) continue;
    const range = nodeRange(tree, node);
    const name = String.fromCharCode(...tree.bytes.subarray(range.start, range.end));
    const index = referenceNodes.subarray(0, referenceCount).indexOf(node);
    const local = index >= 0 && referenceSymbols[index] >= 0 ? symbols[referenceSymbols[index]] : undefined;
    const isMisplaced = local ? local.space === '' : declaredBefore(module, name, block, range.start) !== undefined;
    if (isMisplaced)
      found.push({ ...range, message: `\`${name}\` cannot be passed: move its address into a register first.` });
  }
  return found;
}

/** Components, vectors, addresses and the like are no arguments, and `_` stands for results only. */
function checkGrammar(tree: SyntaxTree, report: Report): void {
  let behindCallee = false;
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] === NodeKind.Instruction) behindCallee = false;
    if (tree.kinds[node] === NodeKind.Name) behindCallee = true;
    if (tree.kinds[node] !== NodeKind.Arguments) continue;
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
      if (!isArgument(tree.kinds[child]))
        report({
          ...nodeRange(tree, child),
          message:
            'A call passes registers, constants and `.param` variables, as they are: move this into a register first.',
        });
      else if (tree.kinds[child] === NodeKind.Sink && behindCallee)
        report({
          ...nodeRange(tree, child),
          message: '`_` stands for a result that nobody wants; an argument is a value.',
        });
    }
    node = tree.next[node] - 1;
  }
}

function checkInModule({ module, block, summary, semanticsOf }: BlockInModule, report: Report): void {
  for (const site of summary.calls) {
    let isRight = true;
    for (const name of site.callee === undefined ? site.targets : [site.callee]) {
      const signature = declaredBefore(module, name, block, site.start)?.symbol.signature;
      if (!signature) continue;
      const found = problems(site, signature, `\`${name}\``, () => semanticsOf().tree);
      for (const finding of found) report(finding);
      isRight &&= found.length === 0;
      if (!isRight) break;
    }
    if (isRight && (site.args.includes('') || site.results.includes('')))
      for (const finding of misplaced(semanticsOf(), site, module, block)) report(finding);
  }
}

export default defineRule({
  code: 'call-arguments',
  severity: 'error',
  title: 'A call that does not fit its function.',
  why: 'A call passes as many arguments and takes as many results as the function or the prototype says, of the same size, alignment and sort: integers do not stand for floats, a single value not for an array. Signed, unsigned and bit types of one size go together. Only a last array without size may be left out.',
  bad: '.func (.param .b32 result) twice(.param .b32 value) { ret; }\n.entry k1() { .param .b64 value; .param .b32 result; call (result), twice, (value); ret; }',
  good: '.func (.param .b32 result) twice(.param .b32 value) { ret; }\n.entry k1() { .param .b32 value; .param .b32 result; call (result), twice, (value); ret; }',
  scope: 'module',
  checkBlock({ tree, calls }, report) {
    checkGrammar(tree, report);
    for (const site of calls)
      if (site.prototype)
        for (const finding of problems(site, site.prototype, 'the prototype', () => tree)) report(finding);
  },
  checkInModule,
});
