// Other ways to write what stands at a place: refactorings as an editor's menu lists them, each from a file in refactorings/.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { bringsErrors } from './codeActions/proof';
import { extractConstant, inlineConstant } from './refactorings/constants';
import {
  mergeDeclarations,
  removeUnused,
  shortenRange,
  sortDeclarations,
  splitDeclaration,
} from './refactorings/declarations';
import { wrapInGuard } from './refactorings/guard';
import { convertHexFloat } from './refactorings/hexFloat';
import { invertPredicate, swapBranches } from './refactorings/invert';
import { joinMultiplyAdd, splitMultiplyAdd } from './refactorings/multiplyAdd';
import { togglePrecision } from './refactorings/precision';
import { type Refactorer, type Refactoring, spotAt } from './refactorings/refactoring';

/** In the order of the menu. */
const refactorers: readonly Refactorer[] = [
  convertHexFloat,
  swapBranches,
  invertPredicate,
  splitMultiplyAdd,
  joinMultiplyAdd,
  togglePrecision,
  inlineConstant,
  extractConstant,
  wrapInGuard,
  shortenRange,
  splitDeclaration,
  mergeDeclarations,
  sortDeclarations,
  removeUnused,
];

/** What can be done with the statement at the start of a range; nothing where that has an error. */
export function refactorings(analysis: Analysis, range: TextRange): Refactoring[] {
  const spot = spotAt(analysis, range);
  if (!spot) return [];
  return refactorers
    .flatMap((refactor) => refactor(spot))
    .filter(({ edits, isGuess }) => !isGuess || !bringsErrors(analysis, range.start, edits));
}
