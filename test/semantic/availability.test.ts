// What opcodes need: of PTX and of the target, by form and by modifiers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textToBytes } from '../../server/src/base/text';
import { NEVER } from '../../server/src/isa/availability';
import { targets } from '../../server/src/isa/targets';
import { ptxVersions } from '../../server/src/isa/versions';
import { availabilityOfForm } from '../../server/src/semantic/availability';
import { matchOpcode, slotsOf } from '../../server/src/semantic/match';
import { walkBlock } from '../../server/src/semantic/walk';
import { parseTransient } from '../../server/src/syntax/parse';

const version = (vector: Uint8Array, target: string): string => {
  const found = vector[targets.findIndex(({ name }) => name === target)];
  return found === NEVER ? 'never' : ptxVersions[found];
};

const needs = (opcode: string, target: string): string => {
  const match = matchOpcode(opcode);
  return version(availabilityOfForm(match, match.forms[0]), target);
};

for (const [opcode, target, expected] of [
  ['add.u32', 'sm_90', '7.8'],
  ['add.f16', 'sm_52', 'never'],
  ['add.f16', 'sm_53', '4.2'],
  ['ld.global.b128', 'sm_80', '8.3'],
  ['atom.global.add.u32', 'sm_11', '1.1'],
  ['atom.add.u32', 'sm_13', 'never'],
  ['atom.add.u32', 'sm_20', '2.0'],
  ['red.add.u32', 'sm_13', 'never'],
] as const) {
  test(`${opcode} on ${target} needs ${expected}`, () => assert.equal(needs(opcode, target), expected));
}

test('a form that only the operands tell from others has its own needs', () => {
  const match = matchOpcode('call');
  const direct = match.forms.find(({ form }) => form.syntax.includes('func'))!;
  const indirect = match.forms.find(({ form }) => form.syntax.includes('fptr'))!;
  assert.equal(version(availabilityOfForm(match, direct), 'sm_13'), '1.2');
  assert.equal(version(availabilityOfForm(match, indirect), 'sm_13'), 'never');
  assert.equal(availabilityOfForm(match, indirect), availabilityOfForm(match, indirect));
});

test('slot values belong to the form', () => {
  for (const opcode of ['ld.global.nc.v4.f32', 'tex.2d.v4.f32.f32', 'add.sat.sat.s32', 'call.uni']) {
    const match = matchOpcode(opcode);
    for (const form of match.forms) {
      const values = new Set(Object.values(slotsOf(match, form)).filter((value) => value !== undefined));
      assert.deepEqual(values, new Set(match.words.slice(match.nameLength)), opcode);
    }
  }
});

test('a function needs what each of its instructions needs, in the form that its operands choose', () => {
  const { functions } = walkBlock(
    parseTransient(
      textToBytes('.func f() { .reg .b32 %r<4>; .reg .b16 %h<4>; add.u32 %r1, %r2, %r3; add.f16 %h1, %h2, %h3; ret; }'),
    ),
    () => {},
  );
  assert.equal(version(functions[0].availability, 'sm_52'), 'never');
  assert.equal(version(functions[0].availability, 'sm_53'), '4.2');
});
