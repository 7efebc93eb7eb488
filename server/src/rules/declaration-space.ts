// State spaces of declarations: which of them may stand where.
import { typeInfo } from '../isa/types';
import { versionIndex } from '../isa/versions';
import { type Declared, declarationsIn } from '../semantic/declared';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { type BlockInModule, defineRule, type Report } from './rule';
import { nodeRange, tokenRange, wordRange } from './shared';

/** What is wrong with a declaration's space, and the word to blame (undefined: the name). */
function problemOf(declared: Declared): { message: string; word?: string } | undefined {
  const { place } = declared;
  return place === 'parameter' || place === 'result' ? parameterProblem(declared) : variableProblem(declared);
}

function parameterProblem({
  prefix,
  owner,
  text,
  place,
  isAnnounced,
}: Declared): { message: string; word?: string } | undefined {
  const { space, type } = prefix;
  const what = place === 'result' ? 'result' : 'parameter';
  const name = text === '_' ? `A ${what}` : `The ${what} \`${text}\``;
  if (owner === 'entry' && space !== '.param')
    return { message: `${name} of a kernel lies in \`.param\`: write \`.param ${type}\`.`, word: space || type };
  if (space !== '.param' && space !== '.reg') {
    const written = space === '' ? 'has no state space' : `cannot lie in \`${space}\``;
    return { message: `${name} ${written}: write \`.param\` or \`.reg\`.`, word: space || type };
  }
  if (space === '.param' && !isAnnounced) return inMemory(type, space);
  return undefined;
}

function inMemory(type: string, space: string): { message: string; word?: string } | undefined {
  if (type !== '.pred') return undefined;
  return { message: `A predicate lives in a register: \`.reg .pred\`, not in \`${space}\`.`, word: space };
}

function variableProblem({ prefix, place, sizes, text }: Declared): { message: string; word?: string } | undefined {
  const { space, type, linkage, attribute } = prefix;
  if (space === '') {
    const spaces = place === 'module' ? '`.global`, `.const` or `.shared`' : '`.shared`, `.local` or `.reg`';
    return { message: `\`${text}\` has no state space: write ${spaces} first.`, word: type };
  }
  if (place === 'module' && space === '.param')
    return { message: '`.param` variables belong to functions: as parameters, or in a body for a call.', word: space };
  if (place === 'body' && space === '.tex')
    return { message: '`.tex` variables stand outside functions.', word: space };
  const isOpaque = typeInfo(type)?.class === 'opaque';
  if (isOpaque && place === 'body')
    return { message: `A \`${type}\` is declared outside functions or as a parameter of a kernel.`, word: type };
  // Of arrays ptxas 13.0 does not ask this.
  const isSingle = sizes.length === 0;
  if (isOpaque && isSingle && space !== '.global')
    return { message: `A \`${type}\` is declared in \`.global\`, not in \`${space}\`.`, word: space };
  if (linkage === '.common' && (space !== '.global' || (isOpaque && isSingle))) {
    const reason = isOpaque && space === '.global' ? `not for a \`${type}\`` : `not for \`${space}\``;
    return { message: `\`.common\` is for variables in \`.global\`, ${reason}.`, word: linkage };
  }
  if (attribute === '.managed' && space !== '.global')
    return { message: `\`.managed\` is for variables in \`.global\`, not in \`${space}\`.`, word: attribute };
  return space === '.reg' ? undefined : inMemory(type, space);
}

function check(tree: SyntaxTree, declared: Declared): { start: number; end: number; message: string } | undefined {
  const problem = problemOf(declared);
  if (!problem) return undefined;
  const range = problem.word ? wordRange(tree, declared.node, problem.word) : undefined;
  return { ...(range ?? nodeRange(tree, declared.name)), message: problem.message };
}

function checkCommonFunctions(tree: SyntaxTree, report: Report): void {
  for (let node = 1; node < tree.count; node = tree.next[node]) {
    if (tree.kinds[node] !== NodeKind.Function || tokenText(tree, tree.first[node]) !== '.common') continue;
    const message = '`.common` is for variables in `.global`, not for functions.';
    report({ ...tokenRange(tree, tree.first[node]), message });
  }
}

const lastWithModuleRegisters = versionIndex('2.3')!;

/** Registers and local variables of the whole module existed before functions had a stack. */
function checkInModule({ module, summary, semanticsOf }: BlockInModule, report: Report): void {
  const { version } = module.header;
  if (version === undefined || version <= lastWithModuleRegisters) return;
  let seen = -1;
  for (const { space, declaration } of summary.moduleSymbols) {
    if ((space !== '.reg' && space !== '.local') || declaration === seen) continue;
    seen = declaration;
    const { tree } = semanticsOf();
    const range = wordRange(tree, declaration, space);
    if (range) report({ ...range, message: `\`${space}\` variables stand inside functions since PTX 3.0.` });
  }
}

export default defineRule({
  code: 'declaration-space',
  severity: 'error',
  title: 'A state space that cannot be used here.',
  why: 'Variables of a module lie in `.global`, `.const` or `.shared`; registers and `.local` variables belong to functions (to the module only before PTX 3.0). Kernels take their parameters in `.param`, device functions in `.param` or `.reg`. Predicates live in registers, textures and surfaces in `.global`, and `.common` and `.managed` are for `.global` alone.',
  bad: '.reg .b32 %counter;',
  good: '.global .b32 counter;',
  scope: 'module',
  checkBlock({ tree }, report) {
    checkCommonFunctions(tree, report);
    let blamed = -1;
    for (const declared of declarationsIn(tree)) {
      const finding = check(tree, declared);
      if (!finding || finding.start === blamed) continue;
      blamed = finding.start;
      report(finding);
    }
  },
  checkInModule,
});
