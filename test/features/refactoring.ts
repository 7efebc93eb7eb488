// A refactoring by the beginning of its title, at a marker or at the first place of a word.
import { refactorings } from '../../server/src/features/refactorings';
import { analysisOf, atMarker } from './harness';

/** Titles offered at the marker. */
export function offeredAt(source: string): string[] {
  const { analysis, offset } = atMarker(source);
  return refactorings(analysis, { start: offset, end: offset }).map(({ title }) => title);
}

/** The text after the one refactoring whose title begins so; undefined where none is offered. */
export function refactored(source: string, title: string): string | undefined {
  const { analysis, offset } = atMarker(source);
  const found = refactorings(analysis, { start: offset, end: offset }).find((each) => each.title.startsWith(title));
  return found && analysis.document.edited(found.edits).getText();
}

/** The text after the refactoring that is offered at a word. */
export function refactoredAt(text: string, word: string, title: string): string | undefined {
  const start = text.indexOf(word);
  const analysis = analysisOf(text);
  const found = refactorings(analysis, { start, end: start }).find((each) => each.title.startsWith(title));
  return found && analysis.document.edited(found.edits).getText();
}
