// Names in debugging data, which the tree does not look into: labels that `.section` sets and names, and the strings that
// `.loc … function_name` points to.
import type { TextRange } from '../../base/text';
import type { Block } from '../../syntax/document';
import { NodeKind, tokenText } from '../../syntax/nodes';
import { parseTransient } from '../../syntax/parse';
import { TokenKind } from '../../syntax/tokens';
import { perBlock } from '../perBlock';

export interface DebugName extends TextRange {
  /** `name:` in a section. */
  readonly isLabel: boolean;
}

const none: ReadonlyMap<string, readonly DebugName[]> = new Map();

/** Name -> where it stands in the block's debugging data, with offsets from the block's start. */
export const debugNames = perBlock((block: Block): ReadonlyMap<string, readonly DebugName[]> => {
  const text = block.text();
  if (!text.includes('.section') && !text.includes('function_name')) return none;
  const tree = parseTransient(block.bytes);
  const { kinds, starts, ends } = tree.tokens;
  const names = new Map<string, DebugName[]>();
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Section && tree.kinds[node] !== NodeKind.Loc) continue;
    // The second word of a section is its own name.
    for (let token = tree.first[node] + 2; token < tree.last[node]; token++) {
      if (kinds[token] !== TokenKind.Identifier) continue;
      const name = tokenText(tree, token);
      if (name === 'function_name' || name === 'inlined_at') continue;
      const found = { start: starts[token], end: ends[token], isLabel: kinds[token + 1] === TokenKind.Colon };
      const known = names.get(name);
      if (known) known.push(found);
      else names.set(name, [found]);
    }
  }
  return names;
});
