// Hover on an opcode and on its modifiers.
import { meaningOf } from '../../isa/modifiers';
import type { OperandPart } from '../../isa/notation';
import type { BlockSemantics } from '../../semantic/block';
import { NodeKind } from '../../syntax/nodes';
import { ancestor, type Cursor } from '../cursor';
import { registerType } from '../declared';
import { effectOf } from '../documentation/effects';
import { instructionUseDocumentation } from '../documentation/instruction';
import { modifierUseDocumentation } from '../documentation/modifier';
import { textsByName, type Use, useOf } from '../use';

export function instructionHover(cursor: Cursor): string | undefined {
  const use = useAt(cursor);
  return use && useDocumentation(cursor, use);
}

/** A dotted word of an opcode: part of the instruction's name, or a modifier. */
export function modifierHover(cursor: Cursor): string | undefined {
  const use = useAt(cursor);
  if (!use) return general(cursor.text);
  const word = cursor.token - cursor.tree.first[use.opcode];
  if (word < use.match.nameLength) return useDocumentation(cursor, use);
  return modifierUseDocumentation(use.match, use.form, word);
}

function useDocumentation({ analysis, semantics }: Cursor, use: Use): string {
  return instructionUseDocumentation({
    ...use,
    declared: declaredTypes(semantics, use),
    effect: effectOfUse(use),
    header: analysis.module.header,
  });
}

/** Of a part with several registers only a type that all of them have. */
function declaredTypes(semantics: BlockSemantics, { parts }: Use): ReadonlyMap<OperandPart, string> {
  const { tree } = semantics;
  const types = new Map<OperandPart, string>();
  for (const [part, top] of parts) {
    if (tree.kinds[top] === NodeKind.Arguments) continue;
    const found = new Set<string | undefined>();
    for (let node = top; node < tree.next[top]; node++)
      if (tree.kinds[node] === NodeKind.Name) found.add(registerType(semantics, node));
    const [type] = found;
    if (found.size === 1 && type !== undefined) types.set(part, type);
  }
  return types;
}

/** Of an instruction that is not described: what the word means everywhere. */
function general(token: string): string | undefined {
  const meaning = meaningOf(token);
  return meaning && `**\`${token}\`** ${meaning}`;
}

/** What the constants and modifiers of an instruction make of it; for `lop3`, `prmt`, `testp` and `cvt.pack`. */
export function effectOfUse(use: Use): string | undefined {
  return effectOf(use.form.instruction.name, textsByName(use), use.slots);
}

export function useAt({ tree, node }: Cursor): Use | undefined {
  const instruction = ancestor(tree, node, NodeKind.Instruction);
  return instruction < 0 ? undefined : useOf(tree, instruction);
}
