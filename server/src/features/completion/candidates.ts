// The operands that the forms of an opcode may have at the cursor, behind those that are written.
import type { CompiledForm, OperandItem } from '../../isa/notation';
import type { SlotValues } from '../../isa/schema';
import { type Expectation, expectationsOf } from '../../semantic/expectations';
import { matchOpcode, slotsOf } from '../../semantic/match';
import type { Spot } from '../spot';

export interface Candidate {
  readonly form: CompiledForm;
  readonly slots: SlotValues;
  readonly item: OperandItem;
  /** What the checker will accept there; undefined where the opcode so far leaves it open. */
  readonly expectation: Expectation | undefined;
  /** Whether a name without brackets, which suits no form better, leads to this one. */
  readonly takesName: boolean;
}

/** Each form with its operands, in the order in which the checker tries them. */
export function candidatesAt({
  opcode,
  given,
}: Pick<Extract<Spot, { kind: 'operand' }>, 'opcode' | 'given'>): Candidate[] {
  const match = matchOpcode(opcode);
  for (const suits of [suitsExactly, suitsRoughly]) {
    const found = match.forms.flatMap((form) => {
      const items = itemsBehind(given, form.operands, suits);
      if (items.length === 0) return [];
      const slots = slotsOf(match, form);
      const expectations = expectationsOrNone(form, slots);
      return items.map((index) => ({ form, slots, item: form.operands[index], expectation: expectations[index] }));
    });
    if (found.length === 0) continue;
    const isTaken = found.some(({ item }) => suitsExactly('name', item));
    return found.map((each) => ({ ...each, takesName: !isTaken || suitsExactly('name', each.item) }));
  }
  return [];
}

/** The formulas of a form may find nothing to work with in an opcode that is half typed. */
function expectationsOrNone(form: CompiledForm, slots: SlotValues): readonly (Expectation | undefined)[] {
  try {
    return expectationsOf(form, slots, form.operands);
  } catch {
    return [];
  }
}

/** The indices of the items that may follow when each operand has been given an item in order; optional ones may be left out. */
export function itemsBehind(given: readonly string[], items: readonly Item[], suits: Suits = suitsExactly): number[] {
  let ends = new Set([0]);
  for (const text of given) {
    const next = new Set<number>();
    for (const from of ends)
      for (const index of reachable(items, from)) if (suits(text, items[index])) next.add(index + 1);
    ends = next;
  }
  return [...new Set([...ends].flatMap((from) => reachable(items, from)))];
}

/** The items from an index on up to the first that cannot be left out. */
function reachable(items: readonly Item[], from: number): number[] {
  const found: number[] = [];
  for (let index = from; index < items.length; index++) {
    found.push(index);
    if (!items[index].optional) break;
  }
  return found;
}

/** An operand, or what stands in the brackets of one. */
type Item = Omit<OperandItem, 'inside'>;

type Suits = (text: string, item: Item) => boolean;

/** As semantic/operands.ts tells the forms apart, from the text alone. */
const suitsExactly: Suits = (text, { operand, pair }) => {
  const isNumber = /^[-+~!]?\s*(?:\d|\.\d|\()/.test(text) && !text.startsWith('(');
  if (text.startsWith('[')) return operand.kind === 'address';
  if (text.startsWith('(')) return operand.kind === 'arguments';
  if (text.startsWith('{')) {
    if (/\}\s*\|/.test(text) && !pair) return false;
    const count = elementsOf(text);
    return typeof operand.vector === 'number' ? operand.vector === count : operand.vector !== undefined;
  }
  if (text.includes('|')) return pair !== undefined;
  if (isNumber) return operand.kind === 'immediate' || (operand.kind === 'value' && operand.role === 'read');
  if (/[[+]/.test(text)) return operand.kind === 'address' || operand.symbol === true;
  const isName = /^[\w$%]+$/.test(text);
  return (
    typeof operand.vector !== 'number' &&
    operand.kind !== 'address' &&
    operand.kind !== 'arguments' &&
    (isName || operand.kind !== 'immediate')
  );
};

const elementsOf = (text: string): number => text.replace(/\}.*/, '').split(',').length;

const suitsRoughly: Suits = (text, { operand, pair }) => {
  if (text.includes('|') && !pair) return false;
  const bracketed = text.startsWith('[') || /\[/.test(text);
  return bracketed === (operand.kind === 'address') && text.startsWith('(') === (operand.kind === 'arguments');
};
