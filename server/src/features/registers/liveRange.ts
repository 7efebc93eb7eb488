// The live range of the register under the cursor: where it is written, where it is read, and on which lines it is alive.
import type { Analysis } from '../../analysis';
import type { TextRange } from '../../base/text';
import { liveRangeOf } from '../../flow/ranges';
import { SymbolKind } from '../../semantic/symbols';
import { NodeKind, rangeOf } from '../../syntax/nodes';
import { cursorAt } from '../cursor';
import { type FunctionPlace, functionAt, lineOf, valueOf } from './place';

export interface LiveRangeReport {
  readonly name: string;
  /** Offsets of the register's name where it is written and where it is read; where it is both it stands in both. */
  readonly definitions: readonly TextRange[];
  readonly uses: readonly TextRange[];
  /** First and last line, from 0, of each stretch of text in which it occupies a register. */
  readonly alive: readonly (readonly [first: number, last: number])[];
  /** Instructions of those stretches. */
  readonly length: number;
  /** 32-bit units; 0 for a predicate. */
  readonly units: number;
}

/** Undefined when the offset is on no register of a function's body. */
export function liveRangeAt(analysis: Analysis, offset: number): LiveRangeReport | undefined {
  const cursor = cursorAt(analysis, offset);
  const place = functionAt(analysis, offset);
  if (!cursor || !place || cursor.tree.kinds[cursor.node] !== NodeKind.Name) return undefined;
  const reference = cursor.semantics.referenceNodes.indexOf(cursor.node);
  if (reference < 0) return undefined;
  const symbol = cursor.semantics.referenceSymbols[reference];
  if (symbol < 0 || cursor.semantics.symbols[symbol].kind !== SymbolKind.Register) return undefined;
  return report(place, symbol, cursor.semantics.referenceElements[reference], cursor.text);
}

function report(place: FunctionPlace, symbol: number, element: number, name: string): LiveRangeReport {
  const value = valueOf(place, symbol, element);
  const { alive } = liveRangeOf(place.profile, value);
  return {
    name,
    definitions: namesOf(place, symbol, element, 2),
    uses: namesOf(place, symbol, element, 1),
    alive: alive.map(([first, last]) => [lineOf(place, first), lineOf(place, last)] as const),
    length: alive.reduce((sum, [first, last]) => sum + last - first + 1, 0),
    units: place.profile.code.units[value],
  };
}

/** References to a register that have this bit of Part. */
function namesOf({ semantics, base }: FunctionPlace, symbol: number, element: number, part: number): TextRange[] {
  const { referenceNodes, referenceSymbols, referenceElements, referenceParts, tree } = semantics;
  const found: TextRange[] = [];
  for (let index = 0; index < referenceSymbols.length; index++) {
    if (referenceSymbols[index] !== symbol || referenceElements[index] !== element) continue;
    if ((referenceParts[index] & part) === 0) continue;
    const { start, end } = rangeOf(tree, referenceNodes[index]);
    found.push({ start: base + start, end: base + end });
  }
  return found;
}
