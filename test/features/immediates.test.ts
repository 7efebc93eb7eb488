// What hovers say of constants that an instruction reads in a way of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertGolden, hoverText, kernel } from './harness';

/** Statements with the cursor on a constant. */
const constants: readonly string[] = [
  'bfe.u32 %r1, %r2, <|>8, 12;',
  'bfe.u32 %r1, %r2, 8, <|>40;',
  'bfe.s32 %r1, %r2, <|>32, 4;',
  'bfe.u64 %rd1, %rd2, %r1, <|>16;',
  'bfi.b32 %r1, %r2, %r3, <|>16, 16;',
  'bfi.b32 %r1, %r2, %r3, %r4, <|>1;',
  'bmsk.clamp.b32 %r1, <|>4, 8;',
  'shl.b32 %r1, %r2, <|>5;',
  'shl.b32 %r1, %r2, <|>32;',
  'shr.u64 %rd1, %rd2, <|>3;',
  'shr.s32 %r1, %r2, <|>40;',
  'shf.l.wrap.b32 %r1, %r2, %r3, <|>40;',
  'shf.r.clamp.b32 %r1, %r2, %r3, <|>40;',
  'shf.l.wrap.b32 %r1, %r2, %r2, <|>7;',
  'shfl.sync.bfly.b32 %r1, %r2, <|>16, 31, -1;',
  'shfl.sync.idx.b32 %r1, %r2, <|>0, 0x1f, -1;',
  'shfl.sync.down.b32 %r1, %r2, 1, <|>0x181f, -1;',
  'shfl.sync.up.b32 %r1, %r2, <|>1, 0, -1;',
  'shfl.sync.up.b32 %r1, %r2, 1, <|>31, -1;',
  'shfl.sync.bfly.b32 %r1, %r2, 16, 31, -<|>1;',
  'vote.sync.ballot.b32 %r1, %p1, <|>0xffff;',
  'redux.sync.add.s32 %r1, %r2, <|>0x8000000f;',
  'bar.warp.sync <|>0x80000000;',
  'and.b32 %r1, %r2, <|>0xff00;',
  'and.b32 %r1, %r2, -<|>16;',
  'or.b32 %r1, %r2, <|>0x80000001;',
  'xor.b32 %r1, %r2, -<|>1;',
  'fns.b32 %r1, <|>0xf0, 0, 1;',
  'prmt.b32 %r1, %r2, %r3, <|>0x7541;',
  'prmt.b32.f4e %r1, %r2, %r3, <|>3;',
  'prmt.b32.b4e %r1, %r2, %r3, <|>2;',
  'prmt.b32.rc8 %r1, %r2, %r3, <|>1;',
  'prmt.b32.ecl %r1, %r2, %r3, <|>1;',
  'prmt.b32.ecr %r1, %r2, %r3, <|>2;',
  'prmt.b32.rc16 %r1, %r2, %r3, <|>1;',
  'cvt.pack.sat.u8.s32.b32 %r1, %r2, <|>300, %r4;',
  'cvt.pack.sat.s4.s32.b32 %r1, %r2, %r3, 0x12<|>345678;',
  'cvt.pack.sat.u16.s32 %r1, -<|>5, %r3;',
  'lop3.b32 %r1, %r2, %r3, %r4, <|>0xe8;',
  'dp4a.s32.s32 %r1, %r2, <|>0x01ff02fe, %r3;',
  'bar.sync <|>0;',
  'bar.sync 1, <|>128;',
  'barrier.sync 1, <|>100;',
  'setmaxnreg.inc.sync.aligned.u32 <|>240;',
  'cp.async.ca.shared.global [%r1], [%rd1], 16, <|>4;',
  'cp.async.wait_group <|>1;',
  'wgmma.wait_group.sync.aligned <|>0;',
  'cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%r1], [%rd1], <|>16384, [%r2];',
  'mbarrier.init.shared.b64 [%r1], <|>128;',
  'mbarrier.arrive.expect_tx.shared.b64 %rd1, [%r1], <|>32768;',
  'nanosleep.u32 <|>1500;',
  'tcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [%r1], <|>128;',
  'tensormap.replace.tile.swizzle_mode.global.b1024.b32 [%rd1], <|>3;',
  'tensormap.replace.tile.elemtype.global.b1024.b32 [%rd1], <|>10;',
  'pmevent.mask <|>5;',
  // Moved into a register first.
  'mov.b32 %r1, <|>0x3fc00000; mul.rn.f32 %f1, %r1, %f2;',
  'mov.b32 %r1, <|>0x7f800001; mul.rn.f32 %f1, %r1, %f2; add.f32 %f3, %r1, %f2;',
  'mov.b64 %rd1, <|>0x3ff0000000000000; add.f64 %fd1, %rd1, %fd2;',
  'mov.b32 %r1, <|>16; shl.b32 %r2, %r3, %r1;',
  'mov.b32 %r1, <|>16; mov.b32 %r1, 17; shl.b32 %r2, %r3, %r1;',
  'mov.b64 %rd2, <|>0x14F0000000000000; ld.global.L2::cache_hint.u32 %r1, [%rd1], %rd2;',
  'mov.b64 %rd2, <|>0x1530000000000000; ld.global.L2::cache_hint.u32 %r1, [%rd1], %rd2;',
  'mov.b64 %rd2, <|>0x1000000000000000; ld.global.L2::cache_hint.u32 %r1, [%rd1], %rd2;',
  'mov.b64 %rd2, <|>0x2000000000000000; ld.global.L2::cache_hint.u32 %r1, [%rd1], %rd2;',
  'mov.b64 %rd1, <|>0x4000004000010040; wgmma.mma_async.sync.aligned.m64n8k16.f32.f16.f16 {%f0, %f1, %f2, %f3}, %rd1, %rd2, 1, 1, 1, 0, 0;',
  'or.b64 %rd1, %rd3, <|>0x4000404000010000; tcgen05.mma.cta_group::1.kind::f16 [%r1], %rd1, %rd2, %r2, %p1;',
  'mov.b64 %rd1, <|>0xa000004000010040; tcgen05.mma.cta_group::1.kind::f16 [%r1], %rd1, %rd2, %r2, %p1;',
  'mov.b32 %r2, <|>0x8200490; tcgen05.mma.cta_group::1.kind::f16 [%r1], %rd1, %rd2, %r2, %p1;',
  'mov.b32 %r2, <|>0x8200910; tcgen05.mma.cta_group::1.kind::tf32 [%r1], %rd1, %rd2, %r2, %p1;',
  'mov.b32 %r2, <|>0x8218a10; tcgen05.mma.cta_group::1.kind::tf32 [%r1], %rd1, %rd2, %r2, %p1;',
  'mov.b32 %r2, <|>0x8a00490; tcgen05.mma.cta_group::1.kind::mxf8f6f4.block_scale [%r1], %rd1, %rd2, %r2, [%r3], [%r4], %p1;',
];

test('hover on constants: as recorded', () => {
  const texts = constants.map((line) => `${line}\n    ${hoverText(kernel(`  ${line}`)).replaceAll('\n', '\n    ')}`);
  assertGolden('immediates', texts.join('\n'));
});

test('hover on constants: every one of these says something of its own', () => {
  for (const line of constants) assert.notEqual(hoverText(kernel(`  ${line}`)), '', line);
});
