// What `ptxas -v` says of each function that it compiled: registers, spills, stack, shared memory, barriers.

export interface FunctionUsage {
  readonly name: string;
  /** Undefined for a `.func`: ptxas counts its registers with those of the entries that call it. */
  readonly registers: number | undefined;
  readonly spillStores: number;
  readonly spillLoads: number;
  readonly stackBytes: number;
  /** Static shared memory; of an entry only. */
  readonly sharedBytes: number;
  readonly barriers: number;
}

/**
 * One entry for each function. A `.func` is reported again for each entry that it is compiled for (ptxas 13.0.88): the
 * largest of its numbers counts.
 */
export function usagesIn(output: string): readonly FunctionUsage[] {
  const usages = new Map<string, FunctionUsage>();
  let name: string | undefined;
  for (const line of output.split(/\r?\n/)) {
    name = /Function properties for '?([^\s']+)/.exec(line)?.[1] ?? name;
    if (name === undefined) continue;
    const before = usages.get(name) ?? emptyUsage(name);
    const stack = /(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads/.exec(line);
    const used = /Used (\d+) registers/.exec(line);
    if (stack) usages.set(name, withStack(before, stack.slice(1).map(Number)));
    if (used) usages.set(name, withUsed(before, Number(used[1]), line));
  }
  return [...usages.values()];
}

function emptyUsage(name: string): FunctionUsage {
  return { name, registers: undefined, spillStores: 0, spillLoads: 0, stackBytes: 0, sharedBytes: 0, barriers: 0 };
}

function withStack(before: FunctionUsage, [stack, stores, loads]: readonly number[]): FunctionUsage {
  return {
    ...before,
    stackBytes: Math.max(before.stackBytes, stack),
    spillStores: Math.max(before.spillStores, stores),
    spillLoads: Math.max(before.spillLoads, loads),
  };
}

function withUsed(before: FunctionUsage, registers: number, line: string): FunctionUsage {
  return {
    ...before,
    registers,
    sharedBytes: Number(/(\d+) bytes smem/.exec(line)?.[1] ?? 0),
    barriers: Number(/used (\d+) barriers/.exec(line)?.[1] ?? 0),
  };
}
