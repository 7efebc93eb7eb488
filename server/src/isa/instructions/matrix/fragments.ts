// How many registers of a thread hold a matrix of mma, mma.sp and wmma, and of what type they are. Pure functions of the
// slots: shape (`.m16n8k16`), element types, kind. Source: manual, #warp-level-matrix-instructions-for-mma and
// #warp-level-matrix-fragment.
import {
  address,
  type Constraint,
  copied,
  type Operand,
  read,
  type SlotValues,
  type TypeRef,
  type VectorRef,
  write,
} from '../../schema';

type Matrix = 'a' | 'b' | 'c' | 'd';
type Fixed = Readonly<Record<string, string>>;

const lanes = 32;

const elementBits: Readonly<Record<string, number>> = {
  '.f64': 64,
  '.f32': 32,
  '.tf32': 32,
  '.s32': 32,
  '.f16': 16,
  '.bf16': 16,
  '.e4m3': 8,
  '.e5m2': 8,
  '.e3m2': 8,
  '.e2m3': 8,
  '.e2m1': 8,
  '.u8': 8,
  '.s8': 8,
  '.u4': 4,
  '.s4': 4,
  '.b1': 1,
};

function shapeOf(shape: string | undefined): readonly [m: number, n: number, k: number] {
  const match = /^\.m(\d+)n(\d+)k(\d+)$/.exec(shape ?? '');
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0];
}

/** Bits that one element takes in a register: 4- and 6-bit floats have a byte each, except where they are packed. */
function bitsOf(type: string | undefined, slots: SlotValues): number {
  if (type === '.e2m1' && (slots.kind === '.kind::mxf4' || slots.kind === '.kind::mxf4nvf4')) return 4;
  return elementBits[type ?? ''] ?? 32;
}

/** Registers for `elements` elements spread over the warp; a register has 32 bits, for `.f64` 64. */
function registersFor(elements: number, bits: number): number {
  return (elements * bits) / (lanes * Math.max(bits, 32));
}

/** Number of elements of a matrix; `density` 2: only every second element of A is stored. */
function elementsOf(matrix: Matrix, shape: string | undefined, density: number): number {
  const [m, n, k] = shapeOf(shape);
  if (matrix === 'a') return (m * k) / density;
  return matrix === 'b' ? n * k : m * n;
}

const typeSlot = (matrix: Matrix): string => `${matrix}type`;

/** `mma`: `.m8n8k4` with `.f16` is four products at once and has its own sizes. */
function mmaRegisters(matrix: Matrix, density: number, slots: SlotValues): number {
  const type = slots[typeSlot(matrix)];
  if (slots.shape === '.m8n8k4' && slots.atype === '.f16') {
    if (matrix === 'a' || matrix === 'b') return 2;
    return type === '.f32' ? 8 : 4;
  }
  return registersFor(elementsOf(matrix, slots.shape, density), bitsOf(type, slots));
}

/** `wmma`: `.f16` multiplicands take eight registers whatever the shape. */
function wmmaRegisters(matrix: Matrix, slots: SlotValues): number {
  const type = slots[typeSlot(matrix)];
  if (type === '.f16' && (matrix === 'a' || matrix === 'b')) return 8;
  return registersFor(elementsOf(matrix, slots.shape, 1), bitsOf(type, slots));
}

/** Type of a register of a fragment; `.bf16x2` and `.tf32` live in `.b32` registers, and so do packed 8-bit and narrower elements. */
const registerTypes: Readonly<Record<string, string>> = {
  '.f64': '.f64',
  '.f32': '.f32',
  '.s32': '.s32',
  '.f16': '.f16x2',
  '.bf16': '.bf16x2',
  '.tf32': '.tf32',
};

/** Fragments of integers and of narrow elements lie in integer registers, not in any of 32 bits (ptxas 13.0). */
/** ptxas 13.0 takes integers for doubles. */
export const doubleFragment = { registers: ['.b64', '.u64', '.s64', '.f64'] };
const integerRegisters = ['.b32', '.u32', '.s32'];
export const integerFragment = { registers: integerRegisters };
/** Any register of 32 bits and even a predicate: ptxas 13.0 does not look at some fragments' kinds. */
export const unchecked = { registers: ['.b32', '.u32', '.s32', '.f16x2', '.f32', '.pred'], special: true };

/** Multiplicands with scale factors: integers are rejected, too (ptxas 13.0 and 13.3). */
export const untyped = { registers: ['.b32'] };

/** Any register of 32 bits. */
export const anyWord = { registers: ['.b32', '.u32', '.s32', '.f16x2', '.f32'] };

const registerType = (type: string | undefined): string => registerTypes[type ?? ''] ?? '.b32';

const meanings: Readonly<Record<Matrix, string>> = {
  a: "this thread's part of A",
  b: "this thread's part of B",
  c: "this thread's part of the accumulator C",
  d: "this thread's part of the result",
};

type Registers = (matrix: Matrix, slots: SlotValues) => number;

/** The operands d, a, b, c of a product; `fixed` gives element types that stand in the opcode as literals. */
function product(
  registers: Registers,
  fixed: Fixed,
  options: Partial<Record<Matrix, Partial<Operand>>> = {},
): Readonly<Record<Matrix, Operand>> {
  const type =
    (matrix: Matrix): TypeRef =>
    (slots) =>
      registerType({ ...slots, ...fixed }[typeSlot(matrix)]);
  const vector =
    (matrix: Matrix): VectorRef =>
    (slots) =>
      registers(matrix, { ...slots, ...fixed });
  const ofIntegers = fixed.ctype === '.s32' ? integerFragment : {};
  const source = (matrix: Matrix): Operand =>
    read(type(matrix), { vector: vector(matrix), meaning: meanings[matrix], ...ofIntegers, ...options[matrix] });
  return {
    d: write(type('d'), { vector: vector('d'), sink: true, meaning: meanings.d, ...ofIntegers, ...options.d }),
    a: source('a'),
    b: source('b'),
    c: source('c'),
  };
}

export const mmaOperands = (
  fixed: Fixed = {},
  sources: Partial<Operand> = {},
  sums: Partial<Operand> = {},
): Readonly<Record<string, Operand>> =>
  product((matrix, slots) => mmaRegisters(matrix, 1, slots), fixed, { a: sources, b: sources, c: sums, d: sums });

/** A is sparse: half of its elements are stored. */
export const sparseOperands = (fixed: Fixed = {}, sources: Partial<Operand> = {}): Readonly<Record<string, Operand>> =>
  product((matrix, slots) => mmaRegisters(matrix, 2, slots), fixed, { a: sources, b: sources });

/** The same where ptxas 13.0 checks the width of A and B alone. */
export const uncheckedSources = (fixed: Fixed): Readonly<Record<string, Operand>> =>
  product((matrix, slots) => mmaRegisters(matrix, 2, slots), fixed, { a: unchecked, b: unchecked });

/** The same where it checks the accumulators' width alone, too. */
export const uncheckedProduct = (fixed: Fixed): Readonly<Record<string, Operand>> =>
  product((matrix, slots) => mmaRegisters(matrix, 2, slots), fixed, {
    a: unchecked,
    b: unchecked,
    c: unchecked,
    d: { registers: unchecked.registers },
  });

export const wmmaOperands = (
  fixed: Fixed = {},
  sources: Partial<Operand> = {},
  sums: Partial<Operand> = {},
): Readonly<Record<string, Operand>> => product(wmmaRegisters, fixed, { a: sources, b: sources, c: sums, d: sums });

/** Size of what `wmma.load` and `wmma.store` move: slot `matrix` (`.a`, `.b`, `.c`) or the matrix named here, slot `type`. */
function movedRegisters(slots: SlotValues, named?: Matrix): number {
  const matrix = named ?? ((slots.matrix ?? '.c').slice(1) as Matrix);
  return wmmaRegisters(matrix, { ...slots, [typeSlot(matrix)]: slots.type });
}

export function loadedOperands(matrix?: Matrix, options: Partial<Operand> = {}): Readonly<Record<string, Operand>> {
  return {
    r: write((slots) => registerType(slots.type), {
      vector: (slots) => movedRegisters(slots, matrix),
      sink: true,
      meaning: "this thread's part of the matrix",
      ...options,
    }),
    p: address('space', 'type', { ...copied, meaning: 'first element of the matrix' }),
  };
}

export function storedOperands(options: Partial<Operand> = {}): Readonly<Record<string, Operand>> {
  return {
    r: read((slots) => registerType(slots.type), {
      vector: (slots) => movedRegisters(slots, 'd'),
      registerOnly: true,
      meaning: "this thread's part of the matrix",
      ...options,
    }),
    p: address('space', 'type', { ...copied, meaning: 'first element of the matrix' }),
  };
}

/** `.dtype` and `.ctype` must be the same. */
export const sameAccumulator: Constraint = {
  at: 'dtype',
  violated: (slots) => slots.dtype !== slots.ctype,
  message: 'the accumulator types of C and D must be the same',
};

/** `.atype` and `.btype` must be the same. */
export const sameMultiplicands: Constraint = {
  at: 'btype',
  violated: (slots) => slots.atype !== slots.btype,
  message: 'A and B must have the same type',
};
