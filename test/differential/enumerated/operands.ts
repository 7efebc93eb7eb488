// How an operand can be written: what the data says of it, resolved for given slot values, and candidate texts for it,
// the likeliest first.
import type { OperandItem } from '../../../server/src/isa/notation';
import type { Operand, SlotValues } from '../../../server/src/isa/schema';
import { typeInfo } from '../../../server/src/isa/types';
import { register, registerTypes } from './names';

export interface ResolvedOperand {
  readonly name: string;
  readonly operand: Operand;
  /** With its dot; '' where the operand has none. */
  readonly type: string;
  /** Elements; 1 may stand in braces or alone. */
  readonly count: number;
  readonly isVector: boolean;
  /** With its dot, of addresses; undefined: generic. */
  readonly space: string | undefined;
  readonly optional: boolean;
  /** Where it stands: alone, as the first in brackets, behind that, or as the second of a pair. */
  readonly place: 'alone' | 'bracket' | 'inside' | 'pair';
}

export function resolveOperand(
  name: string,
  operand: Operand,
  slots: SlotValues,
  place: ResolvedOperand['place'],
  optional: boolean,
): ResolvedOperand {
  const { type, vector, space } = operand;
  const resolved = typeof type === 'function' ? type(slots) : type.startsWith('.') || type === '' ? type : slots[type];
  const count =
    typeof vector === 'function' ? vector(slots) : typeof vector === 'number' ? vector : vectorSlot(vector, slots);
  return {
    name,
    operand,
    type: resolved ?? '',
    count,
    isVector: vector !== undefined && (typeof vector !== 'string' || slots[vector] !== undefined),
    space: space === undefined || space.startsWith('.') ? space : slots[space],
    place,
    optional,
  };
}

function vectorSlot(vector: string | undefined, slots: SlotValues): number {
  const value = vector === undefined ? undefined : slots[vector];
  return value === undefined ? 1 : Number(value.replace(/^\.\D+/, ''));
}

/** The parts of an item in the order in which they are written. */
export function partsOf(item: OperandItem, slots: SlotValues): ResolvedOperand[] {
  const isBracket = item.operand.kind === 'address' || item.inside.length > 0;
  return [
    resolveOperand(item.name, item.operand, slots, isBracket ? 'bracket' : 'alone', item.optional),
    ...item.inside.map((part) => resolveOperand(part.name, part.operand, slots, 'inside', part.optional)),
    ...(item.pair ? [resolveOperand(item.pair.name, item.pair.operand, slots, 'pair', item.pair.optional)] : []),
  ];
}

/** Writes the operands: `texts` has one text for each part, undefined for one that is left out. */
export function writeOperands(items: readonly OperandItem[], texts: readonly (string | undefined)[]): string {
  let at = 0;
  const written: string[] = [];
  for (const item of items) {
    const first = texts[at++];
    const inside = item.inside.map(() => texts[at++]);
    const pair = item.pair ? texts[at++] : undefined;
    if (first === undefined) continue;
    const isBracket = item.operand.kind === 'address' || item.inside.length > 0;
    const body = [first, ...inside].filter((text) => text !== undefined).join(', ');
    written.push((isBracket ? `[${body}]` : body) + (pair === undefined ? '' : `|${pair}`));
  }
  return written.join(', ');
}

/** The type of register that holds a value of a type. */
export function registerTypeOf(type: string): string {
  if (type in registerTypes) return type;
  return typeInfo(type)?.register ?? '.b32';
}

/** `count` registers from number `first` on. */
export function registers(type: string, count: number, first: number): string[] {
  return Array.from({ length: count }, (_, index) => register(type, first + index));
}

const braces = (elements: readonly string[]): string => `{${elements.join(', ')}}`;

/** Candidates, the likeliest first. `ordinal` keeps the registers of different operands apart. */
export function candidates(part: ResolvedOperand, ordinal: number): string[] {
  const { operand, place } = part;
  switch (operand.kind) {
    case 'label':
      return ['LBL'];
    case 'function':
      return operand.registerOnly ? [register('.b64', ordinal)] : ['fn0', 'fn1', 'fn2'];
    case 'table':
      return ['BT', 'PROTO1', 'PROTO0'];
    case 'arguments':
      return operand.role === 'write' ? ['(vret)'] : ['(varg)', '(varg64, varg)'];
    case 'immediate':
      return immediates(part);
    case 'object':
      return ['vtex', 'vsurf', register('.b64', ordinal)];
    case 'address':
      return place === 'bracket' ? addresses(part, ordinal) : values(part, ordinal);
    default:
      return values(part, ordinal);
  }
}

function immediates({ operand }: ResolvedOperand): string[] {
  const listed = operand.values ?? (operand.range ? [operand.range[0], operand.range[1]] : [1, 8, 16, 0]);
  return [...listed.map(String), ...(operand.values || operand.range ? ['1', '0'] : [])];
}

function values(part: ResolvedOperand, ordinal: number): string[] {
  const { type, count, isVector, operand } = part;
  const own = registerTypeOf(type);
  const size = typeInfo(own)?.bits ?? 32;
  const order = [
    own,
    `.b${size}`,
    ...Object.keys(registerTypes).filter((other) => typeInfo(other)?.bits === size),
    '.b8',
    '.b16',
    '.b32',
    '.b64',
    '.f32',
    '.b128',
  ];
  const types = [...new Set(order)].filter((other) => other in registerTypes);
  const first = ordinal * 8;
  const texts = types.flatMap((other) => {
    const vector = braces(registers(other, count, first));
    if (!isVector) return [register(other, ordinal)];
    if (count > 1) return [vector];
    return operand.loose ? [register(other, ordinal), vector] : [vector, register(other, ordinal)];
  });
  return operand.role === 'read' && !isVector ? [...texts, ...immediates(part), '0f3F800000'] : texts;
}

const spacesOf: Readonly<Record<string, readonly string[]>> = {
  '.global': ['vglobal'],
  '.shared': ['vshared'],
  '.shared::cta': ['vshared'],
  '.shared::cluster': ['vshared'],
  '.const': ['vconst'],
  '.local': ['vlocal'],
  '.param': ['varg', 'pparam'],
  '.param::entry': ['pparam'],
  '.param::func': ['varg'],
};

function addresses({ space, type }: ResolvedOperand, ordinal: number): string[] {
  if (type === '.texref') return ['vtex', register('.b64', ordinal)];
  if (type === '.surfref') return ['vsurf', register('.b64', ordinal)];
  const names = spacesOf[space ?? ''] ?? [];
  const wide = register('.b64', ordinal);
  const narrow = register('.b32', ordinal);
  const bases =
    space?.startsWith('.shared') || (space === undefined && type === '.b32') ? [narrow, wide] : [wide, narrow];
  return [
    ...(space?.startsWith('.param') ? [...names, ...bases] : [...bases, ...names]),
    `${wide}+16`,
    'vtex',
    'vsurf',
  ];
}
