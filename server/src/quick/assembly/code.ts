// The code of the function at hand, in the arrays that semantic/code.ts describes, and how statements enter it.
import { CodeFlag, JoinBits, SymbolBit, UseBit } from '../codes';
import { get, List, Region, set } from './memory';
import { declare, element, kindOfSpecial, resolve, Symbol, symbolAt } from './names';
import { isGuarded, Name, nameAt, nameCount } from './scan';
import { maskOf, Template, useOf } from './templates';
import { byteAt } from './text';

const region = new Region();
const targetRegion = new Region();
export let count: i32 = 0;
export let offsets: usize = 0;
export let flags: usize = 0;
export let useStart: usize = 0;
export let uses: usize = 0;
export let useCount: i32 = 0;
export let defStart: usize = 0;
export let defs: usize = 0;
export let defCount: i32 = 0;
export let units: usize = 0;
export let predicates: usize = 0;
export let valueCount: i32 = 0;
export let allFlags: i32 = 0;
export let targetStart: usize = 0;
export let targets: usize = 0;
export let targetCount: i32 = 0;

/** Of each register symbol in use, one more than its values. */
const values = new List(4);
/** Templates that the function uses, in order of their first use: their ids. */
export const seen = new List(4);
let stamp: i32 = 0;
/** Bytes of shared variables declared in the body. */
export let sharedBytes: i32 = 0;
/** The class of variables that a body passes to a call (isa/nameClasses.ts). */
const passedClass: i32 = 1 << 30;
/** What a guard accepts. */
let guardMask: i32 = -1;
/** Class of the name seen last that a symbol of the function explains. */
let lastKind: i32 = 0;

export function setGuardMask(mask: i32): void {
  guardMask = mask;
}

/** Names that may still turn out to be labels further down: a Name, its use and mask, its instruction. */
const PENDING_SIZE = 36;
export const pending = new List(PENDING_SIZE);
/** pending.length at the opening of each scope. */
const pendingMarks = new List(4);

/** Pairs of an instruction and the symbol of a label. */
const jumps = new List(8);

/** For a block of so many bytes: no statement has fewer than 4, no name and what parts it from the next fewer than 2. */
export function beginCode(bytes: i32): void {
  const statements = <usize>((bytes >> 2) + 2);
  const names = <usize>((bytes >> 1) + 2);
  region.begin(statements * 4 * 4 + statements + names * 10 + 256);
  offsets = region.take(statements * 4);
  useStart = region.take(statements * 4);
  defStart = region.take(statements * 4);
  targetStart = region.take(statements * 4);
  flags = region.take(statements);
  uses = region.take(names * 4);
  defs = region.take(names * 4);
  units = region.take(names);
  predicates = region.take(names);
  count = useCount = defCount = valueCount = targetCount = allFlags = sharedBytes = 0;
  values.length = seen.length = pending.length = pendingMarks.length = jumps.length = 0;
  stamp++;
}

export function addShared(bytes: i32): void {
  sharedBytes += bytes;
}

/** Adds the statement just scanned; false when one of its names is not what it should be. */
export function addStatement(start: i32, template: Template): bool {
  if (template.seen !== stamp) {
    template.seen = stamp;
    store<i32>(seen.push(), template.id);
  }
  let flag = template.about & 0xff;
  set(offsets, count, start);
  set(useStart, count, useCount);
  set(defStart, count, defCount);
  let index = 0;
  if (isGuarded) {
    flag |= CodeFlag.Guarded;
    if (!useName(nameAt(index++), UseBit.Read, guardMask)) return false;
  }
  allFlags |= flag;
  store<u8>(flags + <usize>count, <u8>flag);
  for (let i = 0; index < nameCount; i++) {
    const use = useOf(template, i);
    // What is passed to a call is written and read under no guard.
    const refused = isGuarded && use & UseBit.Parameter ? passedClass : 0;
    if (!useName(nameAt(index++), use, maskOf(template, i) & ~refused)) return false;
  }
  count++;
  return true;
}

function useName(name: Name, use: i32, mask: i32): bool {
  const index = resolve(name);
  if (index < 0) return putAside(name, use, mask);
  const symbol = symbolAt(index);
  if ((symbol.kind & mask) === 0) return false;
  // Vectors of registers that do not go together are left to the whole way.
  if (use & UseBit.Joined && !areJoinable(symbol.kind, lastKind)) return false;
  lastKind = symbol.kind;
  if (symbol.about & SymbolBit.Register) useRegister(symbol, use);
  else if (symbol.about & SymbolBit.Label && use & UseBit.Jump) addJump(count, index);
  return true;
}

/** The same as areJoinable of isa/nameClasses.ts. */
function areJoinable(a: i32, b: i32): bool {
  if (a === b) return true;
  if (((a | b) & JoinBits.Bits) === 0) return false;
  return (
    (a & JoinBits.Width8 && b & JoinBits.Width8) !== 0 ||
    (a & JoinBits.Width16 && b & JoinBits.Width16) !== 0 ||
    (a & JoinBits.Width32 && b & JoinBits.Width32) !== 0 ||
    (a & JoinBits.Width64 && b & JoinBits.Width64) !== 0
  );
}

function useRegister(symbol: Symbol, use: i32): void {
  const value = valueOf(symbol);
  // Writing one element of a vector register leaves the others as they were: they are read and written.
  const part = use & UseBit.Parts;
  if (part !== UseBit.Write || (use & UseBit.Member && ((symbol.about >> 16) & 15) > 1)) set(uses, useCount++, value);
  if (part & UseBit.Write) set(defs, defCount++, value);
}

function valueOf(symbol: Symbol): i32 {
  if (symbol.values === 0) symbol.values = values.extend(max(symbol.count, 1)) + 1;
  const cell = values.at + ((<usize>(symbol.values - 1 + element)) << 2);
  const known = load<i32>(cell);
  if (known !== 0) return known - 1;
  const value = valueCount++;
  store<i32>(cell, valueCount);
  const size = symbol.about & 0xff;
  store<u8>(units + <usize>value, <u8>size);
  store<u8>(predicates + <usize>value, size === 0 ? 1 : 0);
  return value;
}

/** A name that nothing above declares. */
function putAside(name: Name, use: i32, mask: i32): bool {
  if (byteAt(name.start) === 0x25) {
    const kind = kindOfSpecial(name);
    if (kind !== 0) return (kind & mask) !== 0;
  }
  const record = pending.push();
  memory.copy(record, changetype<usize>(name), 24);
  store<i32>(record, use, 24);
  store<i32>(record, mask, 28);
  store<i32>(record, count, 32);
  return true;
}

function addJump(instruction: i32, symbol: i32): void {
  const record = jumps.push();
  store<i32>(record, instruction);
  store<i32>(record, symbol, 4);
}

export function declareLabel(name: Name, kind: i32): bool {
  return declare(name, -1, kind, SymbolBit.Label, count);
}

export function markPending(): void {
  store<i32>(pendingMarks.push(), pending.length);
}

/** Names that were waiting for a label of this scope get it, or go on waiting in the scope around it. */
export function settlePending(): bool {
  const from = get(pendingMarks.at, --pendingMarks.length);
  let left = from;
  for (let i = from; i < pending.length; i++) {
    const record = pending.record(i);
    const index = resolve(changetype<Name>(record));
    if (index < 0 || !(symbolAt(index).about & SymbolBit.Label)) {
      if (left !== i) memory.copy(pending.record(left), record, PENDING_SIZE);
      left++;
      continue;
    }
    if ((symbolAt(index).kind & load<i32>(record, 28)) === 0) return false;
    if (load<i32>(record, 24) & UseBit.Jump) addJump(load<i32>(record, 32), index);
  }
  pending.length = left;
  return true;
}

/** Puts the arrays in order when the last statement has been added. */
export function finishCode(): void {
  set(useStart, count, useCount);
  set(defStart, count, defCount);
  memory.fill(targetStart, 0, (<usize>count + 1) << 2);
  targetCount = jumps.length;
  if (targetCount === 0) return;
  targetRegion.begin((<usize>targetCount) << 2);
  targets = targetRegion.take((<usize>targetCount) << 2);
  for (let i = 0; i < targetCount; i++) {
    const instruction = get(jumps.record(i), 0);
    set(targetStart, instruction + 1, get(targetStart, instruction + 1) + 1);
  }
  for (let i = 0; i < count; i++) set(targetStart, i + 1, get(targetStart, i) + get(targetStart, i + 1));
  // targetStart[i] serves as the next free place of i and is set back afterwards.
  for (let i = 0; i < targetCount; i++) {
    const jump = jumps.record(i);
    const place = get(targetStart, get(jump, 0));
    set(targets, place, symbolAt(get(jump, 1)).instruction);
    set(targetStart, get(jump, 0), place + 1);
  }
  for (let i = count; i > 0; i--) set(targetStart, i, get(targetStart, i - 1));
  set(targetStart, 0, 0);
}

/** Makes room for code that comes from elsewhere; its arrays are filled next. */
export function reserveCode(instructions: i32, useTotal: i32, defTotal: i32, valueTotal: i32, targetTotal: i32): void {
  region.begin(
    <usize>(instructions + 1) * 13 + <usize>(useTotal + defTotal + targetTotal) * 4 + <usize>valueTotal * 2 + 256,
  );
  count = instructions;
  useCount = useTotal;
  defCount = defTotal;
  valueCount = valueTotal;
  targetCount = targetTotal;
  flags = region.take(<usize>instructions);
  useStart = region.take((<usize>instructions + 1) << 2);
  defStart = region.take((<usize>instructions + 1) << 2);
  targetStart = region.take((<usize>instructions + 1) << 2);
  uses = region.take((<usize>useTotal) << 2);
  defs = region.take((<usize>defTotal) << 2);
  targets = region.take((<usize>targetTotal) << 2);
  units = region.take(<usize>valueTotal);
  predicates = region.take(<usize>valueTotal);
}
