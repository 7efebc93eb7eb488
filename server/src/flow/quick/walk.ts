// Goes backward through the text with the set of live values and its size, and remembers the largest size. Same counting as
// pressure.ts, which keeps the sizes of all instructions.
import { lowestBit } from '../../base/bitset';
import { type FunctionCode, InstructionFlag } from '../../semantic/code';
import { Suspicion } from '../suspicion';
import { walkOverstated } from './overstated';
import { BlockFlag, type Scratch, zeros } from './scratch';
import { noSizes, type Peak, peakOf, type Sizes } from './sizes';

/** Undefined when something is read or written under a guard first. */
export function findStraightPeak(code: FunctionCode, scratch: Scratch): Peak | undefined {
  const sizes = noSizes();
  scratch.live = zeros(scratch.live, code.valueCount);
  walkBack(code, scratch.live, sizes, 0, endOfStraight(code));
  return sizes.registers + sizes.predicates === 0 ? peakOf(sizes, suspicionOfStraight(code)) : undefined;
}

/** Behind the end nothing is reached; before it nothing ends. */
function suspicionOfStraight(code: FunctionCode): number {
  const end = endOfStraight(code);
  if (end < code.count) return Suspicion.Unreachable;
  const last = code.count === 0 ? 0 : code.flags[end - 1];
  return (last & (InstructionFlag.Ends | InstructionFlag.Guarded)) === InstructionFlag.Ends ? 0 : Suspicion.FallsOff;
}

function endOfStraight({ count, flags }: FunctionCode): number {
  for (let i = 0; i < count; i++)
    if ((flags[i] & (InstructionFlag.Ends | InstructionFlag.Guarded)) === InstructionFlag.Ends) return i + 1;
  return count;
}

export function findPeak(code: FunctionCode, scratch: Scratch, blockCount: number, suspicion: number): Peak {
  const { blockStart, blockFlags } = scratch;
  const sizes = noSizes();
  scratch.live = zeros(scratch.live, code.valueCount);
  // The end of the body: nothing is live there.
  let left = blockCount;
  for (let block = blockCount - 1; block >= 0; block--) {
    if ((blockFlags[block] & BlockFlag.Reachable) === 0) continue;
    enterBlock(code, scratch, sizes, block, left);
    if ((blockFlags[block] & BlockFlag.Overstated) === 0)
      walkBack(code, scratch.live, sizes, blockStart[block], blockStart[block + 1]);
    else walkOverstated(code, scratch, sizes, block);
    left = block;
  }
  return peakOf(sizes, suspicion);
}

/** Makes the set that is live into `left` the one live out of `block`: only what differs is touched. */
function enterBlock(code: FunctionCode, scratch: Scratch, sizes: Sizes, block: number, left: number): void {
  const { words, liveIn, liveOut, values, live } = scratch;
  const { units, predicates } = code;
  for (let w = 0; w < words; w++) {
    let difference = liveOut[block * words + w] ^ liveIn[left * words + w];
    while (difference !== 0) {
      const value = values[(w << 5) + lowestBit(difference)];
      live[value] ^= 1;
      // Not a sign times a size: the product could be -0, which no integer field holds.
      if (live[value] === 0) {
        sizes.registers -= units[value];
        sizes.predicates -= predicates[value];
      } else {
        sizes.registers += units[value];
        sizes.predicates += predicates[value];
      }
      difference &= difference - 1;
    }
  }
}

/** The usual block: whatever it reads or keeps has been written before. */
function walkBack(code: FunctionCode, live: Int32Array, sizes: Sizes, from: number, to: number): void {
  const { flags, uses, useStart, defs, defStart, units, predicates } = code;
  let { registers, predicates: predicateCount, maxRegisters, maxPredicates, maxInstruction } = sizes;
  let u = useStart[to] - 1;
  let d = defStart[to] - 1;
  for (let i = to - 1; i >= from; i--) {
    // A result that nobody reads needs its register for this instant.
    let after = registers;
    let predicatesAfter = predicateCount;
    for (const first = defStart[i]; d >= first; d--) {
      const value = defs[d];
      if (d > first && isRepeated(defs, first, d)) continue;
      const size = units[value];
      if (live[value] === 0) {
        after += size;
        if (size === 0) predicatesAfter += predicates[value];
      } else if ((flags[i] & InstructionFlag.Guarded) === 0) {
        live[value] = 0;
        registers -= size;
        if (size === 0) predicateCount -= predicates[value];
      }
    }
    for (const first = useStart[i]; u >= first; u--) {
      const value = uses[u];
      if (live[value] !== 0) continue;
      const size = units[value];
      live[value] = 1;
      registers += size;
      if (size === 0) predicateCount += predicates[value];
    }
    if (registers > after) after = registers;
    if (after >= maxRegisters) {
      maxRegisters = after;
      maxInstruction = i;
    }
    if (predicateCount > predicatesAfter) predicatesAfter = predicateCount;
    if (predicatesAfter > maxPredicates) maxPredicates = predicatesAfter;
  }
  sizes.registers = registers;
  sizes.predicates = predicateCount;
  sizes.maxRegisters = maxRegisters;
  sizes.maxPredicates = maxPredicates;
  sizes.maxInstruction = maxInstruction;
}

/** Whether the value at `at` stands in the list before. */
function isRepeated(defs: Uint32Array, first: number, at: number): boolean {
  for (let d = first; d < at; d++) if (defs[d] === defs[at]) return true;
  return false;
}
