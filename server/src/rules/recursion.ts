// Functions that call themselves, directly or by way of others.
import type { BlockSummary, CallSite } from '../semantic/block';
import { defineRule } from './rule';

export default defineRule({
  code: 'recursion',
  severity: 'information',
  title: 'A function that calls itself, directly or by way of others.',
  why: 'ptxas cannot tell how much stack a recursive function needs. The driver reserves what `cudaLimitStackSize` says for every thread, and a deeper recursion overwrites the memory of others or stops the kernel. Told of direct calls; what a call through a register reaches is not known.',
  bad: '.func countdown(.param .b32 n) {\n.reg .b32 %r<2>;\n.reg .pred %p<2>;\nld.param.b32 %r1, [n];\nsetp.eq.s32 %p1, %r1, 0;\n@%p1 ret;\ncall countdown, (%r1);\nret;\n}',
  good: '.func leaf(.param .b32 n) { ret; }\n.func countdown(.param .b32 n) {\n.reg .b32 %r<2>;\nld.param.b32 %r1, [n];\ncall leaf, (%r1);\nret;\n}',
  scope: 'module',
  checkModule({ blocks, report }) {
    const graph = withoutLeaves(callGraph(blocks));
    for (const [name, { block, calls }] of graph) {
      for (const site of calls) {
        const way = wayBack(graph, site.callee, name);
        if (!way) continue;
        const { start, end } = site;
        const message =
          way.length === 0
            ? `\`${name}\` calls itself: ptxas cannot tell how much stack it needs.`
            : `\`${name}\` is called again by way of ${way.map((one) => `\`${one}\``).join(', ')}: ptxas cannot tell how much stack it needs.`;
        report(block, { start, end, message });
      }
    }
  },
});

type NamedCall = CallSite & { readonly callee: string };

interface Caller {
  readonly block: number;
  /** Its direct calls, one for each function that it calls. */
  readonly calls: readonly NamedCall[];
}

/** The functions that call others by their names. A block has one function at most. */
function callGraph(blocks: readonly BlockSummary[]): ReadonlyMap<string, Caller> {
  const graph = new Map<string, Caller>();
  blocks.forEach((summary, block) => {
    const [info] = summary.functions;
    if (!info || summary.calls.length === 0) return;
    const calls = firstCalls(summary);
    if (calls.length > 0) graph.set(info.name, { block, calls });
  });
  return graph;
}

/** An edit changes the calls of one block. */
const known = new WeakMap<BlockSummary, readonly NamedCall[]>();

function firstCalls(summary: BlockSummary): readonly NamedCall[] {
  let calls = known.get(summary);
  if (!calls) {
    const first = new Map<string, NamedCall>();
    for (const site of summary.calls)
      if (site.callee !== undefined && !first.has(site.callee))
        first.set(site.callee, { ...site, callee: site.callee });
    calls = [...first.values()];
    known.set(summary, calls);
  }
  return calls;
}

/** Without the functions from which no path of calls comes to a circle: nearly always all of them. */
function withoutLeaves(graph: ReadonlyMap<string, Caller>): ReadonlyMap<string, Caller> {
  const left = new Map(graph);
  const count = new Map<string, number>();
  const callers = new Map<string, string[]>();
  for (const [name, { calls }] of graph) {
    const known = calls.filter(({ callee }) => graph.has(callee));
    count.set(name, known.length);
    for (const { callee } of known) add(callers, callee, name);
  }
  const leaves = [...graph.keys()].filter((name) => count.get(name) === 0);
  for (let leaf = leaves.pop(); leaf !== undefined; leaf = leaves.pop()) {
    left.delete(leaf);
    for (const caller of callers.get(leaf) ?? []) {
      const rest = (count.get(caller) ?? 0) - 1;
      count.set(caller, rest);
      if (rest === 0) leaves.push(caller);
    }
  }
  return left;
}

function add(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The functions between `from`, which is the first of them, and a call of `to`; empty where it is `to` itself. */
function wayBack(graph: ReadonlyMap<string, Caller>, from: string, to: string): string[] | undefined {
  if (from === to) return [];
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const open = [from];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    for (const { callee } of graph.get(name)?.calls ?? []) {
      if (callee === to) return pathTo(cameFrom, name);
      if (cameFrom.has(callee)) continue;
      cameFrom.set(callee, name);
      open.push(callee);
    }
  }
  return undefined;
}

function pathTo(cameFrom: ReadonlyMap<string, string | undefined>, last: string): string[] {
  const path: string[] = [];
  for (let name: string | undefined = last; name !== undefined; name = cameFrom.get(name)) path.unshift(name);
  return path;
}
