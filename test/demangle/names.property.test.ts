// Names that compilers made, against what GNU's c++filt makes of them: recorded (npm run oracle:demangle), and asked
// again where it is installed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { demangle, demangleFresh } from '../../server/src/demangle';
import { differences } from './differences';
import recorded from './names.json';

const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = recorded.names;
/** At most so many of a hundred names may differ, all of them for a known reason. `grammar` is made of odd ones. */
const MOST: Readonly<Record<string, number>> = { corpus: 0, device: 0, host: 1, rust: 1, grammar: 9 };

const ours = (name: string): string => demangleFresh(name)?.text ?? name;

function explained(name: string, theirs: string): string | undefined {
  return differences.find(({ holds }) => holds(name, theirs, ours(name)))?.reason;
}

for (const [group, names] of Object.entries(groups)) {
  test(`names of ${group} read as c++filt reads them`, (t) => {
    const differing = Object.entries(names).filter(([name, theirs]) => ours(name) !== theirs);
    const unexplained = differing.filter(([name, theirs]) => explained(name, theirs) === undefined);
    t.diagnostic(`${Object.keys(names).length} names, ${differing.length} differ for a known reason`);
    assert.deepEqual(
      unexplained.map(([name, theirs]) => ({ name, theirs, ours: ours(name) })),
      [],
    );
    const share = (100 * differing.length) / Object.keys(names).length;
    assert.ok(share <= MOST[group], `${share} %`);
  });
}

test('each known difference occurs', () => {
  const found = new Set(
    Object.values(groups).flatMap((names) => Object.entries(names).map(([name, theirs]) => explained(name, theirs))),
  );
  assert.deepEqual(
    differences.filter(({ reason }) => !found.has(reason)),
    [],
  );
});

test('c++filt, where it is installed, still says what is recorded', (t) => {
  const version = versionOf();
  if (version !== recorded.tool) return t.diagnostic(`recorded answers only: ${version ?? 'no GNU c++filt on PATH'}`);
  const names = Object.values(groups).flatMap((group) => Object.entries(group));
  const input = `${names.map(([name]) => name).join('\n')}\n`;
  const lines = execFileSync('c++filt', ['-i'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\n');
  t.diagnostic(`asked ${version} for ${names.length} names`);
  assert.deepEqual(
    names.filter(([, answer], index) => answer !== lines[index]),
    [],
  );
});

function versionOf(): string | undefined {
  try {
    return execFileSync('c++filt', ['--version'], { encoding: 'utf8', stdio: 'pipe' }).split('\n')[0];
  } catch {
    return undefined;
  }
}

test('what compilers of PTX put around a name', () => {
  assert.deepEqual(demangle('_Z5scalePfi_param_1'), { text: 'scale(float*, int)', language: 'cpp', parameter: 1 });
  assert.deepEqual(demangle('_Z8stopHerePKc$7')?.text, 'stopHere(char const*) [clone .7]');
  assert.deepEqual(demangle('_Z3foov_$_isra_$_0')?.text, 'foo() [clone .isra.0]');
  const hidden = '__nv_static_30__a146c499_9_device_cu_7c76fae0__ZN41_GLOBAL__N__a146c499_9_device_cu_7c76fae05tableE';
  assert.equal(demangle(hidden)?.text, '(anonymous namespace)::table');
  assert.equal(demangle('_ZN4core3fmt5write17h0123456789abcdefE_param_0')?.language, 'rust');
});

test('what is no mangled name is none', () => {
  for (const name of [
    '',
    '_Z',
    '_R',
    'kernel',
    '_Zq',
    '__local_depot0',
    '_Z3foo_param_',
    '_param_0',
    '_Z99x',
    '%r1',
    '_RNv',
    '$L__BB0_1',
  ])
    assert.equal(demangle(name), undefined, name);
});
