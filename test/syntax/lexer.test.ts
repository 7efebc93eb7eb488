// Texts and their tokens, in the notation of dump.ts. What ptxas makes of such texts is in test/differential.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textToBytes } from '../../server/src/base/text';
import { lex } from '../../server/src/syntax/lexer';
import { dumpTokens } from './dump';

const table: readonly [string, string][] = [
  [
    'add.rn.f32 %f1, %f2, 0f3F800000;',
    'Identifier:add Dotted:.rn Dotted:.f32 Identifier:%f1 , Identifier:%f2 , HexFloat:0f3F800000 ;',
  ],
  [
    '%tid.x %1 % 7%3 7 % 3',
    'Identifier:%tid Dotted:.x Identifier:%1 Percent:% Integer:7 Identifier:%3 Integer:7 Percent:% Integer:3',
  ],
  ['$L__BB0_1: _x _ $', 'Identifier:$L__BB0_1 : Identifier:_x _ Error:$'],
  [
    '.shared::cta .L1::no_allocate .sp::2:4 .1d .16x64b .4byte .5 .5e3 .1e2',
    'Dotted:.shared::cta Dotted:.L1::no_allocate Dotted:.sp::2:4 Dotted:.1d Dotted:.16x64b Dotted:.4byte Float:.5 Float:.5e3 Float:.1e2',
  ],
  ['ld .global', 'Identifier:ld Dotted:.global'],
  ['. x', 'Error:. Identifier:x'],
  [
    '0 00 017 0x1fU 0b101 1. .5 1.5e-3 1e3 0f3F800000 0d3FF0000000000000 0F00000000',
    'Integer:0 Integer:00 Integer:017 Integer:0x1fU Integer:0b101 Float:1. Float:.5 Float:1.5e-3 Float:1e3 HexFloat:0f3F800000 HexFloat:0d3FF0000000000000 HexFloat:0F00000000',
  ],
  ['089 0x 0b2 0f3F 1.0f 1u', 'Integer:089 Integer:0x Integer:0b2 Integer:0f3F Float:1.0f Integer:1u'],
  ['<= >= == != << >> && || < > = ! & |', '<= >= == != << >> && || < > = ! & |'],
  [
    `a//b
c/*d
*/e`,
    'Identifier:a Identifier:c Identifier:e',
  ],
  [
    `# 1 "f"
x
#line 3
#define x`,
    'Identifier:x Error:#define x',
  ],
  ['"a;b" "a\\"b"', 'String:"a;b" String:"a\\"b"'],
  [
    `"open
x`,
    'String:"open Identifier:x',
  ],
  ['é 😀', 'Error:é Error:😀'],
  ['`', 'Error:`'],
  ['@%p @!%p', '@ Identifier:%p @ ! Identifier:%p'],
  ['/* open', ''],
  ['1.x', 'Integer:1 Dotted:.x'],
  ['WARP_SZ', 'Identifier:WARP_SZ'],
  ['v.x', 'Identifier:v Dotted:.x'],
  ['r1.b0', 'Identifier:r1 Dotted:.b0'],
  ['a\vb', 'Identifier:a Error:\v Identifier:b'],
  ['a\fb\x1a', 'Identifier:a Identifier:b'],
  ['%r<5>', 'Identifier:%r < Integer:5 >'],
  ['1.0.5', 'Float:1.0 Float:.5'],
  ['1+-4', 'Integer:1 + - Integer:4'],
  ['1e+3', 'Float:1e+3'],
  ['1e+x', 'Float:1e + Identifier:x'],
  ['0x1.0', 'Integer:0x1 Float:.0'],
  ['1.e3', 'Float:1.e3'],
  ['.x::y', 'Dotted:.x::y'],
  ['.x:: y', 'Dotted:.x : : Identifier:y'],
  ['.x::', 'Dotted:.x : :'],
  ['a::b', 'Identifier:a : : Identifier:b'],
  ['..a', 'Error:. Dotted:.a'],
];

for (const [text, tokens] of table) {
  test(`tokens of ${JSON.stringify(text)}`, () => assert.equal(dumpTokens(text), tokens));
}

/** The problems of the lexer alone, each with its text. */
function problems(text: string): string {
  return lex(textToBytes(text))
    .problems.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`)
    .join(', ');
}

const mistakes: readonly [string, string][] = [
  ['add 1.5 0x1F 017 0b1 1.e3 0f3F800000 7U;', ''],
  ['089', 'invalid-number 089'],
  ['0x', 'invalid-number 0x'],
  ['0x1g', 'invalid-number 0x1g'],
  ['0b12', 'invalid-number 0b12'],
  ['1u', 'invalid-number 1u'],
  ['1.0f', 'invalid-number 1.0f'],
  ['0f3F80000', 'invalid-number 0f3F80000'],
  ['0d3F800000', 'invalid-number 0d3F800000'],
  ['1e', 'invalid-number 1e'],
  ['a . b', 'syntax-error .'],
  ['$ \\ `', 'invalid-character $, invalid-character \\, invalid-character `'],
  ['#define X', 'invalid-character #define X'],
  ['"open', 'unclosed-string "open'],
  ['"open\nret;', 'unclosed-string "open'],
  ['/* open', 'unclosed-comment /*'],
  ['/* a /* b */', ''],
  ['// é and ü', 'non-ascii é and ü'],
  ['é 😀', 'non-ascii é, non-ascii 😀'],
  ['\ufeff.version', 'non-ascii \ufeff'],
  ['a\0b', 'invalid-character \0'],
  ['a\vb', 'invalid-character \v'],
];

for (const [text, expected] of mistakes) {
  test(`problems of the lexer in ${JSON.stringify(text)}`, () => assert.equal(problems(text), expected));
}

test('messages of malformed numbers say what is wrong with this one', () => {
  const message = (text: string): string => lex(textToBytes(text)).problems[0].message;
  assert.match(message('089'), /octal/);
  assert.match(message('0f1'), /exactly 8 hex digits/);
  assert.match(message('0d1'), /exactly 16 hex digits/);
  assert.match(message('1L'), /suffix/);
  assert.match(message('1.5f'), /no suffix/);
});
