// The described instructions by name, their forms compiled on first use.
import { instructions } from './instructions.gen';
import { type CompiledForm, compileForm } from './notation';
import type { Instruction } from './schema';

const byName = new Map<string, Instruction>(instructions.map((instruction) => [instruction.name, instruction]));

/** First words of all described names: `cp` of `cp.async`. */
const firstWords = new Set(instructions.map(({ name }) => name.split('.')[0]));

const compiled = new WeakMap<Instruction, readonly CompiledForm[]>();

export function formsOf(instruction: Instruction): readonly CompiledForm[] {
  let forms = compiled.get(instruction);
  if (!forms) {
    forms = instruction.forms.map((form, index) => compileForm(instruction, form, index));
    compiled.set(instruction, forms);
  }
  return forms;
}

export function instructionNamed(name: string): Instruction | undefined {
  return byName.get(name);
}

/** Whether some described instruction begins with this word. */
export function isFirstWord(word: string): boolean {
  return firstWords.has(word);
}

/**
 * The instruction whose name is the longest prefix of an opcode's words (`['cp', '.async', '.ca', …]`), and the number of
 * words that its name takes.
 */
export function findInstruction(words: readonly string[]): { instruction: Instruction; length: number } | undefined {
  let found: { instruction: Instruction; length: number } | undefined;
  let name = '';
  for (let i = 0; i < words.length && i < 6; i++) {
    name += words[i];
    const instruction = byName.get(name);
    if (instruction) found = { instruction, length: i + 1 };
  }
  return found;
}

export { instructions };
