// What is called the same for the threads of a warp or a block is the same whenever simulated lanes come to it together; and
// what is called divergent does differ, mostly. PROPERTY_RUNS=12 looks at the whole corpus and prints how often.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { functionsIn } from '../../../server/src/features/registers/place';
import { uniformityOf } from '../../../server/src/features/registers/uniformity';
import { Extent } from '../../../server/src/flow/uniformity';
import { addressReader } from '../../../server/src/semantic/addresses';
import { bodyOf } from '../../../server/src/semantic/body';
import { splitOf } from '../../../server/src/semantic/lanes';
import { analysisOf } from '../../features/harness';
import { runs } from '../../runs';
import { randomNumbers } from '../random';
import { type Agreement, agreementOf, nothing } from './agreement';
import { randomKernel } from './kernels';

const CORPUS = 'test/corpus/ptx';
/** Of the places that are called divergent, those at which few lanes and few launches already differ; measured: 88 of 100. */
const LEAST_SHARE = 0.8;

test('kernels by chance', () => {
  const seen = new Sums();
  for (let seed = 1; seed <= 400 * runs; seed++) {
    const text = randomKernel(seed);
    const found = agreementOf(analysisOf(text), {
      seeds: [seed, seed + 1],
      launch: { warps: [32, 2], mostSteps: 150 },
      mostInstructions: 1000,
    });
    assert.deepEqual(found.broken, [], `seed ${seed}\n${text}`);
    seen.add(found);
  }
  seen.print();
});

test('what nvcc wrote', () => {
  const seen = new Sums();
  for (const [file, text] of corpus(12)) {
    const found = agreementOf(analysisOf(text), {
      seeds: [1, 2, 3],
      launch: { warps: [16, 2], mostSteps: 400 },
      mostInstructions: 600,
    });
    assert.deepEqual(found.broken, [], file);
    seen.add(found);
  }
  seen.print();
  const { together, differing } = seen;
  assert.ok(differing[Extent.Divergent] >= LEAST_SHARE * together[Extent.Divergent], 'too much is called divergent');
});

class Sums implements Pick<Agreement, 'together' | 'differing'> {
  readonly together = nothing();
  readonly differing = nothing();

  add({ together, differing }: Agreement): void {
    for (const extent of [Extent.Block, Extent.Warp, Extent.Unknown, Extent.Divergent] as const) {
      this.together[extent] += together[extent];
      this.differing[extent] += differing[extent];
    }
  }

  print(): void {
    if (runs > 1) console.log(this.together, this.differing);
  }
}

test('a predicate that splits a warp for certain is not called the same', () => {
  let found = 0;
  for (const [file, text] of corpus(6)) {
    const analysis = analysisOf(text);
    for (const place of [...analysis.blocks.keys()].flatMap((block) => functionsIn(analysis, block))) {
      const body = bodyOf(place.semantics, place.index)!;
      const reader = addressReader(body, () => undefined);
      const said = uniformityOf(place);
      const { code } = place.profile;
      for (let value = 0; value < code.valueCount; value++) {
        const split = code.predicates[value] === 1 ? splitOf(reader, value) : undefined;
        if (!split || !said) continue;
        found++;
        const at = code.defs.indexOf(value, code.defStart[split.definition]);
        assert.equal(said.defs[at], Extent.Divergent, `${file} ${place.info.name} instruction ${split.definition}`);
      }
    }
  }
  assert.ok(found > 20, `${found}`);
});

/** One in so many files. */
function* corpus(oneIn: number): Generator<readonly [string, string]> {
  const random = randomNumbers(7);
  for (const file of readdirSync(CORPUS))
    if (file.endsWith('.ptx') && random(Math.ceil(oneIn / runs)) === 0)
      yield [file, readFileSync(`${CORPUS}/${file}`, 'utf8')];
}
