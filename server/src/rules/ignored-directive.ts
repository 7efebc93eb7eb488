// Directives that ptxas reads and then ignores.
import { versionIndex } from '../isa/versions';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { type BlockInModule, defineRule, type ModuleContext, type Report } from './rule';
import { tokenRange } from './shared';

function checkBlocksPerMultiprocessor(tree: SyntaxTree, node: number, report: Report): void {
  let found = -1;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.HeaderDirective) continue;
    const word = tokenText(tree, tree.first[child]);
    if (word === '.maxntid' || word === '.reqntid') return;
    if (word === '.minnctapersm') found = tree.first[child];
  }
  if (found >= 0)
    report({
      ...tokenRange(tree, found),
      message: '`.minnctapersm` is ignored here: it needs `.maxntid` or `.reqntid` beside it.',
    });
}

/** Source lines without the name of a file. */
function checkLines({ blocks, lined, report }: ModuleContext): void {
  // Compilers name the files at the end.
  if (lined.some((block) => blocks[block].breaksOff || blocks[block].lines?.files.length)) return;
  const block = lined.find((at) => blocks[at].lines?.firstLoc);
  const range = block === undefined ? undefined : blocks[block].lines?.firstLoc;
  if (block !== undefined && range)
    report(block, {
      ...range,
      message: 'There is no `.file` that `.loc` could refer to, so the line information is lost.',
    });
}

export default defineRule({
  code: 'ignored-directive',
  severity: 'warning',
  title: 'A directive that has no effect.',
  why: 'ptxas warns and goes on: `.minnctapersm` says nothing without a number of threads (`.maxntid` or `.reqntid`), `.loc` nothing in a file without any `.file`, and `.maxnctapersm` was given up with PTX 2.0.',
  bad: '.entry scale() .minnctapersm 2 { ret; }',
  good: '.entry scale() .maxntid 256 .minnctapersm 2 { ret; }',
  scope: 'module',
  checkBlock({ tree }, report) {
    for (let node = 1; node < tree.count; node++)
      if (tree.kinds[node] === NodeKind.Function) checkBlocksPerMultiprocessor(tree, node, report);
  },
  checkInModule: checkOldName,
  checkModule: checkLines,
});

function checkOldName({ module, summary, semanticsOf }: BlockInModule, report: Report): void {
  if (module.header.version !== versionIndex('2.0') || summary.functions.length === 0) return;
  const { tree } = semanticsOf();
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.HeaderDirective || tokenText(tree, tree.first[node]) !== '.maxnctapersm')
      continue;
    report({
      ...tokenRange(tree, tree.first[node]),
      message: '`.maxnctapersm` is ignored since PTX 2.0: write `.minnctapersm`.',
    });
  }
}
