// Cuts text into blocks: one function each, or a run of other top-level items. Every block is lexed, parsed and analysed
// alone, and cut starting from nothing but its first byte: equal text from a block's start on gives equal blocks, which is
// what lets an edit leave the blocks behind it untouched (document.ts). The cutter is quick/assembly/blocks.ts.
import { Cell } from '../quick/codes';
import { cell, giveText, quick } from '../quick/module';

export interface BlockSpan {
  readonly start: number;
  readonly end: number;
  /** The block holds one function; otherwise other items. */
  readonly isFunction: boolean;
  /**
   * The block ended by its own last byte. Otherwise by the item that follows it (a broken function, a run before a
   * function) or by the end of the text, so that other text behind it could have made it longer.
   */
  readonly closed: boolean;
  /** Number of line ends in it. */
  readonly lineEnds: number;
}

/** Text is shown to the cutter in pieces of this size, or larger ones for larger blocks. */
const WINDOW = 1 << 18;

/** The blocks of a text, in order, without holes. None for an empty text. */
export function splitBlocks(bytes: Uint8Array, window = WINDOW): BlockSpan[] {
  const spans: BlockSpan[] = [];
  let size = window;
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + size);
    const end = cutWindow(bytes, from, to, spans);
    size = end === from ? size * 2 : window;
    from = end;
  }
  return spans;
}

/** Adds the blocks that lie wholly in [from, to); returns the end of the last. */
function cutWindow(bytes: Uint8Array, from: number, to: number, spans: BlockSpan[]): number {
  giveText(bytes.subarray(from, to));
  const isLast = to === bytes.length;
  let at = from;
  while (at < to) {
    const end = quick().cutBlock(at - from, isLast);
    if (end < 0) break;
    const isFunction = cell(Cell.IsFunction) !== 0;
    const closed = cell(Cell.IsClosed) !== 0;
    spans.push({ start: at, end: from + end, isFunction, closed, lineEnds: cell(Cell.LineEnds) });
    at = from + end;
  }
  return at;
}
