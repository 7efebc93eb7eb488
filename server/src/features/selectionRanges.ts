// What "expand selection" takes in step by step: the word, the operand, the instruction, the block, the function, the text.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { rangeOf } from '../syntax/nodes';
import { cursorAt, cursorBehind, parentOf } from './cursor';

/** Each range holds the one before it; the first is the innermost. */
export function selectionRanges(analysis: Analysis, offset: number): TextRange[] {
  const { document } = analysis;
  const whole = { start: 0, end: document.length };
  const cursor = cursorAt(analysis, offset) ?? cursorBehind(analysis, offset);
  if (!cursor) return [whole];
  const { tree, token, base } = cursor;
  const ranges: TextRange[] = [];
  const add = ({ start, end }: TextRange): void => {
    const last = ranges.at(-1);
    const isLarger = !last || (start <= last.start && end >= last.end && end - start > last.end - last.start);
    // Of the token before a blank line and its statement the cursor is in neither.
    const isAround = start <= offset && offset <= end;
    if (isAround && isLarger && end > start) ranges.push({ start, end });
  };
  const placed = ({ start, end }: TextRange): TextRange => ({ start: base + start, end: base + end });
  add(placed({ start: tree.tokens.starts[token], end: tree.tokens.ends[token] }));
  for (let node = cursor.node; node > 0; node = parentOf(tree, node)) add(placed(rangeOf(tree, node)));
  add(whole);
  return ranges;
}
