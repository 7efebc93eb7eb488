// Documentation by name, for the command line: whatever a word of PTX is, with or without its dot or percent sign.
import { findInstruction, instructionNamed, instructionNames } from '../../isa/catalogue';
import { directive } from '../../isa/directives';
import { pragma } from '../../isa/pragmas';
import { specialRegister } from '../../isa/specialRegisters';
import { stateSpace } from '../../isa/stateSpaces';
import { targetIndex, targets } from '../../isa/targets';
import { typeInfo } from '../../isa/types';
import { rules } from '../../rules/index';
import { matchOpcode, slotsOf } from '../../semantic/match';
import { effectOf } from './effects';
import { instructionDocumentation, instructionUseDocumentation } from './instruction';
import { codes } from './markdown';
import { modifierDocumentation } from './modifier';
import { toPlainText } from './plainText';
import { ruleDocumentation } from './rule';
import {
  directiveDocumentation,
  pragmaDocumentation,
  specialRegisterDocumentation,
  stateSpaceDocumentation,
  targetDocumentation,
  typeDocumentation,
} from './words';

/** Plain text of all that has the name; undefined when nothing has. */
export function explainName(name: string): string | undefined {
  const texts = explanations(name);
  return texts.length === 0 ? undefined : texts.map((text) => toPlainText(text)).join('\n\n');
}

/** The same as Markdown, one text for each thing. */
export function explanations(name: string): string[] {
  const dotted = name.startsWith('.') || name.startsWith('@') ? name : `.${name}`;
  const target = targets[targetIndex(name.replace(/^compute_/, 'sm_')) ?? -1];
  const register = specialRegister(name) ?? specialRegister(`%${name}`);
  const space = stateSpace(dotted);
  const type = typeInfo(dotted);
  const word = directive(dotted);
  const entry = pragma(name);
  const rule = rules.find(({ code }) => code === name);
  const found = [
    opcodeDocumentation(name),
    target && targetDocumentation(target),
    register && specialRegisterDocumentation(register, name.startsWith('%') ? name : `%${name}`),
    space && stateSpaceDocumentation(space),
    type && typeDocumentation(type),
    word && directiveDocumentation(word),
    entry && pragmaDocumentation(entry),
    rule && ruleDocumentation(rule),
  ].filter((text) => text !== undefined);
  // Without its dot a modifier is meant only where the word is nothing else: `add` is the instruction.
  const modifier =
    found.length === 0 || (name.startsWith('.') && !space && !type) ? modifierDocumentation(dotted) : undefined;
  return modifier ? [...found, modifier] : found;
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
  // `redux.sync` is an opcode that lacks its modifiers: all of the instruction is what is asked for.
  if (match.problems.length > 0 || !form) return instructionDocumentation(found.instruction);
  const effect = effectOf(form.instruction.name, {}, slotsOf(match, form));
  return instructionUseDocumentation({ match, form, given: new Map(), effect });
}

/** `cp`: the instructions that begin so. */
function familyDocumentation(name: string): string | undefined {
  const names = instructionNames.filter((other) => other.startsWith(`${name}.`));
  return names.length > 0 ? `**\`${name}\`** begins the names of ${codes(names)}.` : undefined;
}
