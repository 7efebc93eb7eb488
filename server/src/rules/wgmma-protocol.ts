// Steps of a warpgroup matrix product that are missing.
import { matchAt, nameAt } from '../semantic/body';
import { insertedBefore, insertedBehind } from './edits';
import type { FunctionContext } from './functionContext';
import { instructionsNamed, isWholeStory, opcodeRange } from './protocol';
import { readOf } from './registers';
import { defineRule, type Fix, type Report } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'wgmma-protocol',
  severity: 'warning',
  title: 'A `wgmma.mma_async` without a step that it needs.',
  why: 'Registers that `wgmma.mma_async` takes are handed over with `wgmma.fence`, the products are closed with `wgmma.commit_group`, and only behind `wgmma.wait_group` may the accumulators be touched. ptxas compiles other orders, serialised at best. Told of kernels that call nothing and lack a step altogether, and of accumulators that the same straight line of code reads before it waits.',
  bad: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k(.param .u64 p) {\n.reg .f32 %f<5>;\n.reg .b64 %rd<3>;\nld.param.u64 %rd1, [p];\nmov.f32 %f1, 0f00000000;\nmov.f32 %f2, %f1;\nmov.f32 %f3, %f1;\nmov.f32 %f4, %f1;\nwgmma.fence.sync.aligned;\nwgmma.mma_async.sync.aligned.m64n8k16.f32.f16.f16 {%f1, %f2, %f3, %f4}, %rd1, %rd1, 1, 1, 1, 0, 0;\nwgmma.commit_group.sync.aligned;\nst.global.v4.f32 [%rd1], {%f1, %f2, %f3, %f4};\nwgmma.wait_group.sync.aligned 0;\nret;\n}\n',
  good: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k(.param .u64 p) {\n.reg .f32 %f<5>;\n.reg .b64 %rd<3>;\nld.param.u64 %rd1, [p];\nmov.f32 %f1, 0f00000000;\nmov.f32 %f2, %f1;\nmov.f32 %f3, %f1;\nmov.f32 %f4, %f1;\nwgmma.fence.sync.aligned;\nwgmma.mma_async.sync.aligned.m64n8k16.f32.f16.f16 {%f1, %f2, %f3, %f4}, %rd1, %rd1, 1, 1, 1, 0, 0;\nwgmma.commit_group.sync.aligned;\nwgmma.wait_group.sync.aligned 0;\nst.global.v4.f32 [%rd1], {%f1, %f2, %f3, %f4};\nret;\n}\n',
  scope: 'file',
  checkFunction(context, report) {
    const products = instructionsNamed(context, 'wgmma', '.mma_async');
    if (products.length === 0) return;
    if (isWholeStory(context)) checkSteps(context, products, report);
    const told = new Set<number>();
    for (const product of products.reverse()) checkAccumulators(context, product, told, report);
  },
});

const steps = [
  ['.fence', 'before the first product, so that its registers are handed over'],
  ['.commit_group', 'behind the products, so that there is a group to wait for'],
  ['.wait_group', 'before the accumulators are read'],
] as const;

function checkSteps(context: FunctionContext, products: readonly number[], report: Report): void {
  const missing = steps.find(([word]) => instructionsNamed(context, 'wgmma', word).length === 0);
  if (!missing) return;
  report({
    ...opcodeRange(context, products[0]),
    fixes: [missingStep(context, products, missing[0])],
    message: `\`${context.info.name}\` has no \`wgmma${missing[0]}\`: it belongs ${missing[1]}.`,
  });
}

const WAIT = 'wgmma.wait_group.sync.aligned 0;';

/** The fence before the first product, the commit behind the last, the wait behind the last commit. */
function missingStep(context: FunctionContext, products: readonly number[], word: (typeof steps)[number][0]): Fix {
  const { body, semantics } = context;
  const statement = word === '.wait_group' ? WAIT : `wgmma${word}.sync.aligned;`;
  const place = word === '.wait_group' ? instructionsNamed(context, 'wgmma', '.commit_group') : products;
  const edit =
    word === '.fence'
      ? insertedBefore(semantics.tree, body.nodes[products[0]], statement)
      : insertedBehind(semantics.tree, body.nodes[place[place.length - 1]], statement);
  return { title: `Add \`${statement}\``, edits: [edit], isPreferred: true };
}

/** Reads of the accumulators behind a product, up to the next wait or the end of the basic block. */
function checkAccumulators(context: FunctionContext, product: number, told: Set<number>, report: Report): void {
  const { code, body, semantics } = context;
  const graph = context.graph();
  const written = new Set(code.defs.subarray(code.defStart[product], code.defStart[product + 1]));
  const starts = new Set(graph.blockStart);
  for (let i = product + 1; i < code.count && !starts.has(i); i++) {
    const [first, second] = matchAt(body, i).words;
    if (first === 'wgmma' && second === '.wait_group') return;
    if (first === 'wgmma') continue;
    const touched = code.uses.subarray(code.useStart[i], code.useStart[i + 1]).find((value) => written.has(value));
    if (touched === undefined) continue;
    const node = readOf(context, i, touched);
    if (told.has(node)) return;
    told.add(node);
    report({
      ...nodeRange(semantics.tree, node),
      message: `\`${nameAt(semantics.tree, node)}\` is an accumulator of the \`wgmma.mma_async\` above, which may still be running: \`wgmma.wait_group\` comes first.`,
      fixes: [
        { title: `Add \`${WAIT}\``, edits: [insertedBefore(semantics.tree, body.nodes[i], WAIT)], isPreferred: true },
      ],
      related: [{ ...opcodeRange(context, product), message: 'The product that writes it.' }],
    });
    return;
  }
}
