// Help, version, explain, and what wrong usage is told.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { version } from '../../package.json';
import { ptxLens } from './process';

describe('usage', { concurrency: 2 }, () => {
  test('--help and -h name every command and option', async () => {
    const { code, stdout, stderr } = await ptxLens(['--help']);
    assert.deepEqual([code, stderr], [0, '']);
    const parts = [
      'check',
      'info',
      'explain',
      'lsp --stdio',
      '--format',
      '--target',
      '--ptx',
      '--severity',
      '--version',
    ];
    for (const part of parts) assert.ok(stdout.includes(part), part);
    assert.ok(stdout.split('\n').every((line) => line.length <= 110));
    assert.equal((await ptxLens(['-h'])).stdout, stdout);
    assert.equal((await ptxLens(['check', '--help'])).stdout, stdout);
  });

  test('--version', async () => {
    assert.deepEqual(await ptxLens(['--version']), { code: 0, stdout: `ptx-lens ${version}\n`, stderr: '' });
  });

  const wrong: Record<string, [args: readonly string[], says: RegExp]> = {
    'no command': [[], /a command is missing/],
    'an unknown command': [['chekc', 'k.ptx'], /there is no command "chekc"/],
    'no file': [['check'], /check wants files, or - for standard input/],
    'no file for info': [['info'], /info wants files/],
    'no name': [['explain'], /explain wants names, for instance/],
    'an unknown option': [['check', '--colour', '-'], /Unknown option '--colour'/],
    'an option without its value': [['check', '-', '--format'], /--format/],
    'an unknown format': [
      ['check', '--format', 'xml', '-'],
      /--format is one of text, json, sarif, github; "xml" is not/,
    ],
    'an unknown severity': [['check', '--severity=all', '-'], /--severity is one of error, .*; "all" is not/],
    'a level without its rule': [['check', '-', '--rule', 'off'], /--rule: there is no rule "off"/],
    'an unknown level': [
      ['check', '-', '--rule', 'unused-label=loud'],
      /--rule CODE= is one of off, hint, information, warning, error; "loud" is not/,
    ],
    'an unknown target': [['check', '--target', 'sm_999', '-'], /--target: there is no target "sm_999"/],
    'a target of another kind': [['check', '--target=gfx90a', '-'], /--target: there is no target "gfx90a"/],
    'an unknown version': [['check', '--ptx', '99', '-'], /--ptx: there is no PTX version "99"/],
  };
  for (const [name, [args, says]] of Object.entries(wrong)) {
    test(`${name}: a line on stderr, exit code 2`, async () => {
      const { code, stdout, stderr } = await ptxLens(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, says);
      assert.match(stderr, /^ptx-lens: .*\nTry ptx-lens --help\.\n$/);
    });
  }
});

describe('explain', { concurrency: 2 }, () => {
  const names = { 'shfl.sync': /lane/i, '.ftz': /subnormal/i, '%laneid': /warp/i, '.entry': /kernel/i };
  for (const [name, says] of Object.entries(names)) {
    test(name, async () => {
      const { code, stdout, stderr } = await ptxLens(['explain', name]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, says);
      assert.doesNotMatch(stdout, /\*\*|```|\]\(/, 'no Markdown');
    });
  }

  test('a diagnostic', async () => {
    const { code, stdout } = await ptxLens(['explain', 'unknown-opcode']);
    assert.equal(code, 0);
    assert.match(stdout, /opcode|instruction/);
  });

  test('what it knows of several, and what it does not know, exit code 2', async () => {
    const { code, stdout, stderr } = await ptxLens(['explain', 'add', 'nonsense', 'mul']);
    assert.equal(code, 2);
    assert.match(stdout, /^add /m);
    assert.match(stdout, /^mul /m);
    assert.match(stderr, /^ptx-lens: "nonsense" is no instruction, .*\n$/);
  });

  for (const odd of ['', ' ', '.', '%', '..', 'constructor', '__proto__', 'a'.repeat(10_000), '\u{1f600}']) {
    test(`${JSON.stringify(odd.slice(0, 20))} is not known`, async () => {
      const { code, stdout, stderr } = await ptxLens(['explain', odd]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^ptx-lens: .* is no instruction/);
    });
  }
});
