// The described instructions by name, loaded and their forms compiled on first use.
import { loaders } from './instructions.gen';
import { type CompiledForm, compileForm } from './notation';
import type { Instruction } from './schema';

/** Names of all described instructions, sorted. */
export const instructionNames: readonly string[] = [...loaders.keys()];

/** First words of all described names: `cp` of `cp.async`. */
const firstWords = new Set(instructionNames.map((name) => name.split('.', 1)[0]));

/** Loading builds a new module object each time, so what it gave is kept. */
const loaded = new Map<string, Instruction>();

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
  let instruction = loaded.get(name);
  if (!instruction) {
    instruction = loaders.get(name)?.().default;
    if (instruction) loaded.set(name, instruction);
  }
  return instruction;
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
  let found: { name: string; length: number } | undefined;
  let name = '';
  for (let i = 0; i < words.length && i < 6; i++) {
    name += words[i];
    if (loaders.has(name)) found = { name, length: i + 1 };
  }
  return found && { instruction: instructionNamed(found.name)!, length: found.length };
}

/** All described instructions, sorted by name: evaluates every file, so not for the everyday path. */
export function allInstructions(): readonly Instruction[] {
  return instructionNames.map((name) => instructionNamed(name)!);
}
