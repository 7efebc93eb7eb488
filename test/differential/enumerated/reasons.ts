// Why the product and ptxas differ on enumerated lines, by what is unusual about them.
import type { Disagreement } from './compare';

interface Explained {
  readonly isFalseReject: boolean;
  readonly holds: (disagreement: Disagreement) => boolean;
  readonly text: string;
}

const is =
  (...reasons: string[]) =>
  (disagreement: Disagreement) =>
    reasons.includes(disagreement.reason);

/** The first that holds. */
const explained: readonly Explained[] = [
  {
    isFalseReject: true,
    holds: ({ code }) => code === 'operand-count',
    text: 'ptxas takes an operand more than the manual has, and what it does with it is not known: the manual is followed.',
  },
  {
    isFalseReject: true,
    holds: ({ code }) => code === 'needs-target' || code === 'needs-version',
    text: 'ptxas takes the form earlier than the manual promises, on targets that may lose it again: the manual is followed.',
  },
  {
    isFalseReject: true,
    holds: is('modifier foreign', 'modifier unknown', 'modifier missing', 'modifier twice', 'two values of a slot'),
    text: 'ptxas overlooks a modifier that does not belong there, or the absence of one that does: mostly a slip, so it is told.',
  },
  {
    isFalseReject: true,
    holds: is('modifier order', 'modifier of another form', 'combination'),
    text: 'ptxas takes an order or a combination of modifiers that the manual does not have and nobody is known to write.',
  },
  {
    isFalseReject: true,
    holds: is('vector or scalar', 'vector length', 'vector elements', 'sink'),
    text: 'ptxas takes a vector of another shape, or elements of other classes, than the form has: a slip, so it is told.',
  },
  {
    isFalseReject: true,
    holds: is('register class', 'register width', 'predicate'),
    text: 'ptxas does not look at the class of a register here; the value would be misread, so it is told.',
  },
  {
    isFalseReject: true,
    holds: () => true,
    text: 'ptxas takes a name, an address or a constant in a place where it has no meaning: a slip, so it is told.',
  },
  {
    isFalseReject: false,
    holds: is('name', 'special register'),
    text: 'ptxas takes names of functions and variables for constants in most places, and not in this one.',
  },
  {
    isFalseReject: false,
    holds: is('address'),
    text: 'ptxas asks for another kind of address than the manual does.',
  },
  {
    isFalseReject: false,
    holds: is('register class', 'register width', 'predicate', 'vector elements', 'vector length', 'vector or scalar'),
    text: 'ptxas is stricter about the class of a register than the type of the operand asks for.',
  },
  {
    isFalseReject: false,
    holds: is('immediate', 'immediate range', 'float immediate', 'negation', 'sink'),
    text: 'ptxas has a limit for a constant that the manual does not name.',
  },
  {
    isFalseReject: false,
    holds: () => true,
    text: 'ptxas does not have a combination that the manual has or does not forbid.',
  },
];

export const reasonsInOrder: readonly string[] = explained.map(({ text }) => text);

export function reasonOf(disagreement: Disagreement): string {
  const found = explained.find((one) => one.isFalseReject === disagreement.isFalseReject && one.holds(disagreement));
  if (!found) throw new Error(`no reason: ${disagreement.example}`);
  return found.text;
}
