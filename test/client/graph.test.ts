// Which nodes of the control-flow graph the Inspector draws: all blocks, closed loops, and what is near the cursor.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_NODES, visibleGraph } from '../../client/src/inspector/view/graph';
import { inspect } from '../../server/src/features/inspector/report';
import { analysisOf, kernel } from '../features/harness';

const nested = `outer:
inner:
  @%p1 bra inner;
  @%p2 bra outer;
  ret;
dead:
  ret;`;

const reportOf = (statements: string) => inspect(analysisOf(kernel(statements)), 0)!;

test('every block that can be reached, or closed loops as one node each', () => {
  const report = reportOf(`  mov.u32 %r1, 0;\n${nested}`);
  const shown = (closed: readonly number[]) => {
    const { nodes, edges } = visibleGraph(report, new Set(closed), -1);
    return [
      nodes.map(({ id, instructions }) => `${id}:${instructions}`),
      edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`),
    ];
  };
  assert.deepEqual(shown([]), [
    ['b0:1', 'b1:1', 'b2:1', 'b3:1'],
    ['b0 falls b1', 'b1 falls b2', 'b1 back b1', 'b2 falls b3', 'b2 back b1'],
  ]);
});

test('of a closed loop inside a closed loop the outer one', () => {
  const report = reportOf(`  mov.u32 %r1, 0;
outer:
  mov.u32 %r2, 0;
inner:
  @%p1 bra inner;
  @%p2 bra outer;
  ret;`);
  const ids = (closed: readonly number[]): string[] =>
    visibleGraph(report, new Set(closed), -1).nodes.map(({ id }) => id);
  assert.deepEqual(ids([]), ['b0', 'b1', 'b2', 'b3', 'b4']);
  assert.deepEqual(ids([1]), ['b0', 'b1', 'l1', 'b3', 'b4']);
  assert.deepEqual(ids([0, 1]), ['b0', 'l0', 'b4']);
});

test('of too many nodes those nearest to the cursor', () => {
  const many = Array.from({ length: 400 }, (_, i) => `  @%p1 bra end;\n  add.u32 %r1, %r1, ${i};`).join('\n');
  const report = reportOf(`${many}\nend:\n  ret;`);
  const { nodes, edges, hidden } = visibleGraph(report, new Set(), 200);
  assert.equal(nodes.length, MOST_NODES);
  assert.equal(hidden, report.blocks.length - MOST_NODES);
  const ids = new Set(nodes.map(({ id }) => id));
  assert.ok(ids.has('b200') && ids.has('b201'));
  assert.ok(edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
});
