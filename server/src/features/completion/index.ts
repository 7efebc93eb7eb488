// Completion at a cursor. What is offered, the checker accepts; what is half typed is read from its text (statement.ts).
import type { Analysis } from '../../analysis';
import { instructionNamed } from '../../isa/catalogue';
import { specialRegister } from '../../isa/specialRegisters';
import { matchOpcode } from '../../semantic/match';
import { explanations } from '../documentation/explain';
import { instructionDocumentation } from '../documentation/instruction';
import { modifierUseDocumentation } from '../documentation/modifier';
import { selectorDocumentation } from '../documentation/selectors';
import { specialRegisterDocumentation } from '../documentation/words';
import { type Spot, spotOf } from '../spot';
import { type Statement, statementAt } from '../statement';
import { directiveArguments, directiveItems } from './directives';
import type { Item, Subject } from './items';
import { type Choice, modifierItems, opcodeItems } from './opcodes';
import { guardItems, isCut, operandItems } from './operands';
import { judgedHeader } from './scope';

export type { Item, ItemKind, Subject } from './items';

export interface Completions {
  /** The word that an item takes the place of: from `start` to the cursor, or on to `end`. Offsets in the document. */
  readonly start: number;
  readonly end: number;
  /** In the order in which they are to be shown. */
  readonly items: readonly Item[];
  /** There are more that begin otherwise than the word does so far. */
  readonly isIncomplete: boolean;
  /** Nothing of the statement is there yet. */
  readonly isStart: boolean;
}

export function completions(analysis: Analysis, offset: number, choice: Choice): Completions | undefined {
  const statement = statementAt(analysis, offset);
  const spot = statement && spotOf(statement);
  if (!statement || !spot) return undefined;
  const { word } = spot;
  return {
    start: offset - word.text.length,
    end: offset + word.behind,
    items: begunIn(itemsAt(statement, spot, choice), word.text),
    isStart: statement.head.trim() === '',
    isIncomplete: spot.kind === 'operand' && isCut(statement, spot),
  };
}

/** Behind the first digit of a number nothing but a number is meant, and `%r1` does not stand for `1`. */
const begunIn = (items: readonly Item[], word: string): readonly Item[] =>
  /^\d/.test(word) ? items.filter(({ label }) => label.startsWith(word)) : items;

function itemsAt(statement: Statement, spot: Spot, choice: Choice): readonly Item[] {
  const header = judgedHeader(statement.analysis);
  switch (spot.kind) {
    case 'start': {
      const begun = spot.word.text.startsWith('.');
      const opcodes = begun ? [] : opcodeItems(header, choice);
      return spot.isGuarded ? opcodes : [...opcodes, ...directiveItems(statement)];
    }
    case 'guard':
      return guardItems(statement);
    case 'modifier':
      return modifierItems(spot, header, choice);
    case 'operand':
      return operandItems(statement, spot);
    case 'directive':
      return directiveArguments(statement, spot);
  }
}

/** Markdown about an item. */
export function itemDocumentation(subject: Subject): string | undefined {
  switch (subject.about) {
    case 'instruction': {
      const instruction = instructionNamed(subject.name);
      return instruction && instructionDocumentation(instruction);
    }
    case 'special': {
      const register = specialRegister(subject.name);
      return register && specialRegisterDocumentation(register, subject.name);
    }
    case 'modifier': {
      const match = matchOpcode(subject.opcode + subject.name);
      const [form] = match.forms;
      return form && modifierUseDocumentation(match, form, match.words.length - 1);
    }
    case 'selector':
      return selectorDocumentation(subject.use);
    case 'word':
      return explanations(subject.name)[0];
  }
}
