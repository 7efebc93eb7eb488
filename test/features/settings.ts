// A text with some statements in it, a line each: which of them the checker accepts, and what completion offers in one.
import { completions, type Item } from '../../server/src/features/completion';
import { PtxDocument } from '../../server/src/syntax/document';
import { analysisOf, uri } from './harness';

/** What stands in front of the statements and behind them, without the line ends between. */
export interface Setting {
  readonly head: string;
  readonly tail: string;
}

/** Which of the lines the checker accepts, all standing there together. */
export function accepted({ head, tail }: Setting, lines: readonly string[]): boolean[] {
  const text = `${head}\n${lines.join('\n')}\n${tail}`;
  const first = head.split('\n').length;
  const document = new PtxDocument(uri, 'ptx', 1, text);
  const isGood = lines.map(() => true);
  for (const { severity, start } of analysisOf(text).diagnostics)
    if (severity === 'error') isGood[document.positionAt(start).line - first] = false;
  return isGood;
}

/** Of each group of lines whether one at the least is accepted. */
export function acceptedGroups(setting: Setting, groups: readonly (readonly string[])[]): boolean[] {
  const verdicts = accepted(setting, groups.flat());
  let next = 0;
  return groups.map((group) => group.map(() => verdicts[next++]).includes(true));
}

/** What is offered in a line with the cursor between the two parts. */
export function itemsAt({ head, tail }: Setting, before: string, behind = ''): readonly Item[] {
  const text = `${head}\n${before}${behind}\n${tail}`;
  const offset = head.length + 1 + before.length;
  return completions(analysisOf(text), offset, { unavailable: 'leave out' })?.items ?? [];
}
