// Whether a fix mends: the text with it applied is analysed, which costs one block, and its errors are compared.
import { type Analysis, analyse } from '../../analysis';
import type { TextEdit } from '../../base/text';
import type { Diagnostic } from '../../rules/rule';

/** Guesses inside larger blocks are not proposed: each costs an analysis of the block. */
const LARGEST_BLOCK = 1 << 19;

/** Whether the finding is gone after the edits, and no error is there that was not there before. */
export function mends(analysis: Analysis, diagnostic: Diagnostic, edits: readonly TextEdit[]): boolean {
  const { document } = analysis;
  if (document.blocks[document.blockAt(diagnostic.start)].length > LARGEST_BLOCK) return false;
  return newErrors(analysis, diagnostic, edits).length === 0;
}

/** Whether an error is there after the edits that was not there before; of a larger block it is assumed. */
export function bringsErrors(analysis: Analysis, at: number, edits: readonly TextEdit[]): boolean {
  const { document } = analysis;
  if (document.blocks[document.blockAt(at)].length > LARGEST_BLOCK) return true;
  return newErrors(analysis, undefined, edits).length > 0;
}

/** The errors after the edits that were not there before, and the finding itself where it is still there. */
export function newErrors(
  analysis: Analysis,
  diagnostic: Diagnostic | undefined,
  edits: readonly TextEdit[],
): Diagnostic[] {
  const known = new Map<string, number>();
  for (const each of analysis.diagnostics) {
    if (each === diagnostic || each.severity !== 'error') continue;
    const key = `${each.code} ${moved(each.start, edits)}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const own = diagnostic && `${diagnostic.code} ${moved(diagnostic.start, edits)}`;
  const { options } = analysis;
  const after = analyse(analysis.document.edited(edits), { ...options, flow: undefined, previous: analysis });
  return after.diagnostics.filter(({ code, start, severity }) => {
    const key = `${code} ${start}`;
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    return left === 0 && (severity === 'error' || key === own);
  });
}

/** Where an offset is after the edits; inside a replaced range, its start. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  let by = 0;
  for (const { start, end, text } of edits) {
    if (end <= offset && (start < offset || end > start)) by += text.length - (end - start);
    else if (start < offset) by -= offset - start;
  }
  return offset + by;
}
