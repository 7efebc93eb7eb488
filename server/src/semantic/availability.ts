// What an opcode needs: the availability of its form and of its slots' values.
import { type Availability, type AvailabilityVector, requireBoth, unrestricted, vectorOf } from '../isa/availability';
import type { CompiledForm } from '../isa/notation';
import type { SlotValues } from '../isa/schema';
import { type OpcodeMatch, slotsOf } from './match';

const known = new WeakMap<OpcodeMatch, Map<CompiledForm, AvailabilityVector>>();

/** The vector (target -> first PTX version) of a matched opcode whose operands have decided for one of its forms. */
export function availabilityOfForm(match: OpcodeMatch, form: CompiledForm): AvailabilityVector {
  const vectors = known.get(match) ?? new Map<CompiledForm, AvailabilityVector>();
  known.set(match, vectors);
  const vector = vectors.get(form) ?? compute(match, form);
  vectors.set(form, vector);
  return vector;
}

function compute(match: OpcodeMatch, form: CompiledForm): AvailabilityVector {
  const vector = unrestricted();
  for (const fact of factsOf(form, slotsOf(match, form))) requireBoth(vector, vectorOf(fact));
  return vector;
}

/** What a form with these slot values needs, fact by fact: it needs all of them. */
export function factsOf(form: CompiledForm, slots: SlotValues): Availability[] {
  const facts = [form.form.since];
  for (const item of form.items) {
    const token = slots[item.name];
    const fact = token === undefined ? form.instruction.absent?.[item.name] : item.values.get(token)?.since;
    if (fact) facts.push(fact);
  }
  return facts;
}
