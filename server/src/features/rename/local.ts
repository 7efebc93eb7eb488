// Renames a symbol of a function: a register, a whole range of them by its prefix, a label, a parameter, a variable.
import type { Analysis } from '../../analysis';
import type { Meaning } from '../symbols/meaning';
import { occurrences } from '../symbols/occurrences';
import { conflictIn } from './check';
import type { DocumentEdits, Refusal, TextEdit } from './edits';

type Local = Extract<Meaning, { kind: 'local' }>;

export function renameLocal(analysis: Analysis, meaning: Local, name: string): readonly DocumentEdits[] | Refusal {
  const { document } = analysis;
  const prefix = analysis.semanticsOf(meaning.block).symbols[meaning.symbol].name.length;
  // Of a range's names the digits stay as they are written.
  const edits = occurrences(analysis, meaning).map(
    ({ start, end }): TextEdit => ({ start, end, text: name + document.slice(start + prefix, end) }),
  );
  const conflict = conflictIn(analysis, meaning.block, edits, name, {
    symbolOf: (symbol, element) => [symbol, element],
  });
  return conflict ? { refusal: conflict } : [{ document, edits }];
}
