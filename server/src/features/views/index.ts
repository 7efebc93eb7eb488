// What PTX Lens makes of the place under the cursor, as plain text: for debugging it, and for curious people.
import type { Analysis } from '../../analysis';
import { effectsText } from './effects';
import { formText } from './form';
import { liveText } from './live';
import { syntaxTreeText } from './syntaxTree';

export const views = {
  syntaxTree: syntaxTreeText,
  form: formText,
  effects: effectsText,
  live: liveText,
} as const satisfies Record<string, (analysis: Analysis, offset: number) => string | undefined>;

export type ViewKind = keyof typeof views;

/** Undefined where there is nothing of that kind at the offset, and for a kind that does not exist. */
export function viewText(analysis: Analysis, offset: number, kind: ViewKind): string | undefined {
  if (analysis.foreign || !Object.hasOwn(views, kind)) return undefined;
  return views[kind](analysis, offset);
}
