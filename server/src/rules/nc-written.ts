// A non-coherent load of what the kernel itself writes.

import type { TextEdit } from '../base/text';
import { typeInfo } from '../isa/types';
import { plainSpace } from '../semantic/addresses';
import { type BodyInstruction, instructionAt, matchAt, nameAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import { NodeKind } from '../syntax/nodes';
import type { FunctionContext } from './functionContext';
import { opcodeRange } from './protocol';
import { defineRule } from './rule';
import { tokenRange } from './shared';

export default defineRule({
  code: 'nc-written',
  severity: 'warning',
  title: 'A non-coherent load of memory that the kernel writes.',
  why: '`ld.global.nc` reads through a cache that is not kept coherent: what it reads must not change while the kernel runs. Told where a store or an atomic operation of the same function goes to the very same address: the same register, which is written once, or the same variable, with offsets that overlap.',
  bad: 'mov.u64 %rd1, 0;\nst.global.u32 [%rd1+4], 1;\nld.global.nc.u32 %r1, [%rd1+4];\nst.global.u32 [%rd1], %r1;',
  good: 'mov.u64 %rd1, 0;\nst.global.u32 [%rd1+4], 1;\nld.global.u32 %r1, [%rd1+4];\nst.global.u32 [%rd1], %r1;',
  checkFunction(context, report) {
    const loads = placesOf(context, (words) => words[0] === 'ld' && words.includes('.nc'));
    if (loads.length === 0) return;
    const writes = byBase(placesOf(context, ([first]) => first === 'st' || first === 'atom' || first === 'red'));
    for (const load of loads) {
      const write = writes
        .get(load.base)
        ?.find((other) => other.from < load.from + load.bytes && load.from < other.from + other.bytes);
      if (!write) continue;
      report({
        ...opcodeRange(context, load.index),
        fixes: [{ title: 'Remove `.nc`', edits: [withoutNc(context, load.index)], isPreferred: true }],
        message: 'This load is not coherent, and the function writes to the same address: leave out `.nc`.',
        related: [{ ...opcodeRange(context, write.index), message: 'Written here.' }],
      });
    }
  },
});

interface Place {
  readonly index: number;
  /** The register, or the name of the variable. */
  readonly base: number | string;
  readonly from: number;
  readonly bytes: number;
}

function byBase(places: readonly Place[]): ReadonlyMap<Place['base'], readonly Place[]> {
  const lists = new Map<Place['base'], Place[]>();
  for (const place of places) {
    const list = lists.get(place.base);
    if (list) list.push(place);
    else lists.set(place.base, [place]);
  }
  return lists;
}

const vectors: Readonly<Record<string, number>> = { '.v2': 2, '.v4': 4, '.v8': 8 };

/** Accesses to global memory at a register that is written once, or at a variable. */
function placesOf(context: FunctionContext, isWanted: (words: readonly string[]) => boolean): Place[] {
  const { body, code } = context;
  const places: Place[] = [];
  for (let i = 0; i < code.count; i++) {
    const { words } = matchAt(body, i);
    if (!isWanted(words) || !words.some((word) => plainSpace(word) === '.global')) continue;
    const place = placeOf(context, instructionAt(body, i));
    if (place) places.push(place);
  }
  return places;
}

function placeOf(context: FunctionContext, { index, words, operands }: BodyInstruction): Place | undefined {
  const { tree } = context.semantics;
  const address = operands.find((node) => tree.kinds[node] === NodeKind.Address);
  const bits = typeInfo(words.at(-1) ?? '')?.bits;
  if (address === undefined || bits === undefined) return undefined;
  const isSum = tree.kinds[address + 1] === NodeKind.Sum;
  const name = isSum ? address + 2 : address + 1;
  const offset = isSum ? constantOf(tree, tree.next[name]) : 0n;
  if (tree.kinds[name] !== NodeKind.Name || offset === undefined) return undefined;
  const value = context.body.valueOfNode[name];
  if (value >= 0 && context.addresses().definition[value] < 0) return undefined;
  const count = vectors[words.find((word) => word in vectors) ?? ''] ?? 1;
  return { index, base: value >= 0 ? value : nameAt(tree, name), from: Number(offset), bytes: (bits / 8) * count };
}

function withoutNc({ body, semantics: { tree } }: FunctionContext, index: number): TextEdit {
  const { opcode, words } = instructionAt(body, index);
  return { ...tokenRange(tree, tree.first[opcode] + words.indexOf('.nc')), text: '' };
}
