// Links to the CUDA source: from the path in `.file`, and from a `.loc` to its line. The module says where they lie; whether
// they are there, the editor finds out.
import type { Analysis } from '../analysis';
import { marksOf } from './sourceMap';

export interface DocumentLink {
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;
  /** As the module has it: absolute, or from where the compiler ran. */
  readonly path: string;
  /** From 1; undefined for the file as a whole. */
  readonly line: number | undefined;
}

/** Of lines there may be tens of thousands; nobody follows so many. */
const MOST_LINES = 2000;

export function documentLinks({ document, foreign }: Analysis): DocumentLink[] {
  if (foreign) return [];
  const found = document.blocks.map(marksOf);
  const paths = new Map(found.flatMap(({ files }) => files.map(({ number, path }) => [number, path] as const)));
  const links: DocumentLink[] = [];
  let lines = 0;
  for (const [block, each] of found.entries()) {
    const base = document.offsets[block];
    for (const { start, end, path } of each.files)
      if (end > start) links.push({ start: base + start, end: base + end, path, line: undefined });
    for (const { file, line, lineStart, lineEnd } of each.lines) {
      const path = paths.get(file);
      if (path && line > 0 && lines++ < MOST_LINES)
        links.push({ start: base + lineStart, end: base + lineEnd, path, line });
    }
  }
  return links.sort((a, b) => a.start - b.start);
}
