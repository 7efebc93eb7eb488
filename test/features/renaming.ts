// Applies renames to a text, and chooses what to rename in real ones.
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

/**
 * What can be renamed in a compiler's file, and the name it gets. That of a function begins with the old one, `*`, because
 * ptxas 13.0 lays functions out in the order of their names.
 */
const choices: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/%r\d+(?=[,;])/g, '%tile_row'],
  [/%rd\d+(?=\])/g, '%rd_base'],
  [/%p(?=<)/g, '%guard'],
  [/%f\d+(?=;)/g, 'accumulator'],
  [/\$L__BB\d+_\d+(?=:)/g, '$Lhead'],
  [/(?<=\.entry\s+)[\w$]+/g, '*_renamed'],
  [/(?<=^\.func\s+(?:\([^)]*\)\s*)?)[\w$]+(?=\()/gm, '*_renamed'],
  [/(?<=\.param \.u64 )[\w$]+/g, 'data_pointer'],
  [/(?<=\.shared \.align \d+ \.b8 )[\w$]+/g, 'tile_storage'],
];

/** The text with one name of each sort renamed, the middle one; `count` says how many renames were done. */
export function variedNames(text: string): { text: string; count: number } {
  let count = 0;
  let result = text;
  for (const [pattern, name] of choices) {
    const found = [...result.matchAll(pattern)];
    if (found.length === 0) continue;
    const { index, 0: old } = found[found.length >> 1];
    const outcome = renamedAt(result, index, name.replace('*', old));
    assert.ok('text' in outcome, `${name}: ${JSON.stringify(outcome)}`);
    result = outcome.text;
    count++;
  }
  return { text: result, count };
}
