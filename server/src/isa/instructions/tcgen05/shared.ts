// What the tcgen05 instructions share: when they exist, the CTA group, and addresses in tensor memory, which are 32-bit
// values (lane in the upper half, column in the lower) and belong to no state space.
import { type Availability, since } from '../../availability';
import { address, type Operand, read, type SlotDomain, type SlotValues } from '../../schema';

/** sm_100a and sm_101a, later their families. */
export const tensorCore: Availability = since('8.6', ['sm_100a', 'sm_101a'], '8.8', ['sm_100f', 'sm_101f']);
/** Only targets with `a`: what no family promises. */
export const specific: Availability = since('8.6', ['sm_100a', 'sm_101a'], '8.8', 'sm_103a', '9.0', 'sm_110a');

export const ctaGroup: SlotDomain = ['.cta_group::1', '.cta_group::2'];

/** Where ptxas 13.0 and 13.3 ask for the width alone. */
export const anyWord = ['.b32', '.u32', '.s32', '.f16x2', '.f32'];

/** An address in tensor memory: a register of 32 bits, never a variable. */
export const tensorMemory = (meaning: string): Operand =>
  address(undefined, '.b32', { registers: ['.b32', '.u32', '.s32', '.f16x2'], notOpaque: true, meaning });
/** The same for products, where ptxas 13.0 takes no integer register either. */
export const untypedTensorMemory = (meaning: string): Operand =>
  address(undefined, '.b32', { registers: ['.b32'], notOpaque: true, meaning });

export const descriptor = (meaning: string): Operand => read('.u64', { integersOnly: true, meaning });

/** Shapes whose data a load or store moves in one piece. */
export const shapes: SlotDomain = ['.16x64b', '.16x128b', '.16x256b', '.32x32b'];
export const repeats: SlotDomain = ['.x1', '.x2', '.x4', '.x8', '.x16', '.x32', '.x64', '.x128'];

/** The repeat factor: 8 for `.x8`. */
export const repeatOf = (slots: SlotValues): number => Number(slots.num?.slice(2) ?? 1);

const registersOfShape: Readonly<Record<string, number>> = { '.16x128b': 2, '.16x256b': 4 };

/** 32-bit registers that a load or store moves. */
export const registersOf = (slots: SlotValues): number => repeatOf(slots) * (registersOfShape[slots.shape ?? ''] ?? 1);

/** At most 128 registers. */
export const atMost128Registers = {
  at: 'num',
  violated: (slots: SlotValues): boolean => registersOf(slots) > 128,
  message: 'this shape times this repeat factor is more than 128 registers',
};

export const oneGroup = 'All `tcgen05` instructions of a kernel must name the same `.cta_group`.';
export const wholeWarp = 'All threads of the warp must execute it, with the same operands, and none may have exited.';
