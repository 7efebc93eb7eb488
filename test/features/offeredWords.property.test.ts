// Opcodes and special registers, typed letter by letter and changed in their middle: what is offered behind a dot is what the
// checker accepts there, and taking it writes a legal opcode.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completions } from '../../server/src/features/completion';
import { type Availability, vectorOf } from '../../server/src/isa/availability';
import { findInstruction, formsOf as formsOfInstruction } from '../../server/src/isa/catalogue';
import type { CompiledForm } from '../../server/src/isa/notation';
import { neededBy } from '../../server/src/isa/schema';
import { specialRegisterNames, specialRegisters } from '../../server/src/isa/specialRegisters';
import { targetIndex, targets } from '../../server/src/isa/targets';
import { versionIndex } from '../../server/src/isa/versions';
import { matchOpcode, slotsOf } from '../../server/src/semantic/match';
import { formsOf, readFormFile } from '../differential/forms';
import { randomNumbers } from '../protocol/texts';
import { runs } from '../runs';
import { analysisOf } from './harness';
import { kernelOf } from './offers';
import { accepted, type Setting } from './settings';

const file = readFormFile();
const forms = formsOf(file).filter(({ line }) => /^[a-z]\w*\.\S* /.test(line));

interface Cell {
  readonly version: string;
  readonly target: string;
}

/** What is offered in a line, as the lines that taking it makes. */
function taken({ head, tail }: Setting, before: string, behind: string): Map<string, string> {
  const text = `${head}\n${before}${behind}\n${tail}`;
  const offset = head.length + 1 + before.length;
  const found = completions(analysisOf(text), offset, { unavailable: 'leave out' });
  const put = (label: string): string =>
    text.slice(head.length + 1, found!.start) + label + text.slice(found!.end).split('\n', 1)[0];
  return new Map((found?.items ?? []).map(({ label }) => [label, put(label)]));
}

/** Whether the checker has nothing against an opcode in a module. */
function isLegal(opcode: string, { version, target }: Cell): boolean {
  const match = matchOpcode(opcode);
  const targetAt = targetIndex(target) ?? 0;
  // ptxas takes some targets before the version that brings them.
  const versionAt = Math.max(versionIndex(version) ?? 0, targets[targetAt].since);
  const has = (fact: Availability | undefined): boolean => !fact || vectorOf(fact)[targetAt] <= versionAt;
  const hasForm = ({ form, items, instruction }: CompiledForm): boolean => {
    const slots = slotsOf(match, match.forms.find((each) => each.form === form)!);
    const facts = items.map(({ name, values }) => {
      const token = slots[name];
      return token === undefined ? instruction.absent?.[name] : neededBy(values.get(token));
    });
    return has(form.observed ?? form.since) && facts.every(has) && !(form.removed && has(form.removed));
  };
  return match.problems.length === 0 && match.forms.some(hasForm);
}

/** All words of the instruction that an opcode begins with. */
function vocabulary(words: readonly string[]): string[] {
  const found = findInstruction(words);
  const items = found ? formsOfInstruction(found.instruction).flatMap((form) => form.items) : [];
  return [...new Set(items.flatMap(({ values }) => [...values.keys()]))];
}

/** Whether an opcode is legal as it is or with one or two more words at a place. */
function canBecomeLegal(before: readonly string[], after: readonly string[], cell: Cell): boolean {
  const isGood = (...more: readonly string[]): boolean => isLegal([...before, ...more, ...after].join(''), cell);
  const all = vocabulary([...before, ...after]);
  return isGood() || all.some((one) => isGood(one)) || all.some((one) => all.some((two) => isGood(one, two)));
}

const opcodeOf = (line: string): string => /^\S+/.exec(line)?.[0] ?? '';
const wordsOf = (opcode: string): string[] => opcode.match(/^[^.]+|\.[^.]*/g) ?? [];

test('property: every word of an opcode, at each of its letters, with and without what stands behind', () => {
  const pick = randomNumbers(63);
  const wrong: string[] = [];
  let asked = 0;
  for (let run = 0; run < 40 * runs; run++) {
    const { line, ...form } = forms[pick(forms.length)];
    const names = Object.keys(file.targets).filter((name) => form.acceptedSince(name) !== undefined);
    if (names.length === 0) continue;
    const target = names[pick(names.length)];
    const cell = { target, version: form.acceptedSince(target) ?? '' };
    const setting = kernelOf(file.prelude, `.version ${cell.version}\n.target ${target}`);
    if (!accepted(setting, [line])[0]) continue;
    const opcode = opcodeOf(line);
    const words = wordsOf(opcode);
    const { nameLength } = matchOpcode(opcode);
    const index = 1 + pick(words.length - 1);
    const [before, after] = [words.slice(0, index), words.slice(index + 1)];
    const typed = before.join('') + words[index].slice(0, 1 + pick(words[index].length));
    const rest = line.slice(typed.length);
    for (const behind of [rest, '', rest.slice(opcode.length - typed.length)]) {
      const offers = taken(setting, typed, behind);
      const isWhole = behind === rest;
      asked += offers.size;
      const own = offers.get(words[index]);
      // What the words in front say already is not said twice.
      if (own === undefined && !before.includes(words[index]))
        wrong.push(`${typed}|${behind} leaves out ${words[index]}`);
      if (own !== undefined && isWhole && own !== line) wrong.push(`${typed}|${behind}: ${words[index]} makes ${own}`);
      // Another name makes other words of those behind it.
      if (!isWhole || index < nameLength) continue;
      for (const [label, made] of offers) {
        const next = [...before, label];
        if ((findInstruction(next)?.length ?? 0) > nameLength) continue;
        if (opcodeOf(made) !== [...next, ...after].join('') || !canBecomeLegal(next, after, cell))
          wrong.push(`${typed}|${behind} offers ${label}: ${opcodeOf(made)}`);
      }
      for (const word of vocabulary(words)) {
        const isOffered = offers.has(word) || words.includes(word);
        if (!isOffered && isLegal([...before, word, ...after].join(''), cell))
          wrong.push(`${typed}|${behind} leaves out ${word}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 500, `${asked}`);
});

test('property: a word put in between others', () => {
  const pick = randomNumbers(64);
  const cell = { version: '9.0', target: 'sm_100a' };
  const setting = kernelOf(file.prelude, `.version ${cell.version}\n.target ${cell.target}`);
  const wrong: string[] = [];
  let asked = 0;
  for (let run = 0; run < 40 * runs; run++) {
    const { line } = forms[pick(forms.length)];
    if (!accepted(setting, [line])[0]) continue;
    const words = wordsOf(opcodeOf(line));
    const nameLength = matchOpcode(opcodeOf(line)).nameLength;
    const index = nameLength + pick(words.length - nameLength + 1);
    const [before, after] = [words.slice(0, index), words.slice(index)];
    const offers = taken(setting, `${before.join('')}.`, line.slice(before.join('').length));
    asked += offers.size;
    const others = vocabulary(words).filter((word) => !words.includes(word));
    const legal = others.filter((word) => isLegal([...before, word, ...after].join(''), cell));
    const missing = legal.filter((word) => !offers.has(word));
    if (missing.length > 0) wrong.push(`${before.join('')}.|${after.join('')} leaves out ${missing}`);
    // Where nothing goes in, those behind are about to be replaced.
    if (legal.length === 0) continue;
    for (const label of offers.keys())
      if (!canBecomeLegal([...before, label], after, cell))
        wrong.push(`${before.join('')}.|${after.join('')} offers ${label}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 100, `${asked}`);
});

test('property: special registers at each letter of their names', () => {
  const setting = kernelOf(file.prelude, '.version 9.0\n.target sm_100a');
  const pick = randomNumbers(65);
  const wrong: string[] = [];
  let asked = 0;
  for (const register of specialRegisters) {
    for (const name of specialRegisterNames(register)) {
      for (const part of register.components ? ['.x', '.w'] : ['']) {
        const line = ['u32 %r1', 'u64 %rd1', 'pred %p1'].map((each) => `mov.${each}, ${name}${part};`);
        const isGood = accepted(setting, line);
        const whole = line.find((_, index) => isGood[index]);
        if (whole === undefined) continue;
        const start = whole.indexOf(' %', 10) + 1;
        const end = start + 1 + pick(name.length);
        const made = taken(setting, whole.slice(0, end), whole.slice(end));
        asked++;
        if (made.get(name + part) !== whole && made.get(name) !== whole)
          wrong.push(`${whole} at ${whole.slice(start, end)}`);
        if (part === '') continue;
        const dot = whole.indexOf(part, start);
        if (taken(setting, whole.slice(0, dot + 1), whole.slice(dot + 1)).get(part) !== whole)
          wrong.push(`${whole} at ${part}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 60, `${asked}`);
});
