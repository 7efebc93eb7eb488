// The definitions, spelled out instruction by instruction with sets: slow, and plain enough to be believed.
import { buildGraph } from '../../server/src/flow/graph';
import { Suspicion } from '../../server/src/flow/suspicion';
import { type FunctionCode, InstructionFlag } from '../../server/src/semantic/code';

export function successorsOf(code: FunctionCode, i: number): number[] {
  const next = [...code.targets.slice(code.targetStart[i], code.targetStart[i + 1])];
  const ends = (code.flags[i] & InstructionFlag.Ends) !== 0 && (code.flags[i] & InstructionFlag.Guarded) === 0;
  if (!ends) next.push(i + 1);
  return [...new Set(next)].filter((target) => target < code.count);
}

export function usesOf(code: FunctionCode, i: number): number[] {
  return [...code.uses.slice(code.useStart[i], code.useStart[i + 1])];
}

export function defsOf(code: FunctionCode, i: number): number[] {
  return [...code.defs.slice(code.defStart[i], code.defStart[i + 1])];
}

/** Nodes reached from `from` along edges, without passing through `without`. */
export function reach(
  count: number,
  next: (node: number) => readonly number[],
  from: number,
  without = -1,
): Set<number> {
  const seen = new Set<number>();
  const pending = count > 0 && from !== without ? [from] : [];
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const target of next(node)) if (target !== without) pending.push(target);
  }
  return seen;
}

export interface ReferenceLiveness {
  readonly before: readonly Set<number>[];
  readonly after: readonly Set<number>[];
}

/** For each instruction the values live before it with all it reads, and behind it with all it writes; unreachable: empty. */
export function referenceLiveness(code: FunctionCode): ReferenceLiveness {
  const next = Array.from({ length: code.count }, (_, i) => successorsOf(code, i));
  const reachable = reach(code.count, (i) => next[i], 0);
  const live = Array.from({ length: code.count + 1 }, () => new Set<number>());
  const written = Array.from({ length: code.count + 1 }, () => new Set<number>());
  for (let changed = true; changed; ) {
    changed = false;
    for (const i of reachable) {
      const killed = (code.flags[i] & InstructionFlag.Guarded) === 0 ? new Set(defsOf(code, i)) : new Set<number>();
      const out = next[i].flatMap((target) => [...live[target]]).filter((value) => !killed.has(value));
      changed = addAll(live[i], [...usesOf(code, i), ...out]) || changed;
      for (const target of next[i]) changed = addAll(written[target], [...written[i], ...defsOf(code, i)]) || changed;
    }
  }
  const before = live.map(() => new Set<number>());
  const after = live.map(() => new Set<number>());
  for (const i of reachable) {
    const writtenAfter = new Set([...written[i], ...defsOf(code, i)]);
    const liveAfter = next[i].flatMap((target) => [...live[target]]);
    addAll(before[i], [...[...live[i]].filter((value) => written[i].has(value)), ...usesOf(code, i)]);
    addAll(after[i], [...liveAfter.filter((value) => writtenAfter.has(value)), ...defsOf(code, i)]);
  }
  return { before, after };
}

function addAll(set: Set<number>, values: readonly number[]): boolean {
  const size = set.size;
  for (const value of values) set.add(value);
  return set.size > size;
}

/** Whether some value is live at the entry, something is not reached, and the end is. */
export function referenceSuspicion(code: FunctionCode): number {
  const { count, flags, targets, targetStart } = code;
  const next = Array.from({ length: count }, (_, i) => successorsOf(code, i));
  const reachable = reach(count, (i) => next[i], 0);
  const live = Array.from({ length: count + 1 }, () => new Set<number>());
  for (let changed = true; changed; ) {
    changed = false;
    for (const i of reachable) {
      const killed = (flags[i] & InstructionFlag.Guarded) === 0 ? new Set(defsOf(code, i)) : new Set<number>();
      const out = next[i].flatMap((target) => [...live[target]]).filter((value) => !killed.has(value));
      changed = addAll(live[i], [...usesOf(code, i), ...out]) || changed;
    }
  }
  const runsOut = (i: number): boolean => {
    const ends = (flags[i] & InstructionFlag.Ends) !== 0 && (flags[i] & InstructionFlag.Guarded) === 0;
    return (i + 1 === count && !ends) || targets.subarray(targetStart[i], targetStart[i + 1]).includes(count);
  };
  return (
    (live[0].size > 0 ? Suspicion.ReadsUnwritten : 0) |
    (reachable.size < count ? Suspicion.Unreachable : 0) |
    (readsNeverWritten(code) ? Suspicion.ReadsNeverWritten : 0) |
    (count === 0 || [...reachable].some(runsOut) ? Suspicion.FallsOff : 0)
  );
}

/** Whether some reachable block reads a value before it surely wrote it, where no path to the block has written it. */
function readsNeverWritten(code: FunctionCode): boolean {
  const { blockCount, blockStart } = buildGraph(code);
  const next = Array.from({ length: code.count }, (_, i) => successorsOf(code, i));
  const reachable = reach(code.count, (i) => next[i], 0);
  const writtenBefore = Array.from({ length: code.count }, () => new Set<number>());
  for (let changed = true; changed; ) {
    changed = false;
    for (const i of reachable)
      for (const target of next[i])
        changed = addAll(writtenBefore[target], [...writtenBefore[i], ...defsOf(code, i)]) || changed;
  }
  for (let block = 0; block < blockCount; block++) {
    const first = blockStart[block];
    if (!reachable.has(first)) continue;
    const written = new Set(writtenBefore[first]);
    for (let i = first; i < blockStart[block + 1]; i++) {
      if (usesOf(code, i).some((value) => !written.has(value))) return true;
      if ((code.flags[i] & InstructionFlag.Guarded) === 0) for (const value of defsOf(code, i)) written.add(value);
    }
  }
  return false;
}
