// Results that nobody reads: values that are not live behind the instruction that writes them.
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import { type FlowGraph, isReachable } from './graph';
import { computeLiveness, type Liveness } from './liveness';

/** Place in FunctionCode.defs -> 1 for a result of a reachable instruction. All 0 where liveness is beyond its budget. */
export function findUnreadResults(
  code: FunctionCode,
  graph: FlowGraph,
  liveness: Liveness = computeLiveness(code, graph),
): Uint8Array {
  const unread = new Uint8Array(code.defStart[code.count]);
  if (!liveness.complete) return unread;
  const live = new Uint8Array(code.valueCount);
  for (let block = 0; block < graph.blockCount; block++) {
    if (!isReachable(graph, block)) continue;
    live.fill(0);
    for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++)
      addLiveIn(liveness, graph.successors[e], live);
    walkBack(code, live, graph.blockStart[block], graph.blockStart[block + 1], unread);
  }
  return unread;
}

/** The instructions that write something and of whose results none is read; in text order. */
export function findUnreadWrites(code: FunctionCode, graph: FlowGraph): number[] {
  const unread = findUnreadResults(code, graph);
  const found: number[] = [];
  for (let i = 0; i < code.count; i++) {
    const [first, behind] = [code.defStart[i], code.defStart[i + 1]];
    if (first < behind && !unread.subarray(first, behind).includes(0)) found.push(i);
  }
  return found;
}

function addLiveIn({ words, liveIn, exposed }: Liveness, block: number, live: Uint8Array): void {
  for (let w = 0; w < words; w++) {
    for (let word = liveIn[block * words + w]; word !== 0; word &= word - 1)
      live[exposed.values[(w << 5) + 31 - Math.clz32(word & -word)]] = 1;
  }
}

function walkBack(code: FunctionCode, live: Uint8Array, from: number, to: number, unread: Uint8Array): void {
  const { defs, defStart, uses, useStart, flags } = code;
  for (let i = to - 1; i >= from; i--) {
    for (let d = defStart[i]; d < defStart[i + 1]; d++) if (live[defs[d]] === 0) unread[d] = 1;
    if ((flags[i] & InstructionFlag.Guarded) === 0)
      for (let d = defStart[i]; d < defStart[i + 1]; d++) live[defs[d]] = 0;
    for (let u = useStart[i]; u < useStart[i + 1]; u++) live[uses[u]] = 1;
  }
}
