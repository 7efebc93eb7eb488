// What an opcode needs: the availability of its form and of its slots' values.
import { type AvailabilityVector, requireBoth, unrestricted, vectorOf } from '../isa/availability';
import type { OpcodeMatch } from './match';

const known = new WeakMap<OpcodeMatch, AvailabilityVector>();

/** The vector of a matched opcode: target -> first PTX version. An opcode that fits no form restricts nothing. */
export function availabilityOf(match: OpcodeMatch): AvailabilityVector {
  let vector = known.get(match);
  if (!vector) {
    vector = compute(match);
    known.set(match, vector);
  }
  return vector;
}

function compute(match: OpcodeMatch): AvailabilityVector {
  const vector = unrestricted();
  const [form] = match.forms;
  if (!form || match.problems.length > 0) return vector;
  requireBoth(vector, vectorOf(form.form.since));
  for (const item of form.items) {
    const value = item.values.get(match.slots[item.name] ?? '');
    if (value?.since) requireBoth(vector, vectorOf(value.since));
  }
  return vector;
}

/** What all of them need together. */
export function availabilityOfAll(matches: readonly OpcodeMatch[]): AvailabilityVector {
  const vector = unrestricted();
  for (const match of matches) requireBoth(vector, availabilityOf(match));
  return vector;
}
