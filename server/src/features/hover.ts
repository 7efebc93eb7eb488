// What is said about the word under the mouse. Only the block at the offset is looked at, and the module's names.
import type { Analysis } from '../analysis';
import { pragma } from '../isa/pragmas';
import { NodeKind } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { ancestor, type Cursor, cursorAt } from './cursor';
import { pragmaDocumentation } from './documentation/words';
import { dottedHover } from './hover/dotted';
import { instructionHover } from './hover/instruction';
import { nameHover } from './hover/name';
import { numberHover } from './hover/number';
import { placeSentence } from './hover/place';
import { fileSentence } from './portability/file';
import { sourceAt, sourceSentence } from './sourceMap';

export interface Hover {
  /** Offsets in the document of the word that the text is about. */
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const cursor = cursorAt(analysis, offset);
  const word = cursor && (markdownAt(cursor) ?? wordAt(cursor));
  if (!cursor || !word) return undefined;
  const markdown = isHeader(cursor) ? `${word}\n\n${fileSentence(analysis)}` : word;
  const { starts, ends } = cursor.tree.tokens;
  return { start: cursor.base + starts[cursor.token], end: cursor.base + ends[cursor.token], markdown };
}

/** On `.version` and `.target` one asks what the file needs. */
function isHeader({ tree, node }: Cursor): boolean {
  return [NodeKind.Version, NodeKind.Target].some((kind) => ancestor(tree, node, kind) >= 0);
}

function markdownAt(cursor: Cursor): string | undefined {
  switch (cursor.kind) {
    case TokenKind.Identifier:
      return isOpcode(cursor) ? withSource(cursor, instructionHover(cursor)) : nameHover(cursor);
    case TokenKind.Dotted:
      return dottedHover(cursor);
    case TokenKind.Integer:
    case TokenKind.Float:
    case TokenKind.HexFloat:
      return numberHover(cursor);
    case TokenKind.Underscore:
      return sinkHover(cursor);
    case TokenKind.String:
      return pragmaHover(cursor);
    default:
      return undefined;
  }
}

/** An instruction of a file with line information says where it comes from. */
function withSource({ analysis, base, tree, token }: Cursor, markdown: string | undefined): string | undefined {
  const source = markdown && sourceAt(analysis, base + tree.tokens.starts[token]);
  return source ? `${markdown}\n\n${sourceSentence(source)}` : markdown;
}

/** What a word is by its place, where it says nothing by itself. */
function wordAt(cursor: Cursor): string | undefined {
  const { kind, text } = cursor;
  if (kind < TokenKind.Identifier || kind > TokenKind.String) return undefined;
  const place = placeSentence(cursor);
  return place === undefined || place.startsWith('**') ? place : `**\`${text}\`** ${place}`;
}

function isOpcode({ tree, node, token }: Cursor): boolean {
  return tree.kinds[node] === NodeKind.Opcode && tree.first[node] === token;
}

function sinkHover({ tree, node }: Cursor): string {
  const isOperand = ancestor(tree, node, NodeKind.Instruction) >= 0;
  return isOperand ? '**`_`** The result is not kept.' : '**`_`** No name: only the type is told.';
}

function pragmaHover({ tree, node, text }: Cursor): string | undefined {
  if (tree.kinds[node] !== NodeKind.Pragma) return undefined;
  const entry = pragma(text.replaceAll('"', '').trim().split(/\s/)[0]);
  return entry && pragmaDocumentation(entry);
}
