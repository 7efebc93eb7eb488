// What an opcode needs: the availability of its form and of its slots' values.
import { type AvailabilityVector, requireBoth, unrestricted, vectorOf } from '../isa/availability';
import type { CompiledForm } from '../isa/notation';
import { type OpcodeMatch, slotsOf } from './match';

const known = new WeakMap<OpcodeMatch, Map<CompiledForm, AvailabilityVector>>();

/** The vector (target -> first PTX version) of a matched opcode whose operands have decided for one of its forms. */
export function availabilityOfForm(match: OpcodeMatch, form: CompiledForm): AvailabilityVector {
  let vectors = known.get(match);
  if (!vectors) known.set(match, (vectors = new Map()));
  let vector = vectors.get(form);
  if (!vector) vectors.set(form, (vector = compute(match, form)));
  return vector;
}

function compute(match: OpcodeMatch, form: CompiledForm): AvailabilityVector {
  const vector = unrestricted();
  requireBoth(vector, vectorOf(form.form.since));
  const slots = slotsOf(match, form);
  for (const item of form.items) {
    const value = item.values.get(slots[item.name] ?? '');
    if (value?.since) requireBoth(vector, vectorOf(value.since));
  }
  return vector;
}

const undecided = new WeakMap<OpcodeMatch, AvailabilityVector>();

/** What the opcode needs whatever its operands are: the least of its forms. One that fits no form restricts nothing. */
export function availabilityOf(match: OpcodeMatch): AvailabilityVector {
  let vector = undecided.get(match);
  if (!vector) undecided.set(match, (vector = leastOf(match)));
  return vector;
}

function leastOf(match: OpcodeMatch): AvailabilityVector {
  if (match.forms.length === 0 || match.problems.length > 0) return unrestricted();
  const vectors = match.forms.map((form) => availabilityOfForm(match, form));
  return vectors[0].map((_, target) => Math.min(...vectors.map((vector) => vector[target])));
}

/** What all of them need together. */
export function availabilityOfAll(matches: readonly OpcodeMatch[]): AvailabilityVector {
  const vector = unrestricted();
  for (const match of matches) requireBoth(vector, availabilityOf(match));
  return vector;
}
