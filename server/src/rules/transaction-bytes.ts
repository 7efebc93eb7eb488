// An mbarrier that is told of another number of bytes than the copies beside it bring.
import { type Fact, factOf } from '../semantic/addresses';
import { type BodyInstruction, instructionAt, matchAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import { isExact } from '../semantic/residues';
import { NodeKind } from '../syntax/nodes';
import type { FunctionContext } from './functionContext';
import { isWholeStory, opcodeRange } from './protocol';
import { defineRule, type Report } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'transaction-bytes',
  severity: 'warning',
  title: 'An mbarrier that expects other bytes than the bulk copies bring.',
  why: '`mbarrier.arrive.expect_tx` says how many bytes are still to come, and each `cp.async.bulk` with `.mbarrier::complete_tx::bytes` reports its size when it is done. With too many expected the phase never completes and the kernel hangs; with too few it may complete before the data is there. Told of kernels that call nothing, where all numbers are constants, the barrier is a shared variable, and one straight line of code has both the expectation and all copies to that barrier.',
  bad: '.version 8.0\n.target sm_90\n.address_size 64\n.entry k(.param .u64 data) {\n.reg .b64 %rd<3>;\n.shared .align 8 .b64 full;\n.shared .align 16 .b8 tile[2048];\nld.param.u64 %rd1, [data];\nmbarrier.init.shared.b64 [full], 1;\nmbarrier.arrive.expect_tx.shared.b64 %rd2, [full], 1024;\ncp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [tile], [%rd1], 2048, [full];\nst.global.b64 [%rd1], %rd2;\nret;\n}\n',
  good: '.version 8.0\n.target sm_90\n.address_size 64\n.entry k(.param .u64 data) {\n.reg .b64 %rd<3>;\n.shared .align 8 .b64 full;\n.shared .align 16 .b8 tile[2048];\nld.param.u64 %rd1, [data];\nmbarrier.init.shared.b64 [full], 1;\nmbarrier.arrive.expect_tx.shared.b64 %rd2, [full], 2048;\ncp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [tile], [%rd1], 2048, [full];\nst.global.b64 [%rd1], %rd2;\nret;\n}\n',
  scope: 'file',
  checkFunction(context, report) {
    const events = eventsOf(context);
    if (events.length === 0 || !isWholeStory(context)) return;
    // A barrier of unknown address may be any of them.
    if (events.some(({ barrier }) => barrier === undefined)) return;
    const starts = context.graph().blockStart;
    for (const barrier of new Set(events.map((event) => event.barrier))) {
      const own = events.filter((event) => event.barrier === barrier);
      const block = starts.findLastIndex((start) => start <= own[0].instruction.index);
      if (own.every(({ instruction: { index } }) => index >= starts[block] && index < starts[block + 1]))
        compare(context, own, report);
    }
  },
});

interface Event {
  readonly instruction: BodyInstruction;
  readonly kind: 'expects' | 'brings';
  /** Variable and offset; undefined where it is not known. */
  readonly barrier: string | undefined;
  /** Node of the number of bytes, and the number; undefined where it is no constant. */
  readonly node: number | undefined;
  readonly bytes: bigint | undefined;
}

function eventsOf(context: FunctionContext): Event[] {
  const { body, code, semantics } = context;
  const { tree } = semantics;
  const events: Event[] = [];
  for (let i = 0; i < code.count; i++) {
    const { words } = matchAt(body, i);
    const expects = words[0] === 'mbarrier' && (words.includes('.expect_tx') || words.includes('.complete_tx'));
    const brings = words.some((word) => word.startsWith('.mbarrier::complete_tx'));
    if (!expects && !brings) continue;
    const instruction = instructionAt(body, i);
    const { operands } = instruction;
    const isPlain = expects ? !words.includes('.complete_tx') : instruction.name === 'cp.async.bulk';
    const node = isPlain && instruction.guard === undefined ? operands[expects ? operands.length - 1 : 2] : undefined;
    const addresses = operands.filter((operand) => tree.kinds[operand] === NodeKind.Address);
    const address = expects ? addresses[0] : addresses[2];
    events.push({
      instruction,
      kind: expects ? 'expects' : 'brings',
      barrier: address === undefined ? undefined : keyOf(factOf(context.addresses(), address + 1)),
      node,
      bytes: node === undefined ? undefined : bytesOf(factOf(context.addresses(), node), constantOf(tree, node)),
    });
  }
  return events;
}

function keyOf({ base, offset }: Fact): string | undefined {
  return base?.symbol && isExact(offset) ? `${base.symbol.name}+${offset.value}` : undefined;
}

function bytesOf({ base, offset }: Fact, constant: bigint | undefined): bigint | undefined {
  return constant ?? (base === undefined && isExact(offset) ? offset.value : undefined);
}

function compare(context: FunctionContext, events: readonly Event[], report: Report): void {
  if (events.some(({ bytes }) => bytes === undefined)) return;
  const total = (kind: Event['kind']): bigint =>
    events.reduce((sum, event) => (event.kind === kind ? sum + (event.bytes ?? 0n) : sum), 0n);
  const expecting = events.filter(({ kind }) => kind === 'expects');
  const bringing = events.filter(({ kind }) => kind === 'brings');
  const [expected, brought] = [total('expects'), total('brings')];
  const { node } = expecting[0] ?? {};
  if (bringing.length === 0 || node === undefined || expected === brought) return;
  const consequence =
    expected > brought ? 'the phase never completes' : 'the phase may complete before the data is there';
  report({
    ...nodeRange(context.semantics.tree, node),
    replacement: expecting.length === 1 ? String(brought) : undefined,
    message: `The mbarrier is told to expect ${expected} bytes, and the copies to it bring ${brought}: ${consequence}.`,
    related: bringing.map(({ instruction, bytes }) => ({
      ...opcodeRange(context, instruction.index),
      message: `This copy brings ${bytes} bytes.`,
    })),
  });
}
