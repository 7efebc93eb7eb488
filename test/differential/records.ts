// What `npm run oracle` re-records: one row for each verdict file, with how to judge it anew and how to name its
// verdicts one by one, so that a change can be shown. Used by scripts/oracle.mjs only.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { typedText } from '../integration/typed';
import { type BrokenFile, type BrokenVerdict, brokenModulesIn } from './broken';
import { cellsOf, encodeForm, type FormFile, formsOf } from './forms';
import { judgeSample, type SampleFile, sample } from './meaning/sample';
import { expectationsIn, type FixtureVerdicts, type MistakeFile, withoutMistakes } from './mistakes';
import { MODULES, type ModuleFile, moduleAt, SEED } from './modules';
import { decide } from './probe';
import { inParallel, judge, plainMessages, versionOf } from './ptxas';
import { expand, fileOf, type SnippetFile, snippets } from './snippets';
import { type Fact, type FactFile, labelOf, sourceOf } from './sources';

export { findPtxas, versionOf } from './ptxas';

export interface VerdictRecord<File> {
  readonly name: string;
  /** Relative to the repository's root. */
  readonly path: string;
  /** The file as the assembler decides today. `old` is the present file, or undefined where there is none yet. */
  record(ptxas: string, old: File | undefined): Promise<File>;
  /** Each verdict under a name of its own. */
  entries(file: File): ReadonlyMap<string, string>;
}

const width = Math.max(2, availableParallelism());

const facts: VerdictRecord<FactFile> = {
  name: 'lexical-facts',
  path: 'test/differential/lexical-facts.json',
  async record(ptxas, old) {
    if (old === undefined) throw new Error('lexical-facts.json holds the inputs too; it cannot be made from nothing.');
    const judged = async (fact: Fact): Promise<Fact> => {
      const { verdict, syntax, messages } = await judge(ptxas, sourceOf(fact));
      return { ...fact, verdict, syntax, messages: plainMessages(messages) };
    };
    return { ...old, ptxas: versionOf(ptxas), facts: await inParallel(old.facts, judged, width) };
  },
  entries: (file) => new Map(file.facts.map((fact) => [labelOf(fact), say(fact)])),
};

const mistakes: VerdictRecord<MistakeFile> = {
  name: 'mistakes',
  path: 'test/differential/mistakes.json',
  async record(ptxas) {
    const folder = join(process.cwd(), 'test/fixtures/mistakes');
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.ptx'))
      .sort();
    const files: Record<string, FixtureVerdicts> = {};
    for (const name of names) files[name] = await judgeFixture(ptxas, readFileSync(join(folder, name), 'utf8'));
    return { ptxas: versionOf(ptxas), files };
  },
  entries: (file) =>
    new Map(
      Object.entries(file.files).flatMap(([name, { clean, mistakes }]) => [
        [`${name} without its mistakes`, clean] as const,
        ...mistakes.map((one) => [`${name}:${one.line} ${one.code} ${JSON.stringify(one.text)}`, say(one)] as const),
      ]),
    ),
};

async function judgeFixture(ptxas: string, text: string): Promise<FixtureVerdicts> {
  const lines = text.split('\n');
  const clean = await judge(ptxas, withoutMistakes(text));
  const alone = async ({ line, code }: { line: number; code: string }) => {
    const { verdict, syntax, messages } = await judge(ptxas, withoutMistakes(text, line));
    return { line, code, text: lines[line - 1].trim(), verdict, syntax, messages: plainMessages(messages) };
  };
  return { clean: clean.verdict, mistakes: await inParallel(expectationsIn(text), alone, width) };
}

const broken: VerdictRecord<BrokenFile> = {
  name: 'broken',
  path: 'test/differential/broken.json',
  async record(ptxas) {
    const folder = join(process.cwd(), 'test/fixtures/broken');
    const modules = readdirSync(folder)
      .filter((name) => name.endsWith('.ptx'))
      .flatMap((name) => brokenModulesIn(name, readFileSync(join(folder, name), 'utf8')))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const verdicts = await inParallel(modules, ({ text }) => judge(ptxas, text), width);
    const entries = modules.map(({ name }, index): [string, BrokenVerdict] => {
      const { verdict, messages } = verdicts[index];
      return [name, { verdict, messages: plainMessages(messages) }];
    });
    return { ptxas: versionOf(ptxas), modules: Object.fromEntries(entries) };
  },
  entries: (file) =>
    new Map(
      Object.entries(file.modules).map(([name, { verdict, messages }]) => [name, [verdict, ...messages].join('; ')]),
    ),
};

const modules: VerdictRecord<ModuleFile> = {
  name: 'modules',
  path: 'test/differential/modules.json',
  async record(ptxas) {
    const indices = Array.from({ length: MODULES }, (_, index) => index);
    const verdicts = await inParallel(indices, (index) => judge(ptxas, moduleAt(index)), width);
    return { ptxas: versionOf(ptxas), seed: SEED, verdicts: verdicts.map(({ verdict }) => verdict[0]).join('') };
  },
  entries: (file) => new Map(Array.from(file.verdicts, (verdict, index) => [`module ${index}`, verdict])),
};

const forms: VerdictRecord<FormFile> = {
  name: 'forms',
  path: 'test/differential/forms.json',
  async record(ptxas, old) {
    if (old === undefined) throw new Error('forms.json holds the lines too; it cannot be made from nothing.');
    const all = formsOf(old);
    const lines = all.map((form) => form.line);
    const first = new Map<string, Map<string, string>>(lines.map((line) => [line, new Map()]));
    const cells = cellsOf(old);
    const verdicts = await inParallel(cells, (cell) => decide(ptxas, old.prelude, cell, lines), width);
    for (const [index, { version, target }] of cells.entries()) {
      for (const [at, line] of lines.entries()) {
        const seen = first.get(line)!;
        if (verdicts[index][at] && !seen.has(target)) seen.set(target, version);
      }
    }
    const groups: Record<string, Record<string, string>> = {};
    for (const form of all) {
      groups[form.group] ??= {};
      groups[form.group][form.line] = encodeForm(old, form.documented, (target) => first.get(form.line)?.get(target));
    }
    return { ...old, ptxas: versionOf(ptxas), groups };
  },
  entries: (file) => new Map(Object.values(file.groups).flatMap((rows) => Object.entries(rows))),
};

const meaning: VerdictRecord<SampleFile> = {
  name: 'meaning',
  path: 'test/differential/meaning/sample.json',
  async record(ptxas) {
    const judged = async (name: string) => [name, await judgeSample(ptxas, name)] as const;
    return { ptxas: versionOf(ptxas), files: Object.fromEntries(await inParallel(sample, judged, width)) };
  },
  entries: (file) =>
    new Map(Object.entries(file.files).map(([name, { text, sameCode }]) => [name, `${text} ${sameCode}`])),
};

/** File of test/corpus/ptx -> `accept`, or what ptxas says against it. */
export interface CorpusFile {
  readonly ptxas: string;
  readonly files: Readonly<Record<string, string>>;
}

const corpus: VerdictRecord<CorpusFile> = {
  name: 'corpus',
  path: 'test/differential/corpus.json',
  async record(ptxas) {
    const folder = join(process.cwd(), 'test/corpus/ptx');
    const names = readdirSync(folder).sort();
    const judged = await inParallel(names, (name) => judge(ptxas, readFileSync(join(folder, name), 'utf8')), width);
    const said = judged.map(({ verdict, messages }) =>
      verdict === 'accept' ? verdict : plainMessages(messages).join('; '),
    );
    return { ptxas: versionOf(ptxas), files: Object.fromEntries(names.map((name, index) => [name, said[index]])) };
  },
  entries: (file) => new Map(Object.entries(file.files)),
};

/** The kernel that the editor suite types, as it was judged. */
export interface TypedFile {
  readonly ptxas: string;
  readonly verdict: 'accept' | 'reject';
  readonly text: string;
}

const typed: VerdictRecord<TypedFile> = {
  name: 'typed',
  path: 'test/differential/typed.json',
  async record(ptxas) {
    return { ptxas: versionOf(ptxas), verdict: (await judge(ptxas, typedText)).verdict, text: typedText };
  },
  entries: ({ verdict, text }) => new Map([['the typed kernel', `${verdict} ${text}`]]),
};

const snippetVerdicts: VerdictRecord<SnippetFile> = {
  name: 'snippets',
  path: 'test/differential/snippets.json',
  async record(ptxas) {
    const judged = await inParallel(
      snippets,
      async ([name, snippet]) => {
        const text = expand(snippet);
        return [name, { text, verdict: (await judge(ptxas, fileOf(text))).verdict }] as const;
      },
      width,
    );
    return { ptxas: versionOf(ptxas), snippets: Object.fromEntries(judged) };
  },
  entries: (file) => new Map(Object.entries(file.snippets).map(([name, { verdict }]) => [name, verdict])),
};

/** A further verdict file is one more row. */
export const records = [
  facts,
  mistakes,
  broken,
  modules,
  forms,
  meaning,
  corpus,
  snippetVerdicts,
  typed,
] as readonly VerdictRecord<unknown>[];

function say(judged: { readonly verdict: string; readonly syntax: boolean; readonly messages: readonly string[] }) {
  return [judged.verdict + (judged.syntax ? ' (syntax)' : ''), ...judged.messages].join('; ');
}
