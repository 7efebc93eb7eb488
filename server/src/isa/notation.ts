// Reads a form's syntax line (schema.ts, Form.syntax) into items and operands. Runs once per form, on first use.
import type { Form, Instruction, Operand, SlotDomain, SlotValue } from './schema';

/** One position behind the instruction's name: a fixed token, or a slot with its domain. */
export interface ModifierItem {
  /** Slot name, or the literal token itself with its dot. */
  readonly name: string;
  readonly optional: boolean;
  /** Token -> value; for a literal the token alone. */
  readonly values: ReadonlyMap<string, SlotValue>;
}

/** A part of an operand, or the whole of it. */
export interface OperandPart {
  readonly name: string;
  readonly operand: Operand;
  readonly optional: boolean;
}

export interface OperandItem extends OperandPart {
  /** `d|p`: the second destination. */
  readonly pair?: OperandPart;
  /** Written in brackets: what else stands inside them, as in `[map, coordinates]` and `[texture{, sampler}, c]`. */
  readonly inside: readonly OperandPart[];
}

export interface CompiledForm {
  readonly instruction: Instruction;
  readonly form: Form;
  readonly index: number;
  readonly items: readonly ModifierItem[];
  readonly operands: readonly OperandItem[];
  readonly minimumOperands: number;
}

/** Throws when the line does not follow the notation or names an operand that is not described: a fault of the data. */
export function compileForm(instruction: Instruction, form: Form, index: number): CompiledForm {
  const text = form.syntax.trim();
  const split = /\s/.exec(text)?.index ?? text.length;
  const opcode = text.slice(0, split);
  if (!opcode.startsWith(instruction.name))
    throw new Error(`${instruction.name}: "${opcode}" does not begin with the name`);
  const items = readModifiers(opcode.slice(instruction.name.length), instruction, form);
  const operands = readOperands(text.slice(split).trim(), instruction, form);
  return {
    instruction,
    form,
    index,
    items,
    operands,
    minimumOperands: operands.filter((item) => !item.optional).length,
  };
}

const modifier = /(\{)?(\.[A-Za-z0-9_:]+)(\})?/y;

function readModifiers(text: string, instruction: Instruction, form: Form): ModifierItem[] {
  const items: ModifierItem[] = [];
  let at = 0;
  while (at < text.length) {
    modifier.lastIndex = at;
    const match = modifier.exec(text);
    if (!match || !match[1] !== !match[3]) throw new Error(`${instruction.name}: bad modifiers "${text}"`);
    at = modifier.lastIndex;
    const slot = match[2].slice(1);
    const domain: SlotDomain = form.slots?.[slot] ?? instruction.slots?.[slot] ?? [match[2]];
    const isSlot = domain.length !== 1 || domain[0] !== match[2];
    const values = domain.map((entry): SlotValue => (typeof entry === 'string' ? { token: entry } : entry));
    items.push({
      name: isSlot ? slot : match[2],
      optional: match[1] !== undefined,
      values: new Map(values.map((entry) => [entry.token, entry])),
    });
  }
  return items;
}

/** Splits at commas outside brackets; an optional group `{, x}` begins with its comma. */
function readOperands(text: string, instruction: Instruction, form: Form): OperandItem[] {
  const result: OperandItem[] = [];
  let rest = text;
  let nesting = 0;
  while (rest !== '') {
    const match = /^(\{!\})?(\[[^\]]*\](\{\.unified\})?|\(\w+\)|\w+)(\{\|\w+\}|\|\w+)?/.exec(rest);
    if (!match) throw new Error(`${instruction.name}: bad operands "${text}" at "${rest}"`);
    result.push(readOperand(match, nesting > 0, instruction, form));
    rest = rest.slice(match[0].length).trim();
    while (nesting > 0 && rest.startsWith('}')) {
      nesting--;
      rest = rest.slice(1).trim();
    }
    const comma = /^(\{\s*)?,\s*/.exec(rest);
    if (!comma && rest !== '') throw new Error(`${instruction.name}: bad operands "${text}" at "${rest}"`);
    if (comma?.[1]) nesting++;
    rest = rest.slice(comma?.[0].length ?? 0);
  }
  return result;
}

function readOperand(match: RegExpExecArray, optional: boolean, instruction: Instruction, form: Form): OperandItem {
  const [first, ...inside] = match[2].replace(/\{\.unified\}$/, '').matchAll(/(\{\s*,\s*)?(\w+)/g);
  const pair = match[4]?.replace(/[{}|]/g, '');
  return {
    name: first[2],
    operand: operandNamed(first[2], instruction, form),
    optional,
    inside: inside.map(([, brace, name]) => ({
      name,
      operand: operandNamed(name, instruction, form),
      optional: brace !== undefined,
    })),
    pair:
      pair === undefined
        ? undefined
        : {
            name: pair,
            operand: operandNamed(pair, instruction, form),
            optional: match[4].startsWith('{'),
          },
  };
}

function operandNamed(name: string, instruction: Instruction, form: Form): Operand {
  const operand = form.operands?.[name] ?? instruction.operands[name];
  if (!operand) throw new Error(`${instruction.name}: operand ${name} of "${form.syntax}" is not described`);
  return operand;
}
