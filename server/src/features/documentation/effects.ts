// What an instruction computes where a constant operand decides it: the function of lop3 and the bytes of prmt.

import { tableExpression, tableName } from './lookupTable';
import { code } from './markdown';
import { integerOf } from './numbers';

/** Texts of the operands by their names in the form. */
export type OperandTexts = Readonly<Record<string, string | undefined>>;

/** A line of Markdown; undefined where the operands do not say. */
export function effectOf(instruction: string, operands: OperandTexts, isModeless: boolean): string | undefined {
  if (instruction === 'lop3') return lop3Effect(operands);
  return instruction === 'prmt' && isModeless ? prmtEffect(operands) : undefined;
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

/** The four bytes of the result from high to low: `b.1 b.0 a.1 a.0`. */
function prmtEffect({ a, b, c }: OperandTexts): string | undefined {
  const selector = integerOf(c ?? '');
  if (selector === undefined) return undefined;
  const bytes = [3, 2, 1, 0].map((position) => {
    const digit = Number((selector >> BigInt(4 * position)) & 0xfn);
    const source = (digit & 4) === 0 ? 'a' : 'b';
    return `${digit & 8 ? 'sign of ' : ''}${source}.${digit & 3}`;
  });
  const names = a && b ? ` (${code('a')} is ${code(a)}, ${code('b')} is ${code(b)})` : '';
  return `Bytes of the result, high to low: ${bytes.map(code).join(' ')}${names}.`;
}
