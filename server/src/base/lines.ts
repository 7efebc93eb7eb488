// Where lines begin in a piece of text. Line ends are `\n`, `\r\n` and lone `\r`, as in the language server protocol.
import { GrowableUint32 } from './growable';

const LF = 10;
const CR = 13;
const scratch = new GrowableUint32(4096);

/** Offsets just behind each line end, ascending: the starts of all lines but the first. */
export function lineStartsOf(bytes: Uint8Array): Uint32Array {
  scratch.length = 0;
  if (bytes.indexOf(CR) < 0) collectLineFeeds(bytes);
  else collectAll(bytes);
  return scratch.copy();
}

function collectLineFeeds(bytes: Uint8Array): void {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) scratch.push(at + 1);
}

function collectAll(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LF) scratch.push(i + 1);
    else if (bytes[i] === CR && bytes[i + 1] !== LF) scratch.push(i + 1);
  }
}

/** Number of entries of the ascending array that are <= `value`: the line (0-based) on which an offset lies. */
export function upperBound(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
