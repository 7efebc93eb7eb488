// Tensor memory that is never given back.
import { instructionsNamed, isWholeStory, opcodeRange } from './protocol';
import { defineRule } from './rule';

export default defineRule({
  code: 'tcgen05-alloc',
  severity: 'warning',
  title: 'A `tcgen05.alloc` without a `tcgen05.dealloc`.',
  why: 'Tensor memory belongs to the multiprocessor: what a block has allocated it must free before it ends, or later blocks wait for it forever. Told of kernels that call nothing and have no `tcgen05.dealloc` at all.',
  bad: '.version 8.6\n.target sm_100a\n.address_size 64\n.shared .align 4 .b32 address;\n.entry k() {\ntcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [address], 64;\ntcgen05.relinquish_alloc_permit.cta_group::1.sync.aligned;\nret;\n}\n',
  good: '.version 8.6\n.target sm_100a\n.address_size 64\n.shared .align 4 .b32 address;\n.entry k() {\n.reg .b32 %r<2>;\ntcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [address], 64;\ntcgen05.relinquish_alloc_permit.cta_group::1.sync.aligned;\nld.shared.b32 %r1, [address];\ntcgen05.dealloc.cta_group::1.sync.aligned.b32 %r1, 64;\nret;\n}\n',
  scope: 'file',
  checkFunction(context, report) {
    const [first] = instructionsNamed(context, 'tcgen05', '.alloc');
    if (first === undefined || !isWholeStory(context)) return;
    if (instructionsNamed(context, 'tcgen05', '.dealloc').length > 0) return;
    report({
      ...opcodeRange(context, first),
      message: `\`${context.info.name}\` never frees the tensor memory that it allocates here: add \`tcgen05.dealloc\` before it ends.`,
    });
  },
});
