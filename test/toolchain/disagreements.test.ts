// Where we and ptxas differ: what it alone rejects, what we alone reject, and nothing where it gave up before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { compare, disagreementReport } from '../../server/src/toolchain/disagreements';
import { messagesIn } from '../../server/src/toolchain/messages';
import { entry, kernel } from '../protocol/texts';

function compared(text: string, output: string) {
  const messages = messagesIn(output);
  const judged = { kind: 'judged', accepted: output === '', messages, usages: [], isRelocatable: false } as const;
  return compare('k.ptx', analyse(new PtxDocument('k.ptx', 'ptx', 1, text)), text, judged);
}

const brief = (text: string, output: string): string[] =>
  compared(text, output).disagreements.map(({ kind, line, says }) => `${line} ${kind} ${says.split(':')[0]}`);

const faulty = kernel('  addd.s32 %r1, %r2, %r3;\n  sub.s32 %r1, %r2, %r3;');

test('both kinds', () => {
  const output = "ptxas k, line 12; error   : Arguments mismatch for instruction 'sub'\n";
  assert.deepEqual(brief(faulty, output), [
    '11 false alarm unknown-opcode',
    "12 missed Arguments mismatch for instruction 'sub'",
  ]);
  assert.deepEqual(brief(faulty, ''), ['11 false alarm unknown-opcode']);
});

test('agreement on a statement, whatever the words', () => {
  assert.deepEqual(brief(faulty, "ptxas k, line 11; error   : Unknown modifier '.s32'\n"), []);
});

test('ptxas says nothing of what stands behind a fatal fault, or beside it', () => {
  const behind = "ptxas k, line 12; fatal   : Parsing error near 'sub': syntax error\n";
  assert.deepEqual(brief(faulty, behind), ["12 missed Parsing error near 'sub'"]);
  const other = faulty + entry('  sub.s32 %r1, %r2, %r3;', 'other');
  const later = "ptxas k, line 22; fatal   : Parsing error near 'sub': syntax error\n";
  assert.deepEqual(brief(other, later), ['11 false alarm unknown-opcode', "22 missed Parsing error near 'sub'"]);
  assert.deepEqual(brief(faulty, 'ptxas fatal   : Unexpected non-ASCII character encountered on line 11\n'), []);
});

test('warnings are no disagreement', () => {
  const warning = "ptxas k, line 12; warning : Instruction 'sub' is deprecated\n";
  assert.deepEqual(brief(kernel('  sub.s32 %r1, %r2, %r3;'), warning), []);
});

test('the report counts and lists', () => {
  const unjudged = { name: 'new.ptx', disagreements: [], statements: 0, unjudged: 'Too new.' };
  const report = disagreementReport('ptxas 13.0.88', [compared(faulty, ''), compared(kernel(''), ''), unjudged]);
  assert.match(
    report,
    /^# PTX Lens and ptxas 13\.0\.88\n\nThey agree on 1 of 2 files\. In \d+ statements there are 1 /,
  );
  assert.match(
    report,
    /## k\.ptx\n\n- line 11, false alarm: `addd\.s32 %r1, %r2, %r3;`\n {2}PTX Lens: unknown-opcode: /,
  );
  assert.match(report, /## new\.ptx\n\nNot compared: Too new\.\n$/);
});
