// Hover on a word with a dot: a modifier, a component, or a word of a declaration or directive.
import { directive } from '../../isa/directives';
import { meaningOf } from '../../isa/modifiers';
import { stateSpace } from '../../isa/stateSpaces';
import { typeInfo } from '../../isa/types';
import { NodeKind } from '../../syntax/nodes';
import type { Cursor } from '../cursor';
import {
  directiveDocumentation,
  stateSpaceDocumentation,
  typeDocumentation,
  vectorDocumentation,
} from '../documentation/words';
import { modifierHover } from './instruction';
import { nameHover } from './name';

export function dottedHover(cursor: Cursor): string | undefined {
  const { tree, node, text } = cursor;
  switch (tree.kinds[node]) {
    case NodeKind.Opcode:
      return modifierHover(cursor);
    case NodeKind.Member:
      return memberHover(cursor);
    case NodeKind.Address:
      return meaningOf(text) && `**\`${text}\`** ${meaningOf(text)}`;
    default:
      return wordDocumentation(text);
  }
}

/** `.x` of `%tid.x` says what `%tid.x` is. */
function memberHover(cursor: Cursor): string | undefined {
  const token = cursor.tree.first[cursor.node];
  return nameHover({ ...cursor, token, node: cursor.node + 1 });
}

/** A directive, state space, type or vector prefix. */
export function wordDocumentation(word: string): string | undefined {
  const space = stateSpace(word);
  if (space) return stateSpaceDocumentation(space);
  const type = typeInfo(word);
  if (type) return typeDocumentation(type);
  const found = directive(word);
  return found ? directiveDocumentation(found) : vectorDocumentation(word);
}
