// An mbarrier that is used and never initialised.
import { type AddressBase, factOf } from '../semantic/addresses';
import { instructionAt } from '../semantic/body';
import { NodeKind } from '../syntax/nodes';
import { instructionsNamed, isWholeStory } from './protocol';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'mbarrier-before-init',
  severity: 'warning',
  title: 'An mbarrier that nothing initialises.',
  why: 'An mbarrier object is memory with rubbish in it until one thread executes `mbarrier.init` and a barrier lets the others see it. Told of kernels that call nothing, where the address is that of a shared variable and no `mbarrier.init` goes to that variable or to an address that is not known.',
  bad: '.shared .align 8 .b64 done;\nmbarrier.arrive.shared.b64 %rd1, [done];\nst.shared.u64 [done], %rd1;',
  good: '.shared .align 8 .b64 done;\nmbarrier.init.shared.b64 [done], 1;\nbar.sync 0;\nmbarrier.arrive.shared.b64 %rd1, [done];\nst.shared.u64 [done], %rd1;',
  checkFunction(context, report) {
    if (!isWholeStory(context)) return;
    const all = instructionsNamed(context, 'mbarrier');
    if (all.length === 0) return;
    const initialised = new Set<string | undefined>();
    const told = new Set<string>();
    const uses: { readonly node: number; readonly base: AddressBase }[] = [];
    for (const index of all) {
      const { words, operands } = instructionAt(context.body, index);
      const { tree } = context.semantics;
      const address = operands.find((node) => tree.kinds[node] === NodeKind.Address);
      if (address === undefined) continue;
      const { base } = factOf(context.addresses(), address + 1);
      if (words[1] === '.init') initialised.add(base?.symbol?.name);
      else if (base?.symbol) uses.push({ node: address + 1, base });
    }
    if (initialised.has(undefined)) return;
    for (const { node, base } of uses) {
      const name = base.symbol?.name ?? '';
      if (initialised.has(name) || told.has(name)) continue;
      told.add(name);
      report({
        ...nodeRange(context.semantics.tree, node),
        message: `Nothing in \`${context.info.name}\` initialises the mbarrier \`${name}\`: \`mbarrier.init\` comes first.`,
      });
    }
  },
});
