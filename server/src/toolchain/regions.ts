// The statements that stand on a line of ptxas: the smallest pieces of text that a message without a column can be about.

import type { PtxDocument } from '../syntax/document';
import { NodeKind, rangeOf, type SyntaxTree } from '../syntax/nodes';
import { parseTransient } from '../syntax/parse';

/** Offsets in the document. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** Of an instruction: its opcode, and its operands in their order. */
  readonly opcode: { readonly start: number; readonly end: number } | undefined;
  readonly operands: readonly { readonly start: number; readonly end: number }[];
}

/** Gives the statements of a block by its index; each block is parsed once. */
export type Regions = (block: number) => readonly Region[];

export function regionsOf(document: PtxDocument): Regions {
  const known = new Map<number, readonly Region[]>();
  return (block) => {
    const regions = known.get(block) ?? blockRegions(document, block);
    known.set(block, regions);
    return regions;
  };
}

/**
 * The statements that a line [start, end) is about: those that begin on it, because ptxas names the line of the opcode; if
 * none does, those that reach over it; if there is none of these either, the one before it, whose end is then missing.
 */
export function regionsAt(document: PtxDocument, regions: Regions, start: number, end: number): readonly Region[] {
  const begun: Region[] = [];
  let before: Region | undefined;
  for (let block = document.blockAt(start); block < document.blocks.length; block++) {
    if (block > 0 && document.offsets[block] >= end) break;
    const all = regions(block);
    let index = firstFrom(all, start);
    before ??= all[index - 1] ?? (block > 0 ? regions(block - 1).at(-1) : undefined);
    for (; index < all.length && all[index].start < end; index++) begun.push(all[index]);
  }
  // Statements do not overlap, so the one before is also the only one that can reach over the line.
  return begun.length > 0 || !before ? begun : [before];
}

/** Index of the first region that begins at an offset or behind it. */
function firstFrom(regions: readonly Region[], offset: number): number {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (regions[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const containers = new Set([NodeKind.Root, NodeKind.Body, NodeKind.Block]);

function blockRegions(document: PtxDocument, block: number): readonly Region[] {
  const tree = parseTransient(document.blocks[block].bytes);
  const base = document.offsets[block];
  const regions: Region[] = [];
  let node = 0;
  while (node < tree.count) {
    const kind = tree.kinds[node];
    if (containers.has(kind)) node++;
    else if (kind === NodeKind.Function) {
      const body = bodyOf(tree, node);
      regions.push(regionOf(tree, base, node, body === undefined ? undefined : rangeOf(tree, body).start));
      node = body ?? tree.next[node];
    } else {
      regions.push(regionOf(tree, base, node, undefined));
      node = tree.next[node];
    }
  }
  return regions;
}

function bodyOf(tree: SyntaxTree, node: number): number | undefined {
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Body) return child;
  return undefined;
}

function regionOf(tree: SyntaxTree, base: number, node: number, end: number | undefined): Region {
  const range = rangeOf(tree, node);
  const moved = (of: number) => {
    const { start, end } = rangeOf(tree, of);
    return { start: base + start, end: base + end };
  };
  let opcode: Region['opcode'];
  const operands: Region['operands'][number][] = [];
  if (tree.kinds[node] === NodeKind.Instruction) {
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
      if (tree.kinds[child] === NodeKind.Opcode) opcode = moved(child);
      else if (opcode) operands.push(moved(child));
    }
  }
  return { start: base + range.start, end: base + (end ?? range.end), opcode, operands };
}
