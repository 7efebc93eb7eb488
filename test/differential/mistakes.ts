// The notation of the fixtures with mistakes (test/fixtures/README.md): which diagnostics the comments of a file expect,
// and the file with all of its mistakes, or all but one, taken out. Knows neither the analysis nor the assembler.

export interface Expectation {
  /** 1-based line of the text that the carets stand under. */
  readonly line: number;
  /** 0-based columns in UTF-16 units; `end` is the first behind the carets. */
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  /** The file name of the rule. */
  readonly code: string;
  /** Part of the message, or undefined for any. */
  readonly message: string | undefined;
}

/** A verdict file of the fixtures: file name, then what ptxas says. */
export interface MistakeFile {
  readonly ptxas: string;
  readonly files: Readonly<Record<string, FixtureVerdicts>>;
}

export interface FixtureVerdicts {
  /** The verdict on the file without any of its mistakes. */
  readonly clean: 'accept' | 'reject';
  /** The verdicts on the file with one mistake alone, in the order of the lines. */
  readonly mistakes: readonly MistakeVerdict[];
}

export interface MistakeVerdict {
  readonly line: number;
  readonly code: string;
  readonly text: string;
  readonly verdict: 'accept' | 'reject';
  readonly syntax: boolean;
  readonly messages: readonly string[];
}

const notation = /^\s*\/\/\s*(\^+) (error|warning|information|hint)\[([a-z0-9-]+)\](?:: (.*\S))?\s*$/;

/** What the comments of a fixture expect, in the order of the text. */
export function expectationsIn(text: string): readonly Expectation[] {
  const expectations: Expectation[] = [];
  let subject = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const match = notation.exec(line);
    if (!match) {
      subject = index + 1;
      continue;
    }
    const start = line.indexOf('^');
    const [, carets, severity, code, message] = match;
    expectations.push({ line: subject, start, end: start + carets.length, severity, code, message });
  }
  return expectations;
}

/** The fixture with the lines of its mistakes left blank, except the line `kept`. */
export function withoutMistakes(text: string, kept?: number): string {
  const mistaken = new Set(expectationsIn(text).map((expectation) => expectation.line));
  if (kept !== undefined) mistaken.delete(kept);
  return text
    .split('\n')
    .map((line, index) => (mistaken.has(index + 1) ? '' : line))
    .join('\n');
}
