// What can stand at an operand: names of the right sort and type first, those that were written last before others.

import { vectorOf as availabilityVector, describeAvailability } from '../../isa/availability';
import type { CompiledForm, OperandItem } from '../../isa/notation';
import type { Operand, SlotValues } from '../../isa/schema';
import { specialRegister, specialRegisterNames, specialRegisters } from '../../isa/specialRegisters';
import { matchOpcode, slotsOf } from '../../semantic/match';
import { type Symbol, SymbolKind } from '../../semantic/symbols';
import { typeOf, vectorOf } from '../documentation/operands';
import type { Bracket, Spot } from '../spot';
import type { Statement } from '../statement';
import { distance, isControl, takesAddress, takesRegister, takesWider, type Wanted } from './fits';
import type { Item } from './items';
import { labelsAt, moduleEntriesAt, type Register, type Registers, registersAt, visibleSymbols } from './scope';

type OperandSpot = Extract<Spot, { kind: 'operand' }>;

/** An operand that the form at hand may have at the cursor. */
export interface Candidate {
  readonly form: CompiledForm;
  readonly slots: SlotValues;
  readonly item: OperandItem;
}

/** No list is longer: what does not fit in is found by typing on. */
const MOST_REGISTERS = 200;

export function operandItems(statement: Statement, spot: OperandSpot): readonly Item[] {
  if (spot.word.text.startsWith('.')) return componentItems(statement, spot);
  if (/[+-]\s*$/.test(spot.lead) && spot.brackets.length > 0) return []; // an offset: a number
  const candidates = candidatesAt(spot);
  const { used, fresh } = registersAt(statement);
  const names = isLong(used)
    ? { used: used.filter(({ name }) => name.startsWith(spot.word.text)), fresh }
    : { used, fresh };
  const items = new Map<string, Item>();
  const add = (found: readonly Item[]): void => {
    for (const item of found) if (!items.has(item.label)) items.set(item.label, item);
  };
  for (const candidate of candidates) add(itemsOf(statement, spot, candidate, names));
  return [...items.values()];
}

const isLong = (used: readonly Register[]): boolean => used.length > MOST_REGISTERS;

/** Whether not all registers fit into the list, so that it has to be asked for again with every letter. */
export function hasManyRegisters(statement: Statement): boolean {
  return isLong(registersAt(statement).used);
}

/** Predicates behind `@`. */
export function guardItems(statement: Statement): readonly Item[] {
  return registerItems(registersAt(statement).used, { type: '.pred', wider: false });
}

/** What the forms of the opcode have at the cursor's place; forms that brackets before it rule out are left out. */
export function candidatesAt({ opcode, given }: Pick<OperandSpot, 'opcode' | 'given'>): Candidate[] {
  const match = matchOpcode(opcode);
  return match.forms.flatMap((form) => {
    if (!given.every((text, index) => suits(text, form, index))) return [];
    const slots = slotsOf(match, form);
    return placesOf(form, given.length).map((item) => ({ form, slots, item }));
  });
}

/** The items that may be the operand behind `count` others, some optional ones perhaps left out. */
function placesOf({ operands }: CompiledForm, count: number): OperandItem[] {
  return operands.filter((_, index) => {
    const required = operands.slice(0, index).filter(({ optional }) => !optional).length;
    return index >= count && required <= count;
  });
}

function suits(text: string, { operands }: CompiledForm, index: number): boolean {
  const item = operands[index];
  if (!item) return false;
  if (item.optional || operands.slice(0, index).some(({ optional }) => optional)) return true;
  if (text.startsWith('[')) return item.operand.kind === 'address';
  if (text.startsWith('(')) return item.operand.kind === 'arguments';
  if (text.startsWith('{')) return item.operand.vector !== undefined;
  return item.operand.kind !== 'arguments' && typeof item.operand.vector !== 'number';
}

function itemsOf(statement: Statement, spot: OperandSpot, candidate: Candidate, names: Registers): Item[] {
  const { item } = candidate;
  const outer = spot.brackets.at(0);
  if (!outer) return outsideItems(statement, spot, candidate, names);
  if (outer.open === '(') return item.operand.kind === 'arguments' ? argumentItems(statement, names) : [];
  if (outer.open === '[')
    return item.operand.kind === 'address' ? insideAddress(statement, spot, candidate, names) : [];
  return item.operand.vector === undefined ? [] : valueItems(statement, candidate, item, names);
}

/** Inside `[…]`: the base, or behind a comma what else the brackets hold. */
function insideAddress(
  statement: Statement,
  { brackets }: OperandSpot,
  candidate: Candidate,
  names: Registers,
): Item[] {
  const { item } = candidate;
  const [{ commas }] = brackets as [Bracket];
  if (commas > 0) {
    const inner = item.inside[commas - 1];
    return inner ? valueItems(statement, candidate, inner, names) : [];
  }
  return [...addressRegisters(names, item.name), ...spaceItems(statement, spaceOf(candidate))];
}

function outsideItems(statement: Statement, { lead }: OperandSpot, candidate: Candidate, names: Registers): Item[] {
  const { item, slots } = candidate;
  if (lead.includes('|')) return item.pair ? valueItems(statement, candidate, item.pair, names) : [];
  const { operand } = item;
  switch (operand.kind) {
    case 'address':
      return addressTemplates(statement, candidate, names);
    case 'label':
      return labelsAt(statement, SymbolKind.Label).map(({ name }) => ({ label: name, kind: 'label', detail: 'label' }));
    case 'table':
      return labelsAt(statement, SymbolKind.Table).map(({ name }) => ({ label: name, kind: 'label', detail: 'table' }));
    case 'function':
      // A register holds the address for an indirect call.
      return [...functionItems(statement), ...addressRegisters(names, item.name)];
    case 'arguments':
      return [{ label: '(…)', kind: 'template', insert: '($1)', isSnippet: true, detail: item.name }];
    case 'object':
      return [...objectItems(statement), ...valueItems(statement, candidate, item, names)];
    default: {
      const count = vectorOf(operand.vector, slots);
      return count === undefined
        ? valueItems(statement, candidate, item, names)
        : [vectorTemplate(count, typeOf(operand.type, slots))];
    }
  }
}

function vectorTemplate(count: number, type: string | undefined): Item {
  const places = Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
  return {
    label: count > 8 ? `{… ${count} elements}` : `{${new Array(count).fill(' ').join(',')}}`,
    kind: 'template',
    insert: `{${places}}`,
    isSnippet: true,
    detail: `${count} × ${type ?? 'value'}`,
  };
}

/** Registers of the type, and what else can be read there: names of variables, special registers, values. */
function valueItems(
  statement: Statement,
  { form, slots }: Pick<Candidate, 'form' | 'slots'>,
  { operand, name }: { readonly operand: Operand; readonly name: string },
  { used, fresh }: Registers,
): Item[] {
  const type = typeOf(operand.type, slots);
  const isElement = vectorOf(operand.vector, slots) !== undefined;
  const wanted: Wanted = {
    type: type ?? '',
    wider: takesWider(form.instruction.name, type ?? '', isElement),
    isControl: isControl(form.instruction.name, name),
  };
  const values = (operand.values ?? [])
    .slice(0, 64)
    .map((value): Item => ({ label: String(value), kind: 'value', detail: operand.meaning }));
  if (operand.kind === 'immediate') return values;
  const isWritten = operand.role !== 'read';
  const items = isWritten ? registerItems(fresh, wanted) : [];
  items.push(...registerItems(used, wanted));
  if (isWritten) return items;
  if (operand.symbol) items.push(...spaceItems(statement, undefined), ...functionAddresses(statement));
  if (operand.special && type) items.push(...specialItems(statement, wanted));
  return [...items, ...values];
}

function registerItems(registers: readonly (Register & { readonly range?: string })[], wanted: Wanted): Item[] {
  const fitting = wanted.type === '' ? registers : registers.filter(({ type }) => takesRegister(wanted, type));
  return fitting
    .filter(({ vector }) => vector === 1)
    .map((register, index) => ({ register, order: distance(wanted, register.type) * 1e6 + index }))
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_REGISTERS)
    .map(({ register }) => registerItem(register));
}

function registerItem({ name, type, range }: Register & { readonly range?: string }): Item {
  return { label: name, kind: 'register', detail: range === undefined ? type : `${type}, next free of ${range}` };
}

const addressRegisters = ({ used }: Registers, operand: string): Item[] =>
  used
    .filter(({ type, vector }) => vector === 1 && takesAddress(type, operand))
    .map((register, index) => ({ register, order: (/64$/.test(register.type) ? 0 : 1e6) + index }))
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_REGISTERS)
    .map(({ register }) => registerItem(register));

/** `[%rd1]` for the registers that were written last, and `[name]` for what the space holds. */
function addressTemplates(statement: Statement, candidate: Candidate, names: Registers): Item[] {
  const { item } = candidate;
  const rest = item.inside
    .filter(({ optional }) => !optional)
    .map((_, index) => `, $${index + 1}`)
    .join('');
  const inBrackets = ({ label, detail, kind }: Item): Item => ({
    label: `[${label}]`,
    kind,
    detail,
    insert: `[${label.replaceAll('$', '\\$')}${rest}]`,
    isSnippet: true,
  });
  const variables = spaceItems(statement, spaceOf(candidate));
  const offset: Item = {
    label: '[base+offset]',
    kind: 'template',
    insert: `[$1+$2${rest && ', $3'}]`,
    isSnippet: true,
  };
  return [...variables.map(inBrackets), ...addressRegisters(names, item.name).slice(0, 20).map(inBrackets), offset];
}

/** The state space of an address with its dot, as far as it is known: `.shared::cta` is `.shared`. */
function spaceOf({ item, slots }: Candidate): string | undefined {
  const { space } = item.operand;
  const name = space?.startsWith('.') ? space : space && slots[space];
  return name?.replace(/::.*/, '');
}

/** Variables and parameters whose addresses can be named; of one space, or of all. */
function spaceItems(statement: Statement, space: string | undefined): Item[] {
  const { semantics } = statement;
  const own = semantics
    ? visibleSymbols(statement, SymbolKind.Variable, SymbolKind.Parameter, SymbolKind.ReturnParameter).map(
        (index) => semantics.symbols[index],
      )
    : [];
  const shared = moduleEntriesAt(statement)
    .map(({ symbol }) => symbol)
    .filter(({ kind }) => kind === SymbolKind.Variable);
  return [...own, ...shared]
    .filter((symbol) => symbol.space !== '.reg' && (space === undefined || symbol.space === space))
    .map(variableItem);
}

function variableItem({ name, kind, space, type, bytes }: Symbol): Item {
  const isParameter = kind === SymbolKind.Parameter || kind === SymbolKind.ReturnParameter;
  const size = bytes === undefined ? '' : `, ${bytes} bytes`;
  return { label: name, kind: isParameter ? 'parameter' : 'variable', detail: `${space} ${type}${size}` };
}

function functionItems(statement: Statement): Item[] {
  return moduleEntriesAt(statement)
    .filter(({ symbol }) => symbol.kind === SymbolKind.Function)
    .map(({ symbol }) => ({ label: symbol.name, kind: 'function', detail: `${symbol.linkage} .func`.trim() }));
}

const functionAddresses = functionItems;

function argumentItems(statement: Statement, { used }: Registers): Item[] {
  const registers = used
    .slice(0, MOST_REGISTERS)
    .filter(({ type }) => type !== '.pred')
    .map(registerItem);
  return [...spaceItems(statement, '.param'), ...registers];
}

function objectItems(statement: Statement): Item[] {
  return moduleEntriesAt(statement)
    .filter(({ symbol: { type } }) => /ref$/.test(type))
    .map(({ symbol }) => variableItem(symbol));
}

/** Those with components get them in the next step, behind the dot. */
function specialItems({ analysis }: Statement, wanted: Wanted): Item[] {
  const { version, target } = analysis.module.header;
  return specialRegisters.flatMap((register) => {
    const first = availabilityVector(register.observed ?? register.since)[target ?? 0];
    if (version !== undefined && target !== undefined && first > version) return [];
    if (!takesRegister({ type: register.type, wider: false }, wanted.type)) return [];
    const detail = `${register.type} ${register.summary}`;
    const parts = register.components?.slice(0, 3).map((part) => `.${part}`) ?? [''];
    const names = specialRegisterNames(register).flatMap((name) => parts.map((part) => name + part));
    return names.map(
      (label): Item => ({
        label,
        kind: 'special',
        detail: version === undefined ? `${detail} (${describeAvailability(register.since)})` : detail,
        subject: { about: 'special', name: label },
      }),
    );
  });
}

/** Behind `%tid.` or the name of a vector register. */
function componentItems(statement: Statement, { lead }: OperandSpot): Item[] {
  const name = /[\w$%]+$/.exec(lead)?.[0] ?? '';
  const register = specialRegister(name);
  const { used, fresh } = registersAt(statement);
  const vector = [...used, ...fresh].find((each) => each.name === name && each.vector > 1);
  const parts = register?.components ?? (vector ? ['x', 'y', 'z', 'w'].slice(0, vector.vector) : []);
  return parts.map((part) => ({
    label: `.${part}`,
    kind: 'modifier',
    detail: register ? register.summary : `component of ${name}`,
    subject: register && { about: 'special', name },
  }));
}
