// What an instruction reads in a constant at one of its operands, in words: masks of lanes, positions of bits, sizes,
// descriptors. Each file beside this one is a table of instruction and operand.
import type { Operand } from '../../../isa/schema';
import { counts } from './counts';
import type { Decoder, Decoders, ImmediateUse } from './decoder';
import { descriptors } from './descriptors';
import { masks } from './masks';
import { packing } from './packing';
import { positions } from './positions';

export type { ImmediateUse } from './decoder';

const tables: readonly Decoders[] = [descriptors, masks, positions, counts, packing];

export function decodeImmediate(value: bigint, use: ImmediateUse): string | undefined {
  const decoder = decoderOf(use.instruction, use.operandName);
  const decoded = decoder?.(BigInt.asUintN(use.bits, value), use);
  return decoded ?? codedMeaning(value, use.operand);
}

/** Whether the value means more to the instruction than its number. */
export const isDecoded = (instruction: string, operand: string): boolean =>
  decoderOf(instruction, operand) !== undefined;

function decoderOf(instruction: string, operand: string): Decoder | undefined {
  const [family] = instruction.split('.', 1);
  for (const key of [`${instruction} ${operand}`, `${family}.* ${operand}`, `* ${operand}`]) {
    for (const table of tables) if (table[key]) return table[key];
  }
  return undefined;
}

/** The value's own words in a meaning such as `0: none, 1: 16 bytes`. */
function codedMeaning(value: bigint, { meaning = '' }: Operand): string | undefined {
  const codes = [...meaning.matchAll(/(?:^|, )(\d+): ([^,]+)/g)];
  if (codes.length < 2) return undefined;
  const found = codes.find(([, number]) => BigInt(number) === value);
  return found && `\`${value}\`: ${found[2].trim()}.`;
}
