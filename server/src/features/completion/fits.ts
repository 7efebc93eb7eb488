// Which names an operand takes, by the same masks by which the checker judges them: what is offered is what it accepts.
import { areJoinable, classOfType, isBits, NameClass, REGISTERS } from '../../isa/nameClasses';
import { typeInfo } from '../../isa/types';
import { type Expectation, fitsSpare } from '../../semantic/expectations';

/** What may stand at a place: a name of one of these classes. */
export interface Wanted {
  /** NameClass bits. */
  readonly accepts: number;
  /** Elements that a vector register must have to stand for the whole vector; undefined where it stands for a value. */
  readonly elements: number | undefined;
  /** Of a vector register that may have more elements than are wanted: the NameClass bits of one. */
  readonly spare?: number;
  /** The type at hand with its dot, for the order; empty where there is none. */
  readonly type: string;
  /** The names stand in the place of an address: those of 64 bits first, but for shared memory, which 32 bits address. */
  readonly isAddress: boolean;
  readonly space?: string;
}

export const wantedScalar = ({ accepts, type, operand, space }: Expectation): Wanted => ({
  accepts,
  space,
  type,
  elements: undefined,
  isAddress: operand.kind === 'address',
});

/** A name that stands for all elements. */
export const wantedWhole = ({ whole, elements, type, operand, accepts }: Expectation): Wanted => ({
  accepts: whole,
  type,
  elements,
  spare: operand.spare ? accepts : undefined,
  isAddress: false,
});

/** An element of a vector that is written: its classes, 0 where they are not known. */
export interface Element {
  readonly nameClass: number;
  /** A register, which can make the vector one of bits; a constant cannot. */
  readonly isRegister: boolean;
  readonly isSink: boolean;
}

/**
 * The next element of a vector: it joins with the one before. One element that is bits makes the vector fit every type of
 * its width; without one all are held against the type, the last one at the latest.
 */
export function wantedElement(expectation: Expectation, before: readonly Element[]): Wanted {
  const { element, elements: least = 1, accepts: uniform, operand } = expectation;
  const elements = operand.spare ? MOST_COORDINATES : least;
  let accepts = before.length < elements ? (element?.accepts ?? 0) : 0;
  const last = before.at(-1)?.nameClass ?? 0;
  if (last !== 0) accepts = keepRegisters(accepts, (bit) => areJoinable(last, bit));
  const isBitsVector = before.some(({ isSink, isRegister, nameClass }) => isSink || (isRegister && isBits(nameClass)));
  if (before.length === elements - 1 && !isBitsVector) {
    const fits = before.every(({ nameClass }) => nameClass === 0 || (nameClass & uniform) !== 0);
    accepts = keepRegisters(accepts, (bit) => isBits(bit) || (fits && (bit & uniform) !== 0));
  }
  return { accepts, type: expectation.type, elements: undefined, isAddress: false };
}

/** Those that are too many are not looked at. */
const MOST_COORDINATES = 4;

/** Only registers are held against each other. */
function keepRegisters(mask: number, keeps: (bit: number) => boolean): number {
  let kept = mask & ~REGISTERS;
  for (let bit = 1; bit <= REGISTERS; bit <<= 1) if ((mask & REGISTERS & bit) !== 0 && keeps(bit)) kept |= bit;
  return kept;
}

/** `vector`: the elements of the name, which stands without a component; `type`: that of one. */
export function takesName({ accepts, elements, spare }: Wanted, nameClass: number, vector = 1, type = ''): boolean {
  if ((accepts & nameClass) === 0) return false;
  if (spare !== undefined && elements !== undefined) return fitsSpare(vector, type, elements, spare);
  return elements === undefined || vector === elements;
}

/** 0 for a register of the very type, more for those that are taken too, most for what nobody means. */
export function distance({ type, isAddress, space = '' }: Wanted, register: string): number {
  const given = typeInfo(register);
  const isShort = space.startsWith('.shared') ? 0 : 1;
  if (isAddress) return given?.bits === 64 ? 0 : given?.bits === 32 ? isShort : 3;
  if (type === register) return 0;
  const wanted = typeInfo(type);
  if (!wanted || !given || wanted.bits !== given.bits) return 2;
  const isRelated = given.class === 'bits' || wanted.class === 'bits' || isInteger(given.class);
  return isRelated ? 1 : 2;
}

/** The class of a register's name, or of its component. */
export const classOfRegister = (type: string, vector: number): number =>
  vector > 1 ? NameClass.VectorRegister : classOfType(type);

const isInteger = (kind: string): boolean => kind === 'signed' || kind === 'unsigned';
