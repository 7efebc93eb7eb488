// Number tokens. ptxas reads the longest correct number and then fails on the rest; here the whole run of word characters
// is one token, so that a malformed number is one problem on the whole of it.
import { bytesToText } from '../base/text';
import { CharClass, classOf, isWord } from './characters';
import type { LexerState } from './lexer';
import { TokenKind } from './tokens';

/** A number begins at `at` with a digit, or with a dot and a digit. Returns its end. */
export function lexNumber(state: LexerState, at: number): number {
  const { bytes } = state;
  let end = at;
  while (classOf[bytes[end]] === CharClass.Digit) end++;
  // The common case: a decimal integer that nothing of a word or a float follows.
  if (end > at && isWord[bytes[end]] !== 1 && bytes[end] !== 46) {
    if (bytes[at] === 48 && end > at + 1) return classify(state, at, end);
    state.push(TokenKind.Integer, at, end);
    return end;
  }
  return classify(state, at, endOfNumber(bytes, at));
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  const mark = bytes[start + 1] | 0x20;
  const hex =
    bytes[start] === 48 &&
    isWord[bytes[start + 1]] === 1 &&
    classOf[bytes[start + 1]] !== CharClass.Digit &&
    mark !== 0x65;
  let at = start;
  for (;;) {
    if (isWord[bytes[at]] === 1) at++;
    else if (bytes[at] === 46 && !hex && !dotted(bytes, start, at)) at++;
    else if ((bytes[at] === 43 || bytes[at] === 45) && !hex && isExponent(bytes, start, at)) at++;
    else return at;
  }
}

/** Whether the dot at `at` belongs to something else: a second dot of the number, or a modifier behind it. */
function dotted(bytes: Uint8Array, start: number, at: number): boolean {
  for (let i = start; i < at; i++) if (bytes[i] === 46) return true;
  const following = bytes[at + 1];
  const letter = classOf[following] === CharClass.Letter || classOf[following] === CharClass.Dollar;
  return letter && following !== 101 && following !== 69 && following !== 102 && following !== 85;
}

/** Whether the sign at `at` stands behind the `e` of a decimal float. */
function isExponent(bytes: Uint8Array, start: number, at: number): boolean {
  if (bytes[at - 1] !== 101 && bytes[at - 1] !== 69) return false;
  if (classOf[bytes[at + 1]] !== CharClass.Digit) return false;
  for (let i = start; i < at - 1; i++) if (bytes[i] !== 46 && classOf[bytes[i]] !== CharClass.Digit) return false;
  return true;
}

const integer = /^(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)U?$/;
const float = /^(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]+)?$/;
const hexFloat = /^0(?:[fF][0-9a-fA-F]{8}|[dD][0-9a-fA-F]{16})$/;

function classify(state: LexerState, start: number, end: number): number {
  const text = bytesToText(state.bytes, start, end);
  if (integer.test(text)) state.push(TokenKind.Integer, start, end);
  else if (hexFloat.test(text)) state.push(TokenKind.HexFloat, start, end);
  else if (float.test(text)) state.push(TokenKind.Float, start, end);
  else {
    state.push(/^[0-9]*\.|^[0-9]+[eE]/.test(text) ? TokenKind.Float : TokenKind.Integer, start, end);
    state.report('invalid-number', start, end, explain(text));
  }
  return end;
}

function explain(text: string): string {
  if (/^0[fF]/.test(text)) return `\`${text}\`: a single-precision hex float has exactly 8 hex digits after \`0f\`.`;
  if (/^0[dD]/.test(text)) return `\`${text}\`: a double-precision hex float has exactly 16 hex digits after \`0d\`.`;
  if (/^0[xX]/.test(text))
    return `\`${text}\`: a hexadecimal number has digits 0-9 and a-f after \`0x\`, and \`U\` at most behind them.`;
  if (/^0[bB]/.test(text)) return `\`${text}\`: a binary number has digits 0 and 1 after \`0b\`.`;
  if (/^0[0-9]+$/.test(text)) return `\`${text}\`: a leading zero makes a number octal, which has no digits 8 and 9.`;
  if (/[uLl]$/.test(text)) return `\`${text}\`: the only suffix of an integer is \`U\`.`;
  if (/^[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]+)?f$/.test(text))
    return `\`${text}\`: PTX floats have no suffix; write \`1.0\` or a hex float such as \`0f3F800000\`.`;
  return `\`${text}\` is not a number.`;
}
