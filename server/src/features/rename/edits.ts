// What a rename gives: edits by document, or the reason why there are none.
import type { TextRange } from '../../base/text';
import type { PtxDocument } from '../../syntax/document';
import type { Occurrence } from '../symbols/occurrences';

/** Offsets in the document. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

export interface DocumentEdits {
  readonly document: PtxDocument;
  /** In text order. */
  readonly edits: readonly TextEdit[];
}

/** A sentence for people. */
export interface Refusal {
  readonly refusal: string;
}

export function editsOf(found: readonly Occurrence[], name: string): TextEdit[] {
  return found.map(({ start, end }) => ({ start, end, text: name }));
}
