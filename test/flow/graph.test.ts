import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blockOf, buildGraph, type FlowGraph, isReachable } from '../../server/src/flow/graph';
import { runs } from '../runs';
import { program } from './notation';
import { anyFunction } from './random';
import { reach, successorsOf } from './reference';

function edges(graph: FlowGraph): string[] {
  const list: string[] = [];
  for (let block = 0; block < graph.blockCount; block++) {
    for (let e = graph.successorStart[block]; e < graph.successorStart[block + 1]; e++) {
      list.push(`${block}>${graph.successors[e]}`);
    }
  }
  return list;
}

test('straight line: one block', () => {
  const graph = buildGraph(program('a =\nb = a\n= b\nend').code);
  assert.deepEqual([...graph.blockStart], [0, 4]);
  assert.deepEqual(edges(graph), []);
});

test('nothing at all: no block', () => {
  const graph = buildGraph(program('').code);
  assert.equal(graph.blockCount, 0);
  assert.equal(graph.order.length, 0);
});

test('diamond', () => {
  const text = 'p =\n?p jump Else\na =\njump Join\nElse:\na =\nJoin:\n= a\nend';
  const graph = buildGraph(program(text).code);
  assert.deepEqual([...graph.blockStart], [0, 2, 4, 5, 7]);
  assert.deepEqual(edges(graph), ['0>1', '0>2', '1>3', '2>3']);
  assert.deepEqual([...graph.predecessors.slice(graph.predecessorStart[3])], [1, 2]);
  assert.equal(graph.order[0], 0);
  assert.equal(graph.order[3], 3);
});

test('a guarded end continues, an end does not; what nothing reaches is known', () => {
  const graph = buildGraph(program('?p end\na =\nend\nb =\nend').code);
  assert.deepEqual(edges(graph), ['0>1']);
  assert.deepEqual(
    [0, 1, 2].map((block) => isReachable(graph, block)),
    [true, true, false],
  );
  assert.deepEqual([...graph.rank], [0, 1, -1]);
});

test('several targets count once each, and the end of the body is no block', () => {
  const graph = buildGraph(program('jump A B A End\nA:\na =\nB:\nb =\nend\nEnd:').code);
  assert.deepEqual(edges(graph), ['0>1', '0>2', '1>2']);
});

test('a loop to the first instruction', () => {
  const graph = buildGraph(program('Top:\na = a\n?p jump Top\nend').code);
  assert.deepEqual(edges(graph), ['0>1', '0>0']);
});

test('random bodies: blocks and edges are those of the instructions', () => {
  fc.assert(
    fc.property(anyFunction, (code) => {
      const graph = buildGraph(code);
      const reachable = reach(code.count, (i) => successorsOf(code, i), 0);
      for (let i = 0; i < code.count; i++) {
        const block = blockOf(graph, i);
        assert.ok(graph.blockStart[block] <= i && i < graph.blockStart[block + 1]);
        assert.equal(isReachable(graph, block), reachable.has(i));
        const expected = successorsOf(code, i);
        if (i + 1 < graph.blockStart[block + 1]) assert.deepEqual(expected, [i + 1]);
        else assert.deepEqual(starts(graph, block).sort(), expected.sort());
      }
      checkOrder(graph);
    }),
    { seed: 11, numRuns: 90 * runs },
  );
});

function starts(graph: FlowGraph, block: number): number[] {
  const successors = graph.successors.slice(graph.successorStart[block], graph.successorStart[block + 1]);
  return [...successors].map((successor) => graph.blockStart[successor]);
}

function checkOrder(graph: FlowGraph): void {
  graph.order.forEach((block, position) => {
    assert.equal(graph.rank[block], position);
  });
  assert.equal(graph.order.length, graph.rank.filter((rank) => rank >= 0).length);
  const reversed = new Set<string>();
  for (let block = 0; block < graph.blockCount; block++) {
    for (let e = graph.predecessorStart[block]; e < graph.predecessorStart[block + 1]; e++) {
      reversed.add(`${graph.predecessors[e]}>${block}`);
    }
  }
  assert.deepEqual([...reversed].sort(), edges(graph).sort());
}
