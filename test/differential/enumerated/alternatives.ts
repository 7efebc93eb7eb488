// Other things than the expected one in an operand's place, each with the reason why it may be wrong. Whether it is wrong
// is for the assembler to say: many are right.
import { typeInfo } from '../../../server/src/isa/types';
import { register, registerTypes } from './names';
import { type ResolvedOperand, registers } from './operands';

/** What is unusual about a line; `form` where nothing is. */
export type Reason =
  | 'form'
  | 'register class'
  | 'register width'
  | 'predicate'
  | 'immediate'
  | 'immediate range'
  | 'float immediate'
  | 'special register'
  | 'name'
  | 'address'
  | 'vector length'
  | 'vector or scalar'
  | 'vector elements'
  | 'sink'
  | 'negation'
  | 'operand count'
  | 'modifier unknown'
  | 'modifier foreign'
  | 'modifier missing'
  | 'modifier of another form'
  | 'modifier twice'
  | 'modifier order'
  | 'two values of a slot'
  | 'combination';

export interface Alternative {
  readonly reason: Reason;
  readonly text: string;
}

const braces = (elements: readonly string[]): string => `{${elements.join(', ')}}`;

/** Alternatives to `text`, in the place of this part. */
export function alternatives(part: ResolvedOperand, text: string, ordinal: number): Alternative[] {
  if (part.operand.kind === 'address' && part.place === 'bracket') return addresses(ordinal);
  if (part.operand.kind === 'arguments') return ['(varg64)', '(varg, varg)', '(%b32_1)', '(1)', '_'].map(of('name'));
  if (part.operand.kind === 'label') return ['LBL2', 'BT', '%b32_1', 'vglobal', '1'].map(of('name'));
  return text.startsWith('{') ? vectors(text, ordinal) : scalars(part, text, ordinal);
}

const of =
  (reason: Reason) =>
  (text: string): Alternative => ({ reason, text });

const bitsOf = (type: string): number => typeInfo(type)?.bits ?? 0;

/** The type of the register that is written first in a text. */
function typeWritten(text: string): string | undefined {
  const stem = /%([a-z]+\d*(?:x2)?)/.exec(text)?.[1];
  if (stem === undefined) return undefined;
  return stem.startsWith('p') ? '.pred' : `.${stem}`;
}

function otherTypes(text: string): { type: string; reason: Reason }[] {
  const own = typeWritten(text);
  return Object.keys(registerTypes)
    .filter((type) => type !== own)
    .map((type) => {
      if (type === '.pred') return { type, reason: 'predicate' };
      return { type, reason: own !== undefined && bitsOf(type) === bitsOf(own) ? 'register class' : 'register width' };
    });
}

const integers = ['1', '0', '-1', '31', '0x7f', '65535', '4294967295'];
const outside = ['-129', '256', '65536', '-32769', '0x1FFFFFFFF', '1000', '-2147483649'];
const floats = ['0f3F800000', '0d3FF0000000000000', '1.5', '-2.0'];
const specials = ['%tid.x', '%laneid', '%clock64', '%lanemask_eq', '%tid', 'WARP_SZ'];
const names = ['vglobal', 'vshared', 'vconst', 'vlocal', 'varg', 'pparam', 'fn0', 'LBL', 'vtex', 'vglobal+4', 'k'];

function scalars(part: ResolvedOperand, text: string, ordinal: number): Alternative[] {
  const registersOf = otherTypes(text).map(({ type, reason }) => ({ reason, text: register(type, ordinal) }));
  const limits = [part.operand.range ?? [], part.operand.values ?? []].flat();
  return [
    ...registersOf,
    ...integers.map(of('immediate')),
    ...[...limits, ...limits.map((limit) => limit + 1), ...limits.map((limit) => limit - 1)].map((limit) =>
      of('immediate range')(String(limit)),
    ),
    ...outside.map(of('immediate range')),
    ...floats.map(of('float immediate')),
    ...specials.map(of('special register')),
    ...names.map(of('name')),
    ...[braces([text]), braces([text, text]), braces(registers('.b32', 4, 0))].map(of('vector or scalar')),
    of('vector or scalar')(`[${register('.b64', 3)}]`),
    ...['_', '_'].map(of('sink')),
    ...['!%p5', `!${text}`, `-${text}`].map(of('negation')),
  ].filter((alternative) => alternative.text !== text);
}

function vectors(text: string, ordinal: number): Alternative[] {
  const elements = text.slice(1, -1).split(', ');
  const [, ...rest] = elements;
  const sized = (count: number): Alternative => ({
    reason: 'vector length',
    text: braces(registers(typeWritten(text) ?? '.b32', count, ordinal * 8)),
  });
  const replaced = (element: string): string => braces([element, ...rest]);
  return [
    ...otherTypes(text).map(({ type, reason }) => ({
      reason,
      text: braces(registers(type, elements.length, ordinal * 8)),
    })),
    ...[1, 2, 3, 4, 8, elements.length + 1, elements.length * 2]
      .filter((count) => count !== elements.length)
      .map(sized),
    ...[register('.b32', ordinal), register('.b64', ordinal), register(typeWritten(text) ?? '.f32', ordinal), '1'].map(
      of('vector or scalar'),
    ),
    ...['%b32_1', '%u32_1', '%f32_1', '%b64_1', '%b16_1', '1', '%tid.x', '0f3F800000', '%p1', '%f16_1'].map((element) =>
      of('vector elements')(replaced(element)),
    ),
    ...[replaced('_'), braces(elements.map(() => '_')), '_'].map(of('sink')),
  ].filter((alternative) => alternative.text !== text);
}

function addresses(ordinal: number): Alternative[] {
  const bases = Object.keys(registerTypes).map((type) => register(type, ordinal));
  return [
    ...bases,
    ...['vglobal', 'vshared', 'vconst', 'vlocal', 'varg', 'pparam', 'vtex', 'vsurf', 'fn0'],
    ...[
      `${register('.b64', ordinal)}+16`,
      `${register('.b32', ordinal)}+-4`,
      'vshared+8',
      'vglobal+8',
      '0',
      '16',
      '%tid.x',
    ],
  ].map(of('address'));
}
