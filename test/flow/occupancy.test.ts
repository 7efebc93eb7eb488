// Occupancy against what CUDA's own header computes, recorded by scripts/occupancy.mjs; steps and waves against counting.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  type Limiter,
  nextStep,
  type Occupancy,
  occupancyOf,
  occupancySteps,
  wavesOf,
} from '../../server/src/flow/occupancy';
import { hardwareLimits, limitsOf } from '../../server/src/isa/occupancy';
import { encode, launchesFor, limiterBits, type OccupancyRecord, recordPath } from './occupancyCases';

test('every recorded launch has the blocks and the limiters of cuda_occupancy.h', (t) => {
  const { results } = JSON.parse(readFileSync(recordPath, 'utf8')) as OccupancyRecord;
  let compared = 0;
  for (const [capability, recorded] of Object.entries(results)) {
    const hardware = limitsOf(Number(capability))!;
    launchesFor(hardware).forEach((launch, index) => {
      const found = occupancyOf(hardware, launch)!;
      const bits = headersLimiters(found);
      const expected = recorded.slice(index * 2, index * 2 + 2);
      compared++;
      if (encode(found.blocks, bits) !== expected)
        assert.fail(`sm_${capability} ${JSON.stringify(launch)}: ${encode(found.blocks, bits)}, not ${expected}`);
    });
  }
  t.diagnostic(`${compared} launches on ${Object.keys(results).length} targets`);
  assert.ok(compared >= 5000);
});

/** The header keeps what limited the launch before barriers were looked at, also where they then limit it further. */
function headersLimiters({ limits, blocks }: Occupancy): number {
  const { barriers, ...others } = limits;
  const before = Math.min(...Object.values(others));
  const bits = Object.entries(limiterBits).filter(([name]) => limits[name as Limiter] === before);
  const kept = bits.reduce((sum, [name, bit]) => (name === 'barriers' ? sum : sum | bit), 0);
  return kept | (barriers === blocks ? limiterBits.barriers : 0);
}

test('every target with known limits is recorded', () => {
  const { results } = JSON.parse(readFileSync(recordPath, 'utf8')) as OccupancyRecord;
  const known = hardwareLimits.filter(({ threads }) => threads !== undefined).flatMap((entry) => entry.capabilities);
  assert.deepEqual(
    Object.keys(results).map(Number),
    known.toSorted((a, b) => a - b),
  );
});

const sm90 = limitsOf(90)!;
const block = { threads: 256, staticShared: 0, dynamicShared: 0, barriers: 0 };

test('each step is the most registers with which its blocks fit', () => {
  for (const hardware of hardwareLimits) {
    for (const threads of [32, 128, 256, 1024]) {
      for (const { registers, blocks } of occupancySteps(hardware, { ...block, threads })) {
        const at = (count: number) => occupancyOf(hardware, { ...block, threads, registers: count })?.blocks;
        assert.equal(at(registers), blocks);
        if (registers < 255) assert.ok(at(registers + 1)! < blocks, `sm_${hardware.capabilities[0]} ${registers}`);
      }
    }
  }
});

test('sm_90 with blocks of 256: 48 warps at 40 registers, 64 at 32', () => {
  const steps = occupancySteps(sm90, block);
  assert.deepEqual(
    steps.map(({ registers, warps }) => [registers, warps]),
    [
      [255, 8],
      [128, 16],
      [80, 24],
      [64, 32],
      [48, 40],
      [40, 48],
      [32, 64],
    ],
  );
  assert.equal(nextStep(steps, 41)?.registers, 40);
  assert.equal(nextStep(steps, 40)?.registers, 32);
  assert.equal(nextStep(steps, 32), undefined);
});

test('shared memory can be what stops a further block: then there is no step to reach', () => {
  const steps = occupancySteps(sm90, { ...block, dynamicShared: 100 * 1024 });
  assert.deepEqual(
    steps.map(({ registers, blocks }) => [registers, blocks]),
    [
      [255, 1],
      [128, 2],
    ],
  );
  assert.equal(nextStep(steps, 100), undefined);
});

test('waves and tail of a grid, with multiprocessors set aside and in clusters', () => {
  const whole = { grid: 1000, multiprocessors: 132, setAside: 0, cluster: 1 };
  assert.deepEqual(wavesOf(2, whole), {
    slots: 264,
    rounds: 4,
    waves: 1000 / 264,
    tailBlocks: 208,
    tailShare: 208 / 264,
    efficiency: 1000 / 1056,
  });
  assert.equal(wavesOf(2, { ...whole, setAside: 20 })?.slots, 224);
  assert.equal(wavesOf(1, { ...whole, cluster: 16 })?.slots, 128);
  assert.deepEqual(wavesOf(2, { ...whole, grid: 528 })?.tailShare, 1);
  assert.equal(wavesOf(0, whole), undefined);
  assert.equal(wavesOf(2, { ...whole, setAside: 132 }), undefined);
});
