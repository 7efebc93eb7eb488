// The sizes of the live set at hand and the largest so far, in registers (32-bit units) and predicates.
import { predicates, units } from '../code';

export let registerCount: i32 = 0;
export let predicateCount: i32 = 0;
export let maxRegisters: i32 = 0;
export let maxPredicates: i32 = 0;
/** The first instruction that needs maxRegisters. */
export let maxInstruction: i32 = 0;

export function clearSizes(): void {
  setSizes(0, 0, 0, 0, 0);
}

export function setSizes(
  registers: i32,
  predicateTotal: i32,
  mostRegisters: i32,
  mostPredicates: i32,
  most: i32,
): void {
  registerCount = registers;
  predicateCount = predicateTotal;
  maxRegisters = mostRegisters;
  maxPredicates = mostPredicates;
  maxInstruction = most;
}

/** A value comes (1) or goes (-1). */
export function resize(value: i32, sign: i32): void {
  registerCount += sign * <i32>load<u8>(units + <usize>value);
  predicateCount += sign * <i32>load<u8>(predicates + <usize>value);
}

export function noteSizes(instruction: i32): void {
  if (registerCount >= maxRegisters) {
    maxRegisters = registerCount;
    maxInstruction = instruction;
  }
  if (predicateCount > maxPredicates) maxPredicates = predicateCount;
}
