// Which registers an operand takes. As ptxas 13.0 judges: a bit type takes every register of its width, a number type those
// of its own kind and bit registers; loads, stores and conversions take wider registers too.
import { typeInfo } from '../../isa/types';

/** Instructions whose data operand may be wider than their type. */
const widening: ReadonlySet<string> = new Set(['ld', 'ldu', 'st', 'cvt']);

export const takesWider = (instruction: string): boolean => widening.has(instruction);

export interface Wanted {
  /** With its dot. */
  readonly type: string;
  readonly wider: boolean;
}

/** `register`: the type it is declared with. */
export function takesRegister({ type, wider }: Wanted, register: string): boolean {
  if (type === '.pred' || register === '.pred') return type === register;
  const wanted = typeInfo(type);
  const given = typeInfo(register);
  if (!wanted || !given) return true;
  const bits = (wanted.register ? typeInfo(wanted.register)?.bits : undefined) ?? wanted.bits;
  if (given.class === 'bits') return given.bits === bits || (wider && given.bits > bits);
  if (wanted.register) return false;
  switch (wanted.class) {
    case 'bits':
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

/** A register that can hold an address; how wide it must be depends on the space, and ptxas takes any. */
export function takesAddress(register: string): boolean {
  const given = typeInfo(register);
  return given !== undefined && given.bits >= 32 && (given.class === 'bits' || isInteger(given.class));
}

const isInteger = (kind: string): boolean => kind === 'signed' || kind === 'unsigned';
