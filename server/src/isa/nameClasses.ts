// The classes that tell operands' names apart: a register by its declared type, a variable by its state space, labels,
// functions, special registers. A class is one bit, so that what an operand accepts is a mask and a check is one AND.
// Which classes a type accepts was measured with ptxas 13.0.88.
import type { SpecialRegister } from './specialRegisters';
import { typeInfo } from './types';

export enum NameClass {
  Predicate = 1 << 0,
  Bits8 = 1 << 1,
  Bits16 = 1 << 2,
  Bits32 = 1 << 3,
  Bits64 = 1 << 4,
  Bits128 = 1 << 5,
  /** Signed and unsigned integers: ptxas takes one for the other everywhere. */
  Integer8 = 1 << 6,
  Integer16 = 1 << 7,
  Integer32 = 1 << 8,
  Integer64 = 1 << 9,
  Half = 1 << 10,
  HalfPair = 1 << 11,
  Single = 1 << 12,
  Double = 1 << 13,
  /** A vector register, without a component behind it. */
  VectorRegister = 1 << 14,
  Special16 = 1 << 15,
  Special32 = 1 << 16,
  Special64 = 1 << 17,
  SpecialPredicate = 1 << 18,
  /** `%tid` without a component. */
  SpecialVector = 1 << 19,
  Global = 1 << 20,
  Shared = 1 << 21,
  Const = 1 << 22,
  Local = 1 << 23,
  /** A parameter, which is read only; the others in `.param` stand last. */
  Parameter = 1 << 24,
  /** A texture or a sampler reference. */
  Texture = 1 << 25,
  Label = 1 << 26,
  /** A label of `.branchtargets`, `.calltargets` or `.callprototype`. */
  Table = 1 << 27,
  Function = 1 << 28,
  /** A result, which is written only. */
  Result = 1 << 29,
  /** What a body passes to a call or gets from it: it has no address. */
  Passed = 1 << 30,
  /** A surface reference. */
  Surface = 1 << 31,
}

const C = NameClass;

/** Accepted where nothing is known of an operand. */
export const ANY_NAME = -1;

const PARAMETERS = C.Parameter | C.Result | C.Passed;

export const VARIABLES = C.Global | C.Shared | C.Const | C.Local | PARAMETERS;

/** What a name can be that the module declares. */
/** References to textures, samplers and surfaces. */
export const OPAQUE = C.Texture | C.Surface;

export const MODULE_NAMES = C.Global | C.Shared | C.Const | C.Local | OPAQUE | C.Function;

export const SPECIALS = C.Special16 | C.Special32 | C.Special64 | C.SpecialPredicate | C.SpecialVector;

const bits8 = C.Bits8 | C.Integer8;
const bits16 = C.Bits16 | C.Integer16 | C.Half;
const bits32 = C.Bits32 | C.Integer32 | C.HalfPair | C.Single;
const bits64 = C.Bits64 | C.Integer64 | C.Double;

/** A register of up to 64 bits that can hold an address; ptxas leaves it to code generation to reject the narrow ones. */
export const ADDRESS_REGISTERS = bits8 | C.Bits16 | C.Integer16 | C.Bits32 | C.Integer32 | C.Bits64 | C.Integer64;

export const REGISTERS = bits8 | bits16 | bits32 | bits64 | C.Bits128 | C.Predicate | C.VectorRegister;

const declared: Readonly<Record<string, NameClass>> = {
  '.pred': C.Predicate,
  '.b8': C.Bits8,
  '.b16': C.Bits16,
  '.b32': C.Bits32,
  '.b64': C.Bits64,
  '.b128': C.Bits128,
  '.u8': C.Integer8,
  '.s8': C.Integer8,
  '.u16': C.Integer16,
  '.s16': C.Integer16,
  '.u32': C.Integer32,
  '.s32': C.Integer32,
  '.u64': C.Integer64,
  '.s64': C.Integer64,
  '.f16': C.Half,
  '.f16x2': C.HalfPair,
  '.f32': C.Single,
  '.f64': C.Double,
};

/** The class of a register declared with this type; any register's where the type cannot be declared. */
export function classOfType(type: string): number {
  return declared[type] ?? ANY_NAME;
}

/** The class of a special register, or of one of its components; `%gridid` had 16, 32 and 64 bits in its time. */
export function classOfSpecial({ name, type, components }: SpecialRegister, part: 'whole' | 'component'): number {
  if (components && part === 'whole') return C.SpecialVector;
  if (name === '%gridid') return C.Special16 | C.Special32 | C.Special64;
  if (type === '.pred') return C.SpecialPredicate;
  if (type === '.u64') return C.Special64;
  return components && sixteenBits.has(name) ? C.Special16 | C.Special32 : C.Special32;
}

/** Before PTX 2.0 these had 16 bits. */
const sixteenBits: ReadonlySet<string> = new Set(['%tid', '%ntid', '%ctaid', '%nctaid']);

const spaces: Readonly<Record<string, number>> = {
  '.global': C.Global,
  '.shared': C.Shared,
  '.const': C.Const,
  '.local': C.Local,
  '.param': PARAMETERS,
};

/** In unified mode a texture stands for its sampler. */
const classOfOpaque = (type: string): number => (type === '.surfref' ? C.Surface : C.Texture);

/** The classes of variables by their state space (`.shared::cta` counts as `.shared`) and type; 0 for an unknown space. */
export function classOfVariable(space: string, type: string): number {
  if (typeInfo(type)?.class === 'opaque') return classOfOpaque(type);
  return spaces[space.split('::', 1)[0]] ?? 0;
}

/** The registers that an operand of this type takes: the same width, and the same kind unless one of both is bits. */
export function registersFor(type: string): number {
  switch (type) {
    case '.pred':
      return C.Predicate;
    case '.b8':
      return bits8;
    case '.u8':
    case '.s8':
      return bits8;
    case '.b16':
      return bits16;
    case '.u16':
    case '.s16':
      return C.Bits16 | C.Integer16;
    case '.b32':
      return bits32;
    case '.u32':
    case '.s32':
      return C.Bits32 | C.Integer32 | C.HalfPair;
    case '.b64':
      return bits64;
    case '.u64':
    case '.s64':
      return C.Bits64 | C.Integer64;
    case '.b128':
      return C.Bits128;
    case '.f16':
      return C.Bits16 | C.Half;
    case '.f16x2':
      return C.Bits32 | C.HalfPair;
    case '.f32':
      return C.Bits32 | C.Single;
    case '.f64':
      return C.Bits64 | C.Double;
    default:
      return registersOfInstructionType(type);
  }
}

/** Types that no register is declared with live in registers of bits; packed integers in whatever takes integers. */
function registersOfInstructionType(type: string): number {
  const info = typeInfo(type);
  if (!info) return ANY_NAME;
  if (info.class === 'opaque') return classOfOpaque(type) | C.Bits64 | C.Integer64;
  if (info.register === undefined) return ANY_NAME;
  const register = declared[info.register];
  return /^\.[us]\d+x\d$/.test(type) ? register | C.HalfPair : register;
}

const wider: readonly (readonly [bits: number, bitsClass: number, integers: number, floats: number])[] = [
  [8, C.Bits8, C.Integer8, 0],
  [16, C.Bits16, C.Integer16, C.Half],
  [32, C.Bits32, C.Integer32 | C.HalfPair, C.Single],
  [64, C.Bits64, C.Integer64, C.Double],
  [128, C.Bits128, 0, 0],
];

/**
 * The same where the register may be wider than the type, as in `ld`, `st` and `cvt`: bits and integers of the width and
 * above, for a float only those of its own width.
 */
export function widerRegistersFor(type: string): number {
  const info = typeInfo(type);
  if (!info?.inRegister || info.class === 'predicate') return registersFor(type);
  let mask = registersFor(type);
  for (const [bits, bitsClass, integers, floats] of wider) {
    if (bits < info.bits) continue;
    mask |= bitsClass;
    if (info.class === 'bits') mask |= integers | floats;
    else if (info.class !== 'float' && type !== '.f16x2') mask |= integers;
  }
  return mask;
}

/** Whether registers of these classes may stand side by side in a vector: one width, and one kind unless one is bits. */
export function areJoinable(a: number, b: number): boolean {
  if ((a & b) !== 0) return true;
  if (isConstant(a) || isConstant(b)) return false;
  return ((a | b) & ANY_BITS) !== 0 && widths.some((mask) => (a & mask) !== 0 && (b & mask) !== 0);
}

/** All registers of the widths that a mask has. */
export function sameWidth(mask: number): number {
  return widths.reduce((all, width) => ((mask & width) !== 0 ? all | width : all), mask);
}

export const isBits = (nameClass: number): boolean => (nameClass & ANY_BITS) !== 0;

const widths = [bits8, bits16, bits32, bits64, C.Bits128];
const isConstant = (mask: number): boolean => mask === JOINS_INTEGERS || mask === JOINS_FLOATS;

const ANY_BITS = C.Bits8 | C.Bits16 | C.Bits32 | C.Bits64 | C.Bits128;

/** What constants in a vector join with: an integer, whatever its width, with integers, a float with floats, both with bits. */
export const JOINS_INTEGERS = ANY_BITS | C.Integer8 | C.Integer16 | C.Integer32 | C.Integer64;
export const JOINS_FLOATS = ANY_BITS | C.Single | C.Double;

/** The classes of registers declared with one of these types. */
export function registersOf(types: readonly string[]): number {
  return types.reduce((mask, type) => mask | classOfType(type), 0);
}

/** Of a mask the names of the register types, `.b` first; for messages. */
export function registerTypesIn(mask: number): string[] {
  return Object.entries(declared)
    .filter(([, bit]) => (mask & bit) !== 0)
    .map(([type]) => type);
}
