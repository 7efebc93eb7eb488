// The operands of a form as a table: name, what stands there, type as the slots resolve it, meaning.
import { instructionNamed } from '../../isa/catalogue';
import type { CompiledForm, OperandItem, OperandPart } from '../../isa/notation';
import type { Operand, SlotValues, TypeRef, VectorRef } from '../../isa/schema';
import { code, table } from './markdown';

/** The texts that stand at the parts of a form's operands. */
export type Given = ReadonlyMap<OperandPart, string>;

/** The same texts by the operands' names in the form. */
export type OperandTexts = Readonly<Record<string, string | undefined>>;

/** The types with which the registers there were declared, where they are known. */
export type Declared = ReadonlyMap<OperandPart, string>;

/** `slots` undefined: of the form in general, where a type may be the name of a slot. */
export function operandTable(
  form: CompiledForm,
  slots: SlotValues | undefined,
  given: Given | undefined,
  declared?: Declared,
): string | undefined {
  const rows = form.operands.flatMap(partsOf).map((part) => {
    const { name, operand, optional } = part;
    const shown = operand.kind === 'address' ? `[${name}]` : name;
    const text = given?.get(part);
    const here = [text ? shorten(text) : undefined, declared?.get(part)].filter((one) => one !== undefined);
    return [code(shown), here.map(code).join(' '), typeText(operand, slots), meaningText(operand, optional)];
  });
  return table(['Operand', 'Here', 'Type', 'Meaning'], rows);
}

const partsOf = (item: OperandItem): OperandPart[] => [item, ...(item.pair ? [item.pair] : []), ...item.inside];

const shorten = (text: string): string => (text.length > 36 ? `${text.slice(0, 35)}…` : text);

/** `writes .f32 × 4`, `address in .global of .u32`. */
function typeText(operand: Operand, slots: SlotValues | undefined): string {
  const type = typeOf(operand.type, slots);
  const count = vectorOf(operand.vector, slots);
  const shown = type === undefined ? '' : count === undefined ? code(type) : `${code(type)} × ${count}`;
  switch (operand.kind) {
    case 'address':
      return addressText(operand, slots, shown);
    case 'label':
      return 'label of the function';
    case 'function':
      return shown ? `register ${shown}` : 'function';
    case 'table':
      return 'label of a table';
    case 'arguments':
      return 'list in parentheses';
    case 'object':
      return shown ? `reference ${shown}` : 'reference';
    case 'immediate':
      return `constant ${shown}`.trim();
    default:
      return `${roleText(operand)} ${shown}`.trim();
  }
}

function addressText(operand: Operand, slots: SlotValues | undefined, type: string): string {
  const space = operand.space?.startsWith('.')
    ? operand.space
    : slots && operand.space
      ? slots[operand.space]
      : undefined;
  const where = space ? `address in ${code(space)}` : 'address';
  return type ? `${where} of ${type}` : where;
}

function roleText({ role }: Operand): string {
  if (role === 'write') return 'writes';
  return role === 'read' ? 'reads' : 'reads and writes';
}

/** The type by name; the slot's own name where it is not known; undefined where there is none. */
export function typeOf(type: TypeRef, slots: SlotValues | undefined): string | undefined {
  if (typeof type === 'function') return slots ? attempt(() => type(slots)) : undefined;
  if (type === '' || type.startsWith('.')) return type || undefined;
  return slots?.[type] ?? (slots ? undefined : `.${type}`);
}

/** Number of vector elements; undefined for a scalar and where it is not known. */
export function vectorOf(vector: VectorRef | undefined, slots: SlotValues | undefined): number | undefined {
  if (vector === undefined || slots === undefined) return undefined;
  const count =
    typeof vector === 'number'
      ? vector
      : typeof vector === 'function'
        ? attempt(() => vector(slots))
        : Number(/^\.v(\d+)$/.exec(slots[vector] ?? '')?.[1] ?? 1);
  return count === undefined || count <= 1 || !Number.isFinite(count) ? undefined : count;
}

/** A formula over the slots of an instruction that is being typed may find nothing to work with. */
function attempt<T>(formula: () => T): T | undefined {
  try {
    return formula();
  } catch {
    return undefined;
  }
}

function meaningText(operand: Operand, isOptional: boolean): string {
  const parts = [operand.meaning, ...limits(operand), isOptional ? 'optional' : undefined];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

/** Longer lists are powers of two or the like, which the meaning tells. */
const MOST_VALUES = 8;

/** `1 negates, -1 does not` needs no list of the values, `a multiple of 8 from 24 to 256` no range. */
function namesAll({ meaning = '' }: Operand, values: readonly number[]): boolean {
  return values.every((value) => meaning.split(/[^\w-]+/).includes(String(value)));
}

function limits(operand: Operand): string[] {
  const { range, values } = operand;
  const found: string[] = [];
  if (range && !namesAll(operand, range)) found.push(`${range[0]} to ${range[1]}`);
  if (values && values.length <= MOST_VALUES && !namesAll(operand, values)) found.push(valuesText(values));
  if (operand.negatable) found.push('`!` allowed');
  if (operand.sink) found.push('`_` allowed');
  if (operand.registerOnly && operand.role === 'read') found.push('register only');
  return found;
}

function valuesText(values: readonly number[]): string {
  if (values.length === 1) return `always ${values[0]}`;
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** `reads .s32; a shift of more than 31 counts as 31`: what an operand is, in Markdown. */
export function operandDescription(operand: Operand, slots: SlotValues | undefined, isOptional: boolean): string {
  return [typeText(operand, slots), meaningText(operand, isOptional)].filter((part) => part !== '').join('; ');
}

/** `immLut` of `lop3`, with its meaning: what a constant at an operand is for. */
export function operandSentence(instruction: string, name: string, operand: Operand): string {
  const known = instructionNamed(instruction) ? ` of ${code(instruction)}` : '';
  const meaning = meaningText(operand, false);
  return `Operand ${code(name)}${known}${meaning ? `: ${meaning}` : ''}.`;
}
