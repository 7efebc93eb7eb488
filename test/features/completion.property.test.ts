// Completion everywhere: at each prefix of a text, and at the words of compiler output.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis';
import { completions } from '../../server/src/features/completion';
import { nodeAt } from '../../server/src/features/cursor';
import { NodeKind, tokenText } from '../../server/src/syntax/nodes';
import { TokenKind } from '../../server/src/syntax/tokens';
import { randomNumbers } from '../protocol/texts';
import { header, kernel } from './completionTexts';
import { analysisOf } from './harness';

test('every prefix of a kernel, and hostile text: an answer', () => {
  const whole = kernel('L: @%p1 ld.global.v2.f32 {%f1, x}, [%rd1+8];\n  call (n), f, (g), L;\n  brx.idx %r1, L;');
  const hostile = `${header()}.entry k( { { } @ @! [ ( { add. ld.:: %tid.. .reg .b32 %r<; @%p .. "`;
  for (const text of [whole, hostile]) {
    for (let length = 0; length <= text.length; length++) {
      completions(analysisOf(text.slice(0, length)), length, { unavailable: 'show' });
    }
    const analysis = analysisOf(text);
    for (let offset = 0; offset <= text.length; offset++) completions(analysis, offset, { unavailable: 'leave out' });
  }
});

test('property: in compiler output every word is among what is offered where it stands', () => {
  const folder = 'test/corpus/ptx';
  const pick = randomNumbers(31);
  const names = readdirSync(folder).filter((name) => !name.startsWith('debug'));
  const missing: string[] = [];
  let asked = 0;
  for (let run = 0; run < 8; run++) {
    const name = names[pick(names.length)];
    const analysis = analysisOf(readFileSync(`${folder}/${name}`, 'latin1'));
    analysis.blocks.forEach(({ functions }, block) => {
      if (!functions.some(({ hasBody }) => hasBody)) return;
      const { tree, functions: infos } = analysis.semanticsOf(block);
      const { kinds, starts, ends } = tree.tokens;
      for (let i = 0; i < 6; i++) {
        const token = tree.first[infos[0].node] + pick(tree.last[infos[0].node] - tree.first[infos[0].node]);
        const word = tokenText(tree, token);
        if (kinds[token] !== TokenKind.Identifier && kinds[token] !== TokenKind.Dotted) continue;
        if (tree.kinds[nodeAt(tree, token)] === NodeKind.Name && isDeclared(analysis, block, token)) continue;
        const offset = analysis.document.offsets[block] + starts[token] + 1;
        const first = completions(analysis, offset, { unavailable: 'leave out' });
        const end = offset - 1 + ends[token] - starts[token];
        const found = first?.isIncomplete ? completions(analysis, end, { unavailable: 'leave out' }) : first;
        asked++;
        const offered = new Set(found?.items.map(({ label }) => label));
        const isOffered = offered.has(word) || [...offered].some((label) => label.startsWith(`${word}.`));
        const before = analysis.document
          .slice(Math.max(0, offset - 60), offset)
          .split('\n')
          .at(-1);
        const text = before + analysis.document.slice(offset, end);
        if (!isOffered) missing.push(`${name}: ${text}`);
      }
    });
  }
  assert.ok(asked > 60, `${asked}`);
  assert.deepEqual(missing, []);
});

/** A name that its place declares: nothing can offer it. */
function isDeclared({ semanticsOf }: Analysis, block: number, token: number): boolean {
  const { symbols, moduleSymbols, tree } = semanticsOf(block);
  const node = nodeAt(tree, token);
  return [...symbols, ...moduleSymbols].some((symbol) => symbol.node === node);
}
