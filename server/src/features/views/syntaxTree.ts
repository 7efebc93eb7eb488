// The syntax tree of the block around an offset, a node a line, with where it stands and the text of leaves.
import type { Analysis } from '../../analysis';
import { NodeKind, rangeOf, textOf } from '../../syntax/nodes';
import { cursorAt } from '../cursor';

/** A tree of more is none that anybody reads. */
const MOST_NODES = 10_000;
const MOST_INDENTED = 60;
const MOST_CHARACTERS = 80;

export function syntaxTreeText(analysis: Analysis, offset: number): string | undefined {
  const { document } = analysis;
  if (document.blocks.length === 0) return undefined;
  const block = document.blockAt(offset);
  const { tree } = analysis.semanticsOf(block);
  const base = document.offsets[block];
  const here = cursorAt(analysis, offset)?.node;
  const lines = [`Syntax tree of block ${block + 1} of ${document.blocks.length}: ${tree.count} nodes`, ''];
  const shown = Math.min(tree.count, MOST_NODES);
  /** Where the nodes around the next one end. */
  const ends: number[] = [];
  for (let node = 0; node < shown; node++) {
    while (ends.length > 0 && ends[ends.length - 1] <= node) ends.pop();
    const { start, end } = rangeOf(tree, node);
    const [from, to] = [document.positionAt(base + start), document.positionAt(base + end)];
    const place = `${from.line + 1}:${from.character + 1}-${to.line + 1}:${to.character + 1}`;
    const isLeaf = tree.next[node] === node + 1;
    const leaf = isLeaf && end > start ? ` ${cut(textOf(tree, node))}` : '';
    const mark = node === here ? '  <- cursor' : '';
    lines.push(
      `${'  '.repeat(Math.min(ends.length, MOST_INDENTED))}${NodeKind[tree.kinds[node]]} ${place}${leaf}${mark}`,
    );
    ends.push(tree.next[node]);
  }
  if (shown < tree.count) lines.push('', `and ${tree.count - shown} more nodes`);
  return `${lines.join('\n')}\n`;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}
