// Refactorings: what each makes of a statement, and where it is not offered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernel } from './harness';
import { offeredAt, refactored } from './refactoring';

/** The marker's statements become the others. */
function becomes(title: string, before: string, after: string): void {
  assert.equal(refactored(kernel(before), title), kernel(after), before);
}

function isNotOffered(title: string, ...statements: readonly string[]): void {
  for (const before of statements) assert.equal(refactored(kernel(before), title), undefined, before);
}

test('floats: bits as a decimal and back where the type is the float', () => {
  const title = 'Write the number as';
  becomes(title, 'add.f32 %f1, %f2, <|>0f3F800000;', 'add.f32 %f1, %f2, 1.0;');
  becomes(title, 'add.f32 %f1, %f2, <|>1.0;', 'add.f32 %f1, %f2, 0f3F800000;');
  becomes(title, 'mov.f32 %f1, 0fBDCCCCCD<|>;', 'mov.f32 %f1, -0.1;');
  becomes(title, 'mov.f32 %f1, <|>-0.1;', 'mov.f32 %f1, 0fBDCCCCCD;');
  becomes(title, 'mov.f32 %f1, -<|>0.1;', 'mov.f32 %f1, 0fBDCCCCCD;');
  becomes(title, 'mov.f64 %fd1, <|>0d3FF8000000000000;', 'mov.f64 %fd1, 1.5;');
  becomes(title, 'mov.f32 %f1, <|>0f80000000;', 'mov.f32 %f1, -0.0;');
  becomes(title, 'mov.f32 %f1, <|>0f00000001;', 'mov.f32 %f1, 1e-45;');
  becomes(title, 'st.global.v2.f32 [%rd1], {%f1, <|>0f40000000};', 'st.global.v2.f32 [%rd1], {%f1, 2.0};');
  assert.equal(
    refactored('.version 8.8\n.target sm_80\n.global .f32 x[2] = {1.0, <|>0f40000000};\n', title),
    '.version 8.8\n.target sm_80\n.global .f32 x[2] = {1.0, 2.0};\n',
  );
});

test('floats: not where bits are meant, nothing decimal is there, or it would not come back', () => {
  isNotOffered(
    'Write the number as',
    'mov.b32 %r1, <|>0f3F800000;',
    'mov.f32 %f1, <|>0f7F800000;',
    'mov.f32 %f1, <|>0f7FC00000;',
    'mov.f32 %f1, <|>0.1000000001;',
    'mov.f32 %f1, <|>1e99;',
    'mov.f32 %f1, -<|>0fBF800000;',
    'mov.f32 %f1, <|>%f2;',
    'mov.f32 %f1, (<|>1.0);',
    'mov.f32 %f1, 1.0 + <|>1.0;',
    'mov.u32 %r1, <|>1;',
  );
});

test('branches: the guard is negated and the targets change places', () => {
  const title = 'Negate the guard and swap';
  const labels = '\nA:\n  ret;\nB:\n  ret;';
  becomes(title, `@%p1 <|>bra A;\n  bra.uni B;${labels}`, `@!%p1 bra B;\n  bra.uni A;${labels}`);
  becomes(title, `<|>@ ! %p1 bra A; // x\n bra B;${labels}`, `@  %p1 bra B; // x\n bra A;${labels}`);
  isNotOffered(
    title,
    `<|>bra A;\n bra B;${labels}`,
    `@%p1 <|>bra A;\n @%p2 bra B;${labels}`,
    `@%p1 <|>bra A;\nA:\n bra B;\nB: ret;`,
    `@%p1 <|>bra A;\nA: ret;`,
    `@%p1 <|>ret;\n bra A;${labels}`,
    `@%p1 bra A;\n <|>bra B;${labels}`,
    `@%p1 <|>bra A;\n bra C;${labels}`,
    '@%p1 <|>bra ',
  );
});

test('predicates: the comparison is inverted with every guard', () => {
  const title = 'Invert the predicate `%p1`';
  const after = '\n  @!%p1 add.u32 %r1, %r1, 1;\n  @%p1 ret;\n  @%p2 ret;';
  const before = '\n  @%p1 add.u32 %r1, %r1, 1;\n  @!%p1 ret;\n  @%p2 ret;';
  const pairs = [
    ['lt.s32', 'ge.s32', '%r1, 4'],
    ['lo.u32', 'hs.u32', '%r1, 4'],
    ['eq.b32', 'ne.b32', '%r1, 4'],
    ['lt.f32', 'geu.f32', '%f1, %f2'],
    ['ne.ftz.f32', 'equ.ftz.f32', '%f1, %f2'],
    ['num.f64', 'nan.f64', '%fd1, %fd2'],
  ];
  for (const [one, other, operands] of pairs) {
    becomes(title, `<|>setp.${one} %p1, ${operands};${before}`, `setp.${other} %p1, ${operands};${after}`);
    becomes(title, `setp.<|>${other} %p1, ${operands};${before}`, `setp.${one} %p1, ${operands};${after}`);
  }
  becomes(title, `setp.lt.s32 %p1, %r1, 4;${before.replace('@', '<|>@')}`, `setp.ge.s32 %p1, %r1, 4;${after}`);
});

test('predicates: not where more than one comparison gives it, or something other than a guard reads it', () => {
  isNotOffered(
    'Invert the predicate `%p1`',
    '<|>setp.lt.s32 %p1, %r1, 4;',
    '<|>setp.lt.s32 %p1, %r1, 4;\n @%p1 ret;\n setp.lt.s32 %p1, %r1, 5;',
    '<|>setp.lt.s32 %p1|%p2, %r1, 4;\n @%p1 ret;',
    '<|>setp.lt.and.s32 %p1, %r1, 4, %p2;\n @%p1 ret;',
    'setp.lt.s32 %p1, %r1, 4;\n @%p1 ret;\n <|>@%p2 setp.lt.s32 %p1, %r1, 4;',
    '<|>setp.lt.s32 %p1, %r1, 4;\n @%p1 ret;\n selp.b32 %r1, 1, 2, %p1;',
    'and.pred %p1, %p2, %p3;\n <|>@%p1 ret;',
    '<|>@%p1 ret;',
  );
});

test('guards: the predicate that was written last', () => {
  const title = 'Run the instruction only under `@';
  const before = 'setp.eq.u32 %p2, %r1, 1;\n  setp.eq.u32 %p3, %r1, 1;\n  ';
  becomes(`${title}%p3`, `${before}<|>add.u32 %r1, %r1, 1;`, `${before}@%p3 add.u32 %r1, %r1, 1;`);
  becomes(`${title}!%p3`, `${before}add.u32 %r1, %r1, <|>1;`, `${before}@!%p3 add.u32 %r1, %r1, 1;`);
  becomes(`${title}%p3`, `${before}A: <|>ret;`, `${before}A: @%p3 ret;`);
  isNotOffered(
    title,
    '<|>add.u32 %r1, %r1, 1;',
    `${before}@%p1 <|>add.u32 %r1, %r1, 1;`,
    `${before}<|>add.u32 %r1, %r1;`,
    `${before}<|>addd.u32 %r1, %r1, 1;`,
    `{ .reg .pred q; setp.eq.u32 q, %r1, 1; }\n <|>add.u32 %r1, %r1, 1;`,
  );
});

test('products and sums: one instruction as two and two as one', () => {
  const split = 'Write `mad.lo` as';
  becomes(split, '<|>mad.lo.s32 %r1, %r2, %r3, 4;', 'mul.lo.s32 %r1, %r2, %r3;\nadd.s32 %r1, %r1, 4;');
  becomes(
    split,
    '  @%p1 <|>mad.lo.u64 %rd1, %rd1, 2, %rd2;',
    '  @%p1 mul.lo.u64 %rd1, %rd1, 2;\n  @%p1 add.u64 %rd1, %rd1, %rd2;',
  );
  isNotOffered(
    split,
    '<|>mad.lo.s32 %r1, %r2, %r3, %r1;',
    '<|>mad.hi.s32 %r1, %r2, %r3, 4;',
    '<|>mad.wide.s32 %rd1, %r2, %r3, %rd2;',
    '<|>mad.lo.s32 %r1, /* why */ %r2, %r3, 4;',
    '<|>mad.lo.s32 %r1, %r2, %r3;',
  );
  const join = 'Write `mul.lo` and `add` as';
  becomes(join, '<|>mul.lo.s32 %r1, %r2, 3;\n add.s32 %r4, %r1, %r5;', 'mad.lo.s32 %r4, %r2, 3, %r5;');
  becomes(join, '<|>mul.lo.s32 %r1, %r2, 3;\n add.s32 %r4, 5, %r1;', 'mad.lo.s32 %r4, %r2, 3, 5;');
  becomes(join, '<|>mul.lo.s32 %r1, %r2, 3;\n add.s32 %r1, %r1, 5;\n ret;', 'mad.lo.s32 %r1, %r2, 3, 5;\n ret;');
  isNotOffered(
    join,
    '<|>mul.lo.s32 %r1, %r2, 3;\n add.s32 %r4, %r1, %r1;',
    '<|>mul.lo.s32 %r1, %r2, 3;\n add.s32 %r4, %r1, 1;\n mov.u32 %r5, %r1;',
    '<|>mul.lo.s32 %r1, %r2, 3;\n add.u32 %r4, %r1, 1;',
    '<|>mul.lo.s32 %r1, %r2, 3;\n @%p1 add.s32 %r4, %r1, 1;',
    '<|>mul.lo.s32 %r1, %r2, 3; // why\n add.s32 %r4, %r1, 1;',
    '<|>mul.lo.s32 %r1, %r2, 3;\nA: add.s32 %r4, %r1, 1;',
    '<|>mul.lo.s32 %r1, %r2, 3;\n add.s32 %r4, %r1',
  );
});

test('precision: only where the other is', () => {
  becomes('Round to the nearest', '<|>div.approx.f32 %f1, %f2, %f3;', 'div.rn.f32 %f1, %f2, %f3;');
  becomes('Approximate', 'sqrt.<|>rn.ftz.f32 %f1, %f2;', 'sqrt.approx.ftz.f32 %f1, %f2;');
  isNotOffered('Round to the nearest', '<|>sin.approx.f32 %f1, %f2;');
  isNotOffered('Approximate', '<|>add.rn.f32 %f1, %f2, %f3;', '<|>div.rn.f64 %fd1, %fd2, %fd3;', '<|>div.rn.f32 %f1');
});

test('constants: a number for a register that holds nothing else, where it means the same', () => {
  const title = 'Write `';
  becomes(title, 'mov.u32 %r1, 77;\n add.s32 %r2, %r3, <|>%r1;', 'mov.u32 %r1, 77;\n add.s32 %r2, %r3, 77;');
  becomes(title, 'mov.s32 %r1, -7;\n add.s32 %r2, %r3, <|>%r1;', 'mov.s32 %r1, -7;\n add.s32 %r2, %r3, -7;');
  becomes(title, 'mov.f32 %f1, 1.5;\n add.f32 %f2, %f3, <|>%f1;', 'mov.f32 %f1, 1.5;\n add.f32 %f2, %f3, 1.5;');
  isNotOffered(
    title,
    'mov.u32 %r1, 77;\n mov.u32 %r1, 78;\n add.s32 %r2, %r3, <|>%r1;',
    'mov.u32 %r1, 0xFFFFFFFF;\n mul.wide.s32 %rd1, %r3, <|>%r1;',
    'mov.f32 %f1, 1.5;\n mov.b32 %r1, <|>%f1;',
    '@%p1 mov.u32 %r1, 77;\n add.s32 %r2, %r3, <|>%r1;',
    'mov.u32 %r1, 77;\n ld.global.u32 %r2, [<|>%r1];',
    'mov.u32 <|>%r1, 77;',
    'mov.u32 %r1, %tid.x;\n add.s32 %r2, %r3, <|>%r1;',
    'mov.u32 %r1, 77;\n add.s32 %r2, <|>%r1',
  );
});

test('constants: a register of its own for a number', () => {
  const title = 'Move `';
  becomes(
    title,
    '  @%p1 add.s32 %r1, %r2, <|>-7;',
    '  .reg .s32 %constant;\n  mov.s32 %constant, -7;\n  @%p1 add.s32 %r1, %r2, %constant;',
  );
  becomes(
    title,
    '.reg .b32 %constant;\nadd.f32 %f1, %f2, <|>1.0;',
    '.reg .b32 %constant;\n.reg .f32 %constant_2;\nmov.f32 %constant_2, 1.0;\nadd.f32 %f1, %f2, %constant_2;',
  );
  isNotOffered(title, 'lop3.b32 %r1, %r2, %r3, %r4, <|>0xc0;', 'ld.global.u32 %r1, [%rd1+<|>4];', 'add.s32 %r1, <|>1');
});

test('declarations: as long as they are used', () => {
  const title = 'Shorten `%q<9>` to `%q<4>`';
  becomes(title, '<|>.reg .b32 %q<9>;\nmov.u32 %q3, %q1;', '.reg .b32 %q<4>;\nmov.u32 %q3, %q1;');
  becomes(title, '.reg .b32 a, <|>%q<9>;\nmov.u32 %q3, %q1;', '.reg .b32 a, %q<4>;\nmov.u32 %q3, %q1;');
  isNotOffered('Shorten', '<|>.reg .b32 %q<9>;', '<|>.reg .b32 %q<4>;\nmov.u32 %q3, %q1;', '<|>.reg .b32 %q<');
});

test('declarations: one by one, in one, in order, without what is of no use', () => {
  const split = 'Declare each';
  becomes(split, '\n  <|>.reg .b32 a, b<2>, c;', '\n  .reg .b32 a;\n  .reg .b32 b<2>;\n  .reg .b32 c;');
  isNotOffered(split, '<|>.reg .b32 a;', '<|>.reg .b32 a, /* x */ b;', '<|>.reg .b32 a, b');
  const merge = 'Declare the 2 groups';
  becomes(merge, '\n<|>.reg .b32 a;\n .reg  .b32 b, c;\n.reg .f32 d;', '\n.reg .b32 a, b, c;\n.reg .f32 d;');
  isNotOffered('Declare the', 'ret;<|>.reg .b32 a;\n.reg .f32 b;', 'ret; <|>.reg .b32 a; // why\n.reg .b32 b;');
  const order = 'Sort the declarations';
  becomes(
    order,
    'ret;\n.reg .b64 x10;\n<|>.reg .b64 x9;\n.reg .pred q;\n\n.reg .f32 f;',
    'ret;\n.reg .pred q;\n.reg .f32 f;\n.reg .b64 x9;\n\n.reg .b64 x10;',
  );
  isNotOffered(order, 'ret;\n<|>.reg .pred q;\n.reg .b32 a;');
  const remove = 'Remove the declarations';
  becomes(
    remove,
    'ret;\n.reg .b32 a, b, c;\n<|>.reg .b32 d;\n.reg .pred q;\nsetp.eq.u32 q, a, c;',
    'ret;\n.reg .b32 a, c;\n.reg .pred q;\nsetp.eq.u32 q, a, c;',
  );
  isNotOffered(remove, 'ret;\n.reg .b32 a;\n<|>.reg .b32 b;\nmov.b32 a, b;');
});

test('half-written and hostile texts offer nothing and throw nothing', () => {
  const whole = kernel(
    '.reg .b32 a, b; .reg .b32 c;\n mad.lo.s32 a, b, 3, c;\n div.rn.f32 %f1, %f2, 0f3F800000;\n setp.lt.s32 %p1, %r1, 4;\n @%p1 bra A;\n bra B;\n A: mov.f32 %f1, 0f3F800000;\n B: ret;',
  );
  for (let cut = 0; cut < whole.length; cut += 7) {
    offeredAt(`${whole.slice(0, cut)}<|>`);
    offeredAt(`${whole.slice(0, cut)}<|>${whole.slice(cut + 5)}`);
  }
  for (const text of [
    '<|>',
    '<|>\u0000',
    '.version 8.8\n<|>',
    '<|><?xml version="1.0"?>',
    '@<|>',
    '{<|>',
    '@!<|>;',
    '/*<|>',
  ])
    assert.deepEqual(offeredAt(text), [], text);
});
