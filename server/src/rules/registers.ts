// What the rules about registers share. Not a rule itself.
import { findUnwrittenReads, type UnwrittenRead } from '../flow/unwritten';
import { instructionAt, matchAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import { Part } from '../semantic/opcodes';
import { NodeKind } from '../syntax/nodes';
import type { FunctionContext } from './functionContext';

const known = new WeakMap<FunctionContext, readonly UnwrittenRead[]>();

/** Reads of registers that may not have been written; two rules ask. */
export function unwrittenReads(context: FunctionContext): readonly UnwrittenRead[] {
  let reads = known.get(context);
  if (!reads) {
    reads = findReads(context);
    known.set(context, reads);
  }
  return reads;
}

function findReads(context: FunctionContext): readonly UnwrittenRead[] {
  const { body, code, semantics } = context;
  const { symbols, tree } = semantics;
  const stops = context.stops();
  const reads = findUnwrittenReads({
    code,
    graph: context.graph(),
    predicates: context.predicates(),
    isGiven: (value) => {
      const symbol = symbols[body.symbolOfValue[value]];
      // Parameters in registers come from the caller; a vector register may be written element by element.
      return tree.kinds[symbol.declaration] === NodeKind.Parameter || symbol.vector > 1;
    },
    stops: (instruction) => stops.has(instruction),
  });
  return reads.filter(({ value, instruction }) => !isAccumulatorOfZero(context, instruction, value));
}

/** Of `wgmma.mma_async` the old accumulators count only where `scale_d` is true, and what a predicate is then nobody knows. */
function isAccumulatorOfZero({ body, semantics: { tree } }: FunctionContext, index: number, value: number): boolean {
  const [first, second] = matchAt(body, index).words;
  if (first !== 'wgmma' || second !== '.mma_async') return false;
  const { operands, fit } = instructionAt(body, index);
  const scale = operands[fit.items.findIndex((item) => item?.name === 'scale_d')];
  const factor = scale === undefined ? undefined : constantOf(tree, scale);
  if (factor !== undefined && factor !== 0n) return false;
  for (let node = operands[0]; node < tree.next[operands[0]]; node++) if (body.valueOfNode[node] === value) return true;
  return false;
}

/** The first Name node that reads a value in an instruction. */
export function readOf({ body, semantics }: FunctionContext, instruction: number, value: number): number {
  const node = body.nodes[instruction];
  for (let child = node; child < semantics.tree.next[node]; child++) {
    const part = semantics.referenceParts[body.referenceOfNode[child]];
    if (body.valueOfNode[child] === value && (part & Part.Read) !== 0) return child;
  }
  return node;
}

/** The Name nodes that stand for a value where it is written. */
export function writesOf({ body, code, semantics }: FunctionContext, value: number): number[] {
  const nodes: number[] = [];
  const { count, defs, defStart } = code;
  let d = 0;
  for (let i = 0; i < count; i++) {
    while (d < defStart[i + 1] && defs[d] !== value) d++;
    if (d === defStart[i + 1]) continue;
    d = defStart[i + 1];
    const node = body.nodes[i];
    for (let child = node; child < semantics.tree.next[node]; child++) {
      const reference = body.referenceOfNode[child];
      if (body.valueOfNode[child] === value && (semantics.referenceParts[reference] & Part.Write) !== 0)
        nodes.push(child);
    }
  }
  return nodes;
}
