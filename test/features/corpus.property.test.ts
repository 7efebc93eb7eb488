// Every word of real compiler output can be asked about, and documentation exists for everything that has data.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeLenses } from '../../server/src/features/codeLens';
import { explainName, explanations } from '../../server/src/features/documentation/explain';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { hover } from '../../server/src/features/hover';
import { allInstructions, formsOf } from '../../server/src/isa/catalogue';
import { directives } from '../../server/src/isa/directives';
import { pragmas } from '../../server/src/isa/pragmas';
import { specialRegisterNames, specialRegisters } from '../../server/src/isa/specialRegisters';
import { stateSpaces } from '../../server/src/isa/stateSpaces';
import { targets } from '../../server/src/isa/targets';
import { types } from '../../server/src/isa/types';
import { TokenKind } from '../../server/src/syntax/tokens';
import { analysisOf, kernel } from './harness';

const folder = join(process.cwd(), 'test/corpus/ptx');
/** One file of each target, spread over the sources. */
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ptx'))
  .filter((_, index) => index % 48 === 0);

test('corpus: a hover on every word of compiler output', () => {
  assert.ok(files.length > 5);
  const next = generator();
  for (const file of files) hoverEverywhere(readFileSync(join(folder, file), 'utf8'), file, next);
});

/** Numbers below 1, the same in every run (a linear congruential generator, Numerical Recipes). HOVER_SEED sets others. */
function generator(state = Number(process.env.HOVER_SEED ?? 20240229)): () => number {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Of words that have been asked about in some file up to their digits, this share is asked about again. */
const SHARE_OF_REPEATED = 0.01;
const asked = new Set<string>();

/** Whether a word is asked about: `%r1` and `%r2` are one word, `add.u32` behind a guard and without it two. */
function isAsked(text: string, start: number, end: number, next: () => number): boolean {
  const line = text.lastIndexOf('\n', start);
  const word = `${text
    .slice(line + 1, start)
    .trim()
    .slice(0, 4)} ${text.slice(start, end)}`.replace(/\d+/g, '0');
  if (asked.has(word)) return next() < SHARE_OF_REPEATED;
  asked.add(word);
  return true;
}

/** Of larger files only the beginning is asked about. */
const MOST_BYTES = 60_000;

/** Whatever is no punctuation has a hover. */
function hoverEverywhere(text: string, file: string, next: () => number): void {
  const analysis = analysisOf(text);
  documentSymbols(analysis);
  foldingRanges(analysis);
  codeLenses(analysis);
  analysis.blocks.forEach((_, block) => {
    const base = analysis.document.offsets[block];
    if (block > 0 && base > MOST_BYTES) return;
    const { tree } = analysis.semanticsOf(block);
    const { starts, ends, kinds, count } = tree.tokens;
    for (let token = 0; token < count; token++) {
      if (!isAsked(text, base + starts[token], base + ends[token], next)) continue;
      const found = hover(analysis, base + starts[token]);
      if (found)
        assert.ok(found.start <= base + starts[token] && found.end >= base + starts[token] && found.markdown !== '');
      if (kinds[token] === TokenKind.End) assert.equal(found, undefined);
      const word = text.slice(base + starts[token], base + ends[token]);
      if (kinds[token] >= TokenKind.Identifier && kinds[token] <= TokenKind.String)
        assert.ok(found, `${file}, ${base + starts[token]}: nothing is said of ${word}`);
      if (found) assertTidy(found.markdown, `${file}: ${word}`);
    }
  });
}

/** No leftovers of absent facts, and code marks in pairs. */
function assertTidy(markdown: string, where: string): void {
  const prose = markdown.replace(/```ptx\n[\s\S]*?\n```/g, 'CODE');
  assert.doesNotMatch(markdown, /`undefined|: undefined|undefined,|\(undefined|\[object|NaN ×|\bnull\b/, where);
  assert.equal((prose.match(/`/g) ?? []).length % 2, 0, `${where}: ${markdown}`);
  assert.doesNotMatch(prose, /\n{3}| {2}(?!\n)|\.\. |`` /, `${where}: ${markdown}`);
}

test('documentation: every example of every instruction has a hover', () => {
  for (const { name, examples } of allInstructions()) {
    for (const example of examples) {
      const text = kernel(`  ${example}`);
      const at = text.indexOf(example);
      const opcode = at + example.indexOf(name.split('.')[0], /^@/.test(example) ? example.indexOf(' ') : 0);
      const found = hover(analysisOf(text), opcode);
      assert.ok(found, `${name}: ${example}`);
      assertTidy(found.markdown, example);
      assert.doesNotMatch(found.markdown, /No form fits/, example);
    }
  }
});

/** Every fifth of all that forms have. */
const modifiers = [
  ...new Set(
    allInstructions().flatMap((instruction) =>
      formsOf(instruction).flatMap(({ items }) => items.flatMap(({ values }) => [...values.keys()])),
    ),
  ),
].filter((_, index) => index % 5 === 0);

test('documentation: everything in the tables can be explained by name', () => {
  const names = [
    ...allInstructions().map(({ name }) => name),
    ...directives.map(({ name }) => name),
    ...types.map(({ token }) => token),
    ...pragmas.map(({ name }) => name),
    ...stateSpaces.map(({ name }) => name),
    ...modifiers,
    ...targets.map(({ name }) => name),
    ...specialRegisters.flatMap(specialRegisterNames),
  ];
  for (const name of new Set(names)) {
    const texts = explanations(name);
    assert.ok(texts.length > 0, name);
    for (const text of texts) assertTidy(text, name);
    assert.doesNotMatch(explainName(name)!, /\*\*|```/, name);
  }
  assert.equal(explainName('frobnicate'), undefined);
});
