// The constants that are worth offering: all where there are few, the ends of a range, floats in the bits that nobody knows
// by heart, and the mask of a whole warp. Others are numbers, which one types.
import { type Expectation, Literal } from '../../semantic/expectations';
import { constantName, type FloatWidth, hexFloat } from '../documentation/floats';
import type { Item } from './items';

const WARP_SIZE = 32;
/** Lists of more are not shown whole. */
const MOST_VALUES = 64;

export function constantItems({ operand, literals, type, name, elements, isLoose }: Expectation): Item[] {
  if (literals === 0 || (elements !== undefined && !(isLoose && elements === 1))) return [];
  const detail = operand.meaning;
  if (name === 'membermask') return [{ label: '0xffffffff', kind: 'value', detail: 'all threads of the warp' }];
  if (operand.values || operand.kind === 'immediate')
    return valuesOf(operand).map((value) => ({ label: String(value), kind: 'value', detail }));
  if (type === '.f32' || type === '.f64') return floats(type === '.f32' ? 32 : 64, operand.nonZero ? [1] : [0, 1]);
  return [];
}

function valuesOf({ values, range, multiple = 1, nonZero }: Expectation['operand']): readonly number[] {
  if (values) return values.slice(0, MOST_VALUES);
  const [low, high] = range ?? [nonZero ? 1 : 0, nonZero ? 1 : 0];
  const first = Math.ceil(low / multiple) * multiple;
  const count = Math.floor((high - first) / multiple) + 1;
  if (count > MOST_VALUES) return [first, first + (count - 1) * multiple].filter((value) => value !== 0 || !nonZero);
  return Array.from({ length: count }, (_, index) => first + index * multiple).filter(
    (value) => value !== 0 || !nonZero,
  );
}

function floats(width: FloatWidth, values: readonly number[]): Item[] {
  return values.map((value) => ({
    label: hexFloat(value, width),
    kind: 'value',
    detail: constantName(value, width) ?? `${value}.0`,
  }));
}

export const warpSize: Item = { label: 'WARP_SZ', kind: 'value', detail: 'threads of a warp: 32' };

/** Where an integer may stand, the width of a warp may: it is told when it is begun. */
export function warpSizeItems({ literals, operand }: Expectation, word: string): Item[] {
  const { values, range: [low, high] = [WARP_SIZE, WARP_SIZE], multiple = 1 } = operand;
  const fits = low <= WARP_SIZE && WARP_SIZE <= high && WARP_SIZE % multiple === 0;
  const isTaken = (literals & Literal.Integer) !== 0 && !values && fits;
  return isTaken && word.startsWith('W') ? [warpSize] : [];
}
