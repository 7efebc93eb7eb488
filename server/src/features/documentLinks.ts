// Links to the CUDA source: from the path in `.file`, and from a `.loc` to its line. The module says where they lie; whether
// they are there, the editor finds out.
import type { Analysis } from '../analysis';
import type { Block } from '../syntax/document';
import { NodeKind, tokenText } from '../syntax/nodes';
import { parseTransient } from '../syntax/parse';
import { TokenKind } from '../syntax/tokens';
import { perBlock } from './perBlock';

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

interface Found {
  readonly files: readonly {
    readonly number: number;
    readonly start: number;
    readonly end: number;
    readonly path: string;
  }[];
  readonly lines: readonly {
    readonly file: number;
    readonly line: number;
    readonly start: number;
    readonly end: number;
  }[];
}

const nothing: Found = { files: [], lines: [] };

const linksIn = perBlock((block: Block): Found => {
  const text = block.text();
  if (!text.includes('.file') && !text.includes('.loc')) return nothing;
  const tree = parseTransient(block.bytes);
  const { kinds, starts, ends } = tree.tokens;
  const files: Found['files'][number][] = [];
  const lines: Found['lines'][number][] = [];
  for (let node = 1; node < tree.count; node++) {
    const first = tree.first[node];
    const isFile = tree.kinds[node] === NodeKind.File;
    if ((!isFile && tree.kinds[node] !== NodeKind.Loc) || tree.last[node] < first + 3) continue;
    if (kinds[first + 1] !== TokenKind.Integer) continue;
    const number = Number(tokenText(tree, first + 1));
    const start = starts[first + 2];
    const end = ends[first + 2];
    if (isFile && kinds[first + 2] === TokenKind.String)
      files.push({ number, start: start + 1, end: end - 1, path: tokenText(tree, first + 2).slice(1, -1) });
    else if (!isFile && kinds[first + 2] === TokenKind.Integer)
      lines.push({ file: number, line: Number(tokenText(tree, first + 2)), start, end });
  }
  return { files, lines };
});

export function documentLinks({ document, foreign }: Analysis): DocumentLink[] {
  if (foreign) return [];
  const found = document.blocks.map(linksIn);
  const paths = new Map(found.flatMap(({ files }) => files.map(({ number, path }) => [number, path] as const)));
  const links: DocumentLink[] = [];
  let lines = 0;
  for (const [block, each] of found.entries()) {
    const base = document.offsets[block];
    for (const { start, end, path } of each.files)
      if (end > start) links.push({ start: base + start, end: base + end, path, line: undefined });
    for (const { file, line, start, end } of each.lines) {
      const path = paths.get(file);
      if (path && lines++ < MOST_LINES) links.push({ start: base + start, end: base + end, path, line });
    }
  }
  return links.sort((a, b) => a.start - b.start);
}
