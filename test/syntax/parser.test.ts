// Texts and their trees, in the notation of dump.ts: first what is correct, then what the parser makes of mistakes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dumpBody, dumpModule, dumpOperand, dumpProblems, problemsOfBody } from './dump';

const statements: readonly [string, string][] = [
  ['add.u32 %r1, %r2, 3;', '(Instruction Opcode:add.u32 Name:%r1 Name:%r2 Number:3)'],
  ['@p add.u32 %r1, %r2, 3;', '(Instruction (Guard Name:p) Opcode:add.u32 Name:%r1 Name:%r2 Number:3)'],
  ['@!p bra L;', '(Instruction (Guard Name:p) Opcode:bra Name:L)'],
  [
    'L: M: ret;',
    `(Label Name:L)
(Label Name:M)
(Instruction Opcode:ret)`,
  ],
  [
    '.reg .b32 %r<5>, x, v[4];',
    '(Variable (Declarator Name:%r RangeCount:<5>) (Declarator Name:x) (Declarator Name:v ArraySize:[4]))',
  ],
  ['.reg .v4 .f32 v;', '(Variable (Declarator Name:v))'],
  ['.shared .align 16 .b8 s[4][WARP_SZ];', '(Variable (Declarator Name:s ArraySize:[4] ArraySize:[WARP_SZ]))'],
  ['{ .reg .b32 a; { ret; } }', '(Block (Variable (Declarator Name:a)) (Block (Instruction Opcode:ret)))'],
  ['ld.v2.u32 {a, b}, [p+8];', '(Instruction Opcode:ld.v2.u32 (Vector Name:a Name:b) (Address (Sum Name:p Number:8)))'],
  ['ld.u32 a, [p];', '(Instruction Opcode:ld.u32 Name:a (Address Name:p))'],
  [
    'tex.2d.v4.f32.f32 {a,b,c,d}, [t, s, {x, y}];',
    '(Instruction Opcode:tex.2d.v4.f32.f32 (Vector Name:a Name:b Name:c Name:d) (Address Name:t Name:s (Vector Name:x Name:y)))',
  ],
  ['st.u32 [p+-4], -1;', '(Instruction Opcode:st.u32 (Address (Sum Name:p (Unary Number:4))) (Unary Number:1))'],
  ['setp.lt.u32 p|q, a, b;', '(Instruction Opcode:setp.lt.u32 (Pair Name:p Name:q) Name:a Name:b)'],
  ['setp p|_, a, b;', '(Instruction Opcode:setp (Pair Name:p Sink:_) Name:a Name:b)'],
  ['call (r), f, (a, b), P;', '(Instruction Opcode:call (Arguments Name:r) Name:f (Arguments Name:a Name:b) Name:P)'],
  ['call f;', '(Instruction Opcode:call Name:f)'],
  ['call f, (a);', '(Instruction Opcode:call Name:f (Arguments Name:a))'],
  ['call r, T;', '(Instruction Opcode:call Name:r Name:T)'],
  ['selp.u32 a, b, c, !p;', '(Instruction Opcode:selp.u32 Name:a Name:b Name:c (Not Name:p))'],
  ['neg.s32 a, -b;', '(Instruction Opcode:neg.s32 Name:a (Negate Name:b))'],
  ['mov.u32 a, v[2];', '(Instruction Opcode:mov.u32 Name:a (Indexed Name:v Number:2))'],
  ['mov.u32 a, v+4;', '(Instruction Opcode:mov.u32 Name:a (Sum Name:v Number:4))'],
  ['mov.u32 a, v.x;', '(Instruction Opcode:mov.u32 Name:a (Member Name:v))'],
  ['atom.add.u32 _, [p], 1;', '(Instruction Opcode:atom.add.u32 Sink:_ (Address Name:p) Number:1)'],
  [
    'P: .callprototype (.param .b32 _) _ (.param .b32 _) .noreturn;',
    `(Label Name:P)
(CallPrototype (ReturnParameters (Parameter Name:_)) Name:_ (Parameters (Parameter Name:_)) HeaderDirective:.noreturn)`,
  ],
  [
    'T: .branchtargets L1, L2;',
    `(Label Name:T)
(BranchTargets Name:L1 Name:L2)`,
  ],
  [
    'C: .calltargets f, g;',
    `(Label Name:C)
(CallTargets Name:f Name:g)`,
  ],
  ['.loc 1 2 3', 'Loc:.loc 1 2 3'],
  ['.loc 1 2 3, function_name $L, inlined_at 1 2 3', 'Loc:.loc 1 2 3, function_name $L, inlined_at 1 2 3'],
  ['.pragma "nounroll";', 'Pragma:.pragma "nounroll";'],
  [
    'tex.1d.v4.f32.f32 {a,b,c,d}, [t, {x}].unified;',
    '(Instruction Opcode:tex.1d.v4.f32.f32 (Vector Name:a Name:b Name:c Name:d) (Address Name:t (Vector Name:x)))',
  ],
  ['ld.global .u32 /* c */ .v2 a, b;', '(Instruction Opcode:ld.global .u32 .v2 Name:a Name:b)'],
  [
    'mma.sync {a,b}, {c}, {-1, 2}, {d};',
    '(Instruction Opcode:mma.sync (Vector Name:a Name:b) (Vector Name:c) (Vector (Unary Number:1) Number:2) (Vector Name:d))',
  ],
  ['st [16], a;', '(Instruction Opcode:st (Address Number:16) Name:a)'],
  ['st [WARP_SZ], a;', '(Instruction Opcode:st (Address WarpSize:WARP_SZ) Name:a)'],
  ['brx.idx %r1, T;', '(Instruction Opcode:brx.idx Name:%r1 Name:T)'],
];

const operands: readonly [string, string][] = [
  ['1+2*3', '(Binary Number:1 (Binary Number:2 Number:3))'],
  ['(1+2)*3', '(Binary (Paren (Binary Number:1 Number:2)) Number:3)'],
  ['1<<2|3', '(Binary (Binary Number:1 Number:2) Number:3)'],
  ['-1', '(Unary Number:1)'],
  ['~-1', '(Unary (Unary Number:1))'],
  ['!0', '(Unary Number:0)'],
  ['1?2:3', '(Conditional Number:1 Number:2 Number:3)'],
  ['1?2:3?4:5', '(Conditional Number:1 Number:2 (Conditional Number:3 Number:4 Number:5))'],
  ['(.s64)-1', '(Cast (Unary Number:1))'],
  ['WARP_SZ*2', '(Binary WarpSize:WARP_SZ Number:2)'],
  ['-WARP_SZ', '(Unary WarpSize:WARP_SZ)'],
  ['1-2-3', '(Binary Number:1 Number:2 Number:3)'],
  ['1-2*3*4+5', '(Binary Number:1 (Binary Number:2 Number:3 Number:4) Number:5)'],
  ['7 % 3', '(Binary Number:7 Number:3)'],
  ['1 == 2 && 3 < 4 || 5', '(Binary (Binary (Binary Number:1 Number:2) (Binary Number:3 Number:4)) Number:5)'],
  ['-0f3F800000', 'Unary:-0f3F800000'],
  ['!p', '(Not Name:p)'],
  ['%tid.x', '(Member Name:%tid)'],
];

const items: readonly [string, string][] = [
  [
    `.version 8.0
.target sm_90a, debug
.address_size 64`,
    `Version:.version 8.0
(Target Name:sm_90a Name:debug)
AddressSize:.address_size 64`,
  ],
  ['.file 1 "a.cu", 1, 2', 'File:.file 1 "a.cu", 1, 2'],
  ['.section .debug { .b8 1, 2 }', 'Section:.section .debug { .b8 1, 2 }'],
  ['.alias a, b;', '(Alias Name:a Name:b)'],
  ['.language "x"', 'Language:.language "x"'],
  [
    `@@DWARF .byte 1
.version 1.4`,
    `Dwarf:@@DWARF .byte 1
Version:.version 1.4`,
  ],
  [
    '.global .b32 a = 1, b[2] = {1, 2};',
    '(Variable (Declarator Name:a (Initializer Number:1)) (Declarator Name:b ArraySize:[2] (Initializer (InitializerList Number:1 Number:2))))',
  ],
  [
    '.visible .const .align 8 .b8 c[] = {1, {2, 3}};',
    '(Variable (Declarator Name:c ArraySize:[] (Initializer (InitializerList Number:1 (InitializerList Number:2 Number:3)))))',
  ],
  [
    '.global .u64 p = generic(a)+4;',
    '(Variable (Declarator Name:p (Initializer (Sum (MaskedSymbol Name:a) Number:4))))',
  ],
  ['.global .u8 m = 0xff(a);', '(Variable (Declarator Name:m (Initializer (MaskedSymbol Name:a))))'],
  ['.extern .shared .align 16 .b8 s[];', '(Variable (Declarator Name:s ArraySize:[]))'],
  ['.global .texref t = {width = 1};', '(Variable (Declarator Name:t (Initializer (InitializerList Number:1))))'],
  ['.global .attribute(.managed) .b32 m;', '(Variable (Declarator Name:m))'],
  ['.visible .attribute(.unified(1,2)) .func f;', '(Function Name:f)'],
  [
    '.visible .entry k(.param .u64 .ptr .global .align 16 p, .param .b8 s[16]) .maxntid 128, 1 .reqntid 4 { ret; }',
    '(Function Name:k (Parameters (Parameter Name:p) (Parameter Name:s ArraySize:[16])) (HeaderDirective Number:128 Number:1) (HeaderDirective Number:4) (Body (Instruction Opcode:ret)))',
  ],
  [
    '.func (.param .b32 r) f (.reg .b32 a) .noreturn;',
    '(Function (ReturnParameters (Parameter Name:r)) Name:f (Parameters (Parameter Name:a)) HeaderDirective:.noreturn)',
  ],
  [
    '.func f() .entry e() { }',
    `(Function Name:f Parameters:())
(Function Name:e Parameters:() Body:{ })`,
  ],
  ['.extern .func f .pragma "x";', '(Function Name:f)\nPragma:.pragma "x";'],
  ['.const[2] .b32 a;', '(Variable (Declarator Name:a))'],
];

for (const [text, tree] of statements) {
  test(`statement: ${text}`, () => {
    assert.equal(dumpBody(text), tree);
    assert.equal(problemsOfBody(text), '');
  });
}

for (const [text, tree] of operands) {
  test(`operand: ${text}`, () => assert.equal(dumpOperand(text), tree));
}

for (const [text, tree] of items) {
  test(`item: ${text}`, () => {
    assert.equal(dumpModule(text), tree);
    assert.equal(dumpProblems(text), '');
  });
}

/** A body, its tree and its problems: one mistake is one problem, and the statements behind it are read. */
const brokenBodies: readonly [string, string, string][] = [
  [
    `add.u32 a, b, c
mul.lo.u32 d, a, a;`,
    `(Instruction Opcode:add.u32 Name:a Name:b Name:c)
(Instruction Opcode:mul.lo.u32 Name:d Name:a Name:a)`,
    'missing-semicolon `c`',
  ],
  ['add.u32 a, b, c', '(Instruction Opcode:add.u32 Name:a Name:b Name:c)', 'missing-semicolon `c`'],
  [
    `add.u32 a, 
@p bra L;`,
    `(Instruction Opcode:add.u32 Name:a Error:)
(Instruction (Guard Name:p) Opcode:bra Name:L)`,
    'syntax-error `,`',
  ],
  [
    `ld.
ret;`,
    `(Instruction Opcode:ld Error:.)
(Instruction Opcode:ret)`,
    'syntax-error `.`',
  ],
  [
    `ad
ret;`,
    `(Instruction Opcode:ad)
(Instruction Opcode:ret)`,
    'missing-semicolon `ad`',
  ],
  ['ad', '(Instruction Opcode:ad)', 'missing-semicolon `ad`'],
  ['add.', '(Instruction Opcode:add Error:.)', 'syntax-error `.`'],
  ['add.u32 ', '(Instruction Opcode:add.u32)', 'missing-semicolon `.u32`'],
  ['add.u32 a,', '(Instruction Opcode:add.u32 Name:a Error:)', 'syntax-error `,`'],
  ['ld.u32 a, [', '(Instruction Opcode:ld.u32 Name:a Address:[ Error:)', 'syntax-error `[`'],
  ['ld.u32 a, [p', '(Instruction Opcode:ld.u32 Name:a (Address Name:p) Error:)', 'syntax-error `}`'],
  ['add. a, b;', '(Instruction Opcode:add Error:. Name:a Name:b)', 'syntax-error `.`'],
  [
    'ld..v2.u32 {a, b}, [c];',
    '(Instruction Opcode:ld Error:..v2.u32 (Vector Name:a Name:b) (Address Name:c))',
    'syntax-error `.`',
  ],
  [
    'call f, (\ncall g;',
    '(Instruction Opcode:call Name:f Arguments:( Error:)\n(Instruction Opcode:call Name:g)',
    'syntax-error `(`',
  ],
  [
    'add.s32 a, b, -\nsub.s32 a, b, c;',
    '(Instruction Opcode:add.s32 Name:a Name:b Negate:- Error:)\n(Instruction Opcode:sub.s32 Name:a Name:b Name:c)',
    'syntax-error `-`',
  ],
  ['@\nL: ret;', '(Instruction Guard:@ Error:)\n(Label Name:L)\n(Instruction Opcode:ret)', 'syntax-error `@`'],
  ['ld.u32 a, [p+', '(Instruction Opcode:ld.u32 Name:a (Address (Sum Name:p)) Error:)', 'syntax-error `}`'],
  ['mov.b64 x, {a, ', '(Instruction Opcode:mov.b64 Name:x (Vector Name:a) Error:)', 'syntax-error `,`'],
  [
    `mov.b64 x, {a, b
ret;`,
    `(Instruction Opcode:mov.b64 Name:x (Vector Name:a Name:b) Error:)
(Instruction Opcode:ret)`,
    'syntax-error `b`',
  ],
  [
    `mov.b64 x, {a, b;
ret;`,
    `(Instruction Opcode:mov.b64 Name:x (Vector Name:a Name:b) Error:;)
(Instruction Opcode:ret)`,
    'syntax-error `;`',
  ],
  [
    `call (r), f, (a
ret;`,
    `(Instruction Opcode:call (Arguments Name:r) Name:f (Arguments Name:a) Error:)
(Instruction Opcode:ret)`,
    'syntax-error `a`',
  ],
  ['@', '(Instruction Guard:@ Error:)', 'syntax-error `}`'],
  [
    `@!
ret;`,
    '(Instruction (Guard Name:ret) Error:;)',
    'syntax-error `;`',
  ],
  [
    `@p
add.u32 a, b, c;`,
    '(Instruction (Guard Name:p) Opcode:add.u32 Name:a Name:b Name:c)',
    '',
  ],
  [
    '@p L: ret;',
    `(Instruction (Guard Name:p))
(Instruction Opcode:ret)`,
    'syntax-error `:`',
  ],
  [
    `@p { ret; }
exit;`,
    `(Instruction (Guard Name:p))
(Block (Instruction Opcode:ret))
(Instruction Opcode:exit)`,
    'syntax-error `{`',
  ],
  ['.reg', '(Variable Error:)', 'syntax-error `}`'],
  ['.reg .b32', '(Variable Declarator: Error:)', 'syntax-error `}`'],
  ['.reg .b32 x', '(Variable (Declarator Name:x))', 'missing-semicolon `x`'],
  ['.reg .b32 %r<', '(Variable (Declarator Name:%r RangeCount:<) Error:)', 'syntax-error `}`'],
  [
    `.reg .b32 %r<5
ret;`,
    `(Variable (Declarator Name:%r RangeCount:<5) Error:)
(Instruction Opcode:ret)`,
    'syntax-error `5`',
  ],
  [
    `.reg .b32 x y;
ret;`,
    `(Variable (Declarator Name:x) Error:y;)
(Instruction Opcode:ret)`,
    'syntax-error `y`',
  ],
  [
    `.reg x;
ret;`,
    `(Variable Error:x;)
(Instruction Opcode:ret)`,
    'syntax-error `x`',
  ],
  [
    `;
ret;;`,
    `Error:;
(Instruction Opcode:ret)
Error:;`,
    'syntax-error `;`, syntax-error `;`',
  ],
  [
    `add.u32 a b, c;
ret;`,
    `(Instruction Opcode:add.u32 Name:a Error:b, c;)
(Instruction Opcode:ret)`,
    'syntax-error `b`',
  ],
  [
    `add.u32 a,, c;
ret;`,
    `(Instruction Opcode:add.u32 Name:a Error:, c;)
(Instruction Opcode:ret)`,
    'syntax-error `,`',
  ],
  [
    `ld.u32 a, [p-4];
ret;`,
    `(Instruction Opcode:ld.u32 Name:a (Address Name:p) Error:-4];)
(Instruction Opcode:ret)`,
    'syntax-error `-`',
  ],
  [
    `ld.u32 a, [4+p];
ret;`,
    `(Instruction Opcode:ld.u32 Name:a (Address (Binary Number:4)) Error:p];)
(Instruction Opcode:ret)`,
    'syntax-error `p`',
  ],
  [
    `7%3;
ret;`,
    `Error:7%3;
(Instruction Opcode:ret)`,
    'syntax-error `7`',
  ],
  [
    `mov.u32 a, 7%3;
ret;`,
    `(Instruction Opcode:mov.u32 Name:a Number:7 Error:%3;)
(Instruction Opcode:ret)`,
    'syntax-error `%3`',
  ],
  [
    `mov.f32 f, -0f3F800000;
ret;`,
    `(Instruction Opcode:mov.f32 Name:f Unary:-0f3F800000)
(Instruction Opcode:ret)`,
    'syntax-error `0f3F800000`',
  ],
  [
    `bra L:
ret;`,
    `(Instruction Opcode:bra Name:L Error::)
(Instruction Opcode:ret)`,
    'syntax-error `:`',
  ],
  [
    `.branchtargets a;
ret;`,
    `Error:a;
(Instruction Opcode:ret)`,
    'syntax-error `.branchtargets`',
  ],
  [
    `.frob 1;
ret;`,
    `Error:1;
(Instruction Opcode:ret)`,
    'unknown-directive `.frob`',
  ],
  ['{ add.u32 a, b, c;', '(Block (Instruction Opcode:add.u32 Name:a Name:b Name:c))', 'unclosed-brace `{`'],
  ['.entry;', 'Error:;', 'unclosed-brace `{`, syntax-error `;`, syntax-error `}`'],
  [
    `T: .branchtargets ;
ret;`,
    `(Label Name:T)
(BranchTargets Error:;)
(Instruction Opcode:ret)`,
    'syntax-error `;`',
  ],
  [
    `.pragma nounroll;
ret;`,
    `(Pragma Error:nounroll;)
(Instruction Opcode:ret)`,
    'syntax-error `nounroll`',
  ],
  [
    `.loc 1 2
ret;`,
    `Loc:.loc 1 2
(Instruction Opcode:ret)`,
    'syntax-error `2`',
  ],
  [') ret;', 'Error:) ret;', 'syntax-error `)`'],
  [
    `add.u32 a, b, (1;
ret;`,
    `(Instruction Opcode:add.u32 Name:a Name:b (Paren Number:1) Error:;)
(Instruction Opcode:ret)`,
    'syntax-error `;`',
  ],
  [
    `mov.u32 a, 089;
ret;`,
    `(Instruction Opcode:mov.u32 Name:a Number:089)
(Instruction Opcode:ret)`,
    'invalid-number `089`',
  ],
  [
    `mov.u32 a, \`5;
ret;`,
    `(Instruction Opcode:mov.u32 Name:a Error:\`5;)
(Instruction Opcode:ret)`,
    'invalid-character ```',
  ],
  [
    `add.u32 a, b, c ret;
exit;`,
    `(Instruction Opcode:add.u32 Name:a Name:b Name:c Error:ret;)
(Instruction Opcode:exit)`,
    'syntax-error `ret`',
  ],
  [
    `.shared .b32 s[1+2];
ret;`,
    `(Variable (Declarator Name:s ArraySize:[1) Error:+2];)
(Instruction Opcode:ret)`,
    'syntax-error `+`',
  ],
  ['A bra A;', '(Label Name:A)\n(Instruction Opcode:bra Name:A)', 'syntax-error `A`'],
  ['A\n@p bra A;', '(Label Name:A)\n(Instruction (Guard Name:p) Opcode:bra Name:A)', 'syntax-error `A`'],
  ['a bra a;', '(Label Name:a)\n(Instruction Opcode:bra Name:a)', 'syntax-error `a`'],
  [
    'a: b: ',
    `(Label Name:a)
(Label Name:b)`,
    '',
  ],
];

for (const [text, tree, problems] of brokenBodies) {
  test(`recovery in a body: ${text}`, () => {
    assert.equal(dumpBody(text), tree);
    assert.equal(problemsOfBody(text), problems);
  });
}

const next = '(Function Name:next Parameters:() (Body (Instruction Opcode:ret)))';

/** Text before `.entry next() { ret; }`, its tree and its problems; the kernel behind it is always read whole. */
const brokenModules: readonly [string, string, string][] = [
  [
    '.entry a() { add.u32 x, y, z;',
    '(Function Name:a Parameters:() (Body (Instruction Opcode:add.u32 Name:x Name:y Name:z)))',
    'unclosed-brace `{`',
  ],
  [
    `.func a() { { ret; }
.reg .b32 z;`,
    '(Function Name:a Parameters:() (Body (Block (Instruction Opcode:ret)) (Variable (Declarator Name:z))))',
    'unclosed-brace `{`',
  ],
  [
    '.entry a( { ret; }',
    '(Function Name:a (Parameters Parameter:) Error: (Body (Instruction Opcode:ret)))',
    'syntax-error `{`',
  ],
  [
    '.entry a(.param .u32 { ret; }',
    '(Function Name:a (Parameters Parameter:.param .u32) Error: (Body (Instruction Opcode:ret)))',
    'syntax-error `{`',
  ],
  [
    '.entry a(.param .u32 p,) { ret; }',
    '(Function Name:a (Parameters (Parameter Name:p) Parameter:) Error:) (Body (Instruction Opcode:ret)))',
    'syntax-error `)`',
  ],
  [
    '.entry a(.param .u32 p { ret; }',
    '(Function Name:a (Parameters (Parameter Name:p)) Error: (Body (Instruction Opcode:ret)))',
    'syntax-error `{`',
  ],
  ['.entry { ret; }', '(Function Error: (Body (Instruction Opcode:ret)))', 'syntax-error `{`'],
  ['.entry 5() { ret; }', '(Function Error:5() (Body (Instruction Opcode:ret)))', 'syntax-error `5`'],
  [
    '.entry a() .maxntid { ret; }',
    '(Function Name:a Parameters:() HeaderDirective:.maxntid Error: (Body (Instruction Opcode:ret)))',
    'syntax-error `{`',
  ],
  [
    '.entry a() .maxntid x { ret; }',
    '(Function Name:a Parameters:() HeaderDirective:.maxntid Error:x (Body (Instruction Opcode:ret)))',
    'syntax-error `x`',
  ],
  [
    '.entry a() .noreturn { ret; }',
    '(Function Name:a Parameters:() Error:.noreturn (Body (Instruction Opcode:ret)))',
    'syntax-error `.noreturn`',
  ],
  [
    '.func a() .maxntid 4 { ret; }',
    '(Function Name:a Parameters:() Error:.maxntid 4 (Body (Instruction Opcode:ret)))',
    'syntax-error `.maxntid`',
  ],
  [
    '.entry a() .frob { ret; }',
    '(Function Name:a Parameters:() Error:.frob (Body (Instruction Opcode:ret)))',
    'unknown-directive `.frob`',
  ],
  [
    '.entry a() junk { ret; }',
    '(Function Name:a Parameters:() Error:junk (Body (Instruction Opcode:ret)))',
    'syntax-error `junk`',
  ],
  ['.entry a()', '(Function Name:a Parameters:())', 'syntax-error `)`'],
  ['.entry', '(Function Error:)', 'syntax-error `.entry`'],
  ['.visible', '', ''],
  [
    '.visible .extern .func a;',
    `(Error Error:)
(Function Name:a)`,
    'syntax-error `.visible`',
  ],
  ['.visible 5;', '(Error Error:5;)', 'syntax-error `5`'],
  ['.global .b32;', '(Variable Declarator: Error:;)', 'syntax-error `;`'],
  ['.global .b32 g', '(Variable (Declarator Name:g))', 'missing-semicolon `g`'],
  ['.global .b32 g = ;', '(Variable (Declarator Name:g Initializer:=) Error:;)', 'syntax-error `;`'],
  [
    '.global .b32 g = {1, ;',
    '(Variable (Declarator Name:g (Initializer (InitializerList Number:1))) Error:;)',
    'syntax-error `;`',
  ],
  [
    '.global .b32 g = {1, 2',
    '(Variable (Declarator Name:g (Initializer (InitializerList Number:1 Number:2))) Error:)',
    'syntax-error `2`',
  ],
  ['.version', 'Version:.version', 'syntax-error `.version`'],
  ['.target', 'Target:.target', 'syntax-error `.target`'],
  ['.target sm_90,', '(Target Name:sm_90)', 'syntax-error `,`'],
  [
    '.file "x"',
    `File:.file
Error:"x"`,
    'syntax-error `"x"`',
  ],
  ['.section', 'Section:.section', 'syntax-error `.section`'],
  ['.section .x {', 'Section:.section .x {', 'unclosed-brace `{`'],
  ['.alias a;', '(Alias Name:a Error:;)', 'syntax-error `;`'],
  ['.frob "x";', 'Error:.frob "x";', 'unknown-directive `.frob`'],
  ['add.u32 a, b, c;', 'Error:add.u32 a, b, c;', 'syntax-error `add`'],
  ['} ', 'Error:}', 'syntax-error `}`'],
  [
    `}}
;`,
    `Error:}
Error:}
Error:;`,
    'syntax-error `}`, syntax-error `}`, syntax-error `;`',
  ],
  ['.maxntid 4', 'Error:.maxntid 4', 'syntax-error `.maxntid`'],
  ['.loc 1 2 3', 'Error:.loc 1 2 3', 'syntax-error `.loc`'],
  [
    '.func (.param .b32 r f() { ret; }',
    '(Function (ReturnParameters (Parameter Name:r)) Error:f() (Body (Instruction Opcode:ret)))',
    'syntax-error `f`',
  ],
  [
    '.entry a() { ld.u32 a, [p }',
    '(Function Name:a Parameters:() (Body (Instruction Opcode:ld.u32 Name:a (Address Name:p) Error:)))',
    'syntax-error `}`',
  ],
  [
    '.entry a() { mov x, {a }',
    '(Function Name:a Parameters:() (Body (Instruction Opcode:mov Name:x (Vector Name:a))))',
    'unclosed-brace `{`, missing-semicolon `}`',
  ],
  ['.reg .b32 %r<4>;', '(Variable (Declarator Name:%r RangeCount:<4>))', ''],
  ['{ ret; }', 'Error:{ ret; }', 'syntax-error `{`'],
  [
    '.entry a() { call (x), f, ( }',
    '(Function Name:a Parameters:() (Body (Instruction Opcode:call (Arguments Name:x) Name:f Arguments:( Error:)))',
    'syntax-error `}`',
  ],
];

for (const [text, tree, problems] of brokenModules) {
  test(`recovery in a module: ${text}`, () => {
    const whole = `${text}\n.entry next() { ret; }`;
    assert.equal(dumpModule(whole), tree === '' ? next : `${tree}\n${next}`);
    assert.equal(dumpProblems(whole), problems);
  });
}

test('a guard alone at the end of a body is one problem', () => {
  assert.equal(problemsOfBody('@p'), 'syntax-error `}`');
  assert.equal(problemsOfBody('@'), 'syntax-error `}`');
});

for (const [text, opcode] of [
  ['add.u32 a, b,\nmul.lo.u32 d, a, a;', 'mul.lo.u32'],
  ['mov.u32 a,\nbra L;', 'bra'],
  ['mov.u32 a,\n  @p bar.sync 0;', 'bar.sync'],
  ['mov.u32 a, {b,\nst.u32 [a], b;', 'st.u32'],
  ['mov.u32 a,\n{ add.u32 a, b, c; }', 'add.u32'],
  ['mov.u32 a,\nret;', 'ret'],
  ['call (a), f, (b,\ncall f;', 'call'],
  ['call (a),\nmov.u32 a, b;', 'mov.u32'],
  ['.reg .b32 a,\nadd.u32 a, b, c;', 'add.u32'],
] as const) {
  test(`a comma at the end of a line does not swallow the next statement: ${text}`, () => {
    assert.match(dumpBody(text).split('\n').at(-1)!, new RegExp(`Opcode:${opcode}`));
    assert.equal(problemsOfBody(text), 'syntax-error `,`');
  });
}

test('a list that is open at the end of a line does not swallow a last `ret` without its semicolon', () => {
  assert.match(dumpBody('call f, (\nret\n').split('\n').at(-1)!, /Opcode:ret/);
  assert.equal(problemsOfBody('call f, (\nret\n'), 'syntax-error `(`, missing-semicolon `ret`');
});

for (const text of [
  'add.u32 a,\n  %tid.x,\n  c;',
  'call.uni (a),\n  f,\n  (\n  b,\n  c\n  );',
  '.reg .b32 a,\n  b;',
  'bra\n  L1;',
  'mov.b64\n  {a, b}, c;',
  'mov.b64\n  {v.x, v.y}, c;',
  'mov.b64 c,\n  {v.x, v.y};',
  'mov.b64 c,\n  {-1, 2};',
  'mov.b64 c,\n  {a};',
  'add\n  .u32 a, b, c;',
  'ld\n  .param.u32 a, [b];',
  'tex.2d.v4.f32.f32 {a, b, c, d},\n  [t,\n  {a, b}];',
]) {
  test(`a statement goes on in the next line: ${text}`, () => assert.equal(problemsOfBody(text), ''));
}

for (const [text, last] of [
  ['add.u32 a, b, c\n.reg .b32 x;', 'c'],
  ['ld.u32 a, [b]\n.reg .b32 x;', ']'],
  ['ret\n.reg .b32 x;', 'ret'],
  ['add.u32 a, b, c\ncall (a), f, (b);', 'c'],
] as const) {
  test(`a missing semicolon before the next line: ${text}`, () => {
    assert.equal(problemsOfBody(text), `missing-semicolon \`${last}\``);
  });
}

test('what is missing behind a comment that is never closed is not missed', () => {
  for (const text of ['ret; /* x', 'add.u32 a, b /* x', 'add.u32 a, /* x', '@p /* x']) {
    assert.equal(problemsOfBody(text), 'unclosed-comment `/*`');
  }
});
