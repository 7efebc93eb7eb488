// Debugging directives: indices of files, positions of inlined functions, values in sections.
import { typeInfo } from '../isa/types';
import { positionsIn } from '../semantic/lines';
import { integerValue } from '../semantic/numbers';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { defineRule, type ModuleContext, type Report } from './rule';
import { tokenRange } from './shared';

function checkFiles({ blocks, lined, report }: ModuleContext): void {
  const seen = new Set<number>();
  for (const block of lined) {
    for (const { index, start, end } of blocks[block].lines?.files ?? []) {
      if (seen.has(index)) report(block, { start, end, message: `The file number ${index} is taken already.` });
      seen.add(index);
    }
  }
}

function checkInlining({ blocks, lined, report, semanticsOf }: ModuleContext): void {
  let above: Set<string> | undefined;
  for (const block of lined) {
    for (const { position, start, end } of blocks[block].lines?.inlinedAt ?? []) {
      above ??= new Set();
      // Compilers name the position in the same function; of others it is asked only when one is missing.
      for (let i = 0; i < lined.length && lined[i] < block && !above.has(position); i++)
        if (blocks[lined[i]].lines?.firstLoc)
          for (const other of positionsIn(semanticsOf(lined[i]).tree)) above.add(other);
      if (!above.has(position))
        report(block, {
          start,
          end,
          message: `No \`.loc\` above has the position ${position}, at which this is said to be inlined.`,
        });
    }
  }
}

/** Values of `.section` data against their types. */
function checkSection(tree: SyntaxTree, node: number, report: Report): void {
  const { kinds } = tree.tokens;
  let type = '';
  for (let token = tree.first[node] + 2; token < tree.last[node]; token++) {
    const text = tokenText(tree, token);
    const previous = kinds[token - 1];
    if (kinds[token] === TokenKind.Dotted && previous !== TokenKind.Comma && typeInfo(text)) {
      type = text;
      if (!/^\.b(?:8|16|32|64)$/.test(text))
        report({
          ...tokenRange(tree, token),
          message: `\`${text}\`: debug information is written as \`.b8\`, \`.b16\`, \`.b32\` or \`.b64\`.`,
        });
    }
    if (kinds[token] !== TokenKind.Integer || previous === TokenKind.Minus || previous === TokenKind.Plus) continue;
    const bits = typeInfo(type)?.bits ?? 64;
    const value = integerValue(text);
    if (value !== undefined && bits < 64 && value >= 2 ** bits && /^\.b\d+$/.test(type))
      report({ ...tokenRange(tree, token), message: `${text} does not fit into \`${type}\`.` });
  }
}

function checkLabels(tree: SyntaxTree, node: number, report: Report): void {
  const seen = new Set<string>();
  for (let token = tree.first[node]; token + 1 < tree.last[node]; token++) {
    if (tree.tokens.kinds[token] !== TokenKind.Identifier || tree.tokens.kinds[token + 1] !== TokenKind.Colon) continue;
    const name = tokenText(tree, token);
    if (seen.has(name)) report({ ...tokenRange(tree, token), message: `The label \`${name}\` is taken already.` });
    seen.add(name);
  }
}

export default defineRule({
  code: 'line-information',
  severity: 'error',
  title: 'Debugging directives that do not go together.',
  why: 'Each `.file` has a number of its own. The position behind `inlined_at` is that of a `.loc` above it. Values in a `.section` fit into the `.b8`, `.b16`, `.b32` or `.b64` before them, and its labels are different.',
  bad: '.file 1 "kernel.cu"\n.file 1 "helper.cuh"',
  good: '.file 1 "kernel.cu"\n.file 2 "helper.cuh"',
  scope: 'module',
  checkBlock({ tree }, report) {
    for (let node = 1; node < tree.count; node = tree.next[node]) {
      if (tree.kinds[node] !== NodeKind.Section) continue;
      checkSection(tree, node, report);
      checkLabels(tree, node, report);
    }
  },
  checkModule(context) {
    checkFiles(context);
    checkInlining(context);
  },
});
