// A meaning made from the one before asks for nothing of that one that is only computed when somebody wants it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textToBytes } from '../../server/src/base/text';
import type { BlockSemantics } from '../../server/src/semantic/block';
import { analyseBlock } from '../../server/src/semantic/walk';
import { patchBlock } from '../../server/src/semantic/walk/patch';
import { parseBlockBytes } from '../../server/src/syntax/parse';

const text =
  '.visible .entry k()\n{\n\t.reg .b32 %r<4>;\n\tmov.u32 %r1, 1;\n\t{ .reg .b32 t; mov.u32 t, 1; }\n\tret;\n}\n';

/** The meaning after a blank that is typed at an offset of the text. */
function typed(old: BlockSemantics, before: string, start: number): [BlockSemantics | undefined, string] {
  const after = `${before.slice(0, start)} ${before.slice(start)}`;
  return [patchBlock(old, textToBytes(after), { start, oldEnd: start, newEnd: start + 1 }), after];
}

test('what the whole function needs is not counted letter by letter', () => {
  const start = text.indexOf('1;\n');
  const [once, after] = typed(analyseBlock(parseBlockBytes(textToBytes(text))), text, start);
  assert.ok(once);
  const [info] = once.functions;
  const asked: string[] = [];
  for (const key of ['matches', 'availability'] as const) {
    const { get } = Object.getOwnPropertyDescriptor(info, key) ?? {};
    assert.ok(get, `${key} is computed at once`);
    Object.defineProperty(info, key, { enumerable: true, get: () => asked.push(key) && get.call(info) });
  }
  const [twice] = typed(once, after, start);
  assert.deepEqual(asked, []);
  assert.equal(twice?.functions[0].matches.length, 2);
});

test('a blank typed behind the block of an asm statement is looked at alone', () => {
  const [patched] = typed(analyseBlock(parseBlockBytes(textToBytes(text))), text, text.indexOf('}') + 1);
  assert.ok(patched);
});
