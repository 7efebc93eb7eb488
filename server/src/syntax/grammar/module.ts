// Items of the module: header directives, debugging directives, variables and functions.
import { NodeKind } from '../nodes';
import { describeToken, type Parser } from '../parser';
import { TokenKind } from '../tokens';
import { parsePrefix, parseVariable } from './declarations';
import { parseFunction } from './functions';
import {
  declarationPrefixes,
  declarationSpaces,
  entryDirectives,
  functionDirectives,
  itemStarts,
  linkage,
} from './keywords';
import { endStatement, skipStatement, unexpected } from './recovery';

export function parseItems(p: Parser): void {
  while (p.current() !== TokenKind.End) {
    const before = p.at;
    if (p.current() === TokenKind.Dotted) parseItem(p);
    else if (p.current() === TokenKind.At) parseDwarf(p);
    else parseStray(p);
    if (p.at === before) p.advance();
  }
}

function parseItem(p: Parser): void {
  const word = p.text();
  if (
    linkage.has(word) ||
    declarationPrefixes.has(word) ||
    declarationSpaces.has(word) ||
    word === '.entry' ||
    word === '.func'
  ) {
    return parseDeclared(p);
  }
  switch (word) {
    case '.version':
      return parseSimple(p, NodeKind.Version, [TokenKind.Float, TokenKind.Integer], 'a version such as `8.0`');
    case '.address_size':
      return parseSimple(p, NodeKind.AddressSize, [TokenKind.Integer], '32 or 64');
    case '.language':
      return parseSimple(p, NodeKind.Language, [TokenKind.String], 'a language name in quotes');
    case '.target':
      return parseTarget(p);
    case '.file':
      return parseFile(p);
    case '.section':
      return parseSection(p);
    case '.pragma':
      return parsePragma(p);
    case '.alias':
      return parseAlias(p);
    default:
      return parseUnknown(p, word);
  }
}

/** `.visible .global …`, `.extern .func …`: the linking word first and only one, then a function or a variable. */
function parseDeclared(p: Parser): void {
  const node = p.open(NodeKind.Variable);
  const first = p.at;
  if (linkage.has(p.text())) p.advance();
  while (p.current() === TokenKind.Dotted && p.text() === '.attribute') parsePrefix(p, '.attribute');
  const word = p.current() === TokenKind.Dotted ? p.text() : '';
  if (word === '.entry' || word === '.func') return parseFunction(p, node);
  if (declarationSpaces.has(word) || declarationPrefixes.has(word)) return parseVariable(p, node);
  if (linkage.has(word)) p.problem('syntax-error', `\`${word}\`: a declaration has one linking word only.`);
  else if (word !== '' && p.at > first && !itemStarts.has(word)) return misspelt(p, node, word, first);
  else unexpected(p, '`.func`, `.entry` or a variable');
  skipStatement(p);
  p.setKind(node, NodeKind.Error);
  p.close(node);
}

/** `.visible .enrty`: what follows is the one function or variable that was meant. */
function misspelt(p: Parser, node: number, word: string, first: number): void {
  const expected = 'comes `.entry`, `.func` or the space of a variable';
  p.problem('unknown-directive', `\`${word}\` is no directive: behind \`${p.text(first)}\` ${expected}.`);
  skipItem(p);
  p.setKind(node, NodeKind.Error);
  p.close(node);
}

function parseSimple(p: Parser, kind: NodeKind, accepted: readonly TokenKind[], expected: string): void {
  const node = p.open(kind);
  p.advance();
  if (accepted.includes(p.current())) p.advance();
  else unexpected(p, expected);
  p.close(node);
}

/** `.target sm_90a, debug` */
function parseTarget(p: Parser): void {
  const node = p.open(NodeKind.Target);
  p.advance();
  do {
    if (p.current() === TokenKind.Identifier) p.leaf(NodeKind.Name);
    else unexpected(p, 'a target such as `sm_90`');
  } while (p.take(TokenKind.Comma));
  p.close(node);
}

/** `.file 1 "a.cu"`, optionally `, timestamp, size`. */
function parseFile(p: Parser): void {
  const node = p.open(NodeKind.File);
  p.advance();
  if (p.current() !== TokenKind.Integer) unexpected(p, 'a file number');
  else {
    p.advance();
    if (!p.take(TokenKind.String)) unexpected(p, 'a file name in quotes');
    for (let i = 0; i < 2 && p.current() === TokenKind.Comma && p.peek(1) === TokenKind.Integer; i++) p.at += 2;
  }
  p.close(node);
}

/** `.section .debug_info { … }`: data lines without `;`. Whether types and values go together is for the rules. */
function parseSection(p: Parser): void {
  const node = p.open(NodeKind.Section);
  p.advance();
  if (p.current() === TokenKind.Dotted || p.current() === TokenKind.Identifier) p.advance();
  else unexpected(p, 'a section name');
  const opening = p.at;
  if (!p.take(TokenKind.OpenBrace)) unexpected(p, '`{`');
  else {
    while (p.current() !== TokenKind.CloseBrace && p.current() !== TokenKind.End) parseData(p);
    if (!p.take(TokenKind.CloseBrace)) p.problem('unclosed-brace', 'This `{` is never closed.', opening);
  }
  p.close(node);
}

/** `name:` or `.b8 1, 2`; a fault is told once for a line. */
function parseData(p: Parser): void {
  if (p.current() === TokenKind.Identifier && p.peek(1) === TokenKind.Colon) {
    p.at += 2;
    return;
  }
  if (!isDataType(p)) return skipData(p, 'a type such as `.b8`, or a label');
  do {
    p.advance(); // the type, or the comma
    if (!parseDatum(p)) return skipData(p, 'a number or a name');
  } while (p.current() === TokenKind.Comma);
}

/** `.b32` and the like: a letter and a digit. */
function isDataType(p: Parser): boolean {
  if (p.current() !== TokenKind.Dotted) return false;
  const start = p.starts[p.at];
  const letter = p.bytes[start + 1];
  const digit = p.bytes[start + 2];
  const isLetter = letter === 0x62 || letter === 0x66 || letter === 0x73 || letter === 0x75; // b f s u
  return isLetter && digit >= 0x31 && digit <= 0x39;
}

/** `5`, `-5`, `name`, `name+5`, `name-other`, `.debug_str+5`. */
function parseDatum(p: Parser): boolean {
  const isName = p.current() === TokenKind.Identifier || p.current() === TokenKind.Dotted;
  if (!isName) {
    p.take(TokenKind.Minus);
    return p.take(TokenKind.Integer);
  }
  const isLabel = p.take(TokenKind.Identifier);
  if (!isLabel) p.advance();
  if (p.take(TokenKind.Plus)) return p.take(TokenKind.Integer);
  return !isLabel || !p.take(TokenKind.Minus) || p.take(TokenKind.Identifier);
}

function skipData(p: Parser, expected: string): void {
  if (p.current() === TokenKind.CloseBrace || p.current() === TokenKind.End) return unexpected(p, expected);
  if (p.current() === TokenKind.Semicolon) p.problem('syntax-error', 'Data in a `.section` is not ended by `;`.');
  else unexpected(p, expected);
  let nesting = 0;
  do {
    if (p.current() === TokenKind.OpenBrace) nesting++;
    else if (p.current() === TokenKind.CloseBrace && nesting-- === 0) return;
    p.advance();
  } while (p.current() !== TokenKind.End && !p.beginsLine());
}

/** `.pragma "nounroll", "…";` also stands in headers and bodies. */
export function parsePragma(p: Parser): void {
  const node = p.open(NodeKind.Pragma);
  p.advance();
  let whole = true;
  do {
    whole = p.take(TokenKind.String);
    if (!whole) unexpected(p, 'a string');
  } while (whole && p.take(TokenKind.Comma));
  if (whole) endStatement(p);
  else skipStatement(p);
  p.close(node);
}

/** `.loc file line column`, optionally `, function_name label, inlined_at file line column`; no `;`. */
export function parseLoc(p: Parser): void {
  const node = p.open(NodeKind.Loc);
  p.advance();
  if (parseIntegers(p, 3)) if (p.current() === TokenKind.Comma) parseInlining(p);
  p.close(node);
}

function parseIntegers(p: Parser, count: number): boolean {
  for (let i = 0; i < count; i++) {
    if (p.take(TokenKind.Integer)) continue;
    unexpected(p, 'three numbers: file, line and column');
    return false;
  }
  return true;
}

/** `, function_name label + 4, inlined_at file line column`: both or none, in this order. */
function parseInlining(p: Parser): void {
  if (!takeWord(p, 'function_name')) return;
  if (p.current() !== TokenKind.Identifier && p.current() !== TokenKind.Dotted) {
    unexpected(p, "the label of the function's name");
    return;
  }
  p.advance();
  if (p.current() === TokenKind.Plus && p.peek(1) === TokenKind.Integer) p.at += 2;
  if (takeWord(p, 'inlined_at')) parseIntegers(p, 3);
}

/** A comma and this word. */
function takeWord(p: Parser, word: string): boolean {
  if (p.current() === TokenKind.Comma && p.peek(1) === TokenKind.Identifier && p.text(p.at + 1) === word) {
    p.at += 2;
    return true;
  }
  if (p.current() === TokenKind.Comma) p.advance();
  unexpected(p, `\`, ${word} …\``);
  return false;
}

/** `.alias name, aliasee;` */
function parseAlias(p: Parser): void {
  const node = p.open(NodeKind.Alias);
  p.advance();
  let whole = p.current() === TokenKind.Identifier;
  if (whole) p.leaf(NodeKind.Name);
  whole = whole && p.take(TokenKind.Comma) && p.current() === TokenKind.Identifier;
  if (whole) {
    p.leaf(NodeKind.Name);
    endStatement(p);
  } else {
    unexpected(p, 'two function names separated by `,`');
    skipStatement(p);
  }
  p.close(node);
}

function parseUnknown(p: Parser, word: string): void {
  if (entryDirectives.has(word) || functionDirectives.has(word)) {
    p.problem('syntax-error', `\`${word}\` stands behind a function's parameters, before its body.`);
  } else if (word === '.loc') p.problem('syntax-error', '`.loc` stands in a function body only.');
  else p.problem('unknown-directive', `${describeToken(p)} is no directive that can stand at module level.`);
  skipItem(p);
}

function parseStray(p: Parser): void {
  if (p.current() === TokenKind.Semicolon) p.problem('syntax-error', 'A `;` alone is no declaration: remove it.');
  else if (p.current() === TokenKind.CloseBrace) p.problem('syntax-error', 'This `}` closes nothing.');
  else unexpected(p, 'a directive such as `.entry`, `.func` or `.global`');
  skipItem(p);
}

/** Skips to the next item: behind a `;` or a balanced `{…}`, or before a word that begins an item. */
function skipItem(p: Parser): void {
  const node = p.open(NodeKind.Error);
  let nesting = 0;
  p.advance();
  if (p.at > 0 && p.kinds[p.at - 1] === TokenKind.OpenBrace) nesting = 1;
  const single = p.kinds[p.at - 1] === TokenKind.Semicolon || p.kinds[p.at - 1] === TokenKind.CloseBrace;
  while (!single && p.current() !== TokenKind.End) {
    if (nesting === 0 && p.current() === TokenKind.Dotted && itemStarts.has(p.text())) break;
    if (p.current() === TokenKind.OpenBrace) nesting++;
    const closes = p.current() === TokenKind.CloseBrace && --nesting <= 0;
    const ends = p.current() === TokenKind.Semicolon && nesting === 0;
    p.advance();
    if (closes) p.take(TokenKind.Semicolon); // behind the initial values of a variable
    if (closes || ends) break;
  }
  p.close(node);
}

/** `@@DWARF …`: debugging lines of PTX before 2.0, taken whole. */
function parseDwarf(p: Parser): void {
  const dwarf = p.peek(1) === TokenKind.At && p.peek(2) === TokenKind.Identifier;
  if (!dwarf) return parseStray(p);
  const node = p.open(NodeKind.Dwarf);
  p.at += 3;
  while (p.current() !== TokenKind.End && !p.beginsLine()) p.advance();
  p.close(node);
}
