// Where the reader of a mangled name stands. A failure is kept, not thrown: it moves to the end of the text, so that
// every loop ends, and whoever asked looks at `failed` once. Depth and steps are bounded.
import { type Node, text } from './nodes';

export interface Cursor {
  readonly source: string;
  at: number;
  failed: boolean;
  depth: number;
  readonly substitutions: Node[];
  /** Behind `operator`, where template arguments belong to the operator and not to the type's `T_`. */
  isConversion: boolean;
  /** Of reading deeper, so that trying twice stays cheap. */
  steps: number;
}

/** Levels of a name. C++ allows more; nvcc's and CUTLASS' deepest names stay below 60. */
const DEEPEST = 200;
const MOST_STEPS = 10_000;
/** Of a nested number: lengths and indices are far below. */
const MOST_DIGITS = 9;
const NOTHING = text('');

export function cursorOf(source: string): Cursor {
  return {
    source,
    at: 0,
    failed: false,
    depth: 0,
    substitutions: [],
    isConversion: false,
    steps: 0,
  };
}

export function fail(cursor: Cursor): Node {
  cursor.failed = true;
  cursor.at = cursor.source.length;
  return NOTHING;
}

/** Reads one level deeper, or fails where that is too deep. */
export function deeper<T>(cursor: Cursor, read: (cursor: Cursor) => T): T | undefined {
  if (cursor.depth >= DEEPEST || ++cursor.steps > MOST_STEPS) {
    fail(cursor);
    return undefined;
  }
  cursor.depth++;
  const result = read(cursor);
  cursor.depth--;
  return result;
}

/** The character here; empty at the end. */
export const peek = (cursor: Cursor, ahead = 0): string => cursor.source.charAt(cursor.at + ahead);

export const isAtEnd = (cursor: Cursor): boolean => cursor.at >= cursor.source.length;

export function accepts(cursor: Cursor, word: string): boolean {
  if (!cursor.source.startsWith(word, cursor.at)) return false;
  cursor.at += word.length;
  return true;
}

export function expects(cursor: Cursor, word: string): void {
  if (!accepts(cursor, word)) fail(cursor);
}

export const isDigit = (character: string): boolean => character >= '0' && character <= '9' && character !== '';

/** Digits, where there are some. */
export function digits(cursor: Cursor): string {
  const start = cursor.at;
  while (isDigit(peek(cursor))) cursor.at++;
  return cursor.source.slice(start, cursor.at);
}

/** A number without sign. */
export function number(cursor: Cursor): number {
  const found = digits(cursor);
  if (found !== '' && found.length <= MOST_DIGITS) return Number(found);
  fail(cursor);
  return 0;
}

/** `_` is 0, `0_` is 1, `1_` is 2. */
export function compactNumber(cursor: Cursor): number {
  const value = peek(cursor) === '_' ? 0 : number(cursor) + 1;
  expects(cursor, '_');
  return value;
}

/** Reads until `E`, which it takes. */
export function untilEnd(cursor: Cursor, read: (cursor: Cursor) => Node): Node[] {
  const found: Node[] = [];
  while (!cursor.failed && !accepts(cursor, 'E')) {
    if (isAtEnd(cursor)) fail(cursor);
    else found.push(read(cursor));
  }
  return found;
}

/** Keeps what a later `S_` may mean. */
export function remember(cursor: Cursor, node: Node): Node {
  cursor.substitutions.push(node);
  return node;
}
