// Goes backward through the text with the set of live values and its size, and remembers the largest size. Same counting as
// flow/pressure.ts, which keeps the sizes of all instructions.
import { CodeFlag } from '../../codes';
import { count, defStart, defs, flags, predicates, units, useStart, uses } from '../code';
import { get, set } from '../memory';
import { walkOverstated } from './overstated';
import {
  beginLive,
  blockFlags,
  blockStart,
  live,
  liveIn,
  liveOut,
  OVERSTATED,
  REACHABLE,
  values,
  words,
} from './scratch';
import {
  clearSizes,
  maxInstruction,
  maxPredicates,
  maxRegisters,
  predicateCount,
  registerCount,
  resize,
  setSizes,
} from './sizes';

/** False when something is read or written under a guard first. */
export function findStraightPeak(): bool {
  clearSizes();
  beginLive();
  walkBack(0, endOfStraight());
  return registerCount + predicateCount === 0;
}

export function endOfStraight(): i32 {
  for (let i = 0; i < count; i++)
    if ((load<u8>(flags + <usize>i) & (CodeFlag.Ends | CodeFlag.Guarded)) === CodeFlag.Ends) return i + 1;
  return count;
}

export function findPeak(blockCount: i32): void {
  clearSizes();
  // The end of the body: nothing is live there.
  let left = blockCount;
  for (let block = blockCount - 1; block >= 0; block--) {
    const flag = get(blockFlags, block);
    if ((flag & REACHABLE) === 0) continue;
    enterBlock(block, left);
    if ((flag & OVERSTATED) === 0) walkBack(get(blockStart, block), get(blockStart, block + 1));
    else walkOverstated(block);
    left = block;
  }
}

/** Makes the set that is live into `left` the one live out of `block`: only what differs is touched. */
function enterBlock(block: i32, left: i32): void {
  for (let w = 0; w < words; w++) {
    let difference = get(liveOut, block * words + w) ^ get(liveIn, left * words + w);
    while (difference !== 0) {
      const value = get(values, (w << 5) + ctz(difference));
      const isLive = get(live, value) ^ 1;
      set(live, value, isLive);
      resize(value, isLive === 0 ? -1 : 1);
      difference &= difference - 1;
    }
  }
}

/** The usual block: whatever it reads or keeps has been written before. */
function walkBack(from: i32, to: i32): void {
  let registers = registerCount;
  let predicateTotal = predicateCount;
  let mostRegisters = maxRegisters;
  let mostPredicates = maxPredicates;
  let most = maxInstruction;
  let u = get(useStart, to) - 1;
  let d = get(defStart, to) - 1;
  for (let i = to - 1; i >= from; i--) {
    // A result that nobody reads needs its register for this instant.
    let after = registers;
    let predicatesAfter = predicateTotal;
    for (const first = get(defStart, i); d >= first; d--) {
      const value = get(defs, d);
      if (d > first && isRepeated(first, d)) continue;
      const size = <i32>load<u8>(units + <usize>value);
      if (get(live, value) === 0) {
        after += size;
        if (size === 0) predicatesAfter += <i32>load<u8>(predicates + <usize>value);
      } else if ((load<u8>(flags + <usize>i) & CodeFlag.Guarded) === 0) {
        set(live, value, 0);
        registers -= size;
        if (size === 0) predicateTotal -= <i32>load<u8>(predicates + <usize>value);
      }
    }
    for (const first = get(useStart, i); u >= first; u--) {
      const value = get(uses, u);
      if (get(live, value) !== 0) continue;
      const size = <i32>load<u8>(units + <usize>value);
      set(live, value, 1);
      registers += size;
      if (size === 0) predicateTotal += <i32>load<u8>(predicates + <usize>value);
    }
    if (registers > after) after = registers;
    if (after >= mostRegisters) {
      mostRegisters = after;
      most = i;
    }
    if (predicateTotal > predicatesAfter) predicatesAfter = predicateTotal;
    if (predicatesAfter > mostPredicates) mostPredicates = predicatesAfter;
  }
  setSizes(registers, predicateTotal, mostRegisters, mostPredicates, most);
}

/** Whether the value at `at` stands in the list before. */
function isRepeated(first: i32, at: i32): bool {
  for (let d = first; d < at; d++) if (get(defs, d) === get(defs, at)) return true;
  return false;
}
