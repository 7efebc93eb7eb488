// What a reader would have to work out: the value of a float written as bits, and how far a branch goes.
import type { Analysis } from '../analysis';
import { upperBound } from '../base/lines';
import { SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { nodeAt } from './cursor';
import { decimalOf, hexFloatValue } from './documentation/floats';
import { referenceAt } from './symbols/meaning';

export interface LiteralHint {
  /** Behind the word that it is about. */
  readonly offset: number;
  readonly label: string;
}

export interface LiteralHintChoice {
  readonly hexFloats: boolean;
  readonly branchDistance: boolean;
}

/** Those in [start, end), in text order. */
export function literalHints(
  analysis: Analysis,
  start: number,
  end: number,
  choice: LiteralHintChoice,
): readonly LiteralHint[] {
  const { document, blocks } = analysis;
  if (!choice.hexFloats && !choice.branchDistance) return [];
  const hints: LiteralHint[] = [];
  for (let block = document.blockAt(start); block < blocks.length && document.offsets[block] < end; block++) {
    const base = document.offsets[block];
    const { tree } = analysis.semanticsOf(block);
    const { kinds, starts, ends, count } = tree.tokens;
    for (let token = upperBound(starts, start - base - 1); token < count && starts[token] < end - base; token++) {
      const label =
        kinds[token] === TokenKind.HexFloat && choice.hexFloats
          ? floatLabel(tree, token)
          : kinds[token] === TokenKind.Identifier && choice.branchDistance
            ? branchLabel(analysis, block, token)
            : undefined;
      if (label !== undefined) hints.push({ offset: base + ends[token], label });
    }
  }
  return hints;
}

function floatLabel(tree: SyntaxTree, token: number): string | undefined {
  const found = hexFloatValue(tokenText(tree, token));
  return found && `= ${decimalOf(found.value, found.width)}`;
}

/** `↑ 12`: the label stands 12 lines above. */
function branchLabel({ document, semanticsOf }: Analysis, block: number, token: number): string | undefined {
  const semantics = semanticsOf(block);
  const { tree } = semantics;
  const node = nodeAt(tree, token);
  if (tree.kinds[node] !== NodeKind.Name) return undefined;
  const reference = referenceAt(semantics, node);
  const symbol = reference < 0 ? undefined : semantics.symbols[semantics.referenceSymbols[reference]];
  if (symbol?.kind !== SymbolKind.Label) return undefined;
  const { lineStarts } = document.blocks[block];
  const lines = upperBound(lineStarts, symbol.start) - upperBound(lineStarts, tree.tokens.starts[token]);
  return lines < 0 ? `↑ ${-lines}` : `↓ ${lines}`;
}
