// When a fact (a form, a modifier value, a type) exists: a vector target -> index of the first PTX version that has it.
// Everything about portability is the element-wise maximum of such vectors (docs/architecture.md, "Availability").
import { acceptedSince, type Target, targets } from './targets';
import { type PtxVersion, ptxVersions, versionIndex } from './versions';

/** In a vector: the target never has the fact. */
export const NEVER = 255;

/** Target -> index into ptxVersions of the first version that has the fact, or NEVER. */
export type AvailabilityVector = Uint8Array;

/**
 * Which targets a version brings a fact to: `all`; `sm_80+` every target from 80 on, whatever its suffix; `sm_90a` that
 * target alone; `sm_100f` the `f` and `a` targets of its family from that capability on; `sm_53` that base target alone.
 */
export type TargetCondition = string;

export interface Availability {
  /** As written in the data, for documentation: pairs of version and target conditions. */
  readonly terms: readonly { readonly version: PtxVersion; readonly targets: readonly TargetCondition[] }[];
}

/** `since('7.0', 'sm_80+')`, `since('8.6', 'sm_100a', '8.8', 'sm_100f')`; several conditions of one version as an array. */
export function since(...pairs: (PtxVersion | TargetCondition | readonly TargetCondition[])[]): Availability {
  const terms: { version: PtxVersion; targets: readonly TargetCondition[] }[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const condition = pairs[i + 1] ?? 'all';
    terms.push({ version: pairs[i] as PtxVersion, targets: typeof condition === 'string' ? [condition] : condition });
  }
  return { terms };
}

const parsed = /^sm_(\d+)([af]?)(\+?)$/;

/** Whether a target satisfies a condition such as `sm_80+`, `sm_90a`, `sm_100f` or `all`. Throws on a malformed one. */
export function targetMatches(target: Target, condition: TargetCondition): boolean {
  if (condition === 'all') return true;
  const match = parsed.exec(condition);
  if (!match) throw new Error(`bad target condition ${condition}`);
  const capability = Number(match[1]);
  if (match[3]) return target.capability >= capability;
  if (match[2] === 'f') {
    const family = targets.find((other) => other.capability === capability)?.family;
    return target.suffix !== '' && target.family === family && target.capability >= capability;
  }
  return target.capability === capability && target.suffix === match[2];
}

const vectors = new WeakMap<Availability, AvailabilityVector>();

/** The vector of an availability; the first version with which ptxas takes a target is its lower bound. Computed once per object. */
export function vectorOf(availability: Availability): AvailabilityVector {
  const known = vectors.get(availability);
  if (known) return known;
  const vector = new Uint8Array(targets.length).fill(NEVER);
  for (const term of availability.terms) {
    const version = versionIndex(term.version);
    if (version === undefined) throw new Error(`unknown PTX version ${term.version}`);
    for (const [index, target] of targets.entries()) {
      if (!term.targets.some((condition) => targetMatches(target, condition))) continue;
      vector[index] = Math.min(vector[index], Math.max(version, acceptedSince(target)));
    }
  }
  vectors.set(availability, vector);
  return vector;
}

/** Element-wise maximum of `into` and `other`, stored in `into`: what needs both facts. */
export function requireBoth(into: AvailabilityVector, other: AvailabilityVector): AvailabilityVector {
  for (let i = 0; i < into.length; i++) if (other[i] > into[i]) into[i] = other[i];
  return into;
}

/** The vector that demands nothing beyond the first versions that ptxas takes with the targets. */
export function unrestricted(): AvailabilityVector {
  return lowest.slice();
}

const lowest = Uint8Array.from(targets, acceptedSince);

/** `PTX 8.6, sm_100a; PTX 8.8, sm_100f` as a person reads it. */
export function describeAvailability(availability: Availability): string {
  return availability.terms
    .map(({ version, targets: conditions }) => {
      const names = conditions.map(describeCondition).join(', ');
      return names === '' ? `PTX ${version}` : `PTX ${version}, ${names}`;
    })
    .join('; ');
}

function describeCondition(condition: TargetCondition): string {
  if (condition === 'all') return '';
  return condition.endsWith('+') ? `${condition.slice(0, -1)} or higher` : condition;
}

/** The least version and the first base target (else the first of any suffix) of a vector; undefined when there is none. */
export function leastRequirement(vector: AvailabilityVector): { ptx: PtxVersion; target: string } | undefined {
  const base = targets.findIndex((target, index) => target.suffix === '' && vector[index] !== NEVER);
  const index = base >= 0 ? base : targets.findIndex((_, i) => vector[i] !== NEVER);
  if (index < 0) return undefined;
  return { ptx: ptxVersions[vector[index]], target: targets[index].name };
}
