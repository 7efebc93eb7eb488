// `ptx-lens check` and `info`: what is printed in which format, and with which exit code.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { rules } from '../../server/src/rules/index';
import { entry, kernel } from '../protocol/texts';
import { folderWith, ptxLens, shell } from './process';

const correct = kernel('  mov.u32 %r1, %tid.x;');
const faulty = kernel('  addd.s32 %r1, %r2, %r3;\n  mov.u32 %r1, %r9;');

describe('check', { concurrency: 2 }, () => {
  test('text: a line for each diagnostic, the functions, a summary', async (t) => {
    const cwd = folderWith(t, { 'k.ptx': faulty });
    const { code, stdout, stderr } = await ptxLens(['check', 'k.ptx'], { cwd });
    const [first, second, heading, columns, row, blank, summary] = stdout.split('\n');
    assert.match(first, /^k\.ptx:11:3: error\[unknown-opcode\]: `addd` .*`add`\?$/);
    assert.match(second, /^k\.ptx:12:16: error\[undefined-symbol\]: `%r9` /);
    assert.match(heading, /^k\.ptx: registers estimated/);
    assert.match(columns, /^ {2}function +line +registers +live/);
    assert.match(row, /^ {2}\.entry k +5 +≈ \d+ \(\d+-\d+\) /);
    assert.deepEqual([blank, summary], ['', '2 errors in 1 file']);
    assert.equal(stderr, '');
    assert.equal(code, 1);
  });

  test('--targets: what keeps a file from the targets that it is meant for', async (t) => {
    const text = kernel('  redux.sync.add.s32 %r1, %r2, -1;');
    const cwd = folderWith(t, { 'k.ptx': text });
    const { code, stdout } = await ptxLens(['check', '--targets', 'sm_70,sm_100', 'k.ptx'], { cwd });
    assert.match(stdout, /^k\.ptx:11:3: warning\[not-portable\]: .* sm_70, which/);
    assert.equal(code, 0);
    const strict = ['--targets', 'sm_70', '--rule', 'not-portable=error'];
    assert.equal((await ptxLens(['check', ...strict, 'k.ptx'], { cwd })).code, 1);
    const wrong = await ptxLens(['check', '--targets', 'sm_80,sm_1', 'k.ptx'], { cwd });
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /no target "sm_1"/);
  });

  test('json: every field of the contract', async (t) => {
    const text = `${kernel('  addd.s32 %r1, %r2, %r3;')}.func f (.reg .b32 %a)\n{\n  ret;\n}\n`;
    const bare = '.version 8.0\n.target sm_80\n';
    const cwd = folderWith(t, { 'k.ptx': text, 'empty.ptx': bare });
    const { code, stdout } = await ptxLens(['check', '--format', 'json', 'k.ptx', 'empty.ptx'], { cwd });
    assert.equal(code, 1);
    const output = JSON.parse(stdout);
    assert.deepEqual(Object.keys(output), ['version', 'files']);
    assert.equal(output.version, 1);
    const [file, empty] = output.files;
    assert.deepEqual(empty, { path: 'empty.ptx', language: 'ptx', diagnostics: [], functions: [] });
    assert.deepEqual(Object.keys(file), ['path', 'language', 'diagnostics', 'functions']);
    assert.equal(file.path, 'k.ptx');
    assert.equal(file.language, 'ptx');
    const [{ message, ...diagnostic }, ...others] = file.diagnostics;
    assert.deepEqual(others, []);
    assert.match(message, /`addd`/);
    assert.deepEqual(diagnostic, {
      severity: 'error',
      code: 'unknown-opcode',
      start: { line: 11, column: 3 },
      end: { line: 11, column: 7 },
    });
    const [k, f] = file.functions;
    assert.deepEqual(
      [k, f].map(({ name, kind, line, ptxas }) => ({ name, kind, line, ptxas })),
      [
        { name: 'k', kind: 'entry', line: 5, ptxas: null },
        { name: 'f', kind: 'func', line: 14, ptxas: null },
      ],
    );
    const { estimate, low, high, maxLive } = k.registers;
    assert.ok(low <= estimate && estimate <= high && low > 0, `${low} <= ${estimate} <= ${high}`);
    assert.deepEqual(Object.keys(maxLive).sort(), ['line', 'predicates', 'registers']);
    for (const value of [estimate, low, high, ...Object.values(maxLive)]) assert.ok(Number.isInteger(value));
    assert.match(k.requires.ptx, /^\d+\.\d$/);
    assert.match(k.requires.target, /^sm_\d+[af]?$/);
    assert.deepEqual(
      Object.keys(k).filter((key) => key !== 'sharedBytes'),
      ['name', 'kind', 'line', 'registers', 'ptxas', 'requires'],
    );
  });

  test('json: maxLive counts 32-bit units and predicates apart', async () => {
    const body = [
      'setp.eq.s32 %p1, %r1, 0;',
      'ld.global.b64 %rd1, [0];',
      'ld.global.b64 %rd2, [8];',
      'ld.global.b32 %r1, [16];',
      '@%p1 st.global.b64 [0], %rd1;',
      'st.global.b64 [8], %rd2;',
      'st.global.b32 [8], %r1;',
    ];
    const input = kernel(body.map((line) => `  ${line}`).join('\n'));
    const { stdout } = await ptxLens(['check', '--format=json', '-'], { input });
    const { maxLive } = JSON.parse(stdout).files[0].functions[0].registers;
    assert.deepEqual([maxLive.registers, maxLive.predicates], [5, 1]);
    assert.equal(maxLive.line, 14);
  });

  test('sarif: 2.1.0 in its essentials', async (t) => {
    const cwd = folderWith(t, { 'with space %.ptx': faulty });
    const { code, stdout } = await ptxLens(['check', '--format', 'sarif', 'with space %.ptx'], { cwd });
    assert.equal(code, 1);
    const log = JSON.parse(stdout);
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema, /sarif.*2\.1\.0\.json$/);
    assert.equal(log.runs.length, 1);
    const [{ tool, results, columnKind }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(tool.driver.name, 'PTX Lens');
    assert.equal(tool.driver.version, version);
    assert.deepEqual(
      tool.driver.rules.map(({ id }: { id: string }) => id),
      rules.map((rule) => rule.code),
    );
    for (const rule of tool.driver.rules) {
      assert.ok(rule.shortDescription.text && rule.fullDescription.text);
      assert.ok(URL.canParse(rule.helpUri));
    }
    assert.deepEqual(
      results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]),
      [
        ['unknown-opcode', 'error'],
        ['undefined-symbol', 'error'],
      ],
    );
    const [{ physicalLocation }] = results[0].locations;
    assert.equal(physicalLocation.artifactLocation.uri, 'with%20space%20%25.ptx');
    assert.deepEqual(physicalLocation.region, { startLine: 11, startColumn: 3, endLine: 11, endColumn: 7 });
    assert.match(results[0].message.text, /`addd`/);
    const path = join(cwd, 'with space %.ptx');
    const absolute = JSON.parse((await ptxLens(['check', '--format', 'sarif', path])).stdout);
    assert.equal(
      absolute.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri,
      pathToFileURL(path).href,
    );
  });

  test('github: workflow commands, their special characters escaped', async (t) => {
    const cwd = folderWith(t, { 'a,b.ptx': faulty });
    const { code, stdout } = await ptxLens(['check', '--format', 'github', 'a,b.ptx'], { cwd });
    assert.equal(code, 1);
    const [first, second, end] = stdout.split('\n');
    assert.match(first, /^::error file=a%2Cb\.ptx,line=11,endLine=11,col=3,endColumn=7,title=unknown-opcode::`addd` /);
    assert.match(
      second,
      /^::error file=a%2Cb\.ptx,line=12,endLine=12,col=16,endColumn=19,title=undefined-symbol::`%25r9` /,
    );
    assert.equal(end, '');
  });

  test('a correct file: nothing but its functions, exit code 0', async () => {
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { code, stderr } = await ptxLens(['check', '--format', format, 'samples/saxpy.ptx']);
      assert.equal(code, 0, format);
      assert.equal(stderr, '');
    }
  });

  test('files that cannot be read are named, the others checked, exit code 2', async (t) => {
    const cwd = folderWith(t, { 'a.ptx': faulty, 'z.ptx': correct });
    mkdirSync(join(cwd, 'folder'));
    const paths = ['a.ptx', 'folder', 'no.ptx', 'z.ptx', 'z.ptx/x'];
    const { code, stdout, stderr } = await ptxLens(['check', '--format=json', ...paths], { cwd });
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^ptx-lens: folder: this is a folder\nptx-lens: no\.ptx: no such file\nptx-lens: z\.ptx\/x: .*not a directory.*\n$/i,
    );
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ path }: { path: string }) => path),
      ['a.ptx', 'z.ptx'],
    );
    assert.equal(files[0].diagnostics.length, 2);
  });

  test('standard input', async () => {
    const { code, stdout } = await ptxLens(['check', '-'], { input: faulty });
    assert.match(stdout, /^-:11:3: error\[unknown-opcode\]/);
    assert.equal(code, 1);
    const empty = await ptxLens(['check', '-'], { input: '' });
    assert.match(empty.stdout, /^-:1:1: warning\[empty-module\]: .*\n0 errors, 1 warning in 1 file\n$/);
    assert.equal(empty.code, 0);
    const slow = await shell(`(echo .version; sleep 0.3; echo 8.0) | $PTX_LENS check -`);
    assert.match(slow.stdout, /^0 errors in 1 file|^-:/);
    assert.doesNotMatch(slow.stderr, /EAGAIN/);
  });

  test('--severity shows that much and no less', async (t) => {
    const xml = '<?xml version="1.0"?>\n<pretext/>\n';
    const cwd = folderWith(t, { 'k.ptx': faulty, 'book.ptx': xml });
    for (const severity of ['error', 'warning', 'information', 'hint']) {
      const { stdout, code } = await ptxLens(['check', '--format=json', '--severity', severity, 'k.ptx'], { cwd });
      assert.equal(JSON.parse(stdout).files[0].diagnostics.length, 2, severity);
      assert.equal(code, 1);
      // That a file was not looked into is said in any case.
      const book = await ptxLens(['check', '--severity', severity, 'book.ptx'], { cwd });
      assert.match(book.stdout, /^book\.ptx:1:1: information\[not-ptx\]: This looks like XML/);
      assert.equal(book.code, 0);
    }
  });

  test('--target and --ptx take what there is', async () => {
    for (const args of [['--target', 'sm_90a'], ['--ptx=8.6'], ['--target=sm_100f', '--ptx', '9.0']]) {
      const { code, stderr } = await ptxLens(['check', ...args, '-'], { input: correct });
      assert.deepEqual([code, stderr], [0, ''], args.join(' '));
    }
  });

  test('several thousand files', async (t) => {
    const names = Array.from({ length: 3000 }, (_, i) => `k${i}.ptx`);
    const cwd = folderWith(t, Object.fromEntries(names.map((name) => [name, correct])));
    const { code, stdout } = await ptxLens(['check', ...names], { cwd });
    assert.equal(code, 0);
    assert.ok(stdout.endsWith('0 errors in 3000 files\n'));
  });

  test('a reader that goes away is no fault', async (t) => {
    const cwd = folderWith(t, { 'big.ptx': kernel('  addd.s32 %r1, %r2, %r3;\n'.repeat(100_000)) });
    for (const format of ['text', 'json', 'github']) {
      const { stdout, stderr } = await shell(`$PTX_LENS check --format ${format} big.ptx | head -1`, { cwd });
      assert.equal(stdout.split('\n').length, 2);
      assert.equal(stderr, '', format);
    }
  });
});

describe('info', { concurrency: 2 }, () => {
  test('the functions only', async (t) => {
    const cwd = folderWith(t, { 'k.ptx': faulty + entry('', 'second') });
    const { code, stdout } = await ptxLens(['info', 'k.ptx'], { cwd });
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /error/);
    assert.match(stdout, /\.entry k .*\n {2}\.entry second /);
    const json = await ptxLens(['info', '--format=json', 'k.ptx'], { cwd });
    const [file] = JSON.parse(json.stdout).files;
    assert.deepEqual(Object.keys(file), ['path', 'language', 'functions']);
    assert.equal(file.functions.length, 2);
  });

  test('says where a file is no PTX', async (t) => {
    const cwd = folderWith(t, { 'kernel.cubin': '\x7fELF\x02\x01\x01' });
    const { code, stdout } = await ptxLens(['info', 'kernel.cubin'], { cwd });
    assert.match(stdout, /^kernel\.cubin:1:1: error\[not-ptx\]: This is an ELF binary/);
    assert.equal(code, 1);
  });
});

describe('rules', { concurrency: 2 }, () => {
  const text = kernel('a: bar.sync 0;\n  ret;\n  bar.sync 0;');
  const found = async (...args: string[]): Promise<[number | null, string[]]> => {
    const { code, stdout } = await ptxLens(['check', ...args, '--format', 'json', '-'], { input: text });
    const { diagnostics } = JSON.parse(stdout).files[0];
    return [code, diagnostics.map((one: { severity: string; code: string }) => `${one.severity}[${one.code}]`)];
  };

  test('--rule sets how severe a rule is', async () => {
    assert.deepEqual(await found(), [0, ['warning[unreachable-code]']]);
    assert.deepEqual(await found('--rule', 'unreachable-code=off'), [0, []]);
    const both = ['--rule=unreachable-code=error', '--rule', 'unused-label=warning'];
    assert.deepEqual(await found(...both), [1, ['warning[unused-label]', 'error[unreachable-code]']]);
  });

  test('above 1 MB only what looks suspicious is followed, and all of it with --deep', async (t) => {
    const hidden = entry('b: bar.sync 0;', 'l');
    const cwd = folderWith(t, { 'k.ptx': `${text}//${' '.repeat(1e6)}\n${hidden}` });
    const count = async (...args: string[]): Promise<number> => {
      const { stdout } = await ptxLens(['check', '--format=json', '--severity=hint', ...args, 'k.ptx'], { cwd });
      return JSON.parse(stdout).files[0].diagnostics.length;
    };
    assert.equal(await count(), 1);
    assert.equal(await count('--deep'), 3);
  });
});

describe('colour', { concurrency: 2 }, () => {
  const FORCE_COLOR = '1';
  const bare = (text: string): string => text.replace(/\x1b\[\d+(;\d+)*m/g, '');

  test('shows the line with carets exactly below the fault', async () => {
    const lines = {
      spaces: '    addd.s32 %r1, %r2, %r3;',
      tabs: '\t\taddd.s32\t%r1, %r2, %r3;',
      'far to the right': `${' '.repeat(500)}addd.s32 %r1, %r2, %r3;`,
      'far to the left': `addd.s32 %r1, %r2, %r3; ${'// x'.repeat(200)}`,
      'behind letters of other alphabets': '/* é ä */ addd.s32 %r1, %r2, %r3;',
    };
    for (const [name, line] of Object.entries(lines)) {
      const { stdout } = await ptxLens(['check', '-'], { input: kernel(line), env: { FORCE_COLOR } });
      assert.notEqual(bare(stdout), stdout, 'coloured');
      const output = bare(stdout).split('\n');
      const at = output.findIndex((each) => each.includes('[unknown-opcode]'));
      const [source, carets] = output.slice(at + 1);
      assert.match(source, /^ +11 \| /, name);
      assert.equal(carets.trimEnd().indexOf('^'), source.indexOf('addd'), name);
      assert.equal(carets.match(/\^+$/)?.[0], '^^^^', name);
      assert.ok(source.length < 150, name);
      assert.doesNotMatch(source, /[\t\r\n]/, name);
    }
  });

  test('fits lines that end in CR and faults over several lines', async () => {
    const { stdout } = await ptxLens(['check', '-'], {
      input: kernel('  /* open\n\n').replaceAll('\n', '\r'),
      env: { FORCE_COLOR },
    });
    const [headline, source, carets] = bare(stdout).split('\n');
    assert.match(headline, /^-:5:|^-:6:|^-:11:/);
    assert.doesNotMatch(stdout, /\r/);
    assert.ok(carets.indexOf('^') >= source.indexOf('| ') + 2);
    assert.ok(carets.length <= source.length + 1);
  });

  test('comes only where it is wanted', async () => {
    const coloured = async (env: Record<string, string>): Promise<boolean> =>
      (await ptxLens(['check', '-'], { input: faulty, env })).stdout.includes('\x1b');
    assert.equal(await coloured({}), false, 'no terminal');
    assert.equal(await coloured({ FORCE_COLOR }), true);
    assert.equal(await coloured({ FORCE_COLOR: '0' }), false);
    assert.equal(await coloured({ FORCE_COLOR, NO_COLOR: '1' }), false);
  });
});
