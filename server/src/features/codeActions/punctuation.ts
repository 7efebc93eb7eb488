// What is missing to close a statement, a block, a string or a comment, and what stands there in vain.
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { deletion, type Fixer, insertion, lineEndOf } from './fixer';

export const addSemicolon: Fixer = ({ diagnostic }) => [
  { title: 'Add the missing `;`', edits: [insertion(diagnostic.end, ';')], isPreferred: true, isSafe: true },
];

/** Behind the last token of the function. */
export const addBrace: Fixer = ({ analysis, tree, base }) => {
  const { count, ends } = tree.tokens;
  const end = count === 0 ? 0 : ends[count - 1];
  const text = `${lineEndOf(analysis.document)}}`;
  return [
    {
      title: 'Add the missing `}` at the end of the function',
      edits: [insertion(base + end, text)],
      isPreferred: true,
    },
  ];
};

/** Before the `;` that ends the line, which was surely not meant as text. */
export const addQuote: Fixer = ({ analysis, diagnostic: { start, end } }) => {
  const text = analysis.document.slice(start, end);
  const at = start + text.replace(/[\s;]*$/, '').length;
  return [{ title: 'Add the missing `"`', edits: [insertion(at, '"')], isPreferred: true }];
};

/** At the end of its first line. */
export const closeComment: Fixer = ({ analysis, diagnostic: { start } }) => {
  const { document } = analysis;
  const line = document.positionAt(start).line;
  const end = line + 1 < document.lineCount ? document.lineStart(line + 1) : document.length;
  const at = start + document.slice(start, end).trimEnd().length;
  return [{ title: 'Close the comment at the end of this line', edits: [insertion(at, ' */')] }];
};

/** Slips that the parser tells apart by what stands there. */
export const mendSyntax: Fixer = ({ tree, cursor, base }) => {
  if (!cursor) return [];
  const { token, kind } = cursor;
  const { kinds, starts, ends } = tree.tokens;
  const previous = token > 0 ? kinds[token - 1] : TokenKind.End;
  const remove = (title: string, at: number) => [
    { title, edits: [deletion(base + starts[at], base + ends[at])], isGuess: true, isPreferred: true } as const,
  ];
  if (kind === TokenKind.Semicolon && previous === TokenKind.Comma) return remove('Remove the `,`', token - 1);
  if (kind === TokenKind.CloseParen && previous === TokenKind.Comma) return remove('Remove the `,`', token - 1);
  if (kind === TokenKind.CloseBrace && previous === TokenKind.Comma) return remove('Remove the `,`', token - 1);
  if (kind === TokenKind.Comma) return remove('Remove the `,`', token);
  if (kind === TokenKind.Semicolon) {
    return [
      ...remove('Remove the `;`', token),
      { title: 'Add the missing `)`', edits: [insertion(base + ends[token - 1], ')')], isGuess: true },
      { title: 'Add the missing `]`', edits: [insertion(base + ends[token - 1], ']')], isGuess: true },
    ];
  }
  if (kind === TokenKind.CloseBrace) return remove('Remove the `}`', token);
  if (kind === TokenKind.Minus)
    return [
      {
        title: 'Write the offset as `+-`',
        edits: [insertion(base + starts[token], '+')],
        isGuess: true,
        isPreferred: true,
      },
    ];
  if (kind === TokenKind.Identifier && previous === TokenKind.Integer && cursor.text.startsWith('%')) {
    const edits = [insertion(base + starts[token], ' '), insertion(base + starts[token] + 1, ' ')];
    return [{ title: 'Write the remainder with spaces', edits, isGuess: true, isPreferred: true }];
  }
  if (kind === TokenKind.Error && cursor.text === '.' && ends[token] < starts[token + 1])
    return [
      { title: 'Remove the space', edits: [deletion(base + ends[token], base + starts[token + 1])], isGuess: true },
    ];
  if (isLabel(tree, token))
    return [
      {
        title: 'Add the missing `:`',
        edits: [insertion(base + ends[token], ':')],
        isGuess: true,
        isPreferred: true,
      },
    ];
  if (kind === TokenKind.Identifier && ends[token - 1] < starts[token])
    return [{ title: 'Add the missing `,`', edits: [insertion(base + ends[token - 1], ',')], isGuess: true }];
  return [];
};

/** Of a label that the parser knows by what follows the node has a name and no `:`. */
const isLabel = ({ kinds, count, first }: SyntaxTree, token: number): boolean => {
  for (let node = 0; node < count; node++) if (first[node] === token && kinds[node] === NodeKind.Label) return true;
  return false;
};

/** Typographic characters that text processors put in place of ASCII. */
const plain: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00d7': 'x',
  '\u2026': '...',
};

/** Letters without their accents, punctuation as ASCII has it, nothing for what has no such likeness. */
export const useAscii: Fixer = ({ analysis, diagnostic: { start, end } }) => {
  const written = analysis.document.slice(start, end);
  const ascii = [...written]
    .map((character) => plain[character] ?? character.normalize('NFKD').replace(/[^ -~]/g, ''))
    .join('');
  const title = ascii === '' ? `Remove \`${written}\`` : `Write \`${ascii}\``;
  return [{ title, edits: [{ start, end, text: ascii }], isGuess: true, isPreferred: true }];
};
