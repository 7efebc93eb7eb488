import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateRegisters } from '../../server/src/flow/estimate';
import { fixedRegisters, registerLimit } from '../../server/src/flow/limits';

const none = { setsMaxRegisters: false, calls: false };

test('the line, with its band around it', () => {
  const { estimate, low, high, exact } = estimateRegisters(40, none);
  assert.equal(estimate, 36);
  assert.ok(low < estimate && estimate < high);
  assert.equal(exact, false);
  assert.equal(estimateRegisters(0, none).estimate, 6);
  assert.equal(estimateRegisters(0, none).low >= 4, true);
  assert.equal(estimateRegisters(1000, none).estimate, 255);
  assert.equal(estimateRegisters(1000, none).high, 255);
});

test('a call usually needs 24, but ptxas may inline the callee', () => {
  const { estimate, low, high } = estimateRegisters(0, { ...none, calls: true });
  assert.equal(estimate, 24);
  assert.ok(low < 24 && high > 24);
});

/** [threads, blocks, registers ptxas 13.0.88 gave a kernel that wanted more (sm_80 and sm_90a)]. */
const launches: readonly [number, number, number][] = [
  [1024, 1, 64],
  [1024, 2, 32],
  [384, 1, 168],
  [288, 1, 168],
  [352, 1, 168],
  [416, 1, 128],
  [300, 2, 96],
  [100, 6, 80],
  [96, 5, 128],
  [64, 5, 168],
  [64, 3, 255],
  [160, 2, 168],
  [192, 7, 40],
  [224, 7, 32],
  [448, 3, 40],
  [672, 2, 40],
  [128, 2, 255],
];

test('launch bounds as ptxas reads them', () => {
  for (const [threads, blocks, registers] of launches) {
    const bounds = { ...none, maxThreads: threads, minBlocksPerMultiprocessor: blocks };
    assert.equal(registerLimit(bounds), registers, `${threads} × ${blocks}`);
    const estimate = estimateRegisters(1000, { ...bounds, maxThreads: undefined, requiredThreads: threads });
    assert.deepEqual([estimate.estimate, estimate.high], [registers, registers]);
  }
});

test('what ptxas ignores: blocks without threads, blocks that do not fit, a .maxnreg above 255', () => {
  assert.equal(registerLimit({ ...none, minBlocksPerMultiprocessor: 4 }), 255);
  assert.equal(registerLimit({ ...none, maxThreads: 1024, minBlocksPerMultiprocessor: 4 }), 64);
  assert.equal(registerLimit({ ...none, maxThreads: 32, minBlocksPerMultiprocessor: 64 }), 255);
  assert.equal(registerLimit({ ...none, maxRegisters: 300 }), 255);
});

test('.maxnreg: at least 24, over a thread count, under a thread count with blocks', () => {
  assert.equal(registerLimit({ ...none, maxRegisters: 41 }), 41);
  assert.equal(registerLimit({ ...none, maxRegisters: 10 }), 24);
  assert.equal(registerLimit({ ...none, maxRegisters: 100, maxThreads: 1024 }), 100);
  assert.equal(registerLimit({ ...none, maxRegisters: 100, maxThreads: 1024, minBlocksPerMultiprocessor: 1 }), 64);
});

test('setmaxnreg: ptxas reports what the kernel is given', () => {
  const kernel = { setsMaxRegisters: true, calls: false };
  const one = { ...kernel, minBlocksPerMultiprocessor: 1 };
  assert.equal(fixedRegisters({ ...one, maxThreads: 384, largestIncrease: 240 }), 168);
  assert.equal(fixedRegisters({ ...one, maxThreads: 384, largestIncrease: 160 }), 160);
  assert.equal(fixedRegisters({ ...one, maxThreads: 256, largestIncrease: 232 }), 232);
  assert.equal(fixedRegisters({ ...one, maxThreads: 256 }), 255);
  assert.equal(fixedRegisters({ ...kernel, maxRegisters: 152, largestIncrease: 240 }), 152);
  assert.equal(fixedRegisters({ ...kernel, maxThreads: 384, largestIncrease: 240 }), undefined);
  const fixed = estimateRegisters(20, { ...one, maxThreads: 512 });
  assert.deepEqual(fixed, { estimate: 128, low: 128, high: 128, exact: false });
});
