// What is being typed at the cursor of a statement: its opcode, a modifier, an operand and which one, or something else.
import type { Statement } from './statement';

/** The word that a completion replaces: what of it stands before the cursor, and how long the whole is. */
export interface Word {
  readonly text: string;
  /** Characters of it behind the cursor. */
  readonly behind: number;
}

/** A bracket around the cursor, with the number of commas in it before the cursor. */
export interface Bracket {
  readonly open: '[' | '{' | '(';
  readonly commas: number;
  /** What stands in it before the last of the commas, between them. */
  readonly parts: readonly string[];
}

export type Spot =
  /** The first word of a statement: an opcode, a directive with its dot, or nothing yet. */
  | { readonly kind: 'start'; readonly word: Word; readonly isGuarded: boolean }
  | { readonly kind: 'guard'; readonly word: Word }
  /** A dotted word of an opcode; the others before and behind it. */
  | {
      readonly kind: 'modifier';
      readonly word: Word;
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | {
      readonly kind: 'operand';
      readonly word: Word;
      readonly opcode: string;
      /** Operands before it, as texts. */
      readonly given: readonly string[];
      /** Brackets around the cursor, the innermost last. */
      readonly brackets: readonly Bracket[];
      /** Of this operand what is before the word. */
      readonly lead: string;
    }
  /** In a directive or declaration: the words before, with punctuation. */
  | { readonly kind: 'directive'; readonly word: Word; readonly before: readonly string[] };

const guardPattern = /^@\s*!?\s*[\w$%]+\s+/;

export function spotOf(statement: Statement): Spot | undefined {
  const { head, tail } = statement;
  const text = head.trimStart();
  if (statement.place !== 'body') return directiveSpot(text, tail);
  if (/^@\s*!?\s*[\w$%]*$/.test(text)) return { kind: 'guard', word: nameWord(text, tail) };
  const guard = guardPattern.exec(text)?.[0] ?? '';
  const rest = text.slice(guard.length);
  if (/^[A-Za-z]?\w*$/.test(rest)) {
    const behind = /^[\w]*/.exec(tail)?.[0].length ?? 0;
    return { kind: 'start', word: { text: rest, behind }, isGuarded: guard !== '' };
  }
  if (/^\.\w*$/.test(rest)) return { kind: 'start', word: dottedWord(rest, tail), isGuarded: guard !== '' };
  if (rest.startsWith('.')) return directiveSpot(rest, tail);
  const opcode = /^[A-Za-z]\w*(?:\s*\.[\w:]*)*/.exec(rest)?.[0];
  if (opcode === undefined) return undefined;
  if (opcode.length === rest.length) return modifierSpot(opcode, tail);
  return operandSpot(opcode.replace(/\s+/g, ''), rest.slice(opcode.length), tail);
}

function modifierSpot(opcode: string, tail: string): Spot | undefined {
  const words = opcode.replace(/\s+/g, '').match(/^\w+|\.[\w:]*/g) ?? [];
  const last = words.at(-1) ?? '';
  const rest = /^[\w:]*/.exec(tail)?.[0] ?? '';
  const after = /^(?:\.[\w:]+)*/.exec(tail.slice(rest.length))?.[0].match(/\.[^.]*/g) ?? [];
  if (!last.startsWith('.')) return undefined;
  return { kind: 'modifier', word: { text: last, behind: rest.length }, before: words.slice(0, -1), after };
}

function operandSpot(opcode: string, operands: string, tail: string): Spot | undefined {
  if (!/^[\s([{]/.test(operands)) return undefined;
  const brackets: { open: Bracket['open']; commas: number; parts: string[]; start: number }[] = [];
  const given: string[] = [];
  let start = 0;
  for (let i = 0; i < operands.length; i++) {
    const c = operands[i];
    if (c === '[' || c === '{' || c === '(') brackets.push({ open: c, commas: 0, parts: [], start: i + 1 });
    else if (c === ']' || c === '}' || c === ')') brackets.pop();
    else if (c === ',') {
      const inner = brackets.at(-1);
      if (inner) {
        inner.parts.push(operands.slice(inner.start, i).trim());
        inner.start = i + 1;
        inner.commas++;
      } else {
        given.push(operands.slice(start, i).trim());
        start = i + 1;
      }
    }
  }
  const own = operands.slice(start).trimStart();
  const word =
    own.endsWith('.') || /\.\w+$/.test(own) ? dottedWord(/\.\w*$/.exec(own)?.[0] ?? '.', tail) : nameWord(own, tail);
  return { kind: 'operand', word, opcode, given, brackets, lead: own.slice(0, own.length - word.text.length) };
}

function directiveSpot(text: string, tail: string): Spot {
  const number = /(?<![\w$%.])\d+\.\d*$/.exec(text)?.[0];
  const dotted = /\.\w*$/.exec(text)?.[0];
  const word =
    number !== undefined
      ? { text: number, behind: /^\d*/.exec(tail)?.[0].length ?? 0 }
      : dotted !== undefined
        ? dottedWord(dotted, tail)
        : nameWord(text, tail);
  const before = text.slice(0, text.length - word.text.length).match(/\.?[\w$%]+|[^\s\w]/g) ?? [];
  return { kind: 'directive', word, before };
}

function nameWord(text: string, tail: string): Word {
  return { text: /[\w$%]*$/.exec(text)?.[0] ?? '', behind: /^[\w$]*/.exec(tail)?.[0].length ?? 0 };
}

function dottedWord(text: string, tail: string): Word {
  return { text, behind: /^[\w:]*/.exec(tail)?.[0].length ?? 0 };
}
