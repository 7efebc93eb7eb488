// What the notation of a form's syntax line says of modifiers and operands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { since } from '../../server/src/isa/availability';
import { compileForm } from '../../server/src/isa/notation';
import { address, type Form, instruction, read, write } from '../../server/src/isa/schema';

const described = (form: Partial<Form> & { syntax: string }) => {
  const whole: Form = { since: since('1.0'), ...form };
  const data = instruction({
    name: 'frob',
    category: 'misc',
    anchor: 'frob',
    summary: 'Frobs.',
    forms: [whole],
    slots: { type: ['.u32', '.s32'] },
    operands: { d: write('type'), p: write('.pred'), a: address(undefined, 'type'), b: read('type'), c: read('type') },
    examples: [],
  });
  return compileForm(data, whole, 0);
};

/** Each operand as `name`, with `?` where it is optional; what stands inside brackets in parentheses. */
const operands = (syntax: string): string =>
  described({ syntax })
    .operands.map(({ name, optional, pair, inside }) => {
      const mark = (one: { name: string; optional: boolean }): string => one.name + (one.optional ? '?' : '');
      return `${mark({ name, optional })}${pair ? `|${mark(pair)}` : ''}${inside.length > 0 ? `(${inside.map(mark).join(' ')})` : ''}`;
    })
    .join(' ');

for (const [syntax, expected] of [
  ['frob', ''],
  ['frob.type  d, a, b', 'd a b'],
  ['frob.type  d|p, [a]', 'd|p a'],
  ['frob.type  d{|p}, [a], b{, c}', 'd|p? a b c?'],
  ['frob.type  d{, b{, c}}', 'd b? c?'],
  ['frob.type  d, [a, b]', 'd a(b)'],
  ['frob.type  d, [a{, b}, c]', 'd a(b? c)'],
  ['frob.type  d, [a, b{, c}]{, c}', 'd a(b c?) c?'],
  ['frob.type  d, [a]{.unified}, {!}c', 'd a c'],
] as const) {
  test(`operands of ${syntax}`, () => assert.equal(operands(syntax), expected));
}

test('modifiers: slots, literals, optional ones', () => {
  const { items, minimumOperands } = described({ syntax: 'frob{.x}.type.y  d{, a}' });
  assert.deepEqual(
    items.map(({ name, optional, values }) => [name, optional, [...values.keys()].join(' ')]),
    [
      ['.x', true, '.x'],
      ['type', false, '.u32 .s32'],
      ['.y', false, '.y'],
    ],
  );
  assert.equal(minimumOperands, 1);
});

test('a line that does not follow the notation is a fault of the data', () => {
  for (const syntax of [
    'frab.type  d',
    'frob{.type  d',
    'frob.type  d,, a',
    'frob.type  [d',
    'frob  x',
    'frob  d, [a, x]',
  ])
    assert.throws(() => described({ syntax }), Error, syntax);
});
