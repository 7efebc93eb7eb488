// The tables of the ISA: complete, consistent, and each fact in the form that its readers expect.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Availability, vectorOf } from '../../server/src/isa/availability';
import { allInstructions, instructionNames, isFirstWord } from '../../server/src/isa/catalogue';
import { directive, directives } from '../../server/src/isa/directives';
import { meaningOf } from '../../server/src/isa/modifiers';
import { areJoinable, NameClass } from '../../server/src/isa/nameClasses';
import { compileForm } from '../../server/src/isa/notation';
import { hardwareLimits, limitsOf } from '../../server/src/isa/occupancy';
import { pragmas } from '../../server/src/isa/pragmas';
import { specialRegister, specialRegisterNames, specialRegisters } from '../../server/src/isa/specialRegisters';
import { stateSpaces } from '../../server/src/isa/stateSpaces';
import { targets } from '../../server/src/isa/targets';
import { typeInfo, types } from '../../server/src/isa/types';
import { JoinBits } from '../../server/src/quick/codes';
import { isDescribed, manualNames } from './manualNames';

const anchor = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function assertUnique(names: readonly string[]): void {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  assert.deepEqual(twice, []);
}

/** One sentence or a short phrase of ours: begins with a capital or code, ends with a full stop. */
function assertSentence(text: string, where: string): void {
  assert.match(text, /^(?:[A-Z0-9`"]|\u201c).*\.$/s, `${where}: ${text}`);
}

/** No terms at all mean "never", which only what ptxas does can be. */
function assertAvailable(availability: Availability, where: string, observed?: Availability): void {
  assert.ok(availability.terms.length > 0, where);
  if (observed) assert.doesNotThrow(() => vectorOf(observed), where);
  assert.doesNotThrow(() => vectorOf(availability), where);
}

test('tables: every token of every instruction has a meaning', () => {
  const missing = new Set<string>();
  for (const instruction of allInstructions()) {
    for (const [index, form] of instruction.forms.entries()) {
      const tokens = compileForm(instruction, form, index).items.flatMap(({ values }) => [...values.keys()]);
      for (const token of tokens) {
        if (meaningOf(token, instruction) === undefined) missing.add(`${instruction.name} ${token}`);
      }
    }
  }
  assert.deepEqual([...missing], []);
});

test('tables: meanings that an instruction gives are sentences about tokens it has', () => {
  for (const instruction of allInstructions()) {
    for (const [token, meaning] of Object.entries(instruction.modifiers ?? {})) {
      assert.match(token, /^\./, `${instruction.name} ${token}`);
      assertSentence(meaning, `${instruction.name} ${token}`);
    }
  }
});

test('tables: instructions', () => {
  assertUnique(allInstructions().map(({ name }) => name));
  for (const { name, summary, anchor: section, forms, examples } of allInstructions()) {
    assertSentence(summary, name);
    assert.match(section, anchor, name);
    assert.ok(examples.length > 0, `${name}: no example`);
    for (const form of forms) {
      assertAvailable(form.since, `${name}: ${form.syntax}`, form.observed);
      if (form.removed) assertAvailable(form.removed, `${name}: ${form.syntax}`);
      for (const value of Object.values(form.slots ?? {}).flat()) {
        if (typeof value !== 'string' && value.since) assertAvailable(value.since, `${name} ${value.token}`);
      }
    }
  }
});

test('tables: special registers', () => {
  assertUnique(specialRegisters.flatMap(specialRegisterNames));
  for (const register of specialRegisters) {
    assertSentence(register.summary, register.name);
    for (const trap of register.traps ?? []) assertSentence(trap, register.name);
    assert.match(register.anchor, anchor, register.name);
    assertAvailable(register.since, register.name);
    assert.ok(typeInfo(register.type), register.name);
  }
});

test('tables: special registers by name', () => {
  assert.equal(specialRegister('%tid')?.name, '%tid');
  assert.equal(specialRegister('%tid.w')?.name, '%tid');
  assert.equal(specialRegister('%envreg31')?.name, '%envreg0..31');
  assert.equal(specialRegister('%pm5')?.name, '%pm4..7');
  assert.equal(specialRegister('%pm7_64')?.type, '.u64');
  assert.equal(specialRegister('%envreg32'), undefined);
  assert.equal(specialRegister('%laneid.x'), undefined);
  assert.equal(specialRegister('%tid.q'), undefined);
  assert.equal(specialRegister('%r1'), undefined);
});

test('tables: directives', () => {
  assertUnique(directives.map(({ name }) => name));
  for (const entry of directives) {
    assertSentence(entry.summary, entry.name);
    for (const trap of entry.traps ?? []) assertSentence(trap, entry.name);
    assert.match(entry.anchor, anchor, entry.name);
    assertAvailable(entry.since, entry.name);
    assert.ok(entry.places.length > 0 && entry.syntax.length > 0 && entry.examples.length > 0, entry.name);
    for (const text of [...entry.syntax, ...entry.examples]) {
      assert.ok(text.includes(entry.name) || text.startsWith('.func'), `${entry.name}: ${text}`);
    }
    for (const other of [...(entry.excludes ?? []), ...(entry.requires ?? [])]) assert.ok(directive(other), other);
    for (const other of entry.excludes ?? []) assert.ok(directive(other)?.excludes?.includes(entry.name), other);
  }
});

test('tables: types, state spaces and pragmas', () => {
  assertUnique([...types.map(({ token }) => token), ...stateSpaces.map(({ name }) => name)]);
  for (const type of types) {
    assertSentence(type.meaning, type.token);
    assert.match(type.anchor, anchor, type.token);
    assertAvailable(type.since, type.token);
    if (type.register) assert.ok(typeInfo(type.register)?.inRegister, type.token);
    if (type.elements) assert.ok(typeInfo(type.elements.type), type.token);
  }
  for (const space of stateSpaces) {
    assertSentence(space.meaning, space.name);
    assert.match(space.anchor, anchor, space.name);
    assertAvailable(space.since, space.name);
  }
  assertUnique(pragmas.map(({ name }) => name));
  for (const pragma of pragmas) {
    assertSentence(pragma.summary, pragma.name);
    assert.match(pragma.anchor, anchor, pragma.name);
    assertAvailable(pragma.since, pragma.name);
    assert.ok(pragma.syntax.includes(pragma.name));
  }
});

test('tables: hardware limits', () => {
  assertUnique(hardwareLimits.flatMap(({ capabilities }) => capabilities.map(String)));
  for (const capability of hardwareLimits.flatMap(({ capabilities }) => capabilities)) {
    assert.ok(
      targets.some((target) => target.capability === capability),
      String(capability),
    );
  }
  for (const limits of hardwareLimits) {
    assert.ok((limits.sharedMemoryPerBlock ?? 0) <= limits.sharedMemory);
    if (limits.threads !== undefined) assert.equal(limits.warps, limits.threads / 32);
  }
  assert.equal(limitsOf(90)?.sharedMemoryPerBlock, 232448);
  assert.equal(limitsOf(35), undefined);
});

test('tables: names of instructions', () => {
  assertUnique(manualNames);
  assertUnique(instructionNames);
  assert.ok(isFirstWord('add') && isFirstWord('cp') && !isFirstWord('frobnicate'));
  const instructions = allInstructions();
  for (const name of manualNames) assert.ok(isDescribed(name, instructions), `${name} has no file`);
});

test('the quick way joins registers of the same classes', () => {
  const registers = Array.from({ length: 14 }, (_, bit) => 1 << bit).filter((bit) => bit !== NameClass.Predicate);
  const widths = [JoinBits.Width8, JoinBits.Width16, JoinBits.Width32, JoinBits.Width64];
  for (const a of registers) {
    for (const b of registers) {
      const joined = a === b || (((a | b) & JoinBits.Bits) !== 0 && widths.some((mask) => a & mask && b & mask));
      assert.equal(joined, areJoinable(a, b), `${a} ${b}`);
    }
  }
});
