// What opcodes need: of PTX and of the target, by form and by modifiers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEVER } from '../../server/src/isa/availability';
import { targets } from '../../server/src/isa/targets';
import { ptxVersions } from '../../server/src/isa/versions';
import { availabilityOf, availabilityOfAll, availabilityOfForm } from '../../server/src/semantic/availability';
import { matchOpcode, slotsOf } from '../../server/src/semantic/match';

const version = (vector: Uint8Array, target: string): string => {
  const found = vector[targets.findIndex(({ name }) => name === target)];
  return found === NEVER ? 'never' : ptxVersions[found];
};

const needs = (opcode: string, target: string): string => version(availabilityOf(matchOpcode(opcode)), target);

for (const [opcode, target, expected] of [
  ['add.u32', 'sm_90', '7.8'],
  ['add.f16', 'sm_52', 'never'],
  ['add.f16', 'sm_53', '4.2'],
  ['ld.global.b128', 'sm_80', '8.3'],
  ['atom.global.add.u32', 'sm_11', '1.1'],
  ['atom.add.u32', 'sm_13', 'never'],
  ['atom.add.u32', 'sm_20', '2.0'],
  ['red.add.u32', 'sm_13', 'never'],
  ['frobnicate', 'sm_10', '1.0'],
  ['mul.s32', 'sm_10', '1.0'],
] as const) {
  test(`${opcode} on ${target} needs ${expected}`, () => assert.equal(needs(opcode, target), expected));
}

test('a form that only the operands tell from others has its own needs', () => {
  const match = matchOpcode('call');
  const direct = match.forms.find(({ form }) => form.syntax.includes('func'))!;
  const indirect = match.forms.find(({ form }) => form.syntax.includes('fptr'))!;
  assert.equal(version(availabilityOfForm(match, direct), 'sm_13'), '1.2');
  assert.equal(version(availabilityOfForm(match, indirect), 'sm_13'), 'never');
  assert.equal(version(availabilityOf(match), 'sm_13'), '1.2', 'whatever the operands are');
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

test('several opcodes together need what each needs', () => {
  const vector = availabilityOfAll([matchOpcode('add.u32'), matchOpcode('add.f16'), matchOpcode('atom.add.u32')]);
  assert.equal(version(vector, 'sm_52'), 'never');
  assert.equal(version(vector, 'sm_53'), '4.2');
});
