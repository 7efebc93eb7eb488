// Instructions whose results nobody reads: none of the values they write is live behind them.
import { type FunctionCode, InstructionFlag } from '../semantic/code';
import { type FlowGraph, isReachable } from './graph';
import { computeLiveness, type Liveness } from './liveness';

/** In text order; reachable instructions that write something. Empty where liveness is beyond its budget. */
export function findUnreadWrites(code: FunctionCode, graph: FlowGraph): number[] {
  const liveness = computeLiveness(code, graph);
  if (!liveness.complete) return [];
  const live = new Uint8Array(code.valueCount);
  const found: number[] = [];
  for (let block = 0; block < graph.blockCount; block++) {
    if (!isReachable(graph, block)) continue;
    live.fill(0);
    for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++)
      addLiveIn(liveness, graph.successors[e], live);
    walkBack(code, live, graph.blockStart[block], graph.blockStart[block + 1], found);
  }
  return found.sort((a, b) => a - b);
}

function addLiveIn({ words, liveIn, exposed }: Liveness, block: number, live: Uint8Array): void {
  for (let w = 0; w < words; w++) {
    for (let word = liveIn[block * words + w]; word !== 0; word &= word - 1)
      live[exposed.values[(w << 5) + 31 - Math.clz32(word & -word)]] = 1;
  }
}

function walkBack(code: FunctionCode, live: Uint8Array, from: number, to: number, found: number[]): void {
  const { defs, defStart, uses, useStart, flags } = code;
  for (let i = to - 1; i >= from; i--) {
    let isRead = defStart[i] === defStart[i + 1];
    for (let d = defStart[i]; d < defStart[i + 1]; d++) if (live[defs[d]] === 1) isRead = true;
    if (!isRead) found.push(i);
    if ((flags[i] & InstructionFlag.Guarded) === 0)
      for (let d = defStart[i]; d < defStart[i + 1]; d++) live[defs[d]] = 0;
    for (let u = useStart[i]; u < useStart[i + 1]; u++) live[uses[u]] = 1;
  }
}
