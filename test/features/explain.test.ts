// Documentation by name, as `ptx-lens explain` prints it, and what hovers on opcodes owe to the parts of operands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainName } from '../../server/src/features/documentation/explain';
import { allInstructions } from '../../server/src/isa/catalogue';
import { hoverText, kernel } from './harness';

test('explain: the summary is the first line, the description stands before the forms', () => {
  for (const { name, summary, description } of allInstructions()) {
    const text = explainName(name)!;
    const plain = summary.replaceAll('`', '');
    assert.ok(text.replaceAll('\n', ' ').startsWith(`${name} ${plain}`), name);
    if (description === undefined) continue;
    const words = description.replaceAll('`', '').split(/\s+/).slice(0, 4).join(' ');
    assert.ok(text.replaceAll('\n', ' ').indexOf(words) < text.indexOf('\n    '), name);
  }
});

test('explain: forms stand group by group, and what several have in common is said once', () => {
  const text = explainName('cp.async.bulk.tensor')!;
  const headings = text.split('\n').filter((line) => /^ {4}\/\/ /.test(line));
  assert.equal(new Set(headings).size, headings.length);
  assert.equal(text.split('.cta_group: ').length, 2);
});

test('explain: an opcode with its modifiers says what it computes', () => {
  assert.match(explainName('testp.finite.f64')!, /p is true for zero, subnormal and normal numbers/);
});

test('hover: each part of an operand with its text and type', () => {
  const elect = hoverText(kernel('  el<|>ect.sync _|%p1, -1;'));
  assert.match(elect, /\| `d` \| `_` \| writes/);
  assert.match(elect, /\| `p` \| `%p1` `\.pred` \| writes/);
  const copy = hoverText(
    kernel('  c<|>p.async.bulk.tensor.2d.global.shared::cta.bulk_group [%rd1, {%r1, %r2}], [%r3];'),
  );
  assert.match(copy, /\| `\[tensorMap\]` \| `\[%rd1\]` `\.b64` \|/);
  assert.match(copy, /\| `tensorCoords` \| `\{%r1, %r2\}` `\.b32` \|/);
});

test('hover: what ptxas takes early is said only where the modifiers do not need more', () => {
  const wide = hoverText(kernel('  at<|>om.global.cas.b128 %q1, [%rd1], %q2, %q3;'));
  assert.match(wide, /Needs PTX 8\.3, sm_90 or higher\.\n/);
});
