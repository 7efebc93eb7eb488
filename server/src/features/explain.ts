// Documentation by name, for the command line: whatever a word of PTX is, with or without its dot or percent sign.
import { findInstruction, instructionNamed, instructions } from '../isa/catalogue';
import { directive } from '../isa/directives';
import { pragma } from '../isa/pragmas';
import { specialRegister } from '../isa/specialRegisters';
import { stateSpace } from '../isa/stateSpaces';
import { targetIndex, targets } from '../isa/targets';
import { typeInfo } from '../isa/types';
import { matchOpcode } from '../semantic/match';
import { instructionDocumentation, instructionUseDocumentation } from './documentation/instruction';
import { codes } from './documentation/markdown';
import { modifierDocumentation } from './documentation/modifier';
import {
  directiveDocumentation,
  pragmaDocumentation,
  specialRegisterDocumentation,
  stateSpaceDocumentation,
  targetDocumentation,
  typeDocumentation,
} from './documentation/words';

/** Markdown texts, one for each thing that has the name; empty for an unknown name. Diagnostic codes are not known here. */
export function explain(name: string): string[] {
  const dotted = name.startsWith('.') || name.startsWith('@') ? name : `.${name}`;
  const target = targets[targetIndex(name) ?? -1];
  const register = specialRegister(name) ?? specialRegister(`%${name}`);
  const space = stateSpace(dotted);
  const type = typeInfo(dotted);
  const word = directive(dotted);
  const entry = pragma(name);
  const found = [
    opcodeDocumentation(name),
    target && targetDocumentation(target),
    register && specialRegisterDocumentation(register, name.startsWith('%') ? name : `%${name}`),
    space && stateSpaceDocumentation(space),
    type && typeDocumentation(type),
    word && directiveDocumentation(word),
    entry && pragmaDocumentation(entry),
    space || type ? undefined : modifierDocumentation(dotted),
  ];
  return found.filter((text) => text !== undefined);
}

/** An instruction's name, an opcode with modifiers, or the first word of several names. */
function opcodeDocumentation(name: string): string | undefined {
  if (name.startsWith('.') || name.startsWith('%')) return undefined;
  const exact = instructionNamed(name);
  if (exact) return instructionDocumentation(exact);
  const found = findInstruction(name.match(/^[^.]+|\.[^.]*/g) ?? []);
  if (!found) return familyDocumentation(name);
  const match = matchOpcode(name);
  const [form] = match.forms;
  return form ? instructionUseDocumentation({ match, form, given: new Map() }) : undefined;
}

/** `cp`: the instructions that begin so. */
function familyDocumentation(name: string): string | undefined {
  const names = instructions.map((instruction) => instruction.name).filter((other) => other.startsWith(`${name}.`));
  return names.length > 0 ? `**\`${name}\`** begins the names of ${codes(names)}.` : undefined;
}
