// What the Kernel Inspector is given: blocks and loops, the mix of instructions, the launch, occupancy that one imagines.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { barriersOf, mixOf, opcodesOf } from '../../../server/src/features/inspector/mix';
import { inspect } from '../../../server/src/features/inspector/report';
import { whatIf } from '../../../server/src/features/inspector/whatIf';
import { workOf } from '../../../server/src/features/inspector/work';
import { functionsIn } from '../../../server/src/features/registers/place';
import { matchOpcode } from '../../../server/src/semantic/match';
import { analysisOf, kernel } from '../harness';

/** Opcode -> pipe, floating-point operations, and kind, space and bytes of what it moves. */
const works: Readonly<Record<string, string>> = {
  'add.s32': 'integer 0',
  'setp.lt.f32': 'float 0',
  'fma.rn.f32': 'float 2',
  'fma.rn.f32x2': 'float 4',
  'fma.rn.f16x2': 'half 4',
  'add.rn.bf16x2': 'half 2',
  'add.f64': 'double 1',
  'div.rn.f64': 'double 1',
  'rsqrt.approx.f32': 'special function 0',
  'ex2.approx.ftz.f32': 'special function 0',
  'cvt.rn.f32.s32': 'conversion 0',
  'mov.u32': 'move 0',
  'cvta.to.global.u64': 'move 0',
  'shfl.sync.bfly.b32': 'warp exchange 0',
  'bar.sync': 'synchronisation 0',
  'mbarrier.arrive.shared.b64': 'synchronisation 0',
  'cp.async.wait_group': 'synchronisation 0',
  'ld.global.nc.v4.f32': 'memory 0 load global 16',
  'ld.shared::cluster.u8': 'memory 0 load shared 1',
  'ld.u64': 'memory 0 load generic 8',
  'st.local.v2.b64': 'memory 0 store local 16',
  'ld.const.f64': 'memory 0 load constant 8',
  'atom.global.add.f32': 'memory 0 atomic global 4',
  'red.shared.add.u32': 'memory 0 atomic shared 4',
  'ldmatrix.sync.aligned.m8n8.x4.shared.b16': 'memory 0 load shared 16',
  'stmatrix.sync.aligned.m8n8.x2.shared.b16': 'memory 0 store shared 8',
  'cp.async.cg.shared.global': 'memory 0 copy global ?',
  'mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32': 'tensor 128',
  'wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16': 'tensor 2048',
  'tex.2d.v4.f32.f32': 'texture 0',
  bra: 'control 0',
  ret: 'control 0',
  nonsense: 'other 0',
};

test('what an opcode asks of the hardware', () => {
  const found = Object.keys(works).map((opcode) => {
    const { pipe, flops, movement } = workOf(matchOpcode(opcode));
    const moved = movement ? ` ${movement.kind} ${movement.space} ${movement.bytes ?? '?'}` : '';
    return [opcode, `${pipe} ${flops}${moved}`];
  });
  assert.deepEqual(Object.fromEntries(found), works);
});

const placeIn = (statements: string) => {
  const analysis = analysisOf(kernel(statements));
  return analysis.document.blocks.flatMap((_, block) => functionsIn(analysis, block))[0];
};

test('named barriers: the highest number and all below, sixteen for one in a register (ptxas 13.0.88)', () => {
  const barriers: Readonly<Record<string, number>> = {
    'bar.sync 0;': 1,
    'bar.sync 5;': 6,
    'bar.sync 1; barrier.cta.arrive 7, 64;': 8,
    'bar.sync %r1, 64;': 16,
    'bar.red.popc.u32 %r1, 3, %p1;': 4,
    'bar.warp.sync 0xffffffff;': 0,
    'barrier.cluster.arrive; barrier.cluster.wait;': 1,
    'ret;': 0,
  };
  for (const [statements, count] of Object.entries(barriers))
    assert.equal(barriersOf(placeIn(statements)), count, statements);
});

test('a copy says its bytes as an operand', () => {
  const place = placeIn(
    '  cp.async.cg.shared.global [%r1], [%rd1], 16;\n  cp.async.ca.shared.global [%r1], [%rd1], 4;',
  );
  const { movements, globalBytes, unknown } = mixOf(place, [0, 1]);
  assert.deepEqual(movements, [
    { kind: 'copy', space: 'global', bytes: 16, count: 1 },
    { kind: 'copy', space: 'global', bytes: 4, count: 1 },
  ]);
  assert.deepEqual([globalBytes, unknown], [20, 0]);
});

const nested = `  mov.u32 %r1, 0;
outer:
  mov.u32 %r2, 0;
inner:
  fma.rn.f32 %f1, %f1, %f1, %f1;
  ld.global.f32 %f2, [%rd1];
  add.u32 %r2, %r2, 1;
  setp.lt.u32 %p1, %r2, 9;
  @%p1 bra inner;
  add.u32 %r1, %r1, 1;
  setp.lt.u32 %p2, %r1, 9;
  @%p2 bra outer;
  bra.uni end;
dead:
  trap;
end:
  ret;`;

test('blocks with their edges, loops with what they do', () => {
  const text = kernel(nested);
  const report = inspect(analysisOf(text), text.indexOf('fma.rn'))!;
  const line = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;
  assert.deepEqual(
    report.blocks.map(({ label, edges, loop, reachable }) => [
      label,
      edges.map(({ to, kind }) => `${to} ${kind}`),
      loop,
      reachable,
    ]),
    [
      [undefined, ['1 falls'], -1, true],
      ['outer', ['2 falls'], 0, true],
      ['inner', ['3 falls', '2 back'], 1, true],
      [undefined, ['4 falls', '1 back'], 0, true],
      [undefined, ['6 jumps'], -1, true],
      ['dead', ['6 falls'], -1, false],
      ['end', [], -1, true],
    ],
  );
  const [outer, inner] = report.loops;
  assert.deepEqual(
    [outer, inner].map(({ outer: around, depth, blocks, firstLine, lastLine }) => [
      around,
      depth,
      blocks,
      firstLine,
      lastLine,
    ]),
    [
      [-1, 1, 3, line('mov.u32 %r2'), line('@%p2 bra')],
      [0, 2, 1, line('fma.rn'), line('@%p1 bra')],
    ],
  );
  assert.deepEqual([inner.mix.flops, inner.mix.globalBytes, inner.mix.count], [2, 4, 5]);
  assert.equal(outer.mix.count, 9);
  assert.deepEqual(report.blocks[2].hot, ['ld global']);
  assert.equal(report.lines[report.cursor], line('fma.rn'));
});

test('branches that may diverge: by thread, by what is read at an address that differs, not by block or parameter', () => {
  const report = inspect(
    analysisOf(
      kernel(`  mov.u32 %r1, %tid.x;
  mov.u32 %r2, %ctaid.x;
  ld.param.u32 %r3, [count];
  setp.lt.u32 %p1, %r1, 5;
  setp.lt.u32 %p2, %r2, %r3;
  mul.wide.u32 %rd1, %r1, 4;
  ld.global.u32 %r4, [%rd1];
  setp.eq.u32 %p3, %r4, 0;
  @%p1 bra byThread;
byThread:
  @%p2 bra byBlock;
byBlock:
  @%p3 bra byMemory;
byMemory:
  bra.uni end;
end:
  ret;`),
    ),
    0,
  )!;
  assert.deepEqual(
    report.blocks.map(({ label, diverges }) => [label, diverges]),
    [
      [undefined, 'yes'],
      ['byThread', 'no'],
      ['byBlock', 'yes'],
      ['byMemory', 'no'],
      ['end', 'no'],
    ],
  );
});

test('where nobody knows whether threads part', () => {
  const text =
    '.version 8.0\n.target sm_80\n.address_size 64\n.func f(.param .b32 n)\n{\n.reg .b32 %r<2>; .reg .pred p;\nld.param.b32 %r1, [n];\nsetp.eq.s32 p, %r1, 0;\n@p bra end;\nmov.b32 %r1, 1;\nend: ret;\n}\n';
  const report = inspect(analysisOf(text), text.indexOf('setp'))!;
  assert.deepEqual(
    report.blocks.map(({ diverges }) => diverges),
    ['unknown', 'no', 'no'],
  );
});

test('the launch that the code describes, and where it leaves things open', () => {
  const text = kernel('  bar.sync 2;').replace('count)', 'count)\n.maxntid 32, 4');
  const given = inspect(analysisOf(text), 0)!;
  assert.deepEqual([given.launch.threads, given.isThreadsGiven, given.launch.barriers], [128, true, 3]);
  assert.equal(given.target, 'sm_100');
  const open = inspect(analysisOf(kernel('')), 0)!;
  assert.deepEqual([open.launch.threads, open.isThreadsGiven], [256, false]);
  assert.equal(inspect(analysisOf('.version 8.0\n.target sm_80\n'), 0), undefined);
});

test('the function around the cursor, else the one above, else the first', () => {
  const one = (name: string): string => `.visible .entry ${name}()\n{\n  ret;\n}\n`;
  const text = `.version 8.0\n.target sm_80\n.address_size 64\n${one('a')}\n\n// between\n\n${one('b')}\n// behind`;
  const analysis = analysisOf(text);
  const nameAt = (part: string): string | undefined => inspect(analysis, text.indexOf(part))?.name;
  assert.deepEqual(['.version', '.entry a', '// between', '.entry b', '// behind'].map(nameAt), [
    'a',
    'a',
    'a',
    'b',
    'b',
  ]);
});

test('corpus: the opcodes are those of the instructions, one for one', () => {
  for (const file of ['gemm_mma_sync.sm_90a.ptx', 'wgmma_gemm.sm_90a.ptx', 'debug_info.sm_75.ptx']) {
    const text = readFileSync(join(process.cwd(), 'test/corpus/ptx', file), 'utf8');
    const analysis = analysisOf(text);
    for (const place of analysis.document.blocks.flatMap((_, block) => functionsIn(analysis, block))) {
      const { matches } = opcodesOf(place);
      assert.equal(matches.length, place.profile.code.count);
      matches.forEach((match, i) => {
        const at = text.slice(place.base + place.profile.code.offsets[i]).replace(/^@!?\S+\s+/, '');
        assert.ok(at.startsWith(match!.words.join('')), at.slice(0, 40));
      });
    }
  }
});

test('what if: registers, block size, shared memory, grid', () => {
  const launch = { target: 'sm_90a', registers: 64, threads: 256, staticShared: 0, dynamicShared: 0, barriers: 1 };
  const grid = { grid: 1000, multiprocessors: 132, setAside: 20, cluster: 1 };
  const found = whatIf({ ...launch, ...grid })!;
  assert.deepEqual([found.occupancy.warps, found.occupancy.limiters], [32, ['registers']]);
  assert.equal(found.waves?.slots, 112 * 4);
  assert.equal(found.byRegisters.warps[found.byRegisters.inputs.indexOf(32)], 64);
  assert.equal(found.byShared.inputs.at(-1), 227 * 1024);
  assert.equal(found.byThreads.inputs.length, found.byThreads.warps.length);
  for (const odd of [{ target: 'sm_10' }, { target: '' }, { registers: -1 }, { threads: 1.5 }, { threads: 0 }])
    assert.equal(whatIf({ ...launch, ...grid, ...odd }), undefined, JSON.stringify(odd));
});
