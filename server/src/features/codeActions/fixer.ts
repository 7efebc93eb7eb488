// What the files of this folder share: one finding with its surroundings, from which each proposes ways to mend it.
import type { Analysis } from '../../analysis';
import type { TextEdit } from '../../base/text';
import type { Diagnostic, Fix } from '../../rules/rule';
import type { BlockSemantics } from '../../semantic/block';
import type { SyntaxTree } from '../../syntax/nodes';
import { type Cursor, cursorFrom } from '../cursor';

export interface Fault {
  readonly analysis: Analysis;
  readonly diagnostic: Diagnostic;
  readonly block: number;
  /** Offset of the block in the document. */
  readonly base: number;
  readonly semantics: BlockSemantics;
  readonly tree: SyntaxTree;
  /** At the finding's first token; undefined where no token stands there. */
  readonly cursor: Cursor | undefined;
}

/** A fix in offsets of the document. */
export interface Proposal extends Fix {
  /** One of several guesses, offered only where nothing is wrong any more when it is applied. */
  readonly isGuess?: true;
}

export type Fixer = (fault: Fault) => readonly Proposal[];

export function faultOf(analysis: Analysis, diagnostic: Diagnostic): Fault {
  const block = analysis.document.blockAt(diagnostic.start);
  const semantics = analysis.semanticsOf(block);
  return {
    analysis,
    diagnostic,
    block,
    base: analysis.document.offsets[block],
    semantics,
    tree: semantics.tree,
    cursor: cursorFrom(analysis, diagnostic.start),
  };
}

export const insertion = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

export const deletion = (start: number, end: number): TextEdit => ({ start, end, text: '' });

/** The indentation of the line on which an offset of a block stands. */
export function indentationAt(bytes: Uint8Array, at: number): string {
  let start = at;
  while (start > 0 && bytes[start - 1] !== 10 && bytes[start - 1] !== 13) start--;
  let text = '';
  for (let i = start; bytes[i] === 32 || bytes[i] === 9; i++) text += bytes[i] === 9 ? '\t' : ' ';
  return text;
}

/** The line end that the document uses. */
export function lineEndOf({ blocks }: Analysis['document']): string {
  for (const { bytes } of blocks) {
    const at = bytes.findIndex((byte) => byte === 10 || byte === 13);
    if (at >= 0) return bytes[at] === 10 ? '\n' : bytes[at + 1] === 10 ? '\r\n' : '\r';
  }
  return '\n';
}
