import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { computeDominators, dominates } from '../../server/src/flow/dominators';
import { blockOf, buildGraph, type FlowGraph } from '../../server/src/flow/graph';
import { findLoops } from '../../server/src/flow/loops';
import { isInLoop, nestingOf } from '../../server/src/flow/nesting';
import { runs } from '../runs';
import { program } from './notation';
import { anyFunction, tangledFunction } from './random';
import { reach } from './reference';

function analyse(text: string) {
  const graph = buildGraph(program(text).code);
  const dominators = computeDominators(graph);
  return { graph, dominators, loops: findLoops(graph, dominators) };
}

const nested = `
  i =
Outer:
  j =
Inner:
  j = j
  p = j
  ?p jump Inner
  i = i
  q = i
  ?q jump Outer
  end`;

test('nested loops', () => {
  const { loops, dominators } = analyse(nested);
  assert.deepEqual([...loops.depth], [0, 1, 2, 1, 0]);
  assert.deepEqual([...loops.header], [-1, 1, 2, 1, -1]);
  assert.deepEqual([...loops.outer], [-1, -1, 1, -1, -1]);
  assert.deepEqual([...dominators.immediate], [0, 0, 1, 2, 3]);
  assert.deepEqual(loops.irreducibleEdges, []);
});

test('one header with two back edges is one loop', () => {
  const { loops } = analyse('Top:\na =\n?p jump Top\nb =\n?q jump Top\nend');
  assert.deepEqual([...loops.depth], [1, 1, 0]);
});

test('a cycle with two entries is irreducible and no loop', () => {
  const { graph, loops } = analyse('?p jump B\nA:\na =\nB:\nb =\n?q jump A\nend');
  assert.deepEqual([...loops.depth], [0, 0, 0, 0]);
  assert.equal(loops.irreducibleEdges.length, 1);
  assert.ok([1, 2].includes(graph.successors[loops.irreducibleEdges[0]]));
});

test('unreachable blocks have no dominator and are in no loop', () => {
  const { dominators, loops } = analyse('jump End\nTop:\na =\njump Top\nEnd:\nend');
  assert.deepEqual([...dominators.immediate], [0, -1, 0]);
  assert.deepEqual([...loops.depth], [0, 0, 0]);
  assert.equal(dominates(dominators, 0, 1), false);
  assert.equal(dominates(dominators, 1, 1), false);
});

test('random graphs: dominators as defined', () => {
  fc.assert(
    fc.property(anyFunction, (code) => {
      const graph = buildGraph(code);
      const dominators = computeDominators(graph);
      const all = reach(graph.blockCount, (block) => next(graph, block), 0);
      for (let above = 0; above < graph.blockCount; above++) {
        const rest = reach(graph.blockCount, (block) => next(graph, block), 0, above);
        for (let below = 0; below < graph.blockCount; below++) {
          const expected = all.has(above) && all.has(below) && !rest.has(below);
          assert.equal(dominates(dominators, above, below), expected, `${above} over ${below}`);
        }
      }
      checkImmediate(graph, dominators.immediate, (a, b) => dominates(dominators, a, b));
    }),
    { seed: 12, numRuns: 48 * runs },
  );
});

test('random graphs: depth counts the natural loops around a block', () => {
  fc.assert(
    fc.property(anyFunction, (code) => {
      const graph = buildGraph(code);
      const dominators = computeDominators(graph);
      const loops = findLoops(graph, dominators);
      const depth = new Array<number>(graph.blockCount).fill(0);
      const forward = new Map<number, number[]>();
      for (let header = 0; header < graph.blockCount; header++) {
        const sources = previous(graph, header).filter((block) => dominates(dominators, header, block));
        for (const block of naturalLoop(graph, header, sources)) depth[block]++;
        for (const source of previous(graph, header).filter((block) => !sources.includes(block))) {
          forward.set(source, [...(forward.get(source) ?? []), header]);
        }
      }
      assert.deepEqual([...loops.depth], depth);
      assert.equal(loops.irreducibleEdges.length > 0, hasCycle(graph, forward));
    }),
    { seed: 13, numRuns: 90 * runs },
  );
});

test('random graphs: nesting is the chain of the loops around a block', () => {
  fc.assert(
    fc.property(anyFunction, (code) => {
      const graph = buildGraph(code);
      const loops = findLoops(graph, computeDominators(graph));
      const nesting = nestingOf(graph, loops);
      for (const block of graph.order) {
        const around = new Set<number>();
        for (let loop = loops.header[block]; loop >= 0; loop = loops.outer[loop]) around.add(loop);
        for (const loop of graph.order)
          if (loops.header[loop] === loop) assert.equal(isInLoop(nesting, block, loop), around.has(loop));
      }
    }),
    { seed: 19, numRuns: 100 * runs },
  );
});

test('a long ladder to one exit and a large tangle end', () => {
  const ladder = Array.from({ length: 5_000 }, () => '?p jump Exit').join('\n');
  const { graph, dominators, loops } = analyse(`${ladder}\nExit:\nend`);
  assert.equal(dominators.immediate[graph.blockCount - 1], 0);
  assert.equal(loops.irreducibleEdges.length, 0);
  const tangle = buildGraph(tangledFunction(8_000, 50, 3));
  const tangledDominators = computeDominators(tangle);
  assert.ok(findLoops(tangle, tangledDominators).irreducibleEdges.length > 0);
  assert.equal(tangledDominators.immediate[blockOf(tangle, 0)], 0);
});

function next(graph: FlowGraph, block: number): number[] {
  return [...graph.successors.slice(graph.successorStart[block], graph.successorStart[block + 1])];
}

function previous(graph: FlowGraph, block: number): number[] {
  return [...graph.predecessors.slice(graph.predecessorStart[block], graph.predecessorStart[block + 1])];
}

/** The immediate dominator is dominated by all other dominators. */
function checkImmediate(graph: FlowGraph, immediate: Int32Array, dominated: (a: number, b: number) => boolean): void {
  for (const block of graph.order.slice(1)) {
    assert.ok(immediate[block] !== block && dominated(immediate[block], block));
    for (const other of graph.order) {
      if (other !== block && dominated(other, block)) assert.ok(dominated(other, immediate[block]));
    }
  }
}

function naturalLoop(graph: FlowGraph, header: number, sources: readonly number[]): Set<number> {
  const body = new Set(sources.length > 0 ? [header] : []);
  const pending = [...sources];
  while (pending.length > 0) {
    const block = pending.pop()!;
    if (body.has(block) || graph.rank[block] < 0) continue;
    body.add(block);
    pending.push(...previous(graph, block));
  }
  return body;
}

function hasCycle(graph: FlowGraph, edges: ReadonlyMap<number, readonly number[]>): boolean {
  return [...graph.order].some((block) =>
    (edges.get(block) ?? []).some((target) => reach(graph.blockCount, (b) => edges.get(b) ?? [], target).has(block)),
  );
}
