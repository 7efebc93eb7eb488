// The names of a function and their scopes. Registers of a range are found by prefix and number, so that the thousands of
// `%r1 … %r5000` of a kernel are one entry. What is odd is refused: any clash, a prefix that ends in a digit.
import { SymbolBit } from '../codes';
import { get, List, set } from './memory';
import { hashStep, Name } from './scan';
import { byteAt, text } from './text';

/** A declared name. */
@unmanaged
export class Symbol {
  start: i32;
  end: i32;
  hash: i32;
  /** Number of names of a range, or -1. */
  count: i32;
  depth: i32;
  /** One more than the symbol before it in its bucket; 0 without one. */
  below: i32;
  /** A single bit; an operand's mask says which of them it accepts. */
  kind: i32;
  /** SymbolBit. */
  about: i32;
  /** Of a register: one more than where its values begin; 0 before its first use. */
  values: i32;
  /** Of a label: the instruction behind it. */
  instruction: i32;
}

const SINGLES = 512;
const RANGES = 64;
const singles: usize = memory.data(2048, 4);
const ranges: usize = memory.data(256, 4);

const symbols = new List(40);
/** The symbols that are in sight, and how many of them were when each scope opened. */
const visible = new List(4);
const marks = new List(4);

/** Which name of a range the last look-up found. */
export let element: i32 = 0;

export function beginNames(): void {
  memory.fill(singles, 0, SINGLES * 4);
  memory.fill(ranges, 0, RANGES * 4);
  symbols.length = visible.length = marks.length = 0;
}

// @ts-expect-error: decorator
export function symbolAt(index: i32): Symbol {
  return changetype<Symbol>(symbols.record(index));
}

export function depth(): i32 {
  return marks.length;
}

export function openScope(): void {
  store<i32>(marks.push(), visible.length);
}

export function closeScope(): void {
  const mark = get(marks.at, --marks.length);
  while (visible.length > mark) {
    const symbol = symbolAt(get(visible.at, --visible.length));
    set(bucketOf(symbol.hash, symbol.count), 0, symbol.below);
  }
}

// @ts-expect-error: decorator
function bucketOf(hash: i32, count: i32): usize {
  return count < 0 ? singles + ((hash & (SINGLES - 1)) << 2) : ranges + ((hash & (RANGES - 1)) << 2);
}

/** Declares a name; false where it is odd. `count`: of a range, else -1. */
export function declare(name: Name, count: i32, kind: i32, about: i32, instruction: i32): bool {
  const start = name.start;
  const end = name.end;
  const hash = name.hash;
  if (count < 0 ? clashes(name, about) : clashesRange(start, end, count)) return false;
  const index = symbols.length;
  const symbol = changetype<Symbol>(symbols.push());
  const bucket = bucketOf(hash, count);
  symbol.start = start;
  symbol.end = end;
  symbol.hash = hash;
  symbol.count = count;
  symbol.depth = marks.length;
  symbol.below = get(bucket, 0);
  symbol.kind = kind;
  symbol.about = about;
  symbol.values = 0;
  symbol.instruction = instruction;
  set(bucket, 0, index + 1);
  store<i32>(visible.push(), index);
  return true;
}

function clashes(name: Name, about: i32): bool {
  const single = findSingle(name.hash, name.start, name.end);
  if (single > 0 && symbolAt(single - 1).depth === marks.length) return true;
  if (about & SymbolBit.Label) return false;
  const found = resolve(name);
  return found >= 0 && symbolAt(found).depth === marks.length;
}

function clashesRange(start: i32, end: i32, count: i32): bool {
  if (byteAt(end - 1) - 0x30 < 10) return true;
  const from = marks.length === 0 ? 0 : get(marks.at, marks.length - 1);
  const size = end - start;
  for (let i = from; i < visible.length; i++) {
    const other = symbolAt(get(visible.at, i));
    const length = other.end - other.start;
    if (length < size || !areEqual(other.start, start, size)) continue;
    if (other.count >= 0) {
      if (length === size) return true;
    } else if (!(other.about & SymbolBit.Label) && length > size) {
      const number = numberIn(other.start + size, other.end);
      if (number >= 0 && number < count) return true;
    }
  }
  return false;
}

/** The value of decimal digits; -1 when there are others. */
function numberIn(start: i32, end: i32): i32 {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = byteAt(at) - 0x30;
    if (digit > 9) return -1;
    if (value < 100_000_000) value = value * 10 + digit;
  }
  return value;
}

/** The innermost visible symbol of a name, -1 without one; which name of a range it is goes to `element`. */
export function resolve(name: Name): i32 {
  const single = findSingle(name.hash, name.start, name.end);
  if (name.split < name.end) {
    const range = findRange(name);
    if (range > 0 && (single === 0 || symbolAt(range - 1).depth >= symbolAt(single - 1).depth)) {
      element = name.number;
      return range - 1;
    }
  }
  element = 0;
  return single - 1;
}

function findSingle(hash: i32, start: i32, end: i32): i32 {
  let index = get(singles, hash & (SINGLES - 1));
  while (index > 0) {
    const symbol = symbolAt(index - 1);
    if (symbol.hash === hash && symbol.end - symbol.start === end - start && areEqual(symbol.start, start, end - start))
      break;
    index = symbol.below;
  }
  return index;
}

function findRange(name: Name): i32 {
  const start = name.start;
  const hash = name.prefixHash;
  const size = name.split - start;
  let index = get(ranges, hash & (RANGES - 1));
  while (index > 0) {
    const symbol = symbolAt(index - 1);
    if (
      symbol.hash === hash &&
      name.number < <u32>symbol.count &&
      symbol.end - symbol.start === size &&
      areEqual(symbol.start, start, size)
    )
      break;
    index = symbol.below;
  }
  return index;
}

function areEqual(a: i32, b: i32, size: i32): bool {
  let left = text + <usize>a;
  let right = text + <usize>b;
  for (const end = left + <usize>size; left < end; left++, right++)
    if (load<u8>(left) !== load<u8>(right)) return false;
  return true;
}

/** Special registers: names that nothing declares. Each has its hash, its class, and where its name stands. */
@unmanaged
class Special {
  hash: i32;
  kind: i32;
  at: usize;
  size: i32;
}

const SPECIAL_SIZE = 16;
let specials: usize = 0;
let specialMask: i32 = 0;

/** Takes `count` names, each with a space behind it, and their classes, which stand before the names. */
export function setSpecials(at: usize, count: i32): void {
  let slots = 64;
  while (slots < count * 4) slots *= 2;
  specialMask = slots - 1;
  specials = heap.alloc(<usize>slots * SPECIAL_SIZE);
  memory.fill(specials, 0, <usize>slots * SPECIAL_SIZE);
  let from = at + ((<usize>count) << 2);
  for (let i = 0; i < count; i++) {
    let hash = 0;
    let end = from;
    for (; load<u8>(end) !== 0x20; end++) hash = hashStep(hash, load<u8>(end));
    const special = slotOf(hash, from, <i32>(end - from));
    special.hash = hash;
    special.kind = get(at, i);
    special.at = from;
    special.size = <i32>(end - from);
    from = end + 1;
  }
}

/** The class of a special register; 0 for another name. */
export function kindOfSpecial(name: Name): i32 {
  return specialMask === 0 ? 0 : slotOf(name.hash, text + <usize>name.start, name.end - name.start).kind;
}

function slotOf(hash: i32, at: usize, size: i32): Special {
  let slot = (hash ^ (hash >>> 10)) & specialMask;
  while (true) {
    const special = changetype<Special>(specials + <usize>slot * SPECIAL_SIZE);
    if (special.kind === 0) return special;
    if (special.hash === hash && special.size === size && memory.compare(special.at, at, size) === 0) return special;
    slot = (slot + 1) & specialMask;
  }
}
