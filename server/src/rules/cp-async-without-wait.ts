// Asynchronous copies that nothing waits for.
import { instructionAt, matchAt } from '../semantic/body';
import { insertedBehind } from './edits';
import type { FunctionContext } from './functionContext';
import { instructionsNamed, isWholeStory, opcodeRange } from './protocol';
import { defineRule, type Fix } from './rule';

export default defineRule({
  code: 'cp-async-without-wait',
  severity: 'warning',
  title: 'Copies with `cp.async` that the kernel never waits for.',
  why: 'The data arrives at some time after `cp.async`; only behind `cp.async.wait_all`, `cp.async.wait_group` (of groups made by `cp.async.commit_group`) or a wait on an mbarrier that `cp.async.mbarrier.arrive` reports to can the thread read it, and others behind a barrier besides. Told of kernels that call nothing and have none of these anywhere.',
  bad: '.shared .align 16 .b8 tile[64];\nmov.u64 %rd1, 0;\ncp.async.ca.shared.global [tile], [%rd1], 16;\nbar.sync 0;',
  good: '.shared .align 16 .b8 tile[64];\nmov.u64 %rd1, 0;\ncp.async.ca.shared.global [tile], [%rd1], 16;\ncp.async.wait_all;\nbar.sync 0;',
  checkFunction(context, report) {
    if (!isWholeStory(context)) return;
    const names = new Set<string>();
    const copies: number[] = [];
    for (const index of instructionsNamed(context, 'cp', '.async')) {
      const { name } = instructionAt(context.body, index);
      names.add(name);
      if (name === 'cp.async') copies.push(index);
    }
    const [first] = copies;
    if (first === undefined) return;
    const waits = ['cp.async.wait_all', 'cp.async.wait_group', 'cp.async.mbarrier.arrive'];
    if (!waits.some((name) => names.has(name))) {
      report({
        ...opcodeRange(context, first),
        fixes: [wait(context, copies)],
        message: `Nothing in \`${context.info.name}\` waits for its copies with \`${matchAt(context.body, first).words.join('')}\`: add \`cp.async.wait_all\` before the data is read.`,
      });
    } else if (names.has('cp.async.wait_group') && !names.has('cp.async.commit_group') && names.size === 2) {
      const wait = instructionsNamed(context, 'cp', '.async', '.wait_group')[0];
      report({
        ...opcodeRange(context, wait),
        fixes: [commit(context, copies)],
        message:
          '`cp.async.wait_group` waits for groups, and no `cp.async.commit_group` makes one: it waits for nothing. Commit the copies, or use `cp.async.wait_all`.',
      });
    }
  },
});

function wait({ body, semantics }: FunctionContext, copies: readonly number[]): Fix {
  const edit = insertedBehind(semantics.tree, body.nodes[copies[copies.length - 1]], 'cp.async.wait_all;');
  return { title: 'Add `cp.async.wait_all;` behind the last copy', edits: [edit], isPreferred: true };
}

function commit({ body, semantics }: FunctionContext, copies: readonly number[]): Fix {
  const edit = insertedBehind(semantics.tree, body.nodes[copies[copies.length - 1]], 'cp.async.commit_group;');
  return { title: 'Add `cp.async.commit_group;` behind the last copy', edits: [edit], isPreferred: true };
}
