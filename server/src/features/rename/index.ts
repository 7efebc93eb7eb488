// Renames what the name under the cursor stands for, everywhere, or says why that cannot be done. A rename must change what
// no name of the program refers to; that is checked by resolving the renamed text (check.ts).
import type { Analysis } from '../../analysis';
import type { TextRange } from '../../base/text';
import { specialRegister } from '../../isa/specialRegisters';
import { cursorAt } from '../cursor';
import { type Meaning, meaningAt } from '../symbols/meaning';
import { occurrences } from '../symbols/occurrences';
import { type DocumentEdits, editsOf, type Refusal } from './edits';
import { renameOne } from './element';
import { renameLocal } from './local';
import { renameModule } from './module';

export type { DocumentEdits, Refusal, TextEdit } from './edits';

export interface Renameable extends TextRange {
  readonly placeholder: string;
}

/** What would be renamed; undefined where there is no name. */
export function prepareRename(analysis: Analysis, offset: number): Renameable | Refusal | undefined {
  const cursor = cursorAt(analysis, offset);
  const named = cursor && meaningAt(cursor);
  if (!cursor || !named) return undefined;
  const { starts, ends } = cursor.tree.tokens;
  const start = cursor.base + starts[named.token];
  const end = cursor.base + ends[named.token];
  const placeholder = analysis.document.slice(start, end);
  if (named.meaning.kind === 'special')
    return { refusal: `\`${placeholder}\` is a special register: its name is PTX's own.` };
  if (!isDeclared(analysis, named.meaning))
    return { refusal: `\`${placeholder}\` is not declared here, so there is nothing to rename.` };
  return { start, end, placeholder };
}

export function rename(
  analysis: Analysis,
  offset: number,
  name: string,
  others: readonly Analysis[],
): readonly DocumentEdits[] | Refusal | undefined {
  const prepared = prepareRename(analysis, offset);
  const cursor = cursorAt(analysis, offset);
  const meaning = cursor && meaningAt(cursor)?.meaning;
  if (!prepared || 'refusal' in prepared || !meaning) return prepared && 'refusal' in prepared ? prepared : undefined;
  const objection = objectionTo(name);
  if (objection) return { refusal: objection };
  if (name === prepared.placeholder) return [];
  switch (meaning.kind) {
    case 'local':
      return meaning.element === undefined
        ? renameLocal(analysis, meaning, name)
        : renameOne(analysis, { ...meaning, element: meaning.element }, name);
    case 'module':
      return renameModule(analysis, meaning.name, name, others);
    default:
      return [{ document: analysis.document, edits: editsOf(occurrences(analysis, meaning), name) }];
  }
}

function isDeclared(analysis: Analysis, meaning: Meaning): boolean {
  return meaning.kind !== 'module' || analysis.module.byName.has(meaning.name);
}

/** What is wrong with a name that somebody typed; undefined when nothing is. As ptxas 13.0 has it. */
function objectionTo(name: string): string | undefined {
  if (!/^(?:[A-Za-z][\w$]*|[_$%][\w$]+)$/.test(name))
    return `\`${name}\` is no name of PTX: it begins with a letter, \`_\`, \`$\` or \`%\`, and goes on with letters, digits, \`_\` and \`$\`.`;
  if (name === 'WARP_SZ') return '`WARP_SZ` is a constant of PTX and cannot name anything else.';
  if (specialRegister(name)) return `\`${name}\` is a special register; another name would hide it.`;
  return undefined;
}
