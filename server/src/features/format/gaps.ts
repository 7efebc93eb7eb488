// The gaps between tokens: white space and comments. Every comment stays; what is around it is laid out anew.

/** A comment with the number of line ends before it. */
interface Comment {
  readonly text: string;
  readonly lines: number;
}

interface Gap {
  readonly comments: readonly Comment[];
  /** Line ends behind the last comment. */
  readonly lines: number;
}

const piece = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|\r\n|\n|\r/g;

function read(text: string): Gap {
  const comments: Comment[] = [];
  let lines = 0;
  for (const [found] of text.matchAll(piece)) {
    if (!found.startsWith('/')) lines++;
    else {
      comments.push({ text: found.trimEnd(), lines });
      lines = 0;
    }
  }
  return { comments, lines };
}

/** Holds something that is neither white space nor a comment that can be moved: a line marker, for one. */
export const isFixed = (text: string): boolean => text.includes('#') || /[^\s/]/.test(text.replace(piece, ''));

export const hasComment = (text: string): boolean => text.includes('/');

export interface Around {
  readonly lineEnd: string;
  /** In front of the token behind the gap. */
  readonly indentation: string;
  /** In front of comments on lines of their own. */
  readonly commentIndentation: string;
  readonly isStart: boolean;
  /** The end of the whole text. */
  readonly isEnd: boolean;
}

/** The gap between two units, which stand on different lines. At most one empty line stays. */
export function betweenUnits(text: string, around: Around): string {
  const { comments, lines } = read(text);
  const { lineEnd, indentation, commentIndentation, isStart, isEnd } = around;
  let result = '';
  comments.forEach((comment, index) => {
    const begins = isStart && index === 0;
    if (comment.lines === 0) result += begins ? comment.text : ` ${comment.text}`;
    else result += (begins ? '' : lineEnd.repeat(Math.min(2, comment.lines))) + commentIndentation + comment.text;
  });
  const last = comments.at(-1);
  if (isEnd) return lines > 0 || last ? result + lineEnd : result;
  if (isStart && !last) return '';
  // A comment in front of something on its line stays there.
  const isInFront = last !== undefined && lines === 0 && last.text.startsWith('/*') && (last.lines > 0 || isStart);
  return isInFront ? `${result} ` : result + lineEnd.repeat(Math.max(1, Math.min(2, lines))) + indentation;
}
