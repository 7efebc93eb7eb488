// The walk through a block that reads or writes under a guard what nothing may have written before. Such a read costs a
// register there and nowhere else, and such a write begins the value's life: see restrictToDefined.
import { CodeFlag } from '../../codes';
import { defStart, defs, flags, useStart, uses, valueCount } from '../code';
import { get, set } from '../memory';
import { isDefinedIn } from './defined';
import { blockStart, firstWrite, live } from './scratch';
import { noteSizes, resize } from './sizes';

const LIVE = 1;
/** Written by the instruction at hand and never read. */
const UNREAD = 2;

export function walkOverstated(block: i32): void {
  const from = get(blockStart, block);
  const to = get(blockStart, block + 1);
  noteFirstWrites(from, to);
  for (let i = to - 1; i >= from; i--) {
    const isGuarded = (load<u8>(flags + <usize>i) & CodeFlag.Guarded) !== 0;
    const defEnd = get(defStart, i + 1);
    const useEnd = get(useStart, i + 1);
    for (let d = get(defStart, i); d < defEnd; d++) {
      const value = get(defs, d);
      if (get(live, value) === 0) change(value, UNREAD);
    }
    noteSizes(i);
    for (let d = get(defStart, i); d < defEnd; d++) {
      const value = get(defs, d);
      const state = get(live, value);
      if (state === UNREAD || (state === LIVE && !(isGuarded && isDefinedBefore(value, block, i)))) change(value, 0);
    }
    for (let u = get(useStart, i); u < useEnd; u++) {
      const value = get(uses, u);
      if (get(live, value) === 0) change(value, LIVE);
    }
    noteSizes(i);
    for (let u = get(useStart, i); u < useEnd; u++) {
      const value = get(uses, u);
      if (get(live, value) !== 0 && !isDefinedBefore(value, block, i)) change(value, 0);
    }
  }
}

function change(value: i32, state: i32): void {
  set(live, value, state);
  resize(value, state === 0 ? -1 : 1);
}

function noteFirstWrites(from: i32, to: i32): void {
  memory.fill(firstWrite, 0, (<usize>valueCount) << 2);
  for (let i = to - 1; i >= from; i--)
    for (let d = get(defStart, i), end = get(defStart, i + 1); d < end; d++) set(firstWrite, get(defs, d), i + 1);
}

/** Whether a path from the entry may have written the value before an instruction of the block. */
function isDefinedBefore(value: i32, block: i32, instruction: i32): bool {
  if (isDefinedIn(value, block)) return true;
  const first = get(firstWrite, value) - 1;
  return first >= 0 && first < instruction;
}
