// Which diagnostics of a document its comments silence (rules/suppressionComment.ts): asked only for what was found, so a
// file without findings is not searched.
import type { Diagnostic } from './rules/rule';
import { suppressionComments, suppressionMarker } from './rules/suppressionComment';
import type { Block, PtxDocument } from './syntax/document';

/** `ignore-file` counts among the first so many lines. */
const HEAD_LINES = 50;
/** A comment may stand above other comments, up to so many lines above the statement. */
const MOST_LINES_ABOVE = 8;

/** The diagnostics that no comment silences. */
export function withoutSuppressed(document: PtxDocument, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length === 0 || !document.blocks.some(hasMarker)) return diagnostics;
  const inFile = codesOf(textOfLines(document, 0, HEAD_LINES), 'ignore-file');
  const byLine = new Map<number, ReadonlySet<string>>();
  return diagnostics.filter(({ code, start }) => {
    if (inFile.has(code)) return false;
    const { line } = document.positionAt(start);
    let codes = byLine.get(line);
    if (!codes) {
      codes = ignoredOn(document, line);
      byLine.set(line, codes);
    }
    return !codes.has(code);
  });
}

const marked = new WeakMap<Block, boolean>();

function hasMarker(block: Block): boolean {
  let known = marked.get(block);
  if (known === undefined) {
    known = block.text().includes(suppressionMarker);
    marked.set(block, known);
  }
  return known;
}

/** Codes that comments on the line, or alone on the lines above it, name. */
function ignoredOn(document: PtxDocument, line: number): ReadonlySet<string> {
  let text = textOfLines(document, line, line + 1);
  for (let above = line - 1; above >= 0 && above >= line - MOST_LINES_ABOVE; above--) {
    const other = textOfLines(document, above, above + 1);
    if (!/^\s*\/\//.test(other)) break;
    text += `\n${other}`;
  }
  return codesOf(text, 'ignore');
}

function codesOf(text: string, word: string): ReadonlySet<string> {
  return new Set(
    suppressionComments(text)
      .filter((comment) => comment.word === word)
      .flatMap(({ codes }) => codes.map(({ code }) => code)),
  );
}

/** Lines [from, to), as far as there are any. */
function textOfLines(document: PtxDocument, from: number, to: number): string {
  return document.slice(document.lineStart(from), to >= document.lineCount ? document.length : document.lineStart(to));
}
