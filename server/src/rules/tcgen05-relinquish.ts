// Tensor memory is allocated and the right to allocate is kept.
import { matchAt } from '../semantic/body';
import { insertedBehind } from './edits';
import { instructionsNamed, isWholeStory, opcodeRange } from './protocol';
import { defineRule } from './rule';

export default defineRule({
  code: 'tcgen05-relinquish',
  severity: 'hint',
  title: 'A `tcgen05.alloc` without a `tcgen05.relinquish_alloc_permit`.',
  why: 'One block of a multiprocessor at a time may allocate tensor memory. A block that does not give up the right when it has all that it needs keeps every other block from allocating until it ends, so that two blocks never run side by side. Told of kernels that call nothing.',
  bad: '.version 8.6\n.target sm_100a\n.address_size 64\n.shared .align 4 .b32 address;\n.entry k() {\n.reg .b32 %r<2>;\ntcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [address], 64;\nld.shared.b32 %r1, [address];\ntcgen05.dealloc.cta_group::1.sync.aligned.b32 %r1, 64;\nret;\n}\n',
  good: '.version 8.6\n.target sm_100a\n.address_size 64\n.shared .align 4 .b32 address;\n.entry k() {\n.reg .b32 %r<2>;\ntcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [address], 64;\ntcgen05.relinquish_alloc_permit.cta_group::1.sync.aligned;\nld.shared.b32 %r1, [address];\ntcgen05.dealloc.cta_group::1.sync.aligned.b32 %r1, 64;\nret;\n}\n',
  scope: 'file',
  checkFunction(context, report) {
    const last = instructionsNamed(context, 'tcgen05', '.alloc').at(-1);
    if (last === undefined || !isWholeStory(context)) return;
    if (instructionsNamed(context, 'tcgen05', '.relinquish_alloc_permit').length > 0) return;
    const { body, semantics } = context;
    const group = matchAt(body, last).words.find((word) => word.startsWith('.cta_group')) ?? '.cta_group::1';
    const statement = `tcgen05.relinquish_alloc_permit${group}.sync.aligned;`;
    report({
      ...opcodeRange(context, last),
      message: `\`${context.info.name}\` never gives up the right to allocate tensor memory: other blocks wait for it until this one ends.`,
      fixes: [
        {
          title: `Add \`${statement}\``,
          edits: [insertedBehind(semantics.tree, body.nodes[last], statement)],
          isPreferred: true,
        },
      ],
    });
  },
});
