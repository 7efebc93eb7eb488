// The walk through a block that reads or writes under a guard what nothing may have written before. Such a read costs a
// register there and nowhere else, and such a write begins the value's life: see restrictToDefined.
import { type FunctionCode, InstructionFlag } from '../../semantic/code';
import { isDefinedIn } from './defined';
import { type Scratch, zeros } from './scratch';
import type { Sizes } from './sizes';

const LIVE = 1;
/** Written by the instruction at hand and never read. */
const UNREAD = 2;

export function walkOverstated(code: FunctionCode, scratch: Scratch, sizes: Sizes, block: number): void {
  const { flags, uses, useStart, defs, defStart } = code;
  const { live, blockStart } = scratch;
  const from = blockStart[block];
  noteFirstWrites(code, scratch, from, blockStart[block + 1]);
  for (let i = blockStart[block + 1] - 1; i >= from; i--) {
    const isGuarded = (flags[i] & InstructionFlag.Guarded) !== 0;
    for (let d = defStart[i]; d < defStart[i + 1]; d++)
      if (live[defs[d]] === 0) add(code, live, sizes, defs[d], UNREAD);
    note(sizes, i);
    for (let d = defStart[i]; d < defStart[i + 1]; d++) {
      const state = live[defs[d]];
      if (state === UNREAD || (state === LIVE && !(isGuarded && isDefinedBefore(scratch, defs[d], block, i))))
        remove(code, live, sizes, defs[d]);
    }
    for (let u = useStart[i]; u < useStart[i + 1]; u++) if (live[uses[u]] === 0) add(code, live, sizes, uses[u], LIVE);
    note(sizes, i);
    for (let u = useStart[i]; u < useStart[i + 1]; u++)
      if (live[uses[u]] !== 0 && !isDefinedBefore(scratch, uses[u], block, i)) remove(code, live, sizes, uses[u]);
  }
}

function add(code: FunctionCode, live: Int32Array, sizes: Sizes, value: number, state: number): void {
  live[value] = state;
  sizes.registers += code.units[value];
  sizes.predicates += code.predicates[value];
}

function remove(code: FunctionCode, live: Int32Array, sizes: Sizes, value: number): void {
  live[value] = 0;
  sizes.registers -= code.units[value];
  sizes.predicates -= code.predicates[value];
}

function note(sizes: Sizes, instruction: number): void {
  if (sizes.registers >= sizes.maxRegisters) {
    sizes.maxRegisters = sizes.registers;
    sizes.maxInstruction = instruction;
  }
  if (sizes.predicates > sizes.maxPredicates) sizes.maxPredicates = sizes.predicates;
}

function noteFirstWrites(
  { defs, defStart, valueCount }: FunctionCode,
  scratch: Scratch,
  from: number,
  to: number,
): void {
  scratch.firstWrite = zeros(scratch.firstWrite, valueCount);
  for (let i = to - 1; i >= from; i--)
    for (let d = defStart[i]; d < defStart[i + 1]; d++) scratch.firstWrite[defs[d]] = i + 1;
}

/** Whether a path from the entry may have written the value before an instruction of the block. */
function isDefinedBefore(scratch: Scratch, value: number, block: number, instruction: number): boolean {
  if (isDefinedIn(scratch, value, block)) return true;
  const first = scratch.firstWrite[value] - 1;
  return first >= 0 && first < instruction;
}
