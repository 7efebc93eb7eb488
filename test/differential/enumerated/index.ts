// The enumerated lines: every form of every described instruction written out, and near misses with one thing wrong. The
// same lines for the same data; what they are worth is for the assembler to say (decide.ts).
import { allInstructions, formsOf } from '../../../server/src/isa/catalogue';
import type { CompiledForm } from '../../../server/src/isa/notation';
import type { Instruction } from '../../../server/src/isa/schema';
import { alternatives, type Reason } from './alternatives';
import { combinationsOf, type Row, slotValuesOf } from './combinations';
import { modifierVariants } from './modifiers';
import { candidates, partsOf, type ResolvedOperand, writeOperands } from './operands';
import { pick, type Random, randomOf, shuffled } from './random';

export interface EnumeratedLine {
  readonly instruction: string;
  /** Index of the form that the line was made from. */
  readonly form: number;
  readonly reason: Reason;
  readonly text: string;
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** All lines, those of an instruction together; no text occurs twice. */
export function enumerateLines(instructions: readonly Instruction[] = allInstructions()): EnumeratedLine[] {
  const lines = new Map<string, EnumeratedLine>();
  for (const instruction of instructions) {
    const forms = formsOf(instruction);
    const siblings = [...new Set(forms.flatMap((form) => form.items.flatMap((item) => [...item.values.keys()])))];
    for (const form of forms) {
      for (const line of linesOf(form, forms.length, siblings)) if (!lines.has(line.text)) lines.set(line.text, line);
    }
  }
  return [...lines.values()];
}

function linesOf(form: CompiledForm, siblingForms: number, siblings: readonly string[]): EnumeratedLine[] {
  const { instruction, index } = form;
  const random = randomOf(`${instruction.name} ${index}`);
  const rows = combinationsOf(form, clamp(Math.round(200 / siblingForms), 5, 36), random);
  if (rows.length === 0) return [];
  const line = (reason: Reason, words: readonly (string | undefined)[], operands: string): EnumeratedLine => ({
    instruction: instruction.name,
    form: index,
    reason,
    text: `${instruction.name}${words.filter((word) => word !== undefined).join('')}${operands && ` ${operands}`};`,
  });
  const result: EnumeratedLine[] = [];
  for (const [number, row] of rows.entries()) {
    const { parts, texts } = written(form, row, number, random);
    result.push(line('form', row, writeOperands(form.operands, withOptional(parts, texts, number, random))));
  }
  const share = clamp(Math.round(150 / siblingForms), 4, 60);
  for (const [reason, row, operands] of operandVariants(form, rows, share, random))
    result.push(line(reason, row, operands));
  for (let i = 0, left = clamp(Math.round(120 / siblingForms), 3, 16); left > 0 && i < rows.length; i++) {
    const row = pick(rows, random);
    const { parts, texts } = written(form, row, i, random);
    const operands = writeOperands(form.operands, withOptional(parts, texts, 0, random));
    const variants = modifierVariants(form, row, siblings, Math.min(left, 4 + i), random);
    left -= variants.length;
    for (const { reason, words } of variants) result.push(line(reason, words, operands));
  }
  return result;
}

/** The operands of a row, each as it is expected. */
function written(form: CompiledForm, row: Row, number: number, random: Random) {
  const slots = slotValuesOf(form, row);
  const parts = form.operands.flatMap((item) => partsOf(item, slots));
  const texts = parts.map((part, index) => {
    const [likeliest, ...others] = candidates(part, index + 1 + (number % 3));
    // Addresses are written in all ways that the space allows; other operands in the likeliest.
    return part.operand.kind === 'address' && part.place === 'bracket' && number % 4 === 3
      ? pick([likeliest, ...others.slice(0, 2)], random)
      : likeliest;
  });
  return { parts, texts };
}

/** Every second line has the optional operands; samplers need a mode that the module does not have. */
function withOptional(
  parts: readonly ResolvedOperand[],
  texts: readonly string[],
  number: number,
  random: Random,
): (string | undefined)[] {
  const last = parts.map((part) => part.optional).lastIndexOf(true);
  const left = number % 2 === 1 || last < 0 ? parts.length : random.below(parts.length);
  return texts.map((text, index) => {
    const { optional, operand } = parts[index];
    return optional && (operand.kind === 'object' || index >= left) ? undefined : text;
  });
}

/** At most `most` lines with another thing in the place of one operand, or an operand too many or too few. */
function* operandVariants(
  form: CompiledForm,
  rows: readonly Row[],
  most: number,
  random: Random,
): Generator<[Reason, Row, string]> {
  let left = most;
  if (form.operands.length === 0) {
    yield ['operand count', rows[0], '%b32_1'];
    return;
  }
  const count = form.operands.flatMap((item) => partsOf(item, slotValuesOf(form, rows[0]))).length;
  // The first operands must not take the share of the last.
  for (const part of shuffled(
    Array.from({ length: count }, (_, at) => at),
    random,
  )) {
    // Vary each operand in several rows, one alternative of each reason first.
    const quota = clamp(Math.round(most / count), 1, 14);
    const seen = new Set<string>();
    for (let i = 0; i < quota && left > 0; i++) {
      const row = pick(rows, random);
      const one = written(form, row, i, random);
      const texts = withOptional(one.parts, one.texts, 1, random);
      const text = texts[part];
      if (text === undefined) continue;
      const all = shuffled(alternatives(one.parts[part], text, part + 1), random);
      const chosen = all.find(({ reason }) => !seen.has(reason));
      if (!chosen) break;
      // Addresses have one reason and many ways to be wrong.
      if (chosen.reason !== 'address' || i > 3) seen.add(chosen.reason);
      left--;
      yield [
        chosen.reason,
        row,
        writeOperands(
          form.operands,
          texts.map((other, at) => (at === part ? chosen.text : other)),
        ),
      ];
    }
  }
  const row = pick(rows, random);
  const one = written(form, row, 0, random);
  const texts = withOptional(one.parts, one.texts, 1, random);
  const whole = writeOperands(form.operands, texts);
  yield ['operand count', row, `${whole}, %b32_9`];
  if (count > 1) yield ['operand count', row, writeOperands(form.operands.slice(0, -1), texts)];
}
