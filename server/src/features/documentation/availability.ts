// What a form of an instruction needs, its modifiers included, in words.
import {
  type Availability,
  type AvailabilityVector,
  describeAvailability,
  leastRequirement,
  NEVER,
  requireBoth,
  unrestricted,
  vectorOf,
} from '../../isa/availability';
import type { CompiledForm } from '../../isa/notation';
import type { SlotValues } from '../../isa/schema';
import { targets } from '../../isa/targets';
import { ptxVersions } from '../../isa/versions';

/** `PTX 8.6, sm_100 or higher`: the element-wise maximum of the form's needs and those of its slot values. */
export function needsOf(form: CompiledForm, slots: SlotValues): string {
  const facts = [form.form.since, ...valuesSince(form, slots)];
  const vector = unrestricted();
  for (const fact of facts) requireBoth(vector, vectorOf(fact));
  const decisive = facts.find((fact) => same(vectorOf(fact), vector));
  if (decisive) return describeAvailability(decisive);
  return describeVector(vector) ?? [...new Set(facts.map(describeAvailability))].join(' and ');
}

function valuesSince(form: CompiledForm, slots: SlotValues): Availability[] {
  return form.items.flatMap((item) => item.values.get(slots[item.name] ?? '')?.since ?? []);
}

function same(a: AvailabilityVector, b: AvailabilityVector): boolean {
  return a.every((version, index) => version === b[index]);
}

/** A vector that is one version from one target on, or that no target satisfies; undefined for any other shape. */
function describeVector(vector: AvailabilityVector): string | undefined {
  const least = leastRequirement(vector);
  if (!least) return 'no target has all of it';
  const version = Math.min(...vector);
  const { capability } = targets.find((target) => target.name === least.target)!;
  const isFlat = targets.every((target, index) =>
    target.capability < capability ? vector[index] === NEVER : vector[index] === Math.max(version, target.since),
  );
  return isFlat ? `PTX ${ptxVersions[version]}, ${least.target} or higher` : undefined;
}

/** What else is to be said of a form's life: withdrawn, deprecated, or accepted by ptxas before the manual has it. */
export function lifeOf(fact: {
  readonly since: Availability;
  readonly removed?: Availability;
  readonly observed?: Availability;
  readonly deprecated?: string;
}): string[] {
  const lines: string[] = [];
  if (fact.removed) lines.push(`Removed in ${describeAvailability(fact.removed)}.`);
  if (fact.deprecated) lines.push(`Deprecated. ${fact.deprecated}`);
  if (fact.observed && fact.observed.terms.length > 0)
    lines.push(`ptxas accepts it from ${describeAvailability(fact.observed)} on.`);
  return lines;
}
