// Hundreds of loops in each other: what follows code through them gives up, and says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate } from '../../../server/src/features/estimate/simulate';
import { inspect } from '../../../server/src/features/inspector/report';
import { functionsIn } from '../../../server/src/features/registers/place';
import { analysisOf, kernel } from '../harness';

test('a function that is too tangled keeps the quick estimate, and the Inspector says that it was cut off', () => {
  const depth = 720;
  const lines = (write: (i: number) => string): string => Array.from({ length: depth }, (_, i) => write(i)).join('\n');
  const nested = `.reg .b32 %x<${depth}>;
${lines((i) => `L${i}: add.u32 %x${i}, %x${i}, 1;`)}
${lines((i) => `setp.lt.u32 %p1, %x${depth - 1 - i}, 9;\n@%p1 bra L${depth - 1 - i};`)}`;
  const text = kernel(nested);
  const analysis = analysisOf(text);
  const [place] = analysis.document.blocks.flatMap((_, block) => functionsIn(analysis, block));
  assert.equal(simulate(place, { full: 32, hasOperandsInMemory: true }), undefined);
  const report = inspect(analysis, 0)!;
  assert.equal(report.loops.length, depth);
  assert.equal(report.complete, false);
});
