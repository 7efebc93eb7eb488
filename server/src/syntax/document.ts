// A text as the editor has it, kept as blocks. An edit cuts anew only the blocks it touches; all others, and whatever has
// been computed for them, stay. Structurally a TextDocument of the language server protocol, without importing it.

import { lineStartsOf, upperBound } from '../base/lines';
import { type TextEdit, type TextRange, textToBytes } from '../base/text';
import { giveText, quick } from '../quick/module';
import { type BlockSpan, splitBlocks } from './blocks';
import { type Origin, rememberOrigin } from './origin';

export interface Position {
  readonly line: number;
  /** UTF-16 units. */
  readonly character: number;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

export type ContentChange = { readonly range: PositionRange; readonly text: string } | { readonly text: string };

/** An immutable piece of text. Its identity is the key under which analyses are kept. */
export class Block {
  /** What the block was before somebody typed in it, until what is to be known of it has been found out. */
  origin: Origin<Block> | undefined;
  private starts: Uint32Array | undefined;
  private asked = 0;

  constructor(
    readonly bytes: Uint8Array,
    /** The text itself where it has units that the bytes cannot hold; else undefined. */
    readonly wide: string | undefined,
    readonly isFunction: boolean,
    readonly isClosed: boolean,
    /** Number of its line ends. */
    readonly lineEnds: number,
  ) {}

  get length(): number {
    return this.bytes.length;
  }

  /** Offsets behind the block's line ends. */
  get lineStarts(): Uint32Array {
    this.starts ??= lineStartsOf(this.bytes);
    return this.starts;
  }

  /**
   * Number of line ends before an offset, and where the line begins that the last of them opens (0 without one). The first
   * few times the text is looked at, which needs no list.
   */
  lineAt(offset: number): { readonly before: number; readonly start: number } {
    if (!this.starts && this.asked++ < MOST_COUNTED) {
      giveText(this.bytes.subarray(0, offset + 1));
      return { before: quick().countLines(offset), start: lineStartBefore(this.bytes, offset) };
    }
    const before = upperBound(this.lineStarts, offset);
    return { before, start: before === 0 ? 0 : this.lineStarts[before - 1] };
  }

  /** Start of the line that is open where the block ends; undefined where it has no line end. */
  get lastLineStart(): number | undefined {
    return this.lineEnds === 0 ? undefined : this.lineAt(this.length).start;
  }

  text(start = 0, end = this.length): string {
    return this.wide === undefined ? decoder.decode(this.bytes.subarray(start, end)) : this.wide.slice(start, end);
  }
}

const decoder = new TextDecoder();
/** A report asks two or three times for each block, an editor many times for few. */
const MOST_COUNTED = 4;

export class PtxDocument {
  blocks: readonly Block[];
  /** Block -> its offset in the document; one entry more than blocks: the length. */
  offsets: Float64Array = new Float64Array(1);
  /** Block -> number of line ends before it; counted when a line is first asked for. */
  private lineCounts: Float64Array | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string | Uint8Array | readonly Block[],
  ) {
    if (typeof text === 'string') this.blocks = cut(textToBytes(text), text);
    else this.blocks = text instanceof Uint8Array ? cut(text, undefined) : text;
    this.index();
  }

  /** The text as it would be after edits that do not overlap: a document of its own that shares the untouched blocks. */
  edited(edits: readonly TextEdit[]): PtxDocument {
    const copy = new PtxDocument(this.uri, this.languageId, this.version, this.blocks);
    // From the end, so that the offsets of those before stay true; of insertions at one place the last comes first.
    const inOrder = edits.map((edit, index) => ({ edit, index }));
    inOrder.sort((a, b) => b.edit.start - a.edit.start || b.edit.end - a.edit.end || b.index - a.index);
    for (const { edit } of inOrder) copy.replace(edit, edit.text);
    return copy;
  }

  get length(): number {
    return this.offsets[this.blocks.length];
  }

  get lineCount(): number {
    return this.lines[this.blocks.length] + 1;
  }

  getText(range?: PositionRange): string {
    if (!range) return this.blocks.map((block) => block.text()).join('');
    return this.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  slice(start: number, end: number): string {
    let text = '';
    for (let i = this.blockAt(start); i < this.blocks.length && this.offsets[i] < end; i++) {
      text += this.blocks[i].text(
        Math.max(0, start - this.offsets[i]),
        Math.min(this.blocks[i].length, end - this.offsets[i]),
      );
    }
    return text;
  }

  /** Index of the block that holds an offset; the last one for the end of the text. */
  blockAt(offset: number): number {
    return Math.max(0, search(this.offsets, offset, this.blocks.length) - 1);
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    if (this.blocks.length === 0) return { line: 0, character: 0 };
    const index = this.blockAt(at);
    const block = this.blocks[index];
    const local = at - this.offsets[index];
    const { before: line, start: localStart } = block.lineAt(local);
    const start = line === 0 ? this.lastLineStart(index) : this.offsets[index] + localStart;
    // The middle of a CRLF (no border of blocks stands there) is no position: the end of the line stands for it.
    const split = block.bytes[local] === 10 && block.bytes[local - 1] === 13 ? 1 : 0;
    return { line: this.lines[index] + line, character: at - split - start };
  }

  /** Start of the line that is open where the block begins. */
  private lastLineStart(index: number): number {
    for (let i = index - 1; i >= 0; i--) {
      const { lastLineStart } = this.blocks[i];
      if (lastLineStart !== undefined) return this.offsets[i] + lastLineStart;
    }
    return 0;
  }

  /** Offset of a position; a character beyond the line's end is its end, a line beyond the text is the text's end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const start = this.lineStart(position.line);
    const end = position.line + 1 < this.lineCount ? this.contentEnd(this.lineStart(position.line + 1)) : this.length;
    return Math.max(start, Math.min(start + position.character, end));
  }

  /** Offset of a line's first character. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    const index = search(this.lines, line - 1, this.blocks.length) - 1;
    return this.offsets[index] + this.blocks[index].lineStarts[line - 1 - this.lines[index]];
  }

  /** The end of the line whose line break ends at `next`. */
  private contentEnd(next: number): number {
    if (this.byteAt(next - 1) === 10 && next >= 2 && this.byteAt(next - 2) === 13) return next - 2;
    return next - 1;
  }

  private byteAt(offset: number): number {
    const index = this.blockAt(offset);
    return this.blocks[index].bytes[offset - this.offsets[index]];
  }

  /** Applies changes in order, as `textDocument/didChange` has them. */
  update(changes: readonly ContentChange[], version: number): void {
    for (const change of changes) {
      if ('range' in change && change.range) this.replace(this.rangeOf(change.range), change.text);
      else {
        this.blocks = cut(textToBytes(change.text), change.text);
        this.index();
      }
    }
    this.version = version;
  }

  private rangeOf(range: PositionRange): TextRange {
    const start = this.offsetAt(range.start);
    const end = this.offsetAt(range.end);
    return start <= end ? { start, end } : { start: end, end: start };
  }

  /** Replaces a range and cuts anew from the block it touches to the first old border that holds again. */
  private replace(range: TextRange, text: string): void {
    const { blocks } = this;
    const first = this.firstAffected(range.start);
    let last = Math.min(blocks.length, search(this.offsets, range.end, blocks.length)); // behind the last touched block
    let piece = this.piece(first, last, range, text);
    for (;;) {
      const spans = splitBlocks(piece.bytes);
      const end = spans.at(-1);
      // The last new block may reach on into the old ones behind it, unless it ended by itself.
      if (last >= blocks.length || !end || (end.closed && !goesOn(piece.bytes, end, blocks[last]))) {
        this.splice(first, last, spans, piece, range);
        return;
      }
      last = Math.min(blocks.length, last + Math.max(1, last - first));
      piece = this.piece(first, last, range, text);
    }
  }

  /**
   * The block that an edit at `offset` can change: an earlier one too where that one had not ended by itself, or where
   * it is a declaration and the edit may put a `{` behind it.
   */
  private firstAffected(offset: number): number {
    let first = this.blockAt(offset);
    if (first > 0 && firstByte(this.blocks[first].bytes) >= offset - this.offsets[first]) {
      const { isFunction, bytes } = this.blocks[first - 1];
      if (isFunction && bytes[bytes.length - 1] === SEMICOLON) first--;
    }
    while (first > 0 && !this.blocks[first - 1].isClosed) first--;
    return first;
  }

  /** The new text of the blocks [first, last). */
  private piece(first: number, last: number, range: TextRange, text: string): Piece {
    const base = this.offsets[first] ?? 0;
    const old = this.blocks.slice(first, last);
    const length = this.offsets[last] - base;
    const start = range.start - base;
    const end = range.end - base;
    const inserted = textToBytes(text);
    const bytes = new Uint8Array(length - (end - start) + inserted.length);
    copyRange(old, 0, start, bytes, 0);
    bytes.set(inserted, start);
    copyRange(old, end, length, bytes, start + inserted.length);
    if (isAscii(inserted) && old.every((block) => block.wide === undefined)) return { bytes, wide: undefined };
    const whole = old.map((block) => block.text()).join('');
    return { bytes, wide: whole.slice(0, start) + text + whole.slice(end) };
  }

  private splice(first: number, last: number, spans: readonly BlockSpan[], piece: Piece, range: TextRange): void {
    const old = this.blocks.slice(first, last);
    const fresh: (Block | undefined)[] = spans.map(() => undefined);
    keepBefore(old, spans, range.start - (this.offsets[first] ?? 0), fresh);
    keepBehind(old, spans, (this.offsets[last] ?? 0) - range.end, fresh);
    const cutAnew = spans.map((span, index) => fresh[index] ?? blockOf(piece, span));
    rememberOrigin(old, cutAnew, range, this.offsets[first], piece.bytes.length);
    this.blocks = [...this.blocks.slice(0, first), ...cutAnew, ...this.blocks.slice(last)];
    this.index();
  }

  private index(): void {
    const count = this.blocks.length;
    this.offsets = new Float64Array(count + 1);
    for (let i = 0; i < count; i++) this.offsets[i + 1] = this.offsets[i] + this.blocks[i].length;
    this.lineCounts = undefined;
  }

  private get lines(): Float64Array {
    this.lineCounts ??= this.countLines();
    return this.lineCounts;
  }

  private countLines(): Float64Array {
    const counts = new Float64Array(this.blocks.length + 1);
    for (let i = 0; i < this.blocks.length; i++) counts[i + 1] = counts[i] + this.blocks[i].lineEnds;
    return counts;
  }
}

const SEMICOLON = 0x3b;

/** Whether the last block of a piece ends with a `;` that the cutter takes for a slip: a body follows. */
function goesOn(bytes: Uint8Array, { end, isFunction }: BlockSpan, next: Block): boolean {
  return isFunction && bytes[end - 1] === SEMICOLON && next.bytes[firstByte(next.bytes)] === 0x7b;
}

/** Where the white space ends that the bytes begin with. */
function firstByte(bytes: Uint8Array): number {
  let at = 0;
  while (bytes[at] === 0x20 || (bytes[at] >= 0x09 && bytes[at] <= 0x0d)) at++;
  return at;
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly wide: string | undefined;
}

/** Old blocks that end before the edit and were cut the same way again keep their identity, and so their analyses. */
function keepBefore(
  old: readonly Block[],
  spans: readonly BlockSpan[],
  editStart: number,
  fresh: (Block | undefined)[],
): void {
  let end = 0;
  for (let i = 0; i < Math.min(old.length, spans.length); i++) {
    end += old[i].length;
    if (end > editStart || !sameCut(old[i], spans[i])) return;
    fresh[i] = old[i];
  }
}

/** Likewise those that lie wholly behind the edit, counted from the end. */
function keepBehind(
  old: readonly Block[],
  spans: readonly BlockSpan[],
  behindEdit: number,
  fresh: (Block | undefined)[],
): void {
  let length = 0;
  for (let i = 1; i <= Math.min(old.length, spans.length); i++) {
    const block = old[old.length - i];
    length += block.length;
    if (length > behindEdit || fresh[spans.length - i] || !sameCut(block, spans[spans.length - i])) return;
    fresh[spans.length - i] = block;
  }
}

function sameCut(block: Block, span: BlockSpan): boolean {
  return (
    block.length === span.end - span.start && block.isFunction === span.isFunction && block.isClosed === span.closed
  );
}

function copyRange(blocks: readonly Block[], start: number, end: number, into: Uint8Array, at: number): void {
  let offset = 0;
  for (const block of blocks) {
    const from = Math.max(0, start - offset);
    const to = Math.min(block.length, end - offset);
    if (from < to) into.set(block.bytes.subarray(from, to), at + offset + from - start);
    offset += block.length;
  }
}

/** Start of the line on which an offset lies. */
function lineStartBefore(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && bytes[at - 1] !== 10 && (bytes[at - 1] !== 13 || bytes[at] === 10)) at--;
  return at;
}

/** Bytes of a whole document. `text` is kept only where a block has units that bytes cannot hold. */
function cut(bytes: Uint8Array, text: string | undefined): Block[] {
  const piece = { bytes, wide: text !== undefined && !isAscii(bytes) ? text : undefined };
  return splitBlocks(bytes).map((span) => blockOf(piece, span));
}

function blockOf({ bytes, wide }: Piece, { start, end, isFunction, closed, lineEnds }: BlockSpan): Block {
  const own = bytes.subarray(start, end);
  const text = wide === undefined || isAscii(own) ? undefined : wide.slice(start, end);
  return new Block(own, text, isFunction, closed, lineEnds);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] >= 0x80) return false;
  return true;
}

/** Number of the first `count` entries of the ascending array that are <= value. */
function search(ascending: Float64Array, value: number, count: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
