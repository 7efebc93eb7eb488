// Applies renames to a text.
import assert from 'node:assert/strict';
import { type DocumentEdits, type Refusal, rename } from '../../server/src/features/rename';
import { analysisOf } from './harness';
import { marked } from './places';

export function applied({ document, edits }: DocumentEdits): string {
  const text = document.getText();
  let result = '';
  let at = 0;
  for (const { start, end, text: fresh } of edits) {
    assert.ok(start >= at, 'edits are in order and apart');
    result += text.slice(at, start) + fresh;
    at = end;
  }
  return result + text.slice(at);
}

/** The texts behind a rename at the cursor of the first source, or why there is none. */
export function renamed(name: string, source: string, ...others: string[]): readonly string[] | string | undefined {
  const own = marked(source);
  const modules = others.map((text, index) => marked(text, `file:///other${index}.ptx`).analysis);
  return outcome(rename(own.analysis, own.offset, name, modules));
}

function outcome(result: readonly DocumentEdits[] | Refusal | undefined): readonly string[] | string | undefined {
  if (result === undefined) return undefined;
  return 'refusal' in result ? result.refusal : result.map(applied);
}

/** The text with the name at an offset renamed; where that is refused, the sentence that says so. */
export function renamedAt(text: string, offset: number, name: string): { text: string } | { refusal: string } {
  const result = rename(analysisOf(text), offset, name, []);
  assert.ok(result, `a name at ${offset}`);
  if ('refusal' in result) return result;
  return { text: result.length === 0 ? text : applied(result[0]) };
}
