// One pass over all operands: where blocks begin, and which values matter between blocks. Those are the exposed values, which
// some block reads before it surely wrote them; all others (about 94 % in compiler output) live and die inside one block.
import { type FunctionCode, InstructionFlag } from '../../semantic/code';
import { BlockFlag, reserve, type Scratch } from './scratch';

const MOST_PASSES = 16;

/** Returns the number of blocks; -1 for a body whose text order has little to do with its flow. */
export function scan(code: FunctionCode, scratch: Scratch): number {
  const { count, targets } = code;
  reserve(scratch, code);
  for (let t = 0; t < targets.length; t++) scratch.blockAt[targets[t]] = 1;
  const blockCount = scanOperands(code, scratch);
  scratch.blockStart[blockCount] = count;
  scratch.blockAt[count] = blockCount;
  connect(code, scratch, blockCount);
  return reach(scratch, blockCount) ? blockCount : -1;
}

function scanOperands(code: FunctionCode, scratch: Scratch): number {
  const { count, flags, uses, useStart, defs, defStart, targetStart } = code;
  const { blockAt, blockStart, writtenIn, readIn, reads, writes, guardedWrites } = scratch;
  let readCount = 0;
  let writeCount = 0;
  let guardedCount = 0;
  let block = 0;
  let isLeader = true;
  let u = 0;
  let d = 0;
  for (let i = 0; i < count; i++) {
    if (isLeader || blockAt[i] !== 0) {
      blockStart[block] = i;
      blockAt[i] = block++;
    }
    for (const end = useStart[i + 1]; u < end; u++) {
      const value = uses[u];
      if (writtenIn[value] === block || readIn[value] === block) continue;
      readIn[value] = block;
      reads[readCount++] = value;
      reads[readCount++] = block - 1;
    }
    const flag = flags[i];
    isLeader = (flag & InstructionFlag.Ends) !== 0 || targetStart[i + 1] !== targetStart[i];
    for (const end = defStart[i + 1]; d < end; d++) {
      const value = defs[d];
      const before = writtenIn[value];
      if (before === block) continue;
      if ((flag & InstructionFlag.Guarded) !== 0) {
        guardedWrites[guardedCount++] = value;
        guardedWrites[guardedCount++] = block - 1;
        continue;
      }
      if (before !== 0) {
        writes[writeCount++] = value;
        writes[writeCount++] = before - 1;
      }
      writtenIn[value] = block;
    }
  }
  scratch.readCount = readCount;
  scratch.writeCount = writeCount;
  scratch.guardedCount = guardedCount;
  return block;
}

/** Fills the lists of edges and flags loop headers. The end of the body is block number blockCount. */
function connect(code: FunctionCode, scratch: Scratch, blockCount: number): void {
  const { flags, targets, targetStart } = code;
  const { blockAt, blockStart, edgeStart, edges, blockFlags } = scratch;
  let edge = 0;
  for (let block = 0; block < blockCount; block++) {
    edgeStart[block] = edge;
    const last = blockStart[block + 1] - 1;
    const flag = flags[last];
    if ((flag & InstructionFlag.Ends) === 0 || (flag & InstructionFlag.Guarded) !== 0) edges[edge++] = block + 1;
    for (let t = targetStart[last]; t < targetStart[last + 1]; t++) {
      const target = blockAt[targets[t]];
      if (target <= block) blockFlags[target] |= BlockFlag.LoopHeader;
      edges[edge++] = target;
    }
  }
  edgeStart[blockCount] = edge;
}

/** Flags what the entry reaches: in text order until nothing changes, mostly once, twice where a loop is entered at its end. */
function reach(scratch: Scratch, blockCount: number): boolean {
  const { edgeStart, edges, blockFlags } = scratch;
  blockFlags[0] |= BlockFlag.Reachable;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let again = false;
    for (let block = 0; block < blockCount; block++) {
      if ((blockFlags[block] & BlockFlag.Reachable) === 0) continue;
      for (let e = edgeStart[block]; e < edgeStart[block + 1]; e++) {
        const target = edges[e];
        if ((blockFlags[target] & BlockFlag.Reachable) !== 0) continue;
        blockFlags[target] |= BlockFlag.Reachable;
        if (target < block) again = true;
      }
    }
    if (!again) return true;
  }
  return false;
}
