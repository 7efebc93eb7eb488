// What the same instruction gives the threads of a warp and of a block, and where threads that parted meet again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionsIn } from '../../server/src/features/registers/place';
import { uniformityOf } from '../../server/src/features/registers/uniformity';
import { computeDominators } from '../../server/src/flow/dominators';
import { buildGraph } from '../../server/src/flow/graph';
import { findLoops } from '../../server/src/flow/loops';
import { meetingOf } from '../../server/src/flow/meeting';
import { nestingOf } from '../../server/src/flow/nesting';
import { Extent, type Uniformity } from '../../server/src/flow/uniformity';
import type { FunctionCode } from '../../server/src/semantic/code';
import { analysisOf } from '../features/harness';
import { program } from './notation';

const declarations =
  '.reg .b16 %h<4>; .reg .b32 %r<20>; .reg .b64 %rd<20>; .reg .f32 %f<20>; .reg .pred %p<9>; .shared .b32 s[64]; .local .b32 l[4];';
const module =
  '.version 9.0\n.target sm_90a\n.address_size 64\n.const .b32 c[4];\n.extern .func (.param .b32 r) f();\n';

function uniformity(body: string, header = '.entry k(.param .u64 n)'): { code: FunctionCode; found: Uniformity } {
  const analysis = analysisOf(`${module}${header}\n{\n${declarations}\n${body}\nret;\n}\n`);
  const [place] = [...analysis.blocks.keys()].flatMap((block) => functionsIn(analysis, block));
  return { code: place.profile.code, found: uniformityOf(place)! };
}

/** Extent of the first value that the last instruction before `ret` writes. */
function lastWritten(body: string, header?: string): string {
  const { code, found } = uniformity(body, header);
  return Extent[found.defs[code.defStart[code.count - 2]]];
}

const cases: Readonly<Record<string, string>> = {
  'mov.u32 %r1, %ctaid.x;': 'Block',
  'mov.u32 %r1, %ntid.z;': 'Block',
  'mov.u32 %r1, %tid.y;': 'Divergent',
  'mov.u32 %r1, %tid.w;': 'Block',
  'cvt.u16.u32 %h1, %tid.x;': 'Divergent',
  'mov.u32 %r1, %lanemask_lt;': 'Divergent',
  'mov.u32 %r1, %warpid;': 'Warp',
  'mov.u32 %r1, %clock;': 'Unknown',
  'mov.b32 %r1, s;': 'Block',
  'ld.param.u64 %rd1, [n];': 'Block',
  'ld.const.b32 %r1, [c+4];': 'Block',
  'ld.shared.b32 %r1, [s];': 'Warp',
  'ld.volatile.shared.b32 %r1, [s];': 'Unknown',
  'ld.local.b32 %r1, [l];': 'Unknown',
  'ld.param.u64 %rd1, [n]; ld.b32 %r1, [%rd1];': 'Unknown',
  'ld.param.u64 %rd1, [n]; ld.global.b32 %r1, [%rd1];': 'Warp',
  'ld.param.u64 %rd1, [n]; ld.global.nc.b32 %r1, [%rd1];': 'Block',
  'ld.param.u64 %rd1, [n]; cvta.global.u64 %rd2, %rd1; ld.b32 %r1, [%rd2+8];': 'Warp',
  'mov.b64 %rd1, l; cvta.local.u64 %rd2, %rd1; ld.b32 %r1, [%rd2];': 'Unknown',
  'mov.u32 %r2, %tid.x; ld.shared.b32 %r1, [%r2];': 'Divergent',
  'mov.b32 %r2, s; atom.shared.add.u32 %r1, [%r2], 1;': 'Divergent',
  'mov.b32 %r2, 0; add.s32 %r1, %r2, 1;': 'Block',
  // Something that is not written may be anything.
  'add.s32 %r1, %r2, 1;': 'Unknown',
  'frob.b32 %r1, 1;': 'Unknown',
  'mov.u32 %r2, %tid.x; shfl.sync.idx.b32 %r1, %r2, 0, 31, -1;': 'Warp',
  // As nvcc writes it.
  'mov.u32 %r2, %tid.x; mov.b32 %r3, 31; mov.b32 %r4, 0; shfl.sync.idx.b32 %r1|%p1, %r2, %r4, %r3, -1;': 'Warp',
  'mov.u32 %r2, %tid.x; shfl.sync.idx.b32 %r1, %r2, 0, 15, -1;': 'Divergent',
  'mov.u32 %r2, %tid.x; shfl.sync.idx.b32 %r1, %r2, %r2, 31, -1;': 'Divergent',
  'mov.u32 %r2, %tid.x; shfl.sync.idx.b32 %r1, %r2, 0, 31, %r2;': 'Divergent',
  'mov.u32 %r2, %tid.x; shfl.sync.bfly.b32 %r1, %r2, 1, 31, -1;': 'Divergent',
  'mov.u32 %r2, %ctaid.x; shfl.sync.up.b32 %r1, %r2, 1, 0, -1;': 'Block',
  'mov.u32 %r2, %tid.x; setp.eq.u32 %p1, %r2, 0; vote.sync.any.pred %p2, %p1, -1;': 'Warp',
  'mov.u32 %r2, %tid.x; setp.eq.u32 %p1, %r2, 0; vote.sync.ballot.b32 %r1, %p1, -1;': 'Warp',
  'mov.u32 %r2, %tid.x; match.any.sync.b32 %r1, %r2, -1;': 'Divergent',
  'mov.u32 %r2, %ctaid.x; match.any.sync.b32 %r1, %r2, -1;': 'Block',
  'mov.u32 %r2, %tid.x; match.all.sync.b32 %r1|%p1, %r2, -1;': 'Warp',
  'mov.u32 %r2, %tid.x; redux.sync.add.u32 %r1, %r2, -1;': 'Warp',
  'mov.u32 %r2, %tid.x; setp.eq.u32 %p1, %r2, 0; bar.red.popc.u32 %r1, 0, %p1;': 'Warp',
  'activemask.b32 %r1;': 'Warp',
  'elect.sync %r1|%p1, -1;': 'Warp',
  'elect.sync _|%p1, -1;': 'Divergent',
  'mov.b32 %r2, 0; shfl.sync.up.b32 _|%p1, %r2, 1, 0, -1;': 'Divergent',
  'ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%r1}, [s];': 'Divergent',
  'call (%r1), f;': 'Unknown',
  'mov.b32 %r2, 1; add.cc.u32 %r1, %r2, %r2; addc.u32 %r1, %r2, %r2;': 'Block',
  'mov.b32 %r2, 1; mov.u32 %r3, %tid.x; add.cc.u32 %r1, %r3, %r2; addc.u32 %r1, %r2, %r2;': 'Divergent',
  'mov.b32 %r2, 1; addc.u32 %r1, %r2, %r2;': 'Unknown',
  // A write under a guard leaves what was there in the other threads.
  'mov.u32 %r2, %tid.x; setp.eq.u32 %p1, %r2, 0; mov.b32 %r1, 0; @%p1 mov.b32 %r1, 1; mov.b32 %r3, %r1;': 'Divergent',
  'mov.u32 %r2, %ctaid.x; setp.eq.u32 %p1, %r2, 0; mov.b32 %r1, 0; @%p1 mov.b32 %r1, 1; mov.b32 %r3, %r1;': 'Block',
  'mov.u32 %r2, %ctaid.x; setp.eq.u32 %p1, %r2, 0; mov.u32 %r1, %tid.x; @%p1 mov.b32 %r1, 1; mov.b32 %r3, %r1;':
    'Divergent',
  // Nothing was there before, and where the guard does not hold nothing is afterwards.
  'mov.u32 %r2, %ctaid.x; setp.eq.u32 %p1, %r2, 0; @%p1 mov.b32 %r1, 1;': 'Unknown',
  // The same register again, for something else.
  'mov.u32 %r1, %tid.x; st.shared.b32 [s], %r1; mov.u32 %r1, %ctaid.x; mov.b32 %r3, %r1;': 'Block',
};

test('among which threads the result of an instruction is the same', () => {
  for (const [body, extent] of Object.entries(cases)) assert.equal(lastWritten(body), extent, body);
});

test('the shape of the block, where the kernel demands one', () => {
  const tid = (component: string, shape: string) =>
    lastWritten(`mov.u32 %r1, %tid.${component};`, `.entry k() .reqntid ${shape}`);
  assert.deepEqual([tid('x', '32, 4'), tid('y', '32, 4'), tid('z', '32, 4')], ['Divergent', 'Warp', 'Block']);
  assert.deepEqual([tid('y', '16, 16'), tid('z', '16, 16, 2')], ['Divergent', 'Warp']);
  assert.equal(tid('y', '128'), 'Block');
});

test('a number of the warp, where the block is known to be a row of them', () => {
  const warp = 'mov.u32 %r1, %tid.x; shr.u32 %r2, %r1, 3; and.b32 %r3, %r2, 12;';
  const ofWarp = (shape: string, body = warp) => lastWritten(body, `.entry k() ${shape}`);
  assert.deepEqual([ofWarp('.reqntid 128'), ofWarp('.reqntid 64, 2')], ['Warp', 'Warp']);
  assert.deepEqual(
    [ofWarp('.reqntid 48, 2'), ofWarp('.maxntid 128'), ofWarp('')],
    ['Divergent', 'Divergent', 'Divergent'],
  );
  assert.equal(ofWarp('.reqntid 128', `${warp} and.b32 %r4, %r2, 3;`), 'Divergent');
  assert.equal(ofWarp('.reqntid 128', 'mov.u32 %r1, %tid.x; setp.lt.u32 %p1, %r1, 64;'), 'Warp');
  assert.equal(ofWarp('.reqntid 128', 'mov.u32 %r1, %tid.x; setp.lt.and.u32 %p1, %r1, 64, %p2;'), 'Divergent');
});

test('parameters: of a kernel the same for all, of a function and behind a call not known', () => {
  assert.equal(lastWritten('ld.param.b32 %r1, [n];', '.func g(.param .b32 n)'), 'Unknown');
  const call = '.param .b32 x; call (x), f; ';
  assert.equal(lastWritten(`${call}ld.param.b32 %r1, [x];`), 'Unknown');
  assert.equal(lastWritten(`${call}ld.param.u64 %rd1, [n];`), 'Block');
});

const divergentGuard =
  'mov.u32 %r2, %tid.x; mov.u32 %r3, %ctaid.x; setp.eq.u32 %p1, %r2, 0; setp.eq.u32 %p2, %r3, 0; mov.b32 %r1, 0;';

/** Extent of what the store reads. */
function lastRead(body: string): string {
  const { code, found } = uniformity(`${divergentGuard}\n${body}`);
  const { useStart, defStart, targetStart } = code;
  const at = Array.from({ length: code.count }, (_, i) => i).find(
    (i) => useStart[i] < useStart[i + 1] && defStart[i] === defStart[i + 1] && targetStart[i] === targetStart[i + 1],
  );
  return Extent[found.uses[useStart[at ?? 0]]];
}

test('where threads meet, what they wrote on their ways differs', () => {
  const branches: Readonly<Record<string, string>> = {
    '@%p1 bra L; mov.b32 %r1, 1; L: st.shared.b32 [s], %r1;': 'Divergent',
    '@%p2 bra L; mov.b32 %r1, 1; L: st.shared.b32 [s], %r1;': 'Block',
    // On the way itself they have the same.
    '@%p1 bra L; mov.b32 %r1, 1; st.shared.b32 [s], %r1; ret; L:': 'Block',
    // An inner branch that all take alike is no place to meet.
    '@%p1 bra L; @%p2 bra M; mov.b32 %r1, 1; M: st.shared.b32 [s], %r1; ret; L:': 'Block',
    // Whoever leaves does not come back.
    '@%p1 bra L; mov.b32 %r1, 1; bra M; L: ret; M: st.shared.b32 [s], %r1;': 'Block',
    '@%p1 bra L; mov.b32 %r1, 1; st.shared.b32 [s], %r1; L: exit;': 'Block',
    // A promise is taken at its word.
    '@%p1 bra.uni L; mov.b32 %r1, 1; L: st.shared.b32 [s], %r1;': 'Warp',
    // Another number of iterations for each.
    'L: add.u32 %r1, %r1, 1; setp.lt.u32 %p1, %r1, %r2; @%p1 bra L; st.shared.b32 [s], %r1;': 'Divergent',
    'L: add.u32 %r1, %r1, 1; setp.lt.u32 %p1, %r1, %r3; @%p1 bra L; st.shared.b32 [s], %r1;': 'Block',
    // Left in the middle by some, at the end by the others together.
    'L: add.u32 %r1, %r1, 1; @%p1 bra M; @%p2 bra L; st.shared.b32 [s], %r1; ret; M:': 'Block',
    'L: add.u32 %r1, %r1, 1; @%p1 bra M; @%p2 bra L; ret; M: st.shared.b32 [s], %r1;': 'Divergent',
    'L: add.u32 %r1, %r1, 1; @%p1 bra M; @%p2 bra L; M: st.shared.b32 [s], %r1;': 'Divergent',
    // Some skip the rest of an iteration.
    'L: add.u32 %r4, %r1, 1; @%p1 bra L; mov.b32 %r1, %r4; @%p2 bra L; st.shared.b32 [s], %r4;': 'Divergent',
    // Out of two loops at once.
    'L: mov.b32 %r4, 0; M: add.u32 %r1, %r1, 1; @%p1 bra N; @%p2 bra M; @%p2 bra L; N: st.shared.b32 [s], %r1;':
      'Divergent',
    // A cycle with two ways into it.
    '@%p2 bra M; L: ld.shared.b32 %r1, [s]; M: @%p1 bra L; st.shared.b32 [s], %r1;': 'Divergent',
  };
  for (const [body, extent] of Object.entries(branches)) assert.equal(lastRead(body), extent, body);
});

test('meeting: by hand', () => {
  const meeting = (text: string, branch: number) => {
    const { code } = program(text);
    const graph = buildGraph(code);
    const found = meetingOf(graph, nestingOf(graph, findLoops(graph, computeDominators(graph))), branch, {
      steps: 1000,
    })!;
    return { blocks: [...found.blocks], between: [...found.between].sort() };
  };
  assert.deepEqual(meeting('?p jump B\na =\njump C\nB:\nb =\nC:\n= a', 0), { blocks: [3], between: [1, 2] });
  assert.deepEqual(meeting('A:\na =\n?p jump A\n= a', 0), { blocks: [1], between: [0] });
  assert.deepEqual(meeting('?p end\na =', 0), { blocks: [], between: [] });
});

test('a budget that runs out is silence', () => {
  const { code } = program('?p jump B\na =\njump C\nB:\nb =\nC:\n= a');
  const graph = buildGraph(code);
  assert.equal(
    meetingOf(graph, nestingOf(graph, findLoops(graph, computeDominators(graph))), 0, { steps: 0 }),
    undefined,
  );
});

test('a large function of tangled loops is followed all the same', () => {
  const pieces = Array.from(
    { length: 1500 },
    (_, i) =>
      `@%p${i % 2 === 0 ? 1 : 2} bra M${i}; L${i}: add.s32 %r${4 + (i % 9)}, %r${4 + (i % 7)}, 1; M${i}: add.s32 %r1, %r1, 1; @%p1 bra L${i};`,
  );
  const { code, found } = uniformity(`${divergentGuard}\n${pieces.join('\n')}\nst.shared.b32 [s], %r1;`);
  assert.equal(Extent[found.uses[code.useStart[code.count - 2]]], 'Divergent');
});
