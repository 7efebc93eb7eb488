// What the instructions on multimem addresses share: types, the rule for vectors, and strengths of access. Source: manual,
// #data-movement-and-conversion-instructions-multimem.
import {
  address,
  type Constraint,
  type Form,
  type Operand,
  type SlotDomain,
  type SlotValue,
  type SlotValues,
  value,
} from '../../schema';
import { typeInfo } from '../../types';

/** Targets of the 8-bit types: all with `a`, the families of sm_100 and sm_101. */
const eightBit = (token: string): SlotValue =>
  value(token, '8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', ['sm_100f', 'sm_101f', 'sm_121a']);

export const halves: SlotDomain = ['.f16', '.f16x2', '.bf16', '.bf16x2'];
export const bytes: SlotDomain = ['.e5m2', '.e5m2x2', '.e5m2x4', '.e4m3', '.e4m3x2', '.e4m3x4'].map(eightBit);
export const halfPrecision = eightBit('.acc::f16');
export const vectors: SlotDomain = ['.v2', '.v4', '.v8'];
export const globalSpace: SlotDomain = ['.global'];
export const scopes: SlotDomain = ['.cta', '.cluster', '.gpu', '.sys'];

const vectorLength = (slots: SlotValues): number => Number(slots.vec?.slice(2) ?? 1);

/** The whole access has 32, 64 or 128 bits; `.f64` only alone. */
export const fittingVector: Constraint = {
  at: 'type',
  violated: (slots) => {
    const bits = (typeInfo(slots.type ?? '')?.bits ?? 0) * vectorLength(slots);
    return ![32, 64, 128].includes(bits) || (slots.type === '.f64' && slots.vec !== undefined);
  },
  message: 'type and vector together must have 32, 64 or 128 bits',
};

/** A weak access (the default), and one with semantics and scope, which come together. */
export function strengths(form: Form): Form[] {
  return [
    { ...form, syntax: form.syntax.replace('<sem>', '{.weak}') },
    { ...form, syntax: form.syntax.replace('<sem>', '.sem.scope') },
  ];
}

/** What ptxas 13.0 checks: of halves and of narrow floats the width alone, so `.u16` stands for `.f16`. */
export const elementType = ({ type = '' }: SlotValues): string => {
  const info = typeInfo(type);
  return /^\.(?:f16|bf16|bf16x2|e\d.*)$/.test(type) ? `.b${info?.bits}` : type;
};

export const target: Operand = address('ss', 'type', { meaning: 'a multimem address' });
/** Of reductions, which ptxas 13.0 and 13.3 make of other instructions. */
export const wideTarget: Operand = address('ss', 'type', { narrowest: 64, meaning: 'a multimem address of 64 bits' });

export const multimemTraps = [
  'A multimem address may be used by `multimem` instructions only; `ld`, `st` or `atom` on it are undefined behaviour.',
  'Without a state space the address is generic and must lie in global memory.',
];
