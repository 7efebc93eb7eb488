// Shared memory that is read while an asynchronous copy to it may still be running.
import { matchAt } from '../semantic/body';
import { InstructionFlag } from '../semantic/code';
import { isExact } from '../semantic/residues';
import { type Access, accessesWithBase } from './accesses';
import { insertedBefore } from './edits';
import type { FunctionContext } from './functionContext';
import { instructionsNamed, opcodeRange } from './protocol';
import { defineRule } from './rule';
import { nodeRange } from './shared';

export default defineRule({
  code: 'cp-async-early-read',
  severity: 'warning',
  title: 'Shared memory that is read before the copy to it has been waited for.',
  why: 'What `cp.async` copies is there only behind `cp.async.wait_all` or `cp.async.wait_group`; a barrier does not wait for it. Told where one straight line of code copies to a variable and reads the same bytes of it with no wait in between; both addresses are known, also through `mov`, `add` and the like.',
  bad: '.shared .align 16 .b8 tile[64];\nmov.u64 %rd1, 0;\ncp.async.ca.shared.global [tile], [%rd1], 16;\nld.shared.u32 %r1, [tile+4];\ncp.async.wait_all;\nst.shared.u32 [tile+32], %r1;',
  good: '.shared .align 16 .b8 tile[64];\nmov.u64 %rd1, 0;\ncp.async.ca.shared.global [tile], [%rd1], 16;\ncp.async.wait_all;\nld.shared.u32 %r1, [tile+4];\nst.shared.u32 [tile+32], %r1;',
  checkFunction(context, report) {
    const { body, code, semantics } = context;
    // Of copies that nothing waits for another rule tells.
    if (!instructionsNamed(context, 'cp', '.async').some((index) => waits(context, index))) return;
    const starts = new Set(context.graph().blockStart);
    const accesses = placesOf(context);
    let pending: Place[] = [];
    for (let i = 0; i < code.count; i++) {
      if (starts.has(i) || waits(context, i)) pending = [];
      for (const place of accesses.get(i) ?? []) {
        if (place.isCopy) {
          pending.push(place);
          continue;
        }
        const copy = pending.find((other) => overlap(other, place));
        if (!copy) continue;
        const statement = 'cp.async.wait_all;';
        report({
          ...nodeRange(semantics.tree, place.node),
          message: `The copy to \`${place.symbol}\` above may still be running: \`cp.async.wait_all\` comes first.`,
          fixes: [
            {
              title: `Add \`${statement}\``,
              edits: [insertedBefore(semantics.tree, body.nodes[i], statement)],
              isPreferred: true,
            },
          ],
          related: [{ ...opcodeRange(context, copy.index), message: 'The copy.' }],
        });
        pending = [];
      }
    }
  },
});

interface Place {
  readonly index: number;
  readonly node: number;
  readonly isCopy: boolean;
  readonly symbol: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** Instruction -> the bytes of shared variables that it reads, or copies to. */
function placesOf(context: FunctionContext): ReadonlyMap<number, readonly Place[]> {
  const places = new Map<number, Place[]>();
  for (const access of accessesWithBase(context)) {
    const place = placeOf(access);
    if (!place) continue;
    const list = places.get(place.index);
    if (list) list.push(place);
    else places.set(place.index, [place]);
  }
  return places;
}

function placeOf({ base, offset, bytes, node, space, instruction }: Access): Place | undefined {
  const { name, words, index } = instruction;
  const isCopy = name === 'cp.async' && space === '.shared';
  if (!isCopy && words[0] !== 'ld' && words[0] !== 'ldmatrix') return undefined;
  if (!base?.symbol || base.space !== '.shared' || bytes === undefined || !isExact(offset)) return undefined;
  const from = offset.value;
  return { index, node, isCopy, symbol: base.symbol.name, from, to: from + BigInt(bytes) };
}

const overlap = (a: Place, b: Place): boolean => a.symbol === b.symbol && a.from < b.to && b.from < a.to;

/** Any wait will do: which groups a number leaves running is not followed. */
function waits({ body, code }: FunctionContext, index: number): boolean {
  const { words } = matchAt(body, index);
  const isWait = words[0] === 'cp' && words[2]?.startsWith('.wait') === true;
  const isBarrierWait = words[0] === 'mbarrier' && words[1]?.endsWith('_wait') === true;
  return isWait || isBarrierWait || (code.flags[index] & InstructionFlag.Call) !== 0;
}
