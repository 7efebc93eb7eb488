// What an instruction computes where a constant operand or a modifier decides it: the function of lop3, the bytes of prmt,
// the numbers that testp finds, the fields of cvt.pack.
import type { SlotValues } from '../../isa/schema';
import { testpEffect } from './floatClasses';
import { tableExpression, tableName } from './lookupTable';
import { code } from './markdown';
import { integerOf } from './numbers';
import type { OperandTexts } from './operands';
import { packEffect } from './packing';

type Effect = (operands: OperandTexts, slots: SlotValues) => string | undefined;

const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['lop3', lop3Effect],
  ['prmt', prmtEffect],
  ['testp', testpEffect],
  ['cvt.pack', packEffect],
]);

/** A paragraph of Markdown; undefined where the operands do not say. */
export function effectOf(instruction: string, operands: OperandTexts, slots: SlotValues): string | undefined {
  return effects.get(instruction)?.(operands, slots);
}

function lop3Effect({ d, a, b, c, immLut }: OperandTexts): string | undefined {
  const table = integerOf(immLut ?? '');
  if (table === undefined || table > 255n) return undefined;
  const general = tableExpression(Number(table));
  const name = tableName(Number(table));
  const here = a && b && c ? tableExpression(Number(table), [a, b, c]) : undefined;
  if (here && d) return `Computes ${code(`${d} = ${here}`)} (${code(general ?? '')}${name ? `: ${name}` : ''}).`;
  return `Computes ${code(`d = ${general}`)}${name ? ` (${name})` : ''}.`;
}

/** The byte, 0 to 7 of `b:a`, that each mode of prmt puts at a position, 3 the highest, for the low two bits of `c`. */
const modes: Readonly<Record<string, (position: number, c: number) => number>> = {
  '.f4e': (position, c) => c + position,
  '.b4e': (position, c) => c - position,
  '.rc8': (_, c) => c,
  '.ecl': (position, c) => Math.max(position, c),
  '.ecr': (position, c) => Math.min(position, c),
  '.rc16': (position, c) => (position & 1) + 2 * (c & 1),
};

/** The four bytes of the result from high to low: `b.1 b.0 a.1 a.0`. */
function prmtEffect({ a, b, c }: OperandTexts, { mode }: SlotValues): string | undefined {
  const selector = integerOf(c ?? '');
  if (selector === undefined) return undefined;
  const choose = mode === undefined ? undefined : modes[mode];
  const bytes = [3, 2, 1, 0].map((position) => {
    const digit = choose
      ? choose(position, Number(selector & 3n)) & 7
      : Number((selector >> BigInt(4 * position)) & 0xfn);
    const source = (digit & 4) === 0 ? 'a' : 'b';
    return `${digit & 8 ? 'sign of ' : ''}${source}.${digit & 3}`;
  });
  const names = a && b ? ` (${code('a')} is ${code(a)}, ${code('b')} is ${code(b)})` : '';
  return `Bytes of the result, high to low: ${bytes.map(code).join(' ')}${names}.`;
}
