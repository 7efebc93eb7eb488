// From PTX to the CUDA source that it comes from, by `.file` and `.loc`, and back. Where the files lie is the caller's to find.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import type { Block } from '../syntax/document';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { parseTransient } from '../syntax/parse';
import { TokenKind } from '../syntax/tokens';
import { perBlock } from './perBlock';

export interface SourceFile extends TextRange {
  readonly number: number;
  /** As the module has it: absolute, or from where the compiler ran. */
  readonly path: string;
}

export interface SourceLine {
  readonly file: number;
  /** From 1, as `.loc` counts; 0 for code of no line. */
  readonly line: number;
  readonly column: number;
}

/** A `.loc`; offsets from the block's start. */
export interface SourceMark extends SourceLine {
  /** Of the directive. */
  readonly start: number;
  /** Of its line number. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Where the next `.loc` begins, or the body ends. */
  readonly until: number;
  /** The call that was inlined here. */
  readonly inlinedAt: SourceLine | undefined;
}

interface Marks {
  readonly files: readonly SourceFile[];
  readonly lines: readonly SourceMark[];
}

const nothing: Marks = { files: [], lines: [] };

/** The `.file` and `.loc` of a block; offsets from its start. */
export const marksOf = perBlock((block: Block): Marks => {
  const text = block.text();
  if (!text.includes('.file') && !text.includes('.loc')) return nothing;
  const tree = parseTransient(block.bytes);
  const { kinds, starts, ends } = tree.tokens;
  const files: SourceFile[] = [];
  const lines: SourceMark[] = [];
  const last = tree.tokens.count - 1;
  const bodyEnd = kinds[last] === TokenKind.CloseBrace ? starts[last] : block.bytes.length;
  for (let node = 1; node < tree.count; node++) {
    const first = tree.first[node];
    const isFile = tree.kinds[node] === NodeKind.File;
    if ((!isFile && tree.kinds[node] !== NodeKind.Loc) || tree.last[node] < first + 3) continue;
    if (kinds[first + 1] !== TokenKind.Integer) continue;
    const [start, end] = [starts[first + 2], ends[first + 2]];
    if (isFile && kinds[first + 2] === TokenKind.String) {
      // The quote behind it may still be to come.
      const behind = end > start + 1 && text[end - 1] === '"' ? end - 1 : end;
      const path = text.slice(start + 1, behind);
      files.push({ number: Number(tokenText(tree, first + 1)), start: start + 1, end: behind, path });
    } else if (!isFile && kinds[first + 2] === TokenKind.Integer)
      lines.push({
        ...lineAt(tree, first + 1),
        start: starts[first],
        lineStart: start,
        lineEnd: end,
        until: bodyEnd,
        inlinedAt: inlinedAt(tree, first + 3, tree.last[node]),
      });
  }
  return { files, lines: lines.map((mark, index) => ({ ...mark, until: lines[index + 1]?.start ?? mark.until })) };
});

/** Three numbers from a token on; what is no number, or one that no file has lines for, is 0. */
function lineAt(tree: SyntaxTree, token: number): SourceLine {
  const number = (at: number): number => {
    if (at >= tree.tokens.count || tree.tokens.kinds[at] !== TokenKind.Integer) return 0;
    const value = Number(tokenText(tree, at));
    return Number.isSafeInteger(value) ? value : 0;
  };
  return { file: number(token), line: number(token + 1), column: number(token + 2) };
}

function inlinedAt(tree: SyntaxTree, from: number, to: number): SourceLine | undefined {
  for (let token = from; token < to; token++)
    if (tokenText(tree, token) === 'inlined_at') return lineAt(tree, token + 1);
  return undefined;
}

/** A place of the source as people read it. */
export interface SourcePlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface Source extends SourcePlace {
  /** The line of the call where the place was inlined. */
  readonly inlinedAt: SourcePlace | undefined;
}

/** Where the code at an offset comes from: the last `.loc` of its function above. */
export function sourceAt(analysis: Analysis, offset: number): Source | undefined {
  const { document, foreign } = analysis;
  const index = document.blockAt(offset);
  const block = document.blocks.at(index);
  if (foreign || !block?.isFunction) return undefined;
  const base = document.offsets[index];
  // On the line of a `.loc` it is that one, wherever the cursor stands.
  const { line } = document.positionAt(offset);
  const mark = marksOf(block).lines.findLast(
    ({ start }) => base + start <= offset || document.positionAt(base + start).line === line,
  );
  if (!mark || mark.line === 0) return undefined;
  const place = placeOf(analysis, mark);
  return place && { ...place, inlinedAt: mark.inlinedAt && placeOf(analysis, mark.inlinedAt) };
}

function placeOf(analysis: Analysis, { file, line, column }: SourceLine): SourcePlace | undefined {
  const path = pathOf(analysis, file);
  return path === undefined ? undefined : { path, line, column };
}

/** `.file` stands between functions, so those need not be read. */
function filesOf({ document }: Analysis): SourceFile[] {
  return document.blocks.filter(({ isFunction }) => !isFunction).flatMap((block) => marksOf(block).files);
}

function pathOf(analysis: Analysis, file: number): string | undefined {
  return filesOf(analysis).findLast(({ number }) => number === file)?.path;
}

/** The code that comes from a line of the source: from each of its `.loc` to the next. `isFile` knows a file by its path. */
export function codeOfLine(analysis: Analysis, isFile: (path: string) => boolean, line: number): TextRange[] {
  if (analysis.foreign) return [];
  const files = new Set(filesOf(analysis).flatMap(({ number, path }) => (isFile(path) ? [number] : [])));
  if (files.size === 0) return [];
  const { blocks, offsets } = analysis.document;
  return blocks.flatMap((block, index) => {
    if (!block.isFunction) return [];
    const marks = marksOf(block).lines.filter((mark) => mark.line === line && files.has(mark.file));
    return marks.map(({ start, until }) => {
      const code = block.text().slice(start, until).trimEnd();
      return { start: offsets[index] + start, end: offsets[index] + start + code.length };
    });
  });
}

/** `saxpy.cu`, line 12, inlined into line 30: for a hover. */
export function sourceSentence({ path, line, inlinedAt }: Source): string {
  const at = (place: SourcePlace): string => `line ${place.line} of \`${baseName(place.path)}\``;
  return `From ${at({ path, line, column: 0 })}${inlinedAt ? `, inlined into ${at(inlinedAt)}` : ''}.`;
}

export const baseName = (path: string): string => path.split(/[\\/]+/).at(-1) ?? path;
