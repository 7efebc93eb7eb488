// What a file as a whole needs: all its functions, and what is declared around them.
import type { Analysis } from '../../analysis';
import { type AvailabilityVector, leastRequirement, requireBoth, unrestricted } from '../../isa/availability';
import { targetsText } from './targets';

/** Of each target, the first version that has all of the file. */
export function fileAvailability({ blocks }: Analysis): AvailabilityVector {
  const all = unrestricted();
  for (const { needs, functions } of blocks) {
    if (needs) requireBoth(all, needs);
    for (const { availability } of functions) requireBoth(all, availability);
  }
  return all;
}

/** A sentence for people, behind what is said of `.version` and `.target`. */
export function fileSentence(analysis: Analysis): string {
  const availability = fileAvailability(analysis);
  const least = leastRequirement(availability);
  if (!least) return 'No target has all that this file uses.';
  // A target's own first version is told where the target is.
  return `The file as a whole needs PTX ${least.ptx} and can run on ${targetsText(availability)}.`;
}
