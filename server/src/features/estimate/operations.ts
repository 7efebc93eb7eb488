// A function's instructions as a scheduler sees them, and which values cost a register at all: constants, parameters and what
// all threads of a warp have in common live elsewhere, copies live where their source does.
import { MemoryOrder } from '../../flow/schedule';
import { type FunctionCode, InstructionFlag } from '../../semantic/code';
import type { OpcodeMatch } from '../../semantic/match';
import { operandNodes } from '../../semantic/operands';
import { NodeKind, textOf } from '../../syntax/nodes';
import { opcodesOf } from '../inspector/mix';
import { workOf } from '../inspector/work';
import type { FunctionPlace } from '../registers/place';

export interface Operations {
  readonly latency: Float64Array;
  readonly temporaries: Uint8Array;
  readonly order: Uint8Array;
  readonly space: Uint8Array;
  /** Instruction -> 1 when it costs nothing: it only names a value anew, or makes one that lives elsewhere. */
  readonly vanishes: Uint8Array;
  /** Instruction -> 1 when it copies a value. */
  readonly copies: Uint8Array;
  /** Value -> the value whose register it shares. */
  readonly source: Int32Array;
  /** Value -> registers it takes, seen as the value itself and not its source. */
  readonly units: Uint8Array;
  /** Value -> the same with values that are uniform in registers, as on targets and in code where they are. */
  readonly unitsWithUniform: Uint8Array;
  /** The same with parameters and what is uniform, as from sm_90 on, where parameters are loaded before they are used. */
  readonly unitsWithParameters: Uint8Array;
  /** Instruction -> 1 when it costs nothing where parameters take registers. */
  readonly vanishesWithParameters: Uint8Array;
}

enum ValueClass {
  Varying,
  Uniform,
  /** Of a parameter or an immediate. */
  Constant,
}

const spaces = ['generic', 'global', 'shared', 'local', 'constant', 'param', 'tensor memory'];
/** Textures and surfaces go a way of their own. */
const TEXTURE = spaces.length;
/** In cycles, about: what matters is which of two results is waited for longer. */
const LATENCY = { global: 300, shared: 28, tensor: 34, special: 20, double: 16, other: 5 };

export function operationsOf(place: FunctionPlace): Operations {
  const { code } = place.profile;
  const { matches } = opcodesOf(place);
  const latency = new Float64Array(code.count);
  const temporaries = new Uint8Array(code.count);
  const order = new Uint8Array(code.count);
  const space = new Uint8Array(code.count);
  for (let i = 0; i < code.count; i++) {
    const match = matches[i];
    if (!match) continue;
    latency[i] = latencyOf(match);
    temporaries[i] = temporariesOf(match);
    const work = workOf(match);
    space[i] = Math.max(0, spaces.indexOf(work.movement?.space ?? 'generic'));
    if (work.pipe === 'texture') space[i] = TEXTURE;
    order[i] =
      work.pipe === 'texture'
        ? code.defStart[i + 1] > code.defStart[i]
          ? MemoryOrder.Read
          : MemoryOrder.Write
        : work.pipe === 'synchronisation' || (code.flags[i] & (InstructionFlag.Ordering | InstructionFlag.Call)) !== 0
          ? MemoryOrder.Fence
          : !work.movement || space[i] === 4 || space[i] === 5
            ? MemoryOrder.None
            : work.movement.kind === 'load'
              ? MemoryOrder.Read
              : MemoryOrder.Write;
  }
  const values = valuesOf(place, matches);
  for (let i = 0; i < code.count; i++) {
    const movement = matches[i] && workOf(matches[i]!).movement;
    if (movement && movement.space !== 'param') temporaries[i] += broughtIn(code, i, values);
  }
  return { latency, temporaries, order, space, ...values };
}

/** Memory is addressed by registers and written from registers: what lives elsewhere is brought into some for the moment. */
function broughtIn(
  { uses, useStart, units }: FunctionCode,
  instruction: number,
  values: Pick<Operations, 'source' | 'units'>,
): number {
  let sum = 0;
  for (let u = useStart[instruction]; u < useStart[instruction + 1]; u++)
    if (values.units[values.source[uses[u]]] === 0) sum += units[uses[u]];
  return sum;
}

function latencyOf(match: OpcodeMatch): number {
  const { pipe, movement } = workOf(match);
  if (movement) {
    if (movement.kind === 'store') return 1;
    return movement.space === 'shared' || movement.space === 'constant'
      ? LATENCY.shared
      : movement.space === 'param'
        ? 1
        : LATENCY.global;
  }
  if (pipe === 'tensor') return LATENCY.tensor;
  if (pipe === 'special function' || pipe === 'warp exchange') return LATENCY.special;
  if (pipe === 'texture') return LATENCY.global;
  return pipe === 'double' ? LATENCY.double : LATENCY.other;
}

/**
 * Registers that the subroutines and sequences need which ptxas writes for some operations, beyond operands and result. Measured
 * with ptxas 13.0.88 for sm_80, sm_90a and sm_120: how many values fewer may live across the operation before a kernel leaves
 * the registers of full occupancy.
 */
function temporariesOf({ words }: OpcodeMatch): number {
  const [opcode] = words;
  const type = words.at(-1) ?? '';
  const isApproximate = words.includes('.approx') || words.includes('.full');
  switch (opcode) {
    case 'div':
    case 'rem':
      return isApproximate ? 0 : (QUOTIENT[type] ?? 0);
    case 'rcp':
      return type === '.f64' ? 7 : isApproximate ? 1 : 6;
    case 'sqrt':
      return type === '.f64' ? 12 : isApproximate ? 0 : 5;
    case 'rsqrt':
      return type === '.f64' ? 7 : 0;
    case 'mul':
    case 'mad':
      return words.includes('.hi') && /64$/.test(type) ? 4 : 0;
    case 'brev':
    case 'abs':
      return type === '.b64' || type === '.s64' ? 2 : 0;
    case 'max':
    case 'min':
      return type === '.f64' ? 2 : 0;
    default:
      return 0;
  }
}

const QUOTIENT: Readonly<Record<string, number>> = {
  '.u16': 2,
  '.s16': 3,
  '.u32': 3,
  '.s32': 6,
  '.u64': 7,
  '.s64': 9,
  '.f32': 8,
  '.f64': 14,
};

function valuesOf(
  place: FunctionPlace,
  matches: readonly (OpcodeMatch | undefined)[],
): Omit<Operations, 'latency' | 'temporaries' | 'order' | 'space'> {
  const { code } = place.profile;
  const writes = new Int32Array(code.valueCount);
  for (let d = 0; d < code.defStart[code.count]; d++) writes[code.defs[d]]++;
  const kind = new Uint8Array(code.valueCount);
  const source = Int32Array.from({ length: code.valueCount }, (_, value) => value);
  const vanishes = new Uint8Array(code.count);
  const copies = new Uint8Array(code.count);
  /** Value -> 1 when it is a parameter, or one under another name. */
  const isParameter = new Uint8Array(code.valueCount);
  const onlyAddresses = usedAsAddressOnly(place, matches);
  for (let i = 0; i < code.count; i++) {
    const match = matches[i];
    if (!match || code.defStart[i + 1] - code.defStart[i] === 0) continue;
    if ((code.flags[i] & InstructionFlag.Guarded) !== 0) continue;
    const defs = code.defs.slice(code.defStart[i], code.defStart[i + 1]);
    if (
      code.units[defs[0]] === code.units[code.uses[code.useStart[i]]] &&
      isCopy(match, code.useStart[i + 1] - code.useStart[i], defs.length)
    )
      copies[i] = 1;
    if (defs.some((value) => writes[value] !== 1)) continue;
    const uses = code.uses.slice(code.useStart[i], code.useStart[i + 1]);
    const made = classOf(place, i, match, uses, kind);
    if (made !== ValueClass.Varying) {
      for (const value of defs) {
        kind[value] = made;
        if (workOf(match).movement || (uses.length > 0 && isParameter[uses[0]] !== 0)) isParameter[value] = 1;
      }
      vanishes[i] = 1;
    } else if (
      isCopy(match, uses.length, defs.length) ||
      (onlyAddresses[defs[0]] !== 0 && isOffset(place, i, match, uses.length))
    ) {
      // A copy of a value that changes later must be kept apart.
      if (writes[uses[0]] > 1) continue;
      source[defs[0]] = source[uses[0]];
      vanishes[i] = 1;
    }
  }
  const cost = (isFree: (value: number) => boolean): Uint8Array =>
    code.units.map((units, value) => (source[value] !== value || isFree(value) ? 0 : units));
  const unitsWithParameters = cost((value) => kind[value] === ValueClass.Constant && isParameter[value] === 0);
  return {
    vanishes,
    copies,
    source,
    units: cost((value) => kind[value] !== ValueClass.Varying),
    unitsWithUniform: cost((value) => kind[value] === ValueClass.Constant),
    unitsWithParameters,
    vanishesWithParameters: vanishes.map((vanished, i) =>
      vanished !== 0 && !writesCostly(code, i, source, unitsWithParameters) ? 1 : 0,
    ),
  };
}

function writesCostly({ defs, defStart }: FunctionCode, i: number, source: Int32Array, units: Uint8Array): boolean {
  for (let d = defStart[i]; d < defStart[i + 1]; d++)
    if (source[defs[d]] === defs[d] && units[defs[d]] !== 0) return true;
  return false;
}

const varyingRegisters = /^%(?:tid|laneid|lanemask|warpid|clock|globaltimer|smid|cluster_ctarank)/;

function classOf(
  place: FunctionPlace,
  instruction: number,
  match: OpcodeMatch,
  uses: Uint32Array,
  kind: Uint8Array,
): ValueClass {
  const { pipe, movement } = workOf(match);
  if (movement) return movement.space === 'param' && uses.length === 0 ? ValueClass.Constant : ValueClass.Varying;
  if (uses.length === 0) {
    if (match.words[0] !== 'mov') return ValueClass.Varying;
    const text = operandText(place, instruction, 1);
    if (text.startsWith('%')) return varyingRegisters.test(text) ? ValueClass.Varying : ValueClass.Uniform;
    // The address of a variable takes registers before anything can be read there.
    return /^-?\d/.test(text) ? ValueClass.Constant : ValueClass.Varying;
  }
  if (pipe !== 'integer' && pipe !== 'move' && pipe !== 'conversion') return ValueClass.Varying;
  if (/\.f(?:16|32|64)/.test(match.words.join(''))) return ValueClass.Varying;
  if (!uses.every((value) => kind[value] !== ValueClass.Varying)) return ValueClass.Varying;
  const isOnlyNamed = match.words[0] === 'cvta' || match.words[0] === 'mov';
  return isOnlyNamed && kind[uses[0]] === ValueClass.Constant ? ValueClass.Constant : ValueClass.Uniform;
}

function isCopy({ words, instruction }: OpcodeMatch, uses: number, defs: number): boolean {
  if (uses !== 1 || defs !== 1) return false;
  if (words[0] === 'mov' || instruction?.name.startsWith('cvta')) return true;
  // The low half of a 64-bit value is itself a register.
  return words[0] === 'cvt' && words.length === 3 && /^\.[us]32$/.test(words[1]) && /^\.[us]64$/.test(words[2]);
}

/** `add d, a, 16`, which an address can hold in itself. */
function isOffset(place: FunctionPlace, instruction: number, { words }: OpcodeMatch, uses: number): boolean {
  return (
    words[0] === 'add' &&
    uses === 1 &&
    /64$/.test(words.at(-1) ?? '') &&
    /^-?\d/.test(operandText(place, instruction, 2))
  );
}

function operandText(place: FunctionPlace, instruction: number, operand: number): string {
  const { tree } = place.semantics;
  const node = operandNodes(tree, opcodesOf(place).nodes[instruction])[operand];
  return node === undefined ? '' : textOf(tree, node);
}

/** Value -> 1 when every instruction that reads it reads it as an address. */
function usedAsAddressOnly(place: FunctionPlace, matches: readonly (OpcodeMatch | undefined)[]): Uint8Array {
  const { code } = place.profile;
  const { tree } = place.semantics;
  const { nodes } = opcodesOf(place);
  const only = new Uint8Array(code.valueCount).fill(1);
  for (let i = 0; i < code.count; i++) {
    const match = matches[i];
    const isAccess = match !== undefined && workOf(match).movement !== undefined;
    const address = isAccess
      ? operandNodes(tree, nodes[i]).findIndex((node) => tree.kinds[node] === NodeKind.Address)
      : -1;
    // The address is the last register of a load, the first of a store.
    const from = code.useStart[i];
    const to = code.useStart[i + 1];
    const at =
      address < 0 ? -1 : address === 0 ? from + ((code.flags[i] & InstructionFlag.Guarded) !== 0 ? 1 : 0) : to - 1;
    for (let u = from; u < to; u++) if (u !== at) only[code.uses[u]] = 0;
  }
  return only;
}
