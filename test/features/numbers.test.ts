// Number literals in other notations, and the tables of lop3.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalOf, hexFloat, hexFloatValue } from '../../server/src/features/documentation/floats';
import { tableExpression } from '../../server/src/features/documentation/lookupTable';
import { numberDocumentation } from '../../server/src/features/documentation/numbers';
import { hoverText, kernel } from './harness';

function said(text: string, type?: string): string | undefined {
  const isNegative = text.startsWith('-');
  return numberDocumentation({ text: text.replace('-', ''), isNegative, type, notes: [] });
}

test('numbers: hex floats', () => {
  assert.equal(said('0f3F800000'), '**`0f3F800000`** = `1.0`');
  assert.equal(said('0f3FB8AA3B'), '**`0f3FB8AA3B`** = `1.442695` (log2 e)');
  assert.equal(said('0fBF317218'), '**`0fBF317218`** = `-0.6931472` (-ln 2)');
  assert.equal(said('0f7F800000'), '**`0f7F800000`** = `inf`');
  assert.equal(said('0fFF800000'), '**`0fFF800000`** = `-inf`');
  assert.equal(said('0f7FFFFFFF'), '**`0f7FFFFFFF`** = `NaN` (not a number)');
  assert.equal(said('0f80000000'), '**`0f80000000`** = `-0.0` (negative zero)');
  assert.equal(said('0f00000001'), '**`0f00000001`** = `1e-45` (subnormal: `.ftz` makes it 0)');
  assert.equal(said('0f7F7FFFFF'), '**`0f7F7FFFFF`** = `3.4028235e+38` (largest finite value)');
  assert.equal(said('0f4B800000'), '**`0f4B800000`** = `16777216.0` (2^24)');
  assert.equal(said('0d3FF0000000000000'), '**`0d3FF0000000000000`** = `1.0`');
  assert.equal(said('0d400921FB54442D18'), '**`0d400921FB54442D18`** = `3.141592653589793` (π)');
});

test('numbers: decimal floats as bits', () => {
  assert.equal(said('1.5', '.f32'), '**`1.5`** = `0f3FC00000`');
  assert.equal(said('-1.5', '.f64'), '**`-1.5`** = `0dBFF8000000000000`');
  assert.equal(said('1e3', '.f32'), '**`1e3`** = `0f447A0000`');
});

test('numbers: integers both ways', () => {
  assert.equal(said('255'), '**`255`** = `0xff` = 2^8 - 1');
  assert.equal(said('0xff'), '**`0xff`** = `255` = `0b11111111` = 2^8 - 1');
  assert.equal(said('0b101'), '**`0b101`** = `5`');
  assert.equal(said('010'), '**`010`** = `8` = `0b1000`');
  assert.equal(said('0xffffffff', '.b32'), '**`0xffffffff`** = `4294967295` = `-1` as `.s32` = 2^32 - 1');
  assert.equal(said('4294967295', '.u32'), '**`4294967295`** = `0xffffffff` = 2^32 - 1');
  assert.equal(said('0xfffe', '.s16'), '**`0xfffe`** = `65534` = `0b1111111111111110` = `-2` as `.s16`');
  assert.equal(said('-16', '.s32'), '**`-16`** = `0xfffffff0`');
  assert.equal(said('-1', '.b64'), '**`-1`** = `0xffffffffffffffff`');
  assert.equal(said('1065353216', '.b32'), '**`1065353216`** = `0x3f800000` = `1.0` as `.f32`');
  assert.equal(said('7'), undefined);
});

test('numbers: broken literals say nothing', () => {
  for (const text of ['0f3F8', '0xg', '1.0f', '09', '0d1']) assert.equal(said(text), undefined, text);
});

test('numbers: hex floats round trip', () => {
  for (const bits of ['3DCCCCCD', '00800000', '7F7FFFFF', 'C2280000', '33D6BF95']) {
    const { value, width } = hexFloatValue(`0f${bits}`)!;
    assert.equal(hexFloat(Number(decimalOf(value, width)), width), `0f${bits}`);
  }
});

test('lop3: well-known tables', () => {
  const expected: Readonly<Record<number, string>> = {
    0: '0',
    255: '0xffffffff',
    240: 'a',
    15: '~a',
    128: 'a & b & c',
    254: 'a | b | c',
    150: 'a ^ b ^ c',
    202: 'a ? b : c',
    232: '(a & b) | (c & (a | b))',
    192: 'a & b',
    48: 'a & ~b',
    248: 'a | (b & c)',
    120: 'a ^ (b & c)',
    127: '~(a & b & c)',
    1: '~(a | b | c)',
  };
  for (const [table, expression] of Object.entries(expected)) assert.equal(tableExpression(Number(table)), expression);
  assert.equal(tableExpression(256), undefined);
});

test('lop3: every expression computes its table', () => {
  for (let table = 0; table < 256; table++) {
    const expression = tableExpression(table, ['0xf0', '0xcc', '0xaa'])!;
    assert.equal(valueOf(expression), table, `${table}: ${expression}`);
    assert.ok(expression.length <= 60, expression);
  }
});

/** The value of an expression of constants and ~ & ^ | ? : ( ), bit by bit. */
function valueOf(expression: string): number {
  const tokens = expression.match(/0x\w+|\d+|[~&^|()?:]/g)!;
  let at = 0;
  const selection = (): number => {
    const chooser = binary(0);
    if (tokens[at] !== '?') return chooser;
    at++;
    const one = binary(0);
    at++;
    const zero = binary(0);
    return (chooser & one) | (~chooser & zero & 0xff);
  };
  const binary = (level: number): number => {
    if (level === 3) return unary();
    let value = binary(level + 1);
    while (tokens[at] === '|^&'[level]) {
      at++;
      const right = binary(level + 1);
      value = level === 0 ? value | right : level === 1 ? value ^ right : value & right;
    }
    return value;
  };
  const unary = (): number => {
    const token = tokens[at++];
    if (token === '~') return ~unary() & 0xff;
    if (token !== '(') return Number(token) & 0xff;
    const value = selection();
    at++;
    return value;
  };
  return selection();
}

test('numbers: what the instruction reads in them', () => {
  const lop3 = hoverText(kernel('  lop3.b32 %r1, %r2, %r3, %r4, 0x<|>96;'));
  assert.match(lop3, /`%r1 = %r2 \^ %r3 \^ %r4`/);
  assert.match(lop3, /Operand `immLut` of `lop3`: truth table/);
  const prmt = hoverText(kernel('  prmt.b32 %r1, %r2, %r3, 0x<|>5410;'));
  assert.match(prmt, /`b\.1` `b\.0` `a\.1` `a\.0`/);
  assert.match(hoverText(kernel('  mov.b32 %r1, 106535321<|>6;')), /`1\.0` as `\.f32`/);
  assert.match(hoverText(kernel('  add.s32 %r1, %r2, -<|>1;')), /`0xffffffff`/);
});
