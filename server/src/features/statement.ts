// The statement around a cursor as far as it is typed, read from its tokens and its text alone: on a half-written line there
// is no tree to rely on. For completion and signature help.
import type { Analysis } from '../analysis';
import { upperBound } from '../base/lines';
import { isFirstWord } from '../isa/catalogue';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import type { SyntaxTree } from '../syntax/nodes';
import { tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';

/** `header`: between a function's parameters and its body. `data`: in braces outside functions. */
export type Place = 'module' | 'parameters' | 'header' | 'body' | 'data';

export interface Statement {
  readonly analysis: Analysis;
  readonly block: number;
  readonly semantics: BlockSemantics | undefined;
  readonly inFunction: FunctionInfo | undefined;
  readonly place: Place;
  /** The function is an `.entry`; only in its header, parameters and body. */
  readonly isEntry: boolean;
  /** It stands behind a label. */
  readonly isLabelled: boolean;
  /** The cursor, as an offset in the document and in the block. */
  readonly offset: number;
  readonly at: number;
  /** From the statement's first token to the cursor; comments are blanks. Its first character is at `offset - head.length`. */
  readonly head: string;
  /** From the cursor to the end of the line. */
  readonly tail: string;
}

/** Undefined in comments and strings but those of pragmas, and in text that is no PTX. */
export function statementAt(analysis: Analysis, offset: number): Statement | undefined {
  if (analysis.foreign) return undefined;
  const { document } = analysis;
  const block = document.blocks.length === 0 ? 0 : document.blockAt(offset);
  if (document.blocks.length === 0) return emptyText(analysis, offset);
  const semantics = analysis.semanticsOf(block);
  const at = offset - document.offsets[block];
  const { tree } = semantics;
  /** The first token that does not begin before the cursor. */
  const next = Math.min(upperBound(tree.tokens.starts, at - 1), tree.tokens.count);
  if (isInString(tree, next, at) || isInComment(analysis, block, tree, next, at)) return undefined;
  const surroundings = surroundingsOf(tree, isTyping(tree, next, at) ? next - 1 : next);
  const first =
    surroundings.place === 'body' ? statementStart(tree, next, at) : itemStart(tree, next, at, surroundings);
  const start = first < next ? tree.tokens.starts[first] : at;
  return {
    analysis,
    block,
    semantics,
    inFunction: functionAround(semantics, next),
    ...surroundings,
    isLabelled: surroundings.place === 'body' && first > 0 && endsLabel(tree, first - 1),
    offset,
    at,
    head: withoutComments(document.blocks[block].text(start, at)),
    tail: tailOf(analysis, offset),
  };
}

function emptyText(analysis: Analysis, offset: number): Statement {
  const nothing = {
    semantics: undefined,
    inFunction: undefined,
    isEntry: false,
    isLabelled: false,
    head: '',
    tail: '',
  };
  return { analysis, block: 0, place: 'module', offset, at: 0, ...nothing };
}

function isInString(tree: SyntaxTree, next: number, at: number): boolean {
  const { kinds, ends } = tree.tokens;
  const isInside = next > 0 && kinds[next - 1] === TokenKind.String && at < ends[next - 1];
  return isInside && !(next > 1 && tokenText(tree, next - 2) === '.pragma');
}

function isInComment({ document }: Analysis, block: number, { tokens }: SyntaxTree, next: number, at: number): boolean {
  const from = next > 0 ? tokens.ends[next - 1] : 0;
  if (from >= at) return false;
  const gap = document.blocks[block].text(from, at).replace(/\/\*[\s\S]*?\*\//g, '');
  return gap.includes('/*') || gap.slice(gap.lastIndexOf('\n') + 1).includes('//');
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*/g, (comment) => comment.replace(/[^\n\r]/g, ' '));

function tailOf({ document }: Analysis, offset: number): string {
  return /^[^\n\r]*/.exec(document.slice(offset, Math.min(document.length, offset + 1000)))?.[0] ?? '';
}

/** The function whose tokens are around the place before a token; one that was never closed goes on. */
function functionAround({ functions, tree }: BlockSemantics, next: number): FunctionInfo | undefined {
  return functions.findLast(({ node }) => tree.first[node] < next && next <= tree.last[node]);
}

/** Whether the cursor is in or at the end of a dotted word: it may still become another. */
const isTyping = ({ tokens }: SyntaxTree, next: number, at: number): boolean =>
  next > 0 && tokens.kinds[next - 1] === TokenKind.Dotted && tokens.ends[next - 1] >= at;

interface Surroundings {
  readonly place: Place;
  readonly isEntry: boolean;
}

/** Braces and the word that began the item tell where a token stands; vectors' braces are balanced in front of it. */
function surroundingsOf(tree: SyntaxTree, next: number): Surroundings {
  const { kinds } = tree.tokens;
  let braces = 0;
  let parens = 0;
  let word = '';
  for (let token = 0; token < next; token++) {
    switch (kinds[token]) {
      case TokenKind.OpenBrace:
        braces++;
        break;
      case TokenKind.CloseBrace:
        if (braces > 0) braces--;
        if (braces === 0) word = '';
        break;
      case TokenKind.OpenParen:
        parens++;
        break;
      case TokenKind.CloseParen:
        if (parens > 0) parens--;
        break;
      case TokenKind.Semicolon:
        if (braces === 0) word = '';
        parens = 0;
        break;
      case TokenKind.Dotted:
        if (braces === 0 && word === '') word = functionWord(tokenText(tree, token));
        break;
    }
  }
  if (word === '') return { place: braces > 0 ? 'data' : 'module', isEntry: false };
  const place = braces > 0 ? 'body' : parens > 0 ? 'parameters' : 'header';
  return { place, isEntry: word === '.entry' };
}

const functionWord = (text: string): string => (text === '.entry' || text === '.func' ? text : '');

/** The first token of the statement that the place before `next` belongs to; `next` where a new one begins. */
function statementStart(tree: SyntaxTree, next: number, at: number): number {
  const { kinds } = tree.tokens;
  const isWhole = next > 0 && (endsOperand(kinds[next - 1]) || kinds[next - 1] === TokenKind.CloseBrace);
  if (isWhole && isLineBreak(tree, tree.tokens.ends[next - 1], at)) return next;
  let nesting = 0;
  let token = next;
  for (; token > 0; token--) {
    const before = token - 1;
    if (kinds[before] === TokenKind.Semicolon || endsLabel(tree, before)) break;
    if (kinds[before] === TokenKind.CloseBrace) {
      if (!closesVector(tree, before)) break;
      nesting++;
    } else if (kinds[before] === TokenKind.OpenBrace) {
      if (nesting > 0) nesting--;
      else if (!opensVector(tree, before)) break;
    }
    // The line before may lack its semicolon.
    if (token < next && nesting === 0 && beginsStatement(tree, token, next - 1)) break;
  }
  return token;
}

/** A line that ends so is complete, its semicolon at most missing. */
function endsOperand(kind: TokenKind): boolean {
  switch (kind) {
    case TokenKind.Identifier:
    case TokenKind.Integer:
    case TokenKind.Float:
    case TokenKind.HexFloat:
    case TokenKind.CloseBracket:
    case TokenKind.CloseParen:
      return true;
    default:
      return false;
  }
}

/** Of a half-typed `.L1::` the colons stand behind a dotted word. */
const endsLabel = ({ tokens: { kinds } }: SyntaxTree, token: number): boolean =>
  kinds[token] === TokenKind.Colon && token > 0 && kinds[token - 1] === TokenKind.Identifier;

/** Vectors hold no braces. */
function closesVector(tree: SyntaxTree, token: number): boolean {
  const { kinds } = tree.tokens;
  let open = token - 1;
  while (open >= 0 && kinds[open] !== TokenKind.OpenBrace && kinds[open] !== TokenKind.CloseBrace) open--;
  return open >= 0 && kinds[open] === TokenKind.OpenBrace && opensVector(tree, open);
}

function opensVector(tree: SyntaxTree, token: number): boolean {
  const { kinds, starts, ends } = tree.tokens;
  switch (token > 0 ? kinds[token - 1] : TokenKind.Semicolon) {
    case TokenKind.Comma:
    case TokenKind.OpenBracket:
    case TokenKind.Dotted:
      return true;
    // In the next line it is a block behind a statement without its semicolon.
    case TokenKind.Identifier:
      return !isLineBreak(tree, ends[token - 1], starts[token]);
    default:
      return false;
  }
}

/** Whether a token looks like the beginning of a statement: the first of its line, and behind something complete. */
function beginsStatement(tree: SyntaxTree, token: number, last: number): boolean {
  const { kinds, starts, ends } = tree.tokens;
  if (!isLineBreak(tree, ends[token - 1], starts[token])) return false;
  if (kinds[token] === TokenKind.At) return true;
  if (kinds[token] === TokenKind.Dotted)
    return token === last || /^\.(?:reg|param|local|shared|loc|pragma)$/.test(tokenText(tree, token));
  if (kinds[token] !== TokenKind.Identifier) return false;
  const word = tokenText(tree, token);
  // Behind a comma or an opening the list may go on, with anything but an opcode and its modifiers.
  if (isOpen(kinds[token - 1])) return isFirstWord(word) && goesOnAsOpcode(tree, token);
  // A word at the end may still become an opcode.
  return token === last ? /^[a-z]/.test(word) : isFirstWord(word);
}

function isOpen(kind: TokenKind): boolean {
  switch (kind) {
    case TokenKind.Comma:
    case TokenKind.OpenParen:
    case TokenKind.OpenBracket:
    case TokenKind.OpenBrace:
      return true;
    default:
      return false;
  }
}

/** A dot follows directly, or a blank and on its line nothing that goes on with a list. */
function goesOnAsOpcode({ bytes, tokens }: SyntaxTree, token: number): boolean {
  let at = tokens.ends[token];
  if (bytes[at] === DOT) return true;
  if (bytes[at] !== BLANK && bytes[at] !== TAB) return false;
  while (bytes[at] === BLANK || bytes[at] === TAB) at++;
  return !listGoesOn.has(bytes[at]);
}

const DOT = 46;
const BLANK = 32;
const TAB = 9;
const listGoesOn: ReadonlySet<number> = new Set([...',)]}+;|'].map((character) => character.charCodeAt(0)));

function isLineBreak({ bytes }: SyntaxTree, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 10 || bytes[at] === 13) return true;
  return false;
}

/** Outside bodies: the last directive that begins a line; in a list of parameters what is behind the last `(` or `,`. */
function itemStart(tree: SyntaxTree, next: number, at: number, { place }: Surroundings): number {
  const { kinds, starts, ends } = tree.tokens;
  const isComplete = place === 'module' && next > 0 && endsOperand(kinds[next - 1]);
  if (isComplete && isLineBreak(tree, ends[next - 1], at)) return next;
  let token = next;
  for (; token > 0; token--) {
    const kind = kinds[token - 1];
    if (kind === TokenKind.Semicolon || kind === TokenKind.CloseBrace) break;
    if (place === 'parameters' && (kind === TokenKind.OpenParen || kind === TokenKind.Comma)) break;
    const isDirective = token < next && (kinds[token] === TokenKind.Dotted || kinds[token] === TokenKind.Error);
    if (isDirective && isLineBreak(tree, ends[token - 1], starts[token])) break;
  }
  return token;
}
