// Data written by ordinary stores that a bulk copy may not see.

import { plainSpace } from '../semantic/addresses';
import { instructionAt } from '../semantic/body';
import { insertedBefore, insertedBehind } from './edits';
import type { FunctionContext } from './functionContext';
import { instructionsNamed, isWholeStory, opcodeRange } from './protocol';
import { defineRule, type Fix } from './rule';

export default defineRule({
  code: 'missing-proxy-fence',
  severity: 'warning',
  title: 'A bulk copy out of shared memory that ordinary stores have filled, without a proxy fence.',
  why: 'Bulk and tensor copies go through the async proxy, which does not see what `st.shared` has written until `fence.proxy.async` makes it visible: each writing thread executes it before the barrier behind which the copy starts. Told of kernels that call nothing, write shared memory with `st` and have no `fence.proxy.async` at all.',
  bad: '.shared .align 16 .b8 tile[64];\nmov.u64 %rd1, 0;\nst.shared.u32 [tile], 1;\nbar.sync 0;\ncp.async.bulk.global.shared::cta.bulk_group [%rd1], [tile], 64;\ncp.async.bulk.commit_group;\ncp.async.bulk.wait_group 0;',
  good: '.shared .align 16 .b8 tile[64];\nmov.u64 %rd1, 0;\nst.shared.u32 [tile], 1;\nfence.proxy.async.shared::cta;\nbar.sync 0;\ncp.async.bulk.global.shared::cta.bulk_group [%rd1], [tile], 64;\ncp.async.bulk.commit_group;\ncp.async.bulk.wait_group 0;',
  checkFunction(context, report) {
    const copies = [
      ...instructionsNamed(context, 'cp', '.async', '.bulk'),
      ...instructionsNamed(context, 'cp', '.reduce', '.async', '.bulk'),
    ].filter((index) => readsShared(instructionAt(context.body, index).words));
    if (copies.length === 0 || !isWholeStory(context)) return;
    const hasFence = instructionsNamed(context, 'fence', '.proxy').some((index) =>
      instructionAt(context.body, index).words.some((word) => word.startsWith('.async')),
    );
    const stores = instructionsNamed(context, 'st').filter((index) =>
      instructionAt(context.body, index).words.some((word) => plainSpace(word) === '.shared'),
    );
    if (hasFence || stores.length === 0) return;
    report({
      ...opcodeRange(context, Math.min(...copies)),
      message:
        'The copy may not see what `st.shared` has written: no `fence.proxy.async` makes it visible to the async proxy.',
      fixes: fence(context, stores, Math.min(...copies)),
      related: [{ ...opcodeRange(context, stores[0]), message: 'Written here through the generic proxy.' }],
    });
  },
});

/** `.global.shared::cta`: from shared to global memory. */
function readsShared(words: readonly string[]): boolean {
  const spaces = words.map(plainSpace).filter((word) => word === '.shared' || word === '.global');
  return spaces[0] === '.global' && spaces[1] === '.shared';
}

/** Before the barrier between the last store and the copy, where all that have written come along; else behind the store. */
function fence(context: FunctionContext, stores: readonly number[], copy: number): Fix[] {
  const { body, semantics } = context;
  const last = stores.filter((index) => index < copy).at(-1);
  if (last === undefined) return [];
  const barriers = [...instructionsNamed(context, 'bar'), ...instructionsNamed(context, 'barrier')];
  const barrier = barriers.sort((a, b) => a - b).find((index) => index > last && index < copy);
  const statement = 'fence.proxy.async.shared::cta;';
  const edit =
    barrier === undefined
      ? insertedBehind(semantics.tree, body.nodes[last], statement)
      : insertedBefore(semantics.tree, body.nodes[barrier], statement);
  const where = barrier === undefined ? 'behind the last store' : 'before the barrier';
  return [{ title: `Add \`${statement}\` ${where}`, edits: [edit], isPreferred: true }];
}
