// Integers as far as they are known: exactly, or modulo a power of two. Enough for the alignment of addresses.

export interface Residue {
  /** The number itself where `modulus` is 0, else what is left of it modulo `modulus`. */
  readonly value: bigint;
  readonly modulus: bigint;
}

export const exactly = (value: bigint): Residue => ({ value, modulus: 0n });
/** Nothing is known. */
export const anyInteger: Residue = { value: 0n, modulus: 1n };

export function isExact({ modulus }: Residue): boolean {
  return modulus === 0n;
}

function residue(value: bigint, modulus: bigint): Residue {
  return { value: modulus === 0n ? value : ((value % modulus) + modulus) % modulus, modulus };
}

/** The greatest common divisor; 0 stands for infinitely many factors. */
export function common(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function sum(a: Residue, b: Residue): Residue {
  return residue(a.value + b.value, common(a.modulus, b.modulus));
}

export function difference(a: Residue, b: Residue): Residue {
  return residue(a.value - b.value, common(a.modulus, b.modulus));
}

export function product(a: Residue, b: Residue): Residue {
  const modulus = common(common(a.modulus * b.value, b.modulus * a.value), a.modulus * b.modulus);
  return residue(a.value * b.value, modulus);
}

/** The bits of `a` that a constant mask leaves. */
export function masked(a: Residue, mask: bigint): Residue {
  if (isExact(a)) return exactly(a.value & mask);
  // Below the lowest bit of the mask there is nothing; what is known of the bits above is not kept.
  const lowest = mask === 0n ? 0n : mask & -mask;
  return mask === 0n ? exactly(0n) : residue(0n, lowest);
}

/** What is left of a number in a register of so many bits, as a signed number where it is exact. */
export function inBits(a: Residue, bits: number): Residue {
  if (isExact(a)) return exactly(BigInt.asIntN(bits, a.value));
  return residue(a.value, common(a.modulus, 1n << BigInt(bits)));
}
