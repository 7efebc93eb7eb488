// Phrases that several decoders share.

/** `0 to 15, 20` of the bits that are set; `one` and `many` name them. */
export function bitsText(value: bigint, width: number): string {
  const ranges: string[] = [];
  for (let bit = 0; bit < width; bit++) {
    if (!isSet(value, bit)) continue;
    let last = bit;
    while (last + 1 < width && isSet(value, last + 1)) last++;
    ranges.push(last === bit ? String(bit) : last === bit + 1 ? `${bit}, ${last}` : `${bit} to ${last}`);
    bit = last;
  }
  return ranges.join(', ');
}

const isSet = (value: bigint, bit: number): boolean => ((value >> BigInt(bit)) & 1n) === 1n;

export const bitCount = (value: bigint): number => value.toString(2).replaceAll('0', '').length;

/** `bits 8 to 15`, `bit 31`. */
export const bitRange = (first: number, length: number): string =>
  length === 1 ? `bit ${first}` : `bits ${first} to ${first + length - 1}`;

export const hex = (value: bigint): string => `\`0x${value.toString(16)}\``;
