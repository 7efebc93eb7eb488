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
import { acceptedSince, targets } from '../../isa/targets';
import { ptxVersions } from '../../isa/versions';
import { factsOf } from '../../semantic/availability';
import type { ModuleHeader } from '../../semantic/module';

/** `Needs PTX 8.6, sm_100 or higher.`; what was always there says so. */
export function needsSentence(needs: string): string {
  return needs === 'PTX 1.0' ? 'Since PTX 1.0, on every target.' : `Needs ${needs.replaceAll('; ', '; or ')}.`;
}

/** `PTX 8.6, sm_100 or higher`: the element-wise maximum of the form's needs and those of its slot values. */
export function needsOf(form: CompiledForm, slots: SlotValues): string {
  return describeFacts(factsOf(form, slots));
}

function describeFacts(facts: readonly Availability[]): string {
  const vector = together(facts);
  const decisive = facts.find((fact) => same(vectorOf(fact), vector));
  if (decisive) return describeAvailability(decisive);
  return describeVector(vector) ?? [...new Set(facts.map(describeAvailability))].join(' and ');
}

/** Where the module's own version or target is not enough: what it has. */
export function shortfall(form: CompiledForm, slots: SlotValues, header: ModuleHeader): string | undefined {
  const { version, target } = header;
  if (version === undefined || target === undefined) return undefined;
  const needed = together(factsOf(form, slots))[target];
  return needed > version ? `This module has PTX ${ptxVersions[version]} and ${targets[target].name}.` : undefined;
}

function together(facts: readonly Availability[]): AvailabilityVector {
  const vector = unrestricted();
  for (const fact of facts) requireBoth(vector, vectorOf(fact));
  return vector;
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
    target.capability < capability
      ? vector[index] === NEVER
      : vector[index] === Math.max(version, acceptedSince(target)),
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
  if (fact.removed) lines.push(`Gone since ${describeAvailability(fact.removed)}.`);
  if (fact.deprecated) lines.push(`Deprecated. ${fact.deprecated}`);
  if (fact.observed) lines.push(observedText(fact.since, fact.observed));
  return lines;
}

/** The same of a form with its modifiers, which may need more than what ptxas takes the form alone with. */
export function lifeOfUse(form: CompiledForm, slots: SlotValues): string[] {
  const { observed, ...life } = form.form;
  const [since, ...others] = factsOf(form, slots);
  if (!observed || observed.terms.length === 0 || others.length === 0) return lifeOf(form.form);
  const facts = [observed, ...others];
  const documented = together([since, ...others]);
  const seen = together(facts);
  if (same(documented, seen)) return lifeOf(life);
  return [...lifeOf(life), takenText(documented, seen, describeFacts(facts))];
}

function observedText(since: Availability, observed: Availability): string {
  if (observed.terms.length === 0) return 'ptxas does not take it.';
  return takenText(vectorOf(since), vectorOf(observed), describeAvailability(observed));
}

function takenText(documented: AvailabilityVector, seen: AvailabilityVector, needs: string): string {
  const isEarlier = seen.every((version, index) => version <= documented[index]);
  return `ptxas takes it ${isEarlier ? 'already' : 'only'} with ${needs}.`;
}
