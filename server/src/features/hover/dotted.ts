// Hover on a word with a dot: a modifier, a component, or a word of a declaration or directive.
import { directive } from '../../isa/directives';
import { meaningOf } from '../../isa/modifiers';
import { stateSpace } from '../../isa/stateSpaces';
import { typeInfo } from '../../isa/types';
import { NodeKind } from '../../syntax/nodes';
import type { Cursor } from '../cursor';
import { typeOf } from '../documentation/operands';
import { selectorDocumentation } from '../documentation/selectors';
import {
  directiveDocumentation,
  stateSpaceDocumentation,
  typeDocumentation,
  vectorDocumentation,
} from '../documentation/words';
import { itemAt, textsByName } from '../use';
import { modifierHover, useAt } from './instruction';
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

/** `.x` of `%tid.x` says what `%tid.x` is, `.b3` of `%r1.b3` which part of the register it takes. */
function memberHover(cursor: Cursor): string | undefined {
  const selected = selectorHover(cursor);
  if (selected) return selected;
  const token = cursor.tree.first[cursor.node];
  return nameHover({ ...cursor, token, node: cursor.node + 1 });
}

function selectorHover(cursor: Cursor): string | undefined {
  const use = useAt(cursor);
  const item = use && itemAt(cursor.tree, use, cursor.node);
  if (!use || !item?.operand.selector) return undefined;
  return selectorDocumentation({
    selector: cursor.text,
    operand: item.name,
    type: typeOf(item.operand.type, use.slots),
    elements: Number(/[24]$/.exec(use.form.instruction.name)?.[0] ?? 1),
    isSum: use.slots['.add'] !== undefined,
    texts: textsByName(use),
  });
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
