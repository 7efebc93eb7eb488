// Which registers an operand takes. As ptxas 13.0 judges: a bit type takes every register of its width, a number type those
// of its own kind and bit registers; loads, stores and conversions take wider registers too.
import { typeInfo } from '../../isa/types';

/** Instructions whose data operand may be wider than their type. */
const widening: ReadonlySet<string> = new Set(['ld', 'ldu', 'st', 'cvt']);

/** Elements of vectors have registers of their own width; bytes lie in those of 16 bits. */
export const takesWider = (instruction: string, type: string, isElement: boolean): boolean =>
  widening.has(instruction) && (!isElement || (typeInfo(type)?.bits ?? 0) < 16);

export interface Wanted {
  /** With its dot. */
  readonly type: string;
  readonly wider: boolean;
  /** Bits that are no data, such as a mask or a descriptor: no float register holds them. */
  readonly isControl?: boolean;
}

const controlInstruction = /^(?:bmsk|createpolicy|cp|bar|barrier|vote|redux|mbarrier|match|activemask|elect)\b/;
const controlOperand = /mask|desc|policy|rbits|level|state/i;

/** Whether an operand's bits are no data. */
export const isControl = (instruction: string, operand: string): boolean =>
  controlInstruction.test(instruction) || controlOperand.test(operand);

/** `register`: the type it is declared with. */
export function takesRegister({ type, wider, isControl: noFloat }: Wanted, register: string): boolean {
  if (type === '.pred' || register === '.pred') return type === register;
  const wanted = typeInfo(type);
  const given = typeInfo(register);
  if (!wanted || !given) return true;
  const bits = (wanted.register ? typeInfo(wanted.register)?.bits : undefined) ?? wanted.bits;
  // What no register is declared with lies in a bit register of exactly its size.
  const isOrdinary = isInteger(wanted.class) || wanted.class === 'bits';
  if (wanted.register && !isOrdinary) return given.class === 'bits' && given.bits === bits;
  if (given.class === 'bits') return given.bits === bits || (wider && given.bits > bits);
  switch (wanted.class) {
    case 'bits':
      if (noFloat && !isInteger(given.class)) return false;
      return given.bits === bits || (wider && given.bits > bits);
    case 'signed':
    case 'unsigned':
      return isInteger(given.class) && (given.bits === bits || (wider && given.bits > bits));
    default:
      return type === register;
  }
}

/** 0 for a register of the very type, more for those that are taken too. */
export function distance({ type }: Wanted, register: string): number {
  if (type === register) return 0;
  const wanted = typeInfo(type);
  const given = typeInfo(register);
  if (!wanted || !given || wanted.bits !== given.bits) return 2;
  return given.class === 'bits' || wanted.class === 'bits' || isInteger(given.class) ? 1 : 2;
}

/**
 * A register that can hold an address: of 32 or 64 bits, whatever the space; ptxas takes 16 bits too, which nobody means.
 * Tensor memory has addresses of 32 bits.
 */
export function takesAddress(register: string, operand: string): boolean {
  const given = typeInfo(register);
  if (!given || (given.class !== 'bits' && !isInteger(given.class))) return false;
  return given.bits === 32 || (given.bits === 64 && !/taddr|tmem/.test(operand));
}

const isInteger = (kind: string): boolean => kind === 'signed' || kind === 'unsigned';
