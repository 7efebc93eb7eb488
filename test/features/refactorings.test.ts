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

test('half-written and hostile texts offer nothing and throw nothing', () => {
  const whole = kernel('setp.lt.s32 %p1, %r1, 4;\n @%p1 bra A;\n bra B;\n A: mov.f32 %f1, 0f3F800000;\n B: ret;');
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
