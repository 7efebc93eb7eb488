// Functions that call themselves, directly or by way of others.
import type { BlockSummary } from '../semantic/block';
import type { ModuleIndex } from '../semantic/module';
import { defineRule } from './rule';

export default defineRule({
  code: 'recursion',
  severity: 'information',
  title: 'A function that calls itself, directly or by way of others.',
  why: 'ptxas cannot tell how much stack a recursive function needs. The driver reserves what `cudaLimitStackSize` says for every thread, and a deeper recursion overwrites the memory of others or stops the kernel. Told of direct calls; what a call through a register reaches is not known.',
  bad: '.func countdown(.param .b32 n) {\n.reg .b32 %r<2>;\n.reg .pred %p<2>;\nld.param.b32 %r1, [n];\nsetp.eq.s32 %p1, %r1, 0;\n@%p1 ret;\ncall countdown, (%r1);\nret;\n}',
  good: '.func leaf(.param .b32 n) { ret; }\n.func countdown(.param .b32 n) {\n.reg .b32 %r<2>;\nld.param.b32 %r1, [n];\ncall leaf, (%r1);\nret;\n}',
  scope: 'module',
  checkModule({ module, blocks, report }) {
    for (const { block, callee, message } of circlesOf(module, blocks)) {
      const site = blocks[block].calls.find((call) => call.callee === callee);
      if (site) report(block, { start: site.start, end: site.end, message });
    }
  },
});

interface Circle {
  readonly block: number;
  /** The function whose call closes the circle. */
  readonly callee: string;
  readonly message: string;
}

/** The circles of a module, and the blocks in which they were found. */
const circles = new WeakMap<
  ModuleIndex,
  { readonly blocks: readonly BlockSummary[]; readonly found: readonly Circle[] }
>();

/** An edit inside a function mostly leaves all calls as they were. */
function circlesOf(module: ModuleIndex, blocks: readonly BlockSummary[]): readonly Circle[] {
  const before = circles.get(module);
  const isSame =
    before?.blocks.length === blocks.length && blocks.every((block, i) => callSame(block, before.blocks[i]));
  const found = before && isSame ? before.found : findCircles(blocks);
  circles.set(module, { blocks, found });
  return found;
}

function callSame(a: BlockSummary, b: BlockSummary): boolean {
  if (a === b || (a.calls.length === 0 && b.calls.length === 0)) return true;
  return a.calls.length === b.calls.length && a.calls.every(({ callee }, i) => callee === b.calls[i].callee);
}

function findCircles(blocks: readonly BlockSummary[]): Circle[] {
  const found: Circle[] = [];
  const graph = withoutLeaves(callGraph(blocks));
  for (const [name, { block, callees }] of graph) {
    for (const callee of callees) {
      const way = wayBack(graph, callee, name);
      if (!way) continue;
      const reason =
        way.length === 0
          ? `\`${name}\` calls itself`
          : `\`${name}\` is called again by way of ${way.map((one) => `\`${one}\``).join(', ')}`;
      found.push({ block, callee, message: `${reason}: ptxas cannot tell how much stack it needs.` });
    }
  }
  return found;
}

interface Caller {
  readonly block: number;
  /** The functions that it calls by their names. */
  readonly callees: readonly string[];
}

/** The functions that call others by their names. A block has one function at most. */
function callGraph(blocks: readonly BlockSummary[]): ReadonlyMap<string, Caller> {
  const graph = new Map<string, Caller>();
  blocks.forEach(({ functions: [info], calls }, block) => {
    const callees = new Set(calls.flatMap(({ callee }) => (callee === undefined ? [] : [callee])));
    if (info && callees.size > 0) graph.set(info.name, { block, callees: [...callees] });
  });
  return graph;
}

/** Without the functions from which no path of calls comes to a circle: nearly always all of them. */
function withoutLeaves(graph: ReadonlyMap<string, Caller>): ReadonlyMap<string, Caller> {
  const left = new Map(graph);
  const count = new Map<string, number>();
  const callers = new Map<string, string[]>();
  for (const [name, { callees }] of graph) {
    const known = callees.filter((callee) => graph.has(callee));
    count.set(name, known.length);
    for (const callee of known) add(callers, callee, name);
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
    for (const callee of graph.get(name)?.callees ?? []) {
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
