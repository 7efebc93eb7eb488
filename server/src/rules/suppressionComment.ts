// `// ptx-lens: ignore unused-label, shift-out-of-range -- why` in a line of text. Not a rule itself.
import type { TextRange } from '../base/text';

export interface SuppressionComment extends TextRange {
  /** `ignore`, `ignore-file`, or what stands there instead. */
  readonly word: string;
  readonly wordStart: number;
  readonly codes: readonly (TextRange & { readonly code: string })[];
}

export const suppressionMarker = 'ptx-lens:';

const pattern = /\/\/[ \t]*ptx-lens:[ \t]*([^\s,]*)([^\r\n]*)/g;
const list = /^[ \t]*[a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*/;

/** The comments of a text; offsets from its start. What stands behind the list of codes is the writer's reason. */
export function suppressionComments(text: string): SuppressionComment[] {
  if (!text.includes(suppressionMarker)) return [];
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, 1: word, 2: rest }) => {
    const restStart = index + whole.length - rest.length;
    const codes = Array.from((list.exec(rest)?.[0] ?? '').matchAll(/[a-z0-9-]*[a-z0-9][a-z0-9-]*/g), (match) => ({
      code: match[0],
      start: restStart + match.index,
      end: restStart + match.index + match[0].length,
    }));
    return { start: index, end: index + whole.trimEnd().length, word, wordStart: restStart - word.length, codes };
  });
}
