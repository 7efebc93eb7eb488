// What a decoder of constants is given and what it gives.
import type { Operand, SlotValues } from '../../../isa/schema';
import type { OperandTexts } from '../operands';

export interface ImmediateUse {
  readonly instruction: string;
  readonly operandName: string;
  readonly operand: Operand;
  /** Width of the operand's type in bits. */
  readonly bits: number;
  readonly slots: SlotValues;
  /** Texts of all operands. */
  readonly texts: OperandTexts;
}

/** A sentence or a list in Markdown; `value` is unsigned, of the operand's width. */
export type Decoder = (value: bigint, use: ImmediateUse) => string | undefined;

/** `instruction operand`, or `* operand` for all instructions that have it, or `name.* operand` for those that begin so. */
export type Decoders = Readonly<Record<string, Decoder>>;
