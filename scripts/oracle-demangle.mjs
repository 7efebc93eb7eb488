// npm run oracle:demangle [-- --check] [-- --compile]: asks GNU's c++filt again for every mangled name that the tests
// rely on and writes test/demangle/names.json. Names are those of the corpus, those of test/demangle/grammar.txt (one
// for each part of the grammar) and what compilers made of test/demangle/sources, which --compile makes anew with g++,
// nvcc and rustc. --check writes nothing and fails where an answer differs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = 'test/demangle/names.json';
const sources = 'test/demangle/sources';
/** Longer ones are the same over again. */
const LONGEST = 300;
/** Of the thousands that the host's library makes, one in so many. */
const HOST_SHARE = 10;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
process.exitCode = main(process.argv.slice(2));

function main(words) {
  const version = versionOf();
  if (version === undefined) {
    console.error(
      "GNU's c++filt is not on PATH. It comes with binutils. The tests do not need it: they use the recorded answers.",
    );
    return 2;
  }
  console.log(version);
  const old = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).names : {};
  const groups = {
    corpus: corpusNames(),
    grammar: readFileSync('test/demangle/grammar.txt', 'utf8').trim().split('\n'),
    ...(words.includes('--compile') ? compiledNames() : namesOf(old, ['host', 'device', 'rust'])),
  };
  const names = Object.fromEntries(Object.entries(groups).map(([group, list]) => [group, answers(list)]));
  const changed = Object.keys(names).flatMap((group) => changes(old[group] ?? {}, names[group]));
  for (const change of changed.slice(0, 40)) console.log(change);
  for (const [group, list] of Object.entries(names)) console.log(`${group}: ${Object.keys(list).length} names`);
  console.log(`${changed.length} changed`);
  if (words.includes('--check')) return changed.length > 0 ? 1 : 0;
  writeFileSync(file, JSON.stringify({ tool: version, names }));
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', file]);
  return 0;
}

function versionOf() {
  try {
    const [line] = execFileSync('c++filt', ['--version'], { encoding: 'utf8' }).split('\n');
    return line.startsWith('GNU') ? line : undefined;
  } catch {
    return undefined;
  }
}

/** Without its `--verbose`: `std::string`, and no hashes behind Rust's names. */
function answers(names) {
  const out = execFileSync('c++filt', ['-i'], { input: `${names.join('\n')}\n`, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const lines = out.split('\n');
  return Object.fromEntries(names.map((name, index) => [name, lines[index]]));
}

function changes(before, after) {
  const gone = Object.keys(before).filter((name) => !(name in after));
  const different = Object.keys(after).filter((name) => before[name] !== after[name]);
  return [
    ...gone.map((name) => `${name}\n  is gone`),
    ...different.map((name) => `${name}\n  was ${before[name] ?? 'not recorded'}\n  now ${after[name]}`),
  ];
}

function namesOf(old, groups) {
  return Object.fromEntries(groups.map((group) => [group, Object.keys(old[group] ?? {})]));
}

/** Without those of parameters, which are their function's with a number. */
function corpusNames() {
  const folder = 'test/corpus/ptx';
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return unique(texts.flatMap((text) => text.match(/\b_[ZR]\w+/g) ?? [])).filter((name) => !/_param_\d+$/.test(name));
}

function unique(names) {
  return [...new Set(names)].sort();
}

function compiledNames() {
  const folder = mkdtempSync(join(tmpdir(), 'ptx-lens-names-'));
  const out = (name) => join(folder, name);
  const run = (program, words, env = {}) =>
    execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  try {
    run('g++', ['-w', '-std=c++20', '-O0', '-c', `${sources}/host.cpp`, '-o', out('host.o')]);
    for (const name of ['device', 'thrust']) {
      run('nvcc', [
        '-w',
        '-std=c++17',
        '--extended-lambda',
        '-arch=sm_80',
        '-ptx',
        `${sources}/${name}.cu`,
        '-o',
        out(`${name}.ptx`),
      ]);
    }
    for (const mangling of ['legacy', 'v0']) {
      const words = [
        '--edition',
        '2021',
        '-Zunstable-options',
        '-C',
        `symbol-mangling-version=${mangling}`,
        '--emit',
        'obj',
      ];
      run('rustc', ['-Awarnings', ...words, `${sources}/names.rs`, '-o', out(`${mangling}.o`)], {
        RUSTC_BOOTSTRAP: '1',
      });
    }
    const symbols = (name) => execFileSync('nm', ['-j', out(name)], { encoding: 'utf8' }).split('\n');
    const words = (name) => readFileSync(out(name), 'utf8').match(/\b_Z\w+/g) ?? [];
    const short = (names, pattern) => unique(names).filter((name) => pattern.test(name) && name.length <= LONGEST);
    const host = short(symbols('host.o'), /^_Z/);
    return {
      host: host.filter((name, index) => name.includes('4work') || index % HOST_SHARE === 0),
      device: short([...words('device.ptx'), ...words('thrust.ptx')], /^_Z(?!\w*_param_\d)/),
      rust: short([...symbols('legacy.o'), ...symbols('v0.o')], /^(?:_R|_ZN\w*17h)/).filter(
        (_, index) => index % 2 === 0,
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
