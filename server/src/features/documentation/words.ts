// Documentation of the words that are no opcode: special registers, directives, types, state spaces, pragmas, targets.
import { describeAvailability } from '../../isa/availability';
import type { Directive, DirectivePlace } from '../../isa/directives';
import type { Pragma } from '../../isa/pragmas';
import type { SpecialRegister } from '../../isa/specialRegisters';
import type { StateSpace } from '../../isa/stateSpaces';
import type { Target } from '../../isa/targets';
import { type TypeInfo, vectorPrefixes } from '../../isa/types';
import { ptxVersions } from '../../isa/versions';
import { lifeOf, needsSentence } from './availability';
import { code, codeBlock, codes, manual, paragraphs, sentence, traps } from './markdown';

/** `name` as written, which may have a component: `%tid.x`. */
export function specialRegisterDocumentation(register: SpecialRegister, name = register.name): string {
  const parts = register.components ? `, components ${codes(register.components.map((part) => `.${part}`))}` : '';
  return paragraphs(
    `**${code(name)}** ${register.summary}`,
    `Special register, ${code(register.type)}${parts}, read-only.`,
    [needsSentence(describeAvailability(register.since)), ...lifeOf(register)].join(' '),
    traps(register.traps),
    manual(register.anchor, register.name),
  );
}

const places: Readonly<Record<DirectivePlace, string>> = {
  module: 'at module level',
  header: "between a function's parameters and its body",
  body: 'among the statements of a body',
  declaration: 'in the declaration of a variable',
  parameter: 'in the declaration of a parameter',
  prefix: 'in front of a declaration',
  label: 'behind a label',
};

export function directiveDocumentation(directive: Directive): string {
  const where = directive.places.map((place) => places[place]).join(', ');
  const only = directive.only ? ` (only ${code(`.${directive.only}`)})` : '';
  return paragraphs(
    `**${code(directive.name)}** ${directive.summary}`,
    codeBlock(...directive.syntax),
    sentence(`stands ${where}${only}`),
    directive.description,
    directive.requires && `Needs ${codes(directive.requires)} beside it.`,
    directive.excludes && `Does not go with ${codes(directive.excludes)}.`,
    [needsSentence(describeAvailability(directive.since)), ...lifeOf(directive)].join(' '),
    traps(directive.traps),
    directive.examples.length > 0 ? paragraphs('**Example**', codeBlock(directive.examples[0])) : undefined,
    manual(directive.anchor, directive.name),
  );
}

export function typeDocumentation(type: TypeInfo): string {
  const register = type.register && !type.inRegister ? `Registers of ${code(type.register)} hold it.` : undefined;
  const where = type.inRegister ? (type.inMemory ? undefined : 'In registers only.') : whereNot(type);
  return paragraphs(
    `**${code(type.token)}** ${type.meaning}`,
    [where, register].filter(Boolean).join(' '),
    needsSentence(describeAvailability(type.since)),
    manual(type.anchor, type.token),
  );
}

function whereNot(type: TypeInfo): string {
  return type.inMemory ? 'Variables in memory only.' : 'Instructions name it; nothing is declared with it.';
}

/** `.v2`, `.v4`, `.v8` in front of a type. */
export function vectorDocumentation(token: string): string | undefined {
  const vector = vectorPrefixes.find((entry) => entry.token === token);
  if (!vector) return undefined;
  return paragraphs(`**${code(token)}** ${vector.meaning}`, needsSentence(describeAvailability(vector.since)));
}

export function stateSpaceDocumentation(space: StateSpace): string {
  const facts = [
    space.access === 'read' ? 'read-only' : 'read and written',
    sharing(space),
    space.generic ? 'reachable through generic addresses' : undefined,
    space.initialisable ? 'may have initial values' : undefined,
  ];
  return paragraphs(
    `**${code(space.name)}** ${space.meaning}`,
    sentence(facts.filter(Boolean).join('; ')),
    [needsSentence(describeAvailability(space.since)), ...lifeOf(space)].join(' '),
    traps(space.traps),
    manual(space.anchor, space.name),
  );
}

function sharing({ sharedBy }: StateSpace): string {
  return sharedBy.startsWith('depends') ? `who shares it ${sharedBy}` : `shared by ${sharedBy}`;
}

export function pragmaDocumentation(pragma: Pragma): string {
  const where = { module: 'the module', function: 'a function', statement: 'a body' };
  return paragraphs(
    `**${code(pragma.name)}** ${pragma.summary}`,
    codeBlock(`.pragma ${pragma.syntax};`),
    `Stands in ${pragma.places.map((place) => where[place]).join(', ')}.`,
    needsSentence(describeAvailability(pragma.since)),
    traps(pragma.traps),
    manual(pragma.anchor, pragma.name),
  );
}

export function targetDocumentation(target: Target): string {
  const reach = {
    '': 'Code for it runs on this and every later architecture.',
    a: 'With the features of this architecture alone; code for it runs nowhere else.',
    f: 'With the features of its family; code for it runs on this and later members of the family.',
  };
  const { capability } = target;
  return paragraphs(
    `**${code(target.name)}** ${target.architecture}, compute capability ${Math.floor(capability / 10)}.${capability % 10}.`,
    reach[target.suffix],
    `Needs PTX ${ptxVersions[target.since]}.`,
    manual('ptx-module-directives-target', '.target'),
  );
}
