// The refined estimate over the corpus.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { refinedReports } from '../../../server/src/features/estimate/reports';
import { analysisOf } from '../harness';

/** As scripts/calibrate.mjs measures, without holding out: enough to see that nothing has come apart. */
test('corpus: nearer to what ptxas reported than the quick estimate', () => {
  const record = JSON.parse(readFileSync(join(process.cwd(), 'test/corpus/registers.json'), 'utf8')) as {
    kernels: { file: string; kernel: string; registers: number }[];
  };
  const files = [...new Set(record.kernels.map(({ file }) => file))].filter(
    (file, index) => index % 24 === 0 && !/cub_|_pipeline|_tiles|flash/.test(file),
  );
  let [kernels, near, quickNear, inside] = [0, 0, 0, 0];
  for (const file of files) {
    const analysis = analysisOf(readFileSync(join(process.cwd(), 'test/corpus/ptx', file), 'utf8'));
    for (const { name, block, info, flow } of refinedReports(analysis)) {
      const truth = record.kernels.find((each) => each.file === file && each.kernel === name)?.registers;
      if (truth === undefined || !flow) continue;
      const quick = analysis.blocks[block].flows[analysis.blocks[block].functions.indexOf(info)]!.estimate;
      kernels++;
      if (Math.abs(flow.estimate.estimate - truth) <= 4) near++;
      if (Math.abs(quick.estimate - truth) <= 4) quickNear++;
      if (flow.estimate.low <= truth && truth <= flow.estimate.high) inside++;
    }
  }
  assert.ok(kernels > 30, String(kernels));
  assert.ok(near >= quickNear, `${near} and ${quickNear} of ${kernels}`);
  assert.ok(near / kernels > 0.7, `${near} of ${kernels}`);
  assert.ok(inside / kernels > 0.75, `${inside} of ${kernels}`);
});
