// Hover texts: whole ones as goldens, the rest by what they must say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlainText } from '../../server/src/features/documentation/plainText';
import { assertGolden, hoverIn, hoverText, hoverWord, kernel } from './harness';

const goldens: Readonly<Record<string, string>> = {
  'opcode-add': kernel('  ad<|>d.rn.ftz.f32 %f1, %f2, %f3;'),
  'opcode-add-integer': kernel('  ad<|>d.s32 %r1, %r2, 4;'),
  'opcode-ld': kernel('  l<|>d.global.nc.L1::no_allocate.v4.f32 {%f1, %f2, %f3, %f4}, [%rd1+16];'),
  'opcode-mma': kernel(
    '  m<|>ma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%f0, %f1, %f2, %f3}, {%r0, %r1, %r2, %r3}, {%r4, %r5}, {%f0, %f1, %f2, %f3};',
  ),
  'opcode-lop3': kernel('  lo<|>p3.b32 %r1, %r2, %r3, %r4, 0x96;'),
  'opcode-testp': kernel('  te<|>stp.normal.f32 %p1, %f1;'),
  'opcode-cvt-pack': kernel('  c<|>vt.pack.sat.u8.s32.b32 %r1, %r2, 300, %r4;'),
  'opcode-shfl': kernel('  sh<|>fl.sync.bfly.b32 %r1|%p1, %r2, 16, 31, -1;'),
  'opcode-cvt': kernel('  c<|>vt.rn.satfinite.e4m3x2.f32 %h1, %f1, %f2;'),
  'opcode-bra': kernel('L:\n  @%p1 br<|>a L;'),
  'opcode-no-form': kernel('  ad<|>d.sat.rn.u32 %r1, %r2, %r3;'),
  'modifier-rounding': kernel('  add.r<|>n.f32 %f1, %f2, %f3;'),
  'modifier-type': kernel('  add.<|>f32 %f1, %f2, %f3;'),
  'modifier-cache': kernel('  ld.global.L1::no<|>_allocate.f32 %f1, [%rd1];'),
  'modifier-unknown': kernel('  add.r<|>x.f32 %f1, %f2, %f3;'),
  'modifier-misplaced': kernel('  add.f<|>tz.s32 %r1, %r2, %r3;'),
  'special-register': kernel('  mov.u32 %r1, %ti<|>d.x;'),
  directive: kernel('').replace('{\n', '.maxn<|>tid 128, 1\n{\n'),
  'state-space': kernel('  .sha<|>red .align 16 .b8 buffer[1024];'),
  type: kernel('  .reg .f16<|>x2 %x;'),
  pragma: kernel('  .pragma "noun<|>roll";'),
  target: kernel('<|>').replace('<|>', '').replace('sm_100a', 'sm_1<|>00a'),
  register: kernel('  add.s32 %r1, %r<|>2, %r2;\n  mov.u32 %r2, 0;'),
  parameter: kernel('  ld.param.u32 %r1, [cou<|>nt];'),
  label: kernel('L:\n  @%p1 bra L;\n  bra L<|>;'),
  function: kernel('  ret;').replace('k(', '<|>k('),
};

for (const [name, source] of Object.entries(goldens)) {
  test(`hover: ${name}`, () => assertGolden(name, hoverText(source)));
}

test('hover: plain text for a terminal', () => {
  assertGolden('plain-text', toPlainText(hoverText(goldens['opcode-shfl'])));
});

test('hover: the word under the cursor, also at its end', () => {
  assert.equal(hoverWord(kernel('  add<|>.s32 %r1, %r2, 4;')), '.s32');
  assert.equal(hoverWord(kernel('  add.s32<|> %r1, %r2, 4;')), '.s32');
  assert.equal(hoverWord(kernel('  add.s32 %r1<|>, %r2, 4;')), '%r1');
  assert.equal(hoverWord(kernel('  add.s32 %r1, %r2, 16<|>;')), '16');
  assert.equal(hoverWord(kernel('  add.s32 %r1,<|> %r2, 4;')), undefined);
});

test('hover: a register of a range is told from its neighbours', () => {
  assert.match(hoverText(kernel('  mov.u32 %r3, 0;\n  add.s32 %r4, %r<|>3, %r3;')), /Written once, read twice in `k`/);
  assert.match(hoverText(kernel('  add.s32 %r4, %r<|>3, 1;')), /Never written, read once/);
});

test('hover: the range as a whole', () => {
  const text = hoverText(kernel('  mov.u32 %r3, %r4;').replace('%r<16>', '%r<|><16>'));
  assert.match(text, /16 names, `%r0` … `%r15`\./);
  assert.match(text, /2 of them are used\./);
});

test('hover: predicates, wide and vector registers', () => {
  assert.match(hoverText(kernel('  @%p<|>1 ret;')), /A predicate: no general register\./);
  assert.match(hoverText(kernel('  mov.b64 %rd<|>1, 0;')), /2 32-bit registers\./);
  assert.match(hoverText(kernel('  mov.b16 %h<|>1, 0;')), /one 32-bit register \(16 bits of it\)\./);
  assert.match(
    hoverText(kernel('  .reg .v4 .f32 quad;\n  mov.f32 %f1, qua<|>d.x;')),
    /`\.f32 × 4`: 4 32-bit registers\./,
  );
});

test('hover: module names across blocks', () => {
  const source = `.version 8.0
.target sm_90
.address_size 64
.global .align 4 .u32 table[4] = {1, 2, 3, 4};
.func (.reg .u32 r) twice(.reg .u32 x) { add.u32 r, x, x; ret; }
.entry k() { .reg .u32 %a; ld.global.u32 %a, [tab<|>le]; call (%a), twice, (%a); ret; }
`;
  assert.match(hoverText(source), /\.global \.align 4 \.u32 table\[4\] = …;/);
  assert.match(hoverText(source), /16 bytes/);
  const call = source.replace('<|>', '').replace('), twice', '), tw<|>ice');
  assert.match(hoverText(call), /Function of 2 instructions\./);
  assert.match(hoverText(call), /About \d+ registers \(\d+–\d+\) after ptxas; in text order at most 1 live\./);
});

test('hover: says where the module is too old for the instruction', () => {
  const source = kernel('  ad<|>d.rn.f32x2 %rd1, %rd2, %rd3;').replace('8.8', '8.0').replace('sm_100a', 'sm_90');
  assert.match(hoverText(source), /Needs PTX 8\.6, sm_100 or higher\. This module has PTX 8\.0 and sm_90\./);
  assert.doesNotMatch(hoverText(kernel('  ad<|>d.rn.f32x2 %rd1, %rd2, %rd3;')), /This module/);
});

test('hover: broken code still has hovers', () => {
  assert.match(hoverText(kernel('  add.s32 %r1, %r2 %r<|>3, ;')), /\.reg \.b32 %r<16>;/);
  assert.match(hoverText(kernel('  ad<|>d.s32 %r1, ,;')), /Adds two values/);
  assert.match(hoverText(kernel('  ad<|>d')), /Adds two values/);
  assert.match(hoverText(kernel('  mov.u32 %r1, %cta<|>id.').slice(0, -3)), /Position of the block/);
});

test('hover: nothing is said about what is unknown, and little of what is plain', () => {
  assert.equal(hoverIn(kernel('  frobn<|>icate.u32 %r1;')), undefined);
  assert.equal(hoverText(kernel('  mov.u32 %r1, <|>4;')), '**`4`**\n\nOperand `a` of `mov`, `.u32`.');
  assert.equal(hoverIn(kernel('  mov.u32 %r1, und<|>eclared;')), undefined);
  assert.equal(hoverIn('<|>'), undefined);
});

test('hover: the selectors and masks of video instructions', () => {
  const says = (statement: string): string => hoverText(kernel(`  ${statement}`));
  assert.equal(
    says('vadd.s32.s32.u32 %r1, %r2.b<|>3, %r3.h1;'),
    '**`.b3`** Byte 3 of `%r2` (bits 24 to 31), extended with its sign.',
  );
  assert.match(
    says('vadd.s32.s32.u32 %r1, %r2.b3, %r3.h<|>1;'),
    /Half 1 of `%r3` \(bits 16 to 31\), extended with zeros/,
  );
  assert.match(says('vadd.s32.s32.u32 %r1.h<|>0, %r2, %r3, %r4;'), /becomes half 0 of `%r1` .* come from `%r4`/);
  assert.match(
    says('vadd4.u32.u32.u32 %r1, %r2.b7<|>610, %r3, %r4;'),
    /`b\.3` `b\.2` `a\.1` `a\.0` \(`a` is `%r2`, `b` is `%r3`\)/,
  );
  assert.match(says('vadd2.u32.u32.u32 %r1, %r2, %r3.h<|>12, %r4;'), /`a\.1` `b\.0`/);
  assert.match(
    says('vadd4.u32.u32.u32 %r1.b3<|>10, %r2, %r3, %r4;'),
    /Writes bytes 3, 1 and 0 .*; byte 2 comes from `%r4`/,
  );
  assert.match(says('vadd4.u32.u32.u32.add %r1.b<|>3, %r2, %r3, %r4;'), /Adds only byte 3 of the result to `%r4`/);
});

test('hover: WARP_SZ, the sink, a component and a directive number', () => {
  assert.match(hoverText(kernel('  mov.u32 %r1, WARP<|>_SZ;')), /32/);
  assert.match(hoverText(kernel('  lop3.or.b32 _<|>|%p1, %r2, %r3, %r4, 0x80, %p2;')), /not kept/);
  assert.match(hoverText(kernel('  mov.u32 %r1, %tid.<|>y;')), /^\*\*`%tid\.y`\*\*/);
  assert.match(hoverText(kernel('').replace('{\n', '.maxntid 25<|>6\n{\n')), /2\^8/);
});
