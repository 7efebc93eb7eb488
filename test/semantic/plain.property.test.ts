// The quick way over plain functions gives what the whole way gives, and gives up wherever there is anything to say.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BlockSummary, FunctionInfo } from '../../server/src/semantic/block';
import type { FunctionCode } from '../../server/src/semantic/code';
import { keepCode } from '../../server/src/semantic/codeBuilder';
import { summarisePlain } from '../../server/src/semantic/plain';
import { walkBlock } from '../../server/src/semantic/walk';
import { PtxDocument } from '../../server/src/syntax/document';
import { parseTransient } from '../../server/src/syntax/parse';

interface Seen {
  readonly summary: unknown;
  readonly codes: readonly FunctionCode[];
}

type Visit = (info: FunctionInfo, code: FunctionCode) => void;

function seenBy(way: (visit: Visit) => BlockSummary | undefined): Seen | undefined {
  const codes: FunctionCode[] = [];
  const summary = way((_, code) => codes.push(keepCode(code)));
  if (!summary) return undefined;
  const { header, moduleSymbols, dated, functions } = summary;
  // Without a tree a name has no node.
  const free = summary.free.map((name) => ({ ...name, node: -1 }));
  return { summary: { header, moduleSymbols, dated, functions, free }, codes };
}

const plainly = (bytes: Uint8Array): Seen | undefined => seenBy((visit) => summarisePlain(bytes, visit));
const wholly = (bytes: Uint8Array): Seen | undefined => seenBy((visit) => walkBlock(parseTransient(bytes), visit));

const folder = join(process.cwd(), 'test/corpus/ptx');

/** What compilers write is plain, but for tables of labels and prototypes. A check of a large file lives on it. */
const isToBePlain = (text: string): boolean =>
  /\{/.test(text) && !/\.(?:branchtargets|calltargets|callprototype)\b/.test(text);

test('plain: the same summary and code as the whole way, on every function of a part of the corpus', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ptx'));
  for (const [index, name] of files.entries()) {
    if (index % 7 !== 0) continue;
    const text = readFileSync(join(folder, name), 'latin1');
    for (const block of new PtxDocument(name, 'ptx', 1, text).blocks) {
      if (!block.isFunction) continue;
      const quick = plainly(block.bytes);
      assert.equal(quick !== undefined, isToBePlain(block.text()), `${name}: ${block.text(0, 200)}`);
      if (quick) assert.deepEqual(quick, wholly(block.bytes), `${name}: ${block.text(0, 200)}`);
    }
  }
});

test('plain: functions of every sort of compiler output', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ptx'))) {
    for (const block of new PtxDocument(name, 'ptx', 1, readFileSync(join(folder, name), 'latin1')).blocks) {
      if (block.isFunction && isToBePlain(block.text()))
        assert.ok(
          summarisePlain(block.bytes, () => {}),
          `${name}: ${block.text(0, 200)}`,
        );
    }
  }
});

const kernel = (body: string): Uint8Array =>
  new TextEncoder().encode(
    `.visible .entry k(.param .u64 a)\n{\n.reg .pred %p<4>;\n.reg .b32 %r<8>;\n${body}\nret;\n}\n`,
  );

test('plain: anything wrong or odd in a function is left to the whole way', () => {
  assert.ok(plainly(kernel('add.u32 %r1, %r2, 4;\n@%p1 bra L;\nL:')));
  for (const body of [
    'addd.u32 %r1, %r2, %r3;',
    'add.u32 %r1, %r2;',
    'add.u32 %r1, %r2, %r3',
    'add.rn.u32 %r1, %r2, %r3;',
    'add.u32 %r1, %r2, 08;',
    'add.u32 %r1, %r2, -0f3F800000;',
    '{ add.u32 %r1, %r2, %r3;',
    'add.u32 %r1, %r2, %r3; }',
    '.reg .b32 %r1;',
    '.reg .bf16 %h;',
    'L: add.u32 %r1, %r2, %r3;\nL:',
    '.pragma "nounroll',
    'add.u32 %r1, %r2, 1;; // twice',
    '// r\u00e9sultat',
    '/* open',
    '.loc 1 2',
    '.loc 1 2 3, function_name',
    '.loc 1 2 3, function_name %, inlined_at 1 2 3',
    '.loc 1 2 3, function_name $L__info_string0, inlined_at 1 4 5',
    '.loc 1 2 3, inlined_at 1 2',
    '.loc 1 2 3, inlined_at 1 2 3x',
    'WARP_SZ: ret;',
    '_: ret;',
  ]) {
    assert.equal(plainly(kernel(body)), undefined, body);
  }
});

test('plain: statements that differ in a number alone are told apart where the number matters', () => {
  assert.ok(plainly(kernel('bar.sync 1;\nbar.sync 15;\nbar.sync 1;\nbar.sync 0xf;')));
  assert.equal(plainly(kernel('bar.sync 1;\nbar.sync 16;')), undefined);
  assert.equal(plainly(kernel('bar.sync 16;')), undefined);
  assert.ok(plainly(kernel('bfi.b32 %r1, %r2, %r3, 0, 8;')));
  assert.equal(plainly(kernel('bfi.b32 %r1, %r2, %r3, 0, 8;\nbfi.b32 %r1, %r2, %r3, 0, 300;')), undefined);
});

test('plain: lines of inlined code', () => {
  for (const body of [
    '.loc 1 2 3',
    '.loc 1 4 5\n.loc\t1 2 3, function_name $L__info_string0, inlined_at 1 4 5',
    '.loc 1 4 5\n.loc 1 2 3, function_name $L__info_string0+14, inlined_at 1 4 5 ',
  ]) {
    assert.ok(plainly(kernel(`${body}\nadd.u32 %r1, %r2, 4;`)), body);
    assert.deepEqual(plainly(kernel(body)), wholly(kernel(body)), body);
  }
});

test('plain: unknown names are found as the whole way finds them', () => {
  for (const body of [
    'add.u32 %r1, %r2, %r9;',
    'bra nowhere;',
    'call nobody;',
    'mov.u32 %r1, %tid.x;',
    'mov.u32 %r1, %clock;',
    'mov.u32 %r1, x; .reg .u32 x;',
  ]) {
    assert.deepEqual(plainly(kernel(body)), wholly(kernel(body)), body);
  }
});
