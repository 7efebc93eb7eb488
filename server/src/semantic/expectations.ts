// What an operand of a matched form accepts: the classes of names as a mask, the kinds of literals, the number of vector
// elements. Worked out once for each combination of opcode and operand kinds (opcodes.ts).
import {
  ADDRESS_REGISTERS,
  ANY_NAME,
  classOfType,
  classOfVariable,
  NameClass,
  OPAQUE,
  REGISTERS,
  registersFor,
  registersOf,
  SPECIALS,
  sameWidth,
  VARIABLES,
  widerRegistersFor,
} from '../isa/nameClasses';
import type { CompiledForm } from '../isa/notation';
import { copied, type Instruction, type Operand, type SlotValues } from '../isa/schema';
import { typeInfo } from '../isa/types';

/** Kinds of literal, one bit each. */
export enum Literal {
  Integer = 1,
  /** `0f3F800000` */
  Single = 2,
  /** `0d3FF0000000000000` */
  Double = 4,
  /** `1.5` */
  Decimal = 8,
}

const ANY_LITERAL = Literal.Integer | Literal.Single | Literal.Double | Literal.Decimal;

export interface Expectation {
  /** The operand's name in the form: `d`, `a`. */
  readonly name: string;
  readonly operand: Operand;
  /** Type of a scalar or of one element, with its dot; empty where the form gives none. */
  readonly type: string;
  /** The NameClass bits that a name, of a vector that of an element, may have. */
  readonly accepts: number;
  /** The NameClass bits of a name that stands for a whole vector; 0 for a scalar. */
  readonly whole: number;
  /** The Literal bits that a literal may have. */
  readonly literals: number;
  /** Number of elements of `{…}`; undefined for a scalar. */
  readonly elements: number | undefined;
  /** Of an element: the NameClass bits that it may have where all elements are of one class. */
  readonly uniform: number | undefined;
  /** What each element of `{…}` must be at the least: of the width, whatever its kind. */
  readonly element: Expectation | undefined;
  /** A single element may stand without braces. */
  readonly isLoose: boolean;
  /** State space that an address or a variable must lie in; empty for a generic address. */
  readonly space: string;
  /** A selector such as `.b0` may stand with a register: the video instructions. */
  readonly isVideo: boolean;
  /** `-%r1` may stand there: vmad alone, and not beside `.po`. */
  readonly takesMinus: boolean;
  /** Of `d|p` what stands behind the bar. */
  readonly pair: Expectation | undefined;
  /** Of an address the NameClass bits of a name that may stand without brackets; 0 where none may. */
  readonly bare: number;
  /** Of an address what else stands in its brackets, in order; those that may be left out are marked. */
  readonly inside: readonly { readonly expectation: Expectation; readonly optional: boolean }[];
}

/** What an operand accepts in a name's place; the expectation is known only where there is a tree. */
export interface Wanted {
  readonly expectation: Expectation | undefined;
  readonly accepts: number;
}

/** What each operand of a form accepts when its slots have these values; `items` are the form's operands in text order. */
export function expectationsOf(
  form: CompiledForm,
  slots: SlotValues,
  items: readonly (CompiledForm['operands'][number] | undefined)[],
): (Expectation | undefined)[] {
  const { instruction } = form;
  return items.map((item) => {
    if (!item) return undefined;
    const inside = item.inside.map(({ name, operand, optional }) => ({
      expectation: expect(name, operand, slots, instruction),
      optional,
    }));
    const pair = item.pair && expect(item.pair.name, item.pair.operand, slots, instruction);
    return { ...expect(item.name, item.operand, slots, instruction), inside, pair };
  });
}

/** Whether a vector register can be coordinates of so many elements, each of which may be of one of these classes. */
export const fitsSpare = (vector: number, type: string, elements: number, accepts: number): boolean =>
  vector >= elements && (classOfType(type) & accepts) !== 0;

/** What a guard accepts. */
export const guardExpectation: Expectation = {
  name: '',
  operand: { kind: 'value', role: 'read', type: '.pred', negatable: true, registerOnly: true },
  type: '.pred',
  accepts: NameClass.Predicate,
  whole: 0,
  literals: 0,
  elements: undefined,
  uniform: undefined,
  element: undefined,
  isLoose: false,
  space: '',
  isVideo: false,
  takesMinus: false,
  pair: undefined,
  bare: 0,
  inside: [],
};

function expect(name: string, operand: Operand, slots: SlotValues, instruction: Instruction): Expectation {
  const type = typeOf(operand, slots);
  const space = spaceOf(operand, slots);
  const expectation: Expectation = {
    name,
    operand,
    type,
    accepts: acceptedNames(operand, type, space) | integersForFloats(operand, type, slots, instruction),
    whole: operand.vector === undefined ? 0 : wholeVectors(operand),
    literals: acceptedLiterals(operand, type, space),
    elements: operand.kind === 'address' ? undefined : elementsOf(operand, slots),
    uniform: undefined,
    element: undefined,
    isLoose: operand.loose === true || typeof operand.vector === 'string',
    space,
    isVideo: instruction.category === 'video',
    takesMinus: instruction.name === 'vmad' && slots['.po'] === undefined,
    pair: undefined,
    bare: bareNames(operand),
    inside: [],
  };
  return expectation.elements === undefined
    ? expectation
    : { ...expectation, element: elementOf(expectation, instruction) };
}

function elementOf(expectation: Expectation, { category }: Instruction): Expectation {
  const { accepts, literals, operand } = expectation;
  // ptxas 13.0 does not look at special registers in a vector.
  const specials = operand.role === 'read' ? SPECIALS : 0;
  // Nor at constants in a matrix, whatever its elements are.
  const isFragment =
    (category === 'matrix' || category === 'wgmma') && operand.role === 'read' && !operand.registerOnly;
  return {
    ...expectation,
    uniform: accepts,
    accepts: sameWidth(accepts) | specials,
    literals: literals === 0 && !isFragment ? 0 : ANY_LITERAL,
  };
}

/** ptxas 13.0 takes a vector of integers for one of floats, but for matrices and in `cvt`. */
function integersForFloats(
  { vector, registers }: Operand,
  type: string,
  slots: SlotValues,
  { category }: Instruction,
): number {
  if (vector === undefined || registers !== undefined || exactVectors.has(category)) return 0;
  if (typeof vector === 'string' && slots[vector] === undefined) return 0;
  switch (type) {
    case '.f16':
      return NameClass.Integer16;
    case '.f32':
      return NameClass.Integer32;
    case '.f64':
      return NameClass.Integer64;
    default:
      return 0;
  }
}

const exactVectors: ReadonlySet<Instruction['category']> = new Set(['matrix', 'wgmma', 'tcgen05', 'convert']);

function typeOf({ type }: Operand, slots: SlotValues): string {
  if (typeof type === 'function') return type(slots);
  return type.startsWith('.') || type === '' ? type : (slots[type] ?? '');
}

function spaceOf({ space = '' }: Operand, slots: SlotValues): string {
  return space.startsWith('.') || space === '' ? space : (slots[space] ?? '');
}

/** Without its `.v2` or `.v4` an operand is scalar, but ptxas 13.0 takes braces around it all the same. */
function elementsOf({ vector }: Operand, slots: SlotValues): number | undefined {
  if (typeof vector === 'function') return vector(slots);
  if (typeof vector !== 'string') return vector;
  const token = slots[vector];
  return token === undefined ? 1 : Number(token.slice(2));
}

function acceptedNames(operand: Operand, type: string, space: string): number {
  switch (operand.kind) {
    case 'address':
      return basesOf(operand, type, space);
    case 'immediate':
      return 0;
    // Rules of their own judge where control goes and what is passed.
    case 'label':
    case 'table':
    case 'function':
    case 'arguments':
      return ANY_NAME;
    default:
      return acceptedValues(operand, type, space);
  }
}

function basesOf(operand: Operand, type: string, space: string): number {
  const { registers, wide, anywhere, narrowest, notOpaque, generic = '' } = copiedIn(operand, space);
  const bases = registers ? registersOf(registers) : acceptedBases(type, space || generic);
  const tooNarrow = narrowest === 64 ? BELOW_64_BITS : narrowest === 32 ? BELOW_32_BITS : 0;
  const others = (wide ? REGISTERS & ~NameClass.VectorRegister : 0) | (notOpaque ? 0 : opaqueBases(type));
  // What a body passes to a call has no address that could be copied.
  const noAddress = narrowest === undefined ? 0 : NameClass.Passed;
  return (bases & ~tooNarrow & ~noAddress) | others | (anywhere ? VARIABLES : 0);
}

/** Some addresses are copied only where no state space is written. */
const copiedIn = (operand: Operand, space: string): Operand =>
  operand.copiedGeneric && space === '' ? { ...operand, ...copied } : operand;

const BELOW_32_BITS = registersOf(['.b8', '.u8', '.s8', '.b16', '.u16', '.s16']);
const BELOW_64_BITS = BELOW_32_BITS | registersOf(['.b32', '.u32', '.s32']);

function bareNames({ kind, bare }: Operand): number {
  if (kind !== 'address' || bare === undefined) return 0;
  return bare === true ? ANY_NAME : registersOf(bare);
}

/** Generic addresses are those of global, shared and local variables: constants and parameters need `cvta`. */
const GENERIC = NameClass.Global | NameClass.Shared | NameClass.Local;

function acceptedBases(type: string, space: string): number {
  if (typeInfo(type)?.class === 'opaque') return registersFor(type);
  return ADDRESS_REGISTERS | (space === '' ? GENERIC : classOfVariable(space, ''));
}

/** The name of a texture or a surface: in parse-only mode ptxas 13.0 takes it for the address of most instructions. */
const opaqueBases = (type: string): number => (typeInfo(type)?.class === 'opaque' ? 0 : OPAQUE);

/** Registers that hold floats, packed ones too. */
const FLOATS = NameClass.Half | NameClass.HalfPair | NameClass.Single | NameClass.Double;

function acceptedValues(operand: Operand, type: string, space: string): number {
  const accepted = acceptedOfType(operand, type, space);
  if (operand.integersOnly) return accepted & ~(FLOATS | NameClass.Function);
  return operand.noFunction ? accepted & ~NameClass.Function : accepted;
}

function acceptedOfType(operand: Operand, type: string, space: string): number {
  if (type === '') return ANY_NAME;
  const registers = operand.registers
    ? registersOf(operand.registers)
    : operand.wide
      ? widerRegistersFor(type)
      : registersFor(type);
  // `mov.b64 %rd1, v` packs the elements of `.reg .v2 .b32 v` as `mov.b64 %rd1, {v.x, v.y}` does.
  const vectors = operand.packed && type.startsWith('.b') ? NameClass.VectorRegister : 0;
  if (operand.constantResult) return registers | NameClass.Function;
  if (operand.role !== 'read') return registers | vectors;
  return (
    registers |
    vectors |
    (operand.special ? specialsFor(type, operand.wide === true) : 0) |
    (operand.symbol ? symbolsIn(type, space) : 0) |
    // ptxas 13.0 takes a function's name for a constant wherever it takes one, not only in mov, and for halves that have none.
    (operand.registerOnly && !isHalf(type) ? 0 : NameClass.Function)
  );
}

/** Of `.bf16` since ptxas 13.3. */
const isHalf = (type: string): boolean => /^\.(?:b?f16|f32x2)/.test(type);

/** A texture or a surface has an address of the type `.u64` (of `.u32` in modules of 32 bits) and of no other. */
function symbolsIn(type: string, space: string): number {
  // A kernel can have a texture or a surface for a parameter.
  if (space === '.param') return classOfVariable(space, '') | OPAQUE;
  if (space !== '') return classOfVariable(space, '');
  return type.startsWith('.u') ? VARIABLES | OPAQUE : VARIABLES;
}

/** ptxas 13.0 takes a component of a special register too. */
function wholeVectors({ special }: Operand): number {
  const specials = special ? NameClass.SpecialVector | NameClass.Special32 : 0;
  return NameClass.VectorRegister | specials;
}

/** Where a register may be wider than the type, so may a special one. */
function specialsFor(type: string, isWide: boolean): number {
  const bits = typeInfo(type)?.bits ?? 0;
  if (type === '.pred') return NameClass.SpecialPredicate;
  if (type.startsWith('.f')) return 0;
  if (bits === 64) return NameClass.Special64;
  if (isWide) return NameClass.Special32 | NameClass.Special64;
  if (bits === 32) return NameClass.Special32;
  return bits === 16 ? NameClass.Special16 : 0;
}

function acceptedLiterals(operand: Operand, type: string, space: string): number {
  if (operand.constantResult) return Literal.Integer;
  if (operand.role !== 'read' || operand.registerOnly) return 0;
  if (operand.integersOnly) return Literal.Integer;
  if (operand.kind === 'address') return space === '.local' ? Literal.Integer : 0;
  if (operand.kind !== 'value' && operand.kind !== 'immediate') return 0;
  return literalsOf(type);
}

/** There are no literals of half precision, and none of packed or narrow floats. */
function literalsOf(type: string): number {
  switch (type) {
    case '':
      return ANY_LITERAL;
    case '.f32':
    case '.f64':
      return Literal.Single | Literal.Double | Literal.Decimal;
    case '.b32':
      return Literal.Integer | Literal.Single;
    case '.b64':
      return Literal.Integer | Literal.Double | Literal.Decimal;
    default:
      return /^\.([usb]\d+|pred)$/.test(type) ? Literal.Integer : 0;
  }
}
