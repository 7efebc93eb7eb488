// Where a block that was typed in comes from: its text before, and what of that became what. From it the block's tree and
// meaning are made anew without a look at the whole.
import type { TextRange } from '../base/text';

/** Bytes [start, oldEnd) of a text became [start, newEnd) of the next. */
export interface Replacement {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The one range that covers an edit and another one of what it gave. */
function composed(first: Replacement, second: Replacement): Replacement {
  const end = Math.max(first.newEnd, second.oldEnd);
  return {
    start: Math.min(first.start, second.start),
    oldEnd: end + first.oldEnd - first.newEnd,
    newEnd: end + second.newEnd - second.oldEnd,
  };
}

/** An earlier text of a block, and what of it became what. */
export interface Origin<Block> {
  readonly block: Block;
  readonly edit: Replacement;
}

/** A block as far as it matters here. */
interface Edited<Block> {
  readonly length: number;
  readonly isFunction: boolean;
  origin: Origin<Block> | undefined;
}

/** An edit inside one function leaves it one function. */
export function rememberOrigin<Block extends Edited<Block>>(
  old: readonly Block[],
  cutAnew: readonly Block[],
  range: TextRange,
  base: number,
  length: number,
): void {
  const before = old.filter((block) => !cutAnew.includes(block));
  const after = cutAnew.filter((block) => !old.includes(block));
  if (before.length !== 1 || after.length !== 1 || !before[0].isFunction || !after[0].isFunction) return;
  const [block] = before;
  const kept = old.slice(0, old.indexOf(block)).reduce((sum, other) => sum + other.length, base);
  const inserted = length - old.reduce((sum, other) => sum + other.length, 0) + range.end - range.start;
  const start = range.start - kept;
  if (start < 0 || range.end - kept > block.length) return;
  const edit = { start, oldEnd: range.end - kept, newEnd: start + inserted };
  // Of texts between, about which nobody has asked, nothing is kept.
  after[0].origin = block.origin
    ? { block: block.origin.block, edit: composed(block.origin.edit, edit) }
    : { block, edit };
}
