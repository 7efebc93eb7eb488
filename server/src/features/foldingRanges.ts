// What can be folded: bodies, blocks and loops, comments, runs of declarations, sections, and lists over several lines. A range
// hides the lines behind that of its start down to that of its end.
import type { Analysis } from '../analysis';
import { upperBound } from '../base/lines';
import type { TextRange } from '../base/text';
import type { Block as TextBlock } from '../syntax/document';
import { NodeKind, rangeOf, type SyntaxTree } from '../syntax/nodes';
import { parseTransient } from '../syntax/parse';
import { TokenKind } from '../syntax/tokens';
import { type Comment, commentsOf } from './comments';
import { loopFolds } from './loopFolds';
import { perBlock } from './perBlock';

export interface FoldingItem {
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'region' | undefined;
}

/** In larger texts only bodies of functions are folded: a tree of each function would take half a second. */
const MOST_BYTES_WITH_ALL = 4e6;

/** Loops take the meaning of each function, too. */
const MOST_BYTES_WITH_LOOPS = 1e6;

export function foldingRanges(analysis: Analysis): FoldingItem[] {
  if (analysis.foreign) return [];
  if (analysis.document.length > MOST_BYTES_WITH_ALL) return bodies(analysis);
  const { blocks, offsets } = analysis.document;
  const items: FoldingItem[] = [];
  // Declarations of the module follow one another in several blocks.
  const run = noRun();
  blocks.forEach((block, index) => {
    const { topLevel } = foldsOf(block);
    const ranges = analysis.document.length <= MOST_BYTES_WITH_LOOPS ? withLoops(block) : foldsOf(block).ranges;
    for (const { start, end, kind } of ranges)
      items.push({ start: start + offsets[index], end: end + offsets[index], kind });
    for (const { kind, start, end } of topLevel)
      extendRun(run, kind, start + offsets[index], end + offsets[index], items);
  });
  endRun(run, items);
  return items.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Editors drop one of two ranges that cross, by their order. A loop goes before the code of a source line. */
const withLoops = perBlock((block: TextBlock): readonly FoldingItem[] => {
  const line = (offset: number): number => upperBound(block.lineStarts, offset);
  const loops = loopFolds(block).filter(({ start, end }) => line(start) < line(end));
  const { ranges } = foldsOf(block);
  if (loops.length === 0) return ranges;
  const kept = ranges.filter((range) => !loops.some((loop) => cross(range, loop) || cross(loop, range)));
  return [...kept, ...loops.map(({ start, end }) => ({ start, end, kind: undefined }))];
});

const cross = (first: TextRange, second: TextRange): boolean =>
  first.start < second.start && second.start <= first.end && first.end < second.end;

function bodies({ document, blocks }: Analysis): FoldingItem[] {
  return blocks.flatMap(({ functions }, index) => {
    const { bytes, isFunction, lineStarts } = document.blocks[index];
    const info = functions.at(0);
    if (!isFunction || !info?.hasBody) return [];
    const open = bytes.indexOf(OPENING_BRACE, info.start);
    const lastLine = upperBound(lineStarts, bytes.lastIndexOf(CLOSING_BRACE)) - 1;
    if (open < 0 || lastLine <= upperBound(lineStarts, open)) return [];
    const base = document.offsets[index];
    return [{ start: base + open, end: base + lineStarts[lastLine] - 1, kind: undefined }];
  });
}

const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;

interface Folds {
  /** Offsets from the block's start. */
  readonly ranges: readonly FoldingItem[];
  readonly topLevel: readonly (TextRange & { readonly kind: NodeKind })[];
}

const foldsOf = perBlock((text: TextBlock): Folds => {
  const tree = parseTransient(text.bytes);
  const block: Block = { tree, lineStarts: text.lineStarts, items: [] };
  foldNodes(block);
  foldComments(block);
  const topLevel = childrenOf(tree, 0).map((child) => ({
    kind: tree.kinds[child] as NodeKind,
    ...rangeOf(tree, child),
  }));
  return { ranges: block.items, topLevel };
});

interface Block {
  readonly tree: SyntaxTree;
  readonly lineStarts: Uint32Array;
  readonly items: FoldingItem[];
}

const lineOf = (block: Block, offset: number): number => upperBound(block.lineStarts, offset);

function childrenOf(tree: SyntaxTree, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) children.push(child);
  return children;
}

// Nodes

function foldNodes(block: Block): void {
  const { tree } = block;
  for (let node = 1; node < tree.count; node++) {
    switch (tree.kinds[node]) {
      case NodeKind.Body:
      case NodeKind.Block:
        foldBraces(block, node);
        foldDeclarations(block, node);
        foldSourceLines(block, node);
        break;
      case NodeKind.Section:
      case NodeKind.InitializerList:
      case NodeKind.Parameters:
      case NodeKind.ReturnParameters:
        foldBraces(block, node);
        break;
      case NodeKind.Instruction:
        foldLines(block, node);
        node = tree.next[node] - 1;
        break;
      default:
    }
  }
}

/** From the line of the opening to the line before the closing, which stays to be seen. */
function foldBraces(block: Block, node: number): void {
  const { tree } = block;
  const { start, end } = rangeOf(tree, node);
  const last = tree.tokens.kinds[tree.last[node] - 1];
  const isClosed = last === TokenKind.CloseBrace || last === TokenKind.CloseParen;
  const lastLine = lineOf(block, isClosed ? end - 1 : end) - (isClosed ? 1 : 0);
  if (lastLine <= lineOf(block, start)) return;
  push(block, start, isClosed ? block.lineStarts[lastLine] - 1 : end, undefined);
}

/** An instruction that goes over several lines, such as a call. */
function foldLines(block: Block, node: number): void {
  const { start, end } = rangeOf(block.tree, node);
  for (let at = start; at < end; at++) {
    if (block.tree.bytes[at] === 10) return push(block, start, end, undefined);
  }
}

function push(block: Block, start: number, end: number, kind: FoldingItem['kind']): void {
  block.items.push({ start, end, kind });
}

// Runs of declarations

function foldDeclarations(block: Block, node: number): void {
  const run = noRun();
  for (const child of childrenOf(block.tree, node)) {
    const { start, end } = rangeOf(block.tree, child);
    extendRun(run, block.tree.kinds[child], start, end, block.items);
  }
  endRun(run, block.items);
}

/** The code of one line of the source: from a `.loc` to the next, within its braces. */
function foldSourceLines(block: Block, node: number): void {
  const { tree } = block;
  let start = -1;
  let end = -1;
  const finish = (): void => {
    if (start >= 0 && lineOf(block, end) > lineOf(block, start)) push(block, start, end, 'region');
  };
  for (const child of childrenOf(tree, node)) {
    const range = rangeOf(tree, child);
    if (tree.kinds[child] === NodeKind.Loc) {
      finish();
      start = range.start;
    }
    end = range.end;
  }
  finish();
}

interface Run {
  kind: NodeKind;
  start: number;
  end: number;
  count: number;
}

const noRun = (): Run => ({ kind: NodeKind.Root, start: 0, end: 0, count: 0 });

/** Neighbouring declarations of one kind; three or more make a range. */
function extendRun(run: Run, kind: NodeKind, start: number, end: number, items: FoldingItem[]): void {
  if (kind !== run.kind || (kind !== NodeKind.Variable && kind !== NodeKind.File)) {
    endRun(run, items);
    run.kind = kind;
    run.start = start;
  }
  run.end = end;
  run.count++;
}

function endRun(run: Run, items: FoldingItem[]): void {
  if (run.count > 2) items.push({ start: run.start, end: run.end, kind: 'region' });
  run.count = 0;
}

// Comments

function foldComments(block: Block): void {
  let run: Comment[] = [];
  for (const comment of commentsOf(block.tree.bytes, block.tree.tokens)) {
    if (!comment.isLine) {
      if (lineOf(block, comment.start) < lineOf(block, comment.end)) push(block, comment.start, comment.end, 'comment');
      continue;
    }
    if (!standsAlone(block, comment)) continue;
    const previous = run.at(-1);
    if (previous && lineOf(block, comment.start) !== lineOf(block, previous.start) + 1) {
      foldRun(block, run);
      run = [];
    }
    run.push(comment);
  }
  foldRun(block, run);
}

function foldRun(block: Block, run: readonly Comment[]): void {
  if (run.length > 1) push(block, run[0].start, run[run.length - 1].end, 'comment');
}

/** Nothing but white space is in front of the comment on its line. */
function standsAlone({ tree }: Block, comment: Comment): boolean {
  let at = comment.start - 1;
  while (at >= 0 && (tree.bytes[at] === 32 || tree.bytes[at] === 9)) at--;
  return at < 0 || tree.bytes[at] === 10 || tree.bytes[at] === 13;
}
