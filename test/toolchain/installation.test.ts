// Which architecture a file is checked and compiled for, by which ptxas.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetIndex, targets } from '../../server/src/isa/targets';
import { versionIndex } from '../../server/src/isa/versions';
import { chooseArchitecture, compilableTargets, installationOf } from '../../server/src/toolchain/installation';
import { usagesIn } from '../../server/src/toolchain/usage';

/** What ptxas 13.0.88 says of itself, as far as it matters. */
const names = '75 80 86 87 88 89 90 90a 100 100a 100f 103 103a 103f 110 110a 110f 120 120a 120f 121 121a 121f'.split(
  ' ',
);
const help = `Allowed values for this option:  ${names.map((name) => `'compute_${name}','lto_${name}','sm_${name}'`)}.`;
const version = 'ptxas: NVIDIA (R) Ptx optimizing assembler\nCuda compilation tools, release 13.0, V13.0.88\n';
const ptxas = installationOf('/cuda/bin/ptxas', version, '8.7\n8.8\n9.0\n', help)!;

function chosen(target: string | undefined, ptx = '8.0', prefix: 'compute' | 'sm' = 'compute'): string {
  const request = { version: versionIndex(ptx), target: target === undefined ? undefined : targetIndex(target) };
  const choice = chooseArchitecture(ptxas, request, prefix);
  return 'refusal' in choice ? choice.refusal : choice.architecture;
}

test('the target itself where ptxas knows it, else the oldest later one', () => {
  assert.equal(chosen('sm_90a'), 'compute_90a');
  assert.equal(chosen('sm_90a', '8.0', 'sm'), 'sm_90a');
  assert.equal(chosen('sm_50'), 'compute_75');
  assert.equal(chosen('sm_72', '6.1', 'sm'), 'sm_75');
  assert.equal(chosen('sm_101a', '8.6'), 'compute_110a');
  assert.equal(chosen('sm_101', '8.6', 'sm'), 'sm_110');
  assert.equal(chosen(undefined), 'compute_75');
});

test('what it cannot judge it is not asked', () => {
  assert.match(chosen('sm_107a', '9.0'), /^ptxas 13\.0\.88 does not know the target sm_107a: /);
  assert.match(chosen('sm_90', '9.1'), /^ptxas 13\.0\.88 reads PTX up to 9\.0 and this file is PTX 9\.1: /);
  assert.equal(chosen('sm_107', '9.0'), 'compute_110', 'plain code for it runs on later ones');
});

test('every target has an answer', () => {
  for (const { name } of targets) assert.match(chosen(name), /^compute_\d+[af]?$|does not know the target/);
  assert.deepEqual(compilableTargets(ptxas).length, names.length);
});

test('another program is no ptxas', () => {
  assert.equal(installationOf('/bin/ls', 'ls (GNU coreutils) 9.1', '', ''), undefined);
  assert.equal(installationOf('/bin/x', version, '', ''), undefined);
});

test('a function that is compiled for several entries has its largest numbers', () => {
  const output = `ptxas info    : Function properties for a
    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
ptxas info    : Used 18 registers, used 1 barriers, 8 bytes cumulative stack size
ptxas info    : Function properties for f
    16 bytes stack frame, 12 bytes spill stores, 8 bytes spill loads
ptxas info    : Function properties for f
    8 bytes stack frame, 0 bytes spill stores, 12 bytes spill loads
`;
  const none = { spillStores: 0, spillLoads: 0, stackBytes: 0, sharedBytes: 0, barriers: 0 };
  assert.deepEqual(usagesIn(output), [
    { ...none, name: 'a', registers: 18, barriers: 1 },
    { ...none, name: 'f', registers: undefined, stackBytes: 16, spillStores: 12, spillLoads: 12 },
  ]);
});
