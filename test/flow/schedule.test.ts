// Scheduling of straight-line code: any budget gives an order that respects what depends on what, and budgets matter.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dependencesOf,
  MemoryOrder,
  type Region,
  type RegionInstruction,
  scheduledPeak,
} from '../../server/src/flow/schedule';
import { runs } from '../runs';

const plain = { latency: 5, temporaries: 0, order: MemoryOrder.None, space: 0 };
const load = { ...plain, latency: 300, order: MemoryOrder.Read, space: 1 };
const store = { ...plain, latency: 1, order: MemoryOrder.Write, space: 2 };

/** `count` times: load, then store what was loaded; value 0 is the address. */
function copies(count: number): Region {
  const instructions = Array.from({ length: count }, (_, i): RegionInstruction[] => [
    { ...load, uses: [0], defs: [i + 1] },
    { ...store, uses: [0, i + 1], defs: [] },
  ]).flat();
  return { instructions, units: new Array(count + 1).fill(1), liveIn: [0], liveOut: [] };
}

test('with room all loads go first, without each is used before the next', () => {
  const region = copies(10);
  const dependences = dependencesOf(region);
  assert.equal(scheduledPeak(region, dependences, Number.POSITIVE_INFINITY), 11);
  assert.equal(scheduledPeak(region, dependences, 0), 2);
  assert.equal(scheduledPeak(region, dependences, 6), 6);
});

test('a load is not moved ahead further than 60 instructions of the text', () => {
  // Half of the 60 instructions behind the first store that waits are loads.
  const region = copies(100);
  const peak = scheduledPeak(region, dependencesOf(region), Number.POSITIVE_INFINITY);
  assert.ok(peak > 25 && peak <= 32, String(peak));
});

test('stores to the same space keep their order, and nothing moves over a fence', () => {
  const region = copies(2);
  const same = { ...region, instructions: region.instructions.map((each) => ({ ...each, space: 1 })) };
  assert.equal(scheduledPeak(same, dependencesOf(same), Number.POSITIVE_INFINITY), 2);
  const fence = { ...plain, order: MemoryOrder.Fence, uses: [], defs: [] };
  const [first, second, third, fourth] = region.instructions;
  const fenced = { ...region, instructions: [first, second, fence, third, fourth] };
  assert.equal(scheduledPeak(fenced, dependencesOf(fenced), Number.POSITIVE_INFINITY), 2);
});

test('what memory operations read is not taken again at once, while there is room', () => {
  const region = copies(10);
  const dependences = dependencesOf(region);
  // Each store leaves the register that it wrote from behind.
  assert.equal(scheduledPeak(region, dependences, 6), 6);
  assert.ok(scheduledPeak(region, dependences, 30, 16) > scheduledPeak(region, dependences, 0, 16));
  const inTurn: Region = {
    instructions: [1, 2, 3].flatMap((value): RegionInstruction[] => [
      { ...plain, uses: [], defs: [value] },
      { ...store, uses: [value], defs: [] },
    ]),
    units: [0, 1, 1, 1],
    liveIn: [],
    liveOut: [],
  };
  const chain = dependencesOf({
    ...inTurn,
    instructions: inTurn.instructions.map((each) => ({ ...each, order: MemoryOrder.Fence })),
  });
  assert.equal(scheduledPeak(inTurn, chain, 29), 1);
  assert.equal(scheduledPeak(inTurn, chain, 29, 16), 3);
  assert.equal(scheduledPeak(inTurn, chain, 29, 1), 2);
  assert.equal(scheduledPeak(inTurn, chain, 2, 16), 2);
});

test('what lives elsewhere costs nothing, what lives on costs to the end, temporaries for the moment', () => {
  const region: Region = {
    instructions: [
      { ...plain, uses: [0], defs: [1] },
      { ...plain, uses: [1], defs: [2], temporaries: 7 },
    ],
    units: [0, 2, 1],
    liveIn: [0],
    liveOut: [2],
  };
  assert.equal(scheduledPeak(region, dependencesOf(region), 0), 9);
});

const VALUES = 12;
const anyInstruction = fc.record({
  uses: fc.uniqueArray(fc.integer({ min: 0, max: VALUES - 1 }), { maxLength: 3 }),
  defs: fc.uniqueArray(fc.integer({ min: 0, max: VALUES - 1 }), { maxLength: 2 }),
  latency: fc.constantFrom(1, 5, 300),
  temporaries: fc.constantFrom(0, 0, 3),
  order: fc.constantFrom(MemoryOrder.None, MemoryOrder.None, MemoryOrder.Read, MemoryOrder.Write, MemoryOrder.Fence),
  space: fc.integer({ min: 0, max: 2 }),
});

test('any region: dependences point forward and all is scheduled, at no less than one instruction needs', () => {
  fc.assert(
    fc.property(
      fc.array(anyInstruction, { maxLength: 30 }),
      fc.integer({ min: 0, max: 20 }),
      (instructions, budget) => {
        const region = { instructions, units: new Array(VALUES).fill(1), liveIn: [0, 1], liveOut: [1, 2] };
        const dependences = dependencesOf(region);
        const { successorStart, successors } = dependences;
        for (let i = 0; i < instructions.length; i++)
          for (let s = successorStart[i]; s < successorStart[i + 1]; s++) assert.ok(successors[s] > i);
        const most = Math.max(0, ...instructions.map(({ defs, temporaries }) => Math.max(defs.length, temporaries)));
        assert.ok(scheduledPeak(region, dependences, budget) >= most);
      },
    ),
    { seed: 8, numRuns: 100 * runs },
  );
});
