// Texts of the protocol's tests, and where things stand in them.
import type { Diagnostic, Position, Range } from 'vscode-languageserver-protocol/node';

/** The bodies of these tests are about one thing each and do not care what their registers hold. */
const ignored = 'uninitialised-register, value-never-read, unused-register, unused-parameter';
const header = `.version 8.0\n.target sm_80\n.address_size 64 // ptx-lens: ignore-file ${ignored}\n\n`;

/** Statements in a kernel that declares registers of four kinds. */
export function kernel(statements: string, name = 'k'): string {
  return `${header}${entry(statements, name)}`;
}

export function entry(statements: string, name: string): string {
  const registers = '  .reg .pred %p<4>;\n  .reg .b32 %r<8>;\n  .reg .f32 %f<8>;\n  .reg .b64 %rd<8>;\n';
  return `.visible .entry ${name}(.param .u64 data)\n{\n${registers}${statements}\n  ret;\n}\n`;
}

/** The position of an offset, counted anew: lines end with `\n`, `\r\n` and lone `\r`. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before[before.length - 1].length };
}

/** The range of the only occurrence of `part`, or of the first one behind `behind`. */
export function rangeOf(text: string, part: string, behind = ''): Range {
  const start = text.indexOf(part, text.indexOf(behind));
  return { start: positionAt(text, start), end: positionAt(text, start + part.length) };
}

/** Code and range of each: what a test compares where the words do not matter. */
export function brief(diagnostics: readonly Diagnostic[]): { code: unknown; range: Range }[] {
  return diagnostics.map(({ code, range }) => ({ code, range }));
}

/** The text that a range of it covers. */
export function textOf(text: string, { start, end }: Range): string {
  return text.slice(offsetAt(text, start), offsetAt(text, end));
}

/** Offsets where lines begin. */
export function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((lineEnd) => lineEnd.index + lineEnd[0].length)];
}

export function offsetAt(text: string, { line, character }: Position): number {
  return lineStarts(text)[line] + character;
}

/** Numbers from 0 up to below `limit`, the same ones for the same seed. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
