// Where the value that an instruction puts into a register goes: the operands of other instructions that read it.
import type { OperandItem } from '../isa/notation';
import type { BlockSemantics } from '../semantic/block';
import { Part } from '../semantic/opcodes';
import { NodeKind } from '../syntax/nodes';
import { ancestor } from './cursor';
import { referenceAt } from './symbols/meaning';
import { itemAt, type Use, useOf } from './use';

export interface Consumer {
  readonly use: Use;
  readonly item: OperandItem;
}

/** More readers than these say nothing new. */
const MOST_CONSUMERS = 8;

/** The readers of a register, by the Name node that writes it; none where it is written more than once. */
export function consumersOf(semantics: BlockSemantics, written: number): Consumer[] {
  const { tree, referenceNodes, referenceSymbols, referenceElements, referenceParts, referenceCount } = semantics;
  const own = referenceAt(semantics, written);
  if (own < 0 || referenceSymbols[own] < 0) return [];
  const readers: number[] = [];
  for (let i = 0; i < referenceCount; i++) {
    if (i === own || referenceSymbols[i] !== referenceSymbols[own] || referenceElements[i] !== referenceElements[own])
      continue;
    if ((referenceParts[i] & Part.Write) !== 0) return [];
    if (readers.length < MOST_CONSUMERS) readers.push(referenceNodes[i]);
  }
  return readers.flatMap((node) => {
    const instruction = ancestor(tree, node, NodeKind.Instruction);
    const use = instruction < 0 ? undefined : useOf(tree, instruction);
    const item = use && itemAt(tree, use, node);
    return use && item ? [{ use, item }] : [];
  });
}
