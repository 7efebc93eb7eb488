// The comparison that is put in place of another one is its opposite for every pair of values, not-a-numbers among them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refactoredAt } from '../../features/refactoring';
import { compare } from './values';

const integers = [
  0n,
  1n,
  2n,
  0x7fffn,
  0x8000n,
  0xffffn,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  1n << 63n,
  (1n << 64n) - 1n,
];
const singles = [0n, 0x80000000n, 0x3f800000n, 0xbf800000n, 0x7f800000n, 0xff800000n, 0x7fc00000n, 1n];
const doubles = [0n, 1n << 63n, 0x3ffn << 52n, 0xbffn << 52n, 0x7ffn << 52n, 0xfffn << 52n, 0x7ff8n << 48n, 1n];

const ordered = 'eq ne lt le gt ge'.split(' ');
const unsigned = 'lo ls hi hs'.split(' ');
const unordered = 'equ neu ltu leu gtu geu num nan'.split(' ');

const kinds: readonly (readonly [types: string, words: readonly string[], values: readonly bigint[]])[] = [
  ['.s16 .s32 .s64', ordered, integers],
  ['.u16 .u32 .u64', [...ordered, ...unsigned], integers],
  ['.b16 .b32 .b64', ['eq', 'ne'], integers],
  ['.f32 .ftz.f32', [...ordered, ...unordered], singles],
  ['.f64', [...ordered, ...unordered], doubles],
];

test('each comparison becomes its opposite', () => {
  let count = 0;
  for (const [types, words, values] of kinds) {
    for (const type of types.split(' ')) {
      for (const word of words) {
        const before = `setp.${word}${type}`;
        const after = inverted(before, `.${type.split('.').at(-1)}`);
        assert.ok(after, before);
        for (const a of values)
          for (const b of values) {
            const says = (opcode: string): bigint | undefined =>
              compare(opcode.split(/(?=\.)/), masked(a, type), masked(b, type));
            assert.equal(says(after), says(before) === 1n ? 0n : 1n, `${before} ${a} ${b}: ${after}`);
          }
        count++;
      }
    }
  }
  assert.equal(count, 3 * 6 + 3 * 10 + 3 * 2 + 3 * 14);
});

const masked = (value: bigint, type: string): bigint => BigInt.asUintN(Number(/\d+$/.exec(type)?.[0]), value);

/** The opcode that stands there when the predicate is inverted. */
function inverted(opcode: string, type: string): string | undefined {
  const text = `.version 8.0\n.target sm_80\n.address_size 64\n.entry k()\n{\n  .reg .pred %p;\n  .reg ${type} %a, %b;\n  ${opcode} %p, %a, %b;\n  @%p bra L;\n  bar.sync 0;\nL:\n  ret;\n}\n`;
  return /setp\S+/.exec(refactoredAt(text, '@%p', 'Invert') ?? '')?.[0];
}
