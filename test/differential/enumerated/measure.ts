// What the product says of the enumerated lines, and how often it agrees with the assembler. Lines are judged in kernels
// of many, as in a user's file; a line is rejected where an error stands on it.
import { type AnalysisOptions, analyse } from '../../../server/src/analysis';
import { PtxDocument } from '../../../server/src/syntax/document';
import { type Cell, prelude, sourceOf } from './names';

const perModule = 4000;

export interface Complaint {
  readonly code: string;
  readonly message: string;
}

/** For each line the first error on it, or undefined. Throws where an error stands elsewhere: then the frame is at fault. */
export function judgeLines(cell: Cell, lines: readonly string[]): (Complaint | undefined)[] {
  const result: (Complaint | undefined)[] = [];
  for (let at = 0; at < lines.length; at += perModule)
    result.push(...judgeModule(cell, lines.slice(at, at + perModule)));
  return result;
}

function judgeModule(cell: Cell, lines: readonly string[], options: AnalysisOptions = {}): (Complaint | undefined)[] {
  const { source, firstLine } = sourceOf(cell, prelude, lines);
  const { diagnostics } = analyse(new PtxDocument('', 'ptx', 1, source), options);
  const starts = lineStarts(source);
  const result: (Complaint | undefined)[] = lines.map(() => undefined);
  for (const { severity, start, code, message } of diagnostics) {
    if (severity !== 'error') continue;
    const line = lineAt(starts, start) - (firstLine - 1);
    if (line < 0 || line >= lines.length) throw new Error(`outside the lines: ${code}: ${message}`);
    result[line] ??= { code, message };
  }
  return result;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
}
