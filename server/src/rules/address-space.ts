// A generic address where one of a state space belongs, and the reverse.
import { type AddressBase, factOf, plainSpace } from '../semantic/addresses';
import { instructionAt, matchAt, nameAt } from '../semantic/body';
import { accessesWithBase } from './accesses';
import { addressFixes } from './addressFixes';
import type { FunctionContext } from './functionContext';
import { defineRule, type Report } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'address-space',
  severity: 'warning',
  title: 'An address of another address space than the instruction takes.',
  why: 'The address of a shared, local or constant variable counts from the beginning of its state space. `cvta.shared` makes a generic address of it, `cvta.to.shared` turns that back; `ld` and `st` without a space take generic addresses, `ld.shared` takes those of shared memory. Where an address comes from is known by following `mov`, `add` and `cvta`. Of global memory both are the same number, so nothing is said.',
  bad: '.shared .align 4 .b8 tile[64];\nmov.u64 %rd1, tile;\nst.u32 [%rd1], 1;',
  good: '.shared .align 4 .b8 tile[64];\nmov.u64 %rd1, tile;\ncvta.shared.u64 %rd2, %rd1;\nst.u32 [%rd2], 1;',
  checkFunction(context, report) {
    const { tree } = context.semantics;
    for (const { node, base, space, instruction } of accessesWithBase(context)) {
      const problem = space === undefined ? inGeneric(base) : inSpace(base, space);
      if (problem === undefined) continue;
      const taken = space === undefined ? 'a generic address' : `an address of \`${space}\` memory`;
      report({
        ...nodeRange(tree, node),
        message: `\`${instruction.words.join('')}\` takes ${taken}, and this is ${problem}.`,
        related: madeBy(context, base),
        fixes: addressFixes(context.semantics, instruction, node, base),
      });
    }
    checkConversions(context, report);
  },
});

function inGeneric(base: AddressBase): string | undefined {
  if (base.isGeneric || base.space === '.global') return undefined;
  return `${specific(base)}; \`cvta${base.space}\` makes it generic`;
}

function inSpace(base: AddressBase, space: string): string | undefined {
  if (base.isGeneric) {
    if (base.space === space && space === '.global') return undefined;
    return base.space === space
      ? `a generic one; \`cvta.to${space}\` makes one of it`
      : `a generic one of \`${base.space}\` memory`;
  }
  return base.space === space ? undefined : specific(base);
}

const specific = ({ symbol, space }: AddressBase): string =>
  symbol ? `that of \`${symbol.name}\` in \`${space}\` memory` : `one of \`${space}\` memory`;

function madeBy({ body, semantics }: FunctionContext, { origin }: AddressBase) {
  if (origin < 0) return undefined;
  return [{ ...nodeRange(semantics.tree, body.nodes[origin]), message: 'The address was made here.' }];
}

/** `cvta` of what is generic already, and `cvta.to` of what is none. */
function checkConversions(context: FunctionContext, report: Report): void {
  const { body, code, semantics } = context;
  for (let i = 0; i < code.count; i++) {
    const { words } = matchAt(body, i);
    if (words[0] !== 'cvta') continue;
    const source = instructionAt(body, i).operands[1];
    const { base } = source === undefined ? { base: undefined } : factOf(context.addresses(), source);
    const isTo = words[1] === '.to';
    const space = plainSpace(words[isTo ? 2 : 1]);
    if (!base || space === '.global' || base.isGeneric === isTo) continue;
    const name = nameAt(semantics.tree, source);
    report({
      ...nodeRange(semantics.tree, source),
      message: isTo
        ? `\`${words.join('')}\` takes a generic address, and \`${name}\` is ${specific(base)} already.`
        : `\`${words.join('')}\` makes an address generic, and \`${name}\` is generic already.`,
      related: madeBy(context, base),
    });
  }
}
