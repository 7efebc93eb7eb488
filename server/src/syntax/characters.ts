// Classes of bytes, for the lexer and the splitter.

export enum CharClass {
  Other,
  Space,
  LineEnd,
  Letter, // A-Z a-z
  Digit,
  Dollar, // $ and _ : part of names
  Percent,
  Dot,
  Quote,
  Slash,
  Hash,
  Punctuation,
  NonAscii,
}

export const classOf = new Uint8Array(256);

for (let c = 0x80; c < 256; c++) classOf[c] = CharClass.NonAscii;
for (let c = 65; c <= 90; c++) classOf[c] = classOf[c + 32] = CharClass.Letter;
for (let c = 48; c <= 57; c++) classOf[c] = CharClass.Digit;
// Form feed is white space and vertical tab is not; Ctrl-Z passes at the end of a file (ptxas 13.0).
for (const c of ' \t\f\x1a') classOf[c.charCodeAt(0)] = CharClass.Space;
classOf[10] = classOf[13] = CharClass.LineEnd;
for (const c of '$_') classOf[c.charCodeAt(0)] = CharClass.Dollar;
for (const c of ',;:()[]{}<>+-*!~&|^?=@') classOf[c.charCodeAt(0)] = CharClass.Punctuation;
classOf['%'.charCodeAt(0)] = CharClass.Percent;
classOf['.'.charCodeAt(0)] = CharClass.Dot;
classOf['"'.charCodeAt(0)] = CharClass.Quote;
classOf['/'.charCodeAt(0)] = CharClass.Slash;
classOf['#'.charCodeAt(0)] = CharClass.Hash;

/** 1 for the bytes of which names consist behind their first: letters, digits, `_`, `$`. */
export const isWord = new Uint8Array(256);
for (let c = 0; c < 128; c++) {
  const k = classOf[c];
  if (k === CharClass.Letter || k === CharClass.Digit || k === CharClass.Dollar) isWord[c] = 1;
}
