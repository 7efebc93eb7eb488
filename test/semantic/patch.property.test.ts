// What is known of a function in which somebody has typed, made from what was known before, is what a look at the whole gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textToBytes } from '../../server/src/base/text';
import { semanticsOf } from '../../server/src/knownBlocks';
import type { BlockSemantics } from '../../server/src/semantic/block';
import { analyseBlock } from '../../server/src/semantic/walk';
import { patchBlock } from '../../server/src/semantic/walk/patch';
import { splitBlocks } from '../../server/src/syntax/blocks';
import { PtxDocument } from '../../server/src/syntax/document';
import { parseBlockBytes } from '../../server/src/syntax/parse';
import { moduleAt } from '../differential/modules';
import { runs } from '../runs';
import { corpusTexts, word } from '../syntax/texts';

const modules = [...corpusTexts, ...Array.from({ length: 12 }, (_, index) => moduleAt(index))];
const functions = modules.flatMap((text) =>
  splitBlocks(textToBytes(text))
    .filter(({ isFunction }) => isFunction)
    .map(({ start, end }) => text.slice(start, end)),
);

const statements = fc.constantFrom(
  'add.s32 %r1, %r2, %r3;',
  'add.s32 %r1, %r2',
  'mov.u32 %r2, %tid.x;',
  'mov.u32 %tid.x, %r1;',
  '@%p1 bra $L__BB0_2;',
  'bra nowhere;',
  'ld.global.f32 %f1, [%rd1+4];',
  'st.param.b32 [func_retval0+0], %f1;',
  'ld.param.u32 %r1, [param0];',
  'call f;',
  'setmaxnreg.inc.sync.aligned.u32 64;',
  'fma.rn.f32 %f1, %r1, unknown, 1.0;',
  'wgmma.fence.sync.aligned;',
  'L7:',
  '.reg .b32 %r<90>;',
  '{ .reg .b32 t; mov.b32 t, 1; }',
);

/** Typed at a place, or at the start of a line near it. */
const edits = fc.array(
  fc.record({
    at: fc.nat(1_000_000),
    onLine: fc.boolean(),
    removed: fc.constantFrom(0, 0, 0, 0, 1, 1, 4, 25),
    inserted: fc.oneof(fc.constantFrom('', ' ', '\n', ';', ',', 'x', '1', '%r1', '.f32'), statements, word),
  }),
  { minLength: 1, maxLength: 5 },
);

/** In an order that does not depend on how it was found; values numbered by their first use. */
function plain(semantics: BlockSemantics): unknown {
  const { tree, symbols, functions: infos, ...rest } = semantics;
  const byPlace = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  const sorted = <T extends object>(list: readonly T[]): T[] => [...list].sort(byPlace);
  return {
    ...rest,
    free: sorted(rest.free),
    misfits: rest.misfits.map(({ node, opcode, isWhole }) => ({ node, opcode, isWhole })),
    mismatches: sorted(rest.mismatches.map(({ opcode, node, reason, symbol }) => ({ opcode, node, reason, symbol }))),
    wanted: sorted([...rest.wanted].map(([start, { opcode }]) => [start, opcode])),
    dated: sorted(rest.dated.map(({ start, end, text }) => ({ start, end, text }))),
    parameterMisuses: sorted(rest.parameterMisuses),
    specialMisuses: sorted(rest.specialMisuses),
    referenceNodes: [...rest.referenceNodes],
    referenceSymbols: [...rest.referenceSymbols],
    referenceElements: [...rest.referenceElements],
    referenceParts: [...rest.referenceParts],
    codes: rest.codes,
    nodes: [tree.count, tree.tokens.count],
    functions: infos.map((info) => ({ ...info, matches: info.matches.map(({ words }) => words.join('')) })),
    symbols: symbols.map((symbol) => {
      const { kind, name, node, start, end, declaration, count, type, nameClass, scope, instruction } = symbol;
      return { kind, name, node, start, end, declaration, count, type, nameClass, scope, instruction };
    }),
  };
}

test('typing in functions: what is known of them is what a look at the whole gives', () => {
  let made = 0;
  let all = 0;
  fc.assert(
    fc.property(fc.constantFrom(...functions), edits, (start, steps) => {
      let text = start;
      let semantics = analyseBlock(parseBlockBytes(textToBytes(text)));
      for (const { at, onLine, removed, inserted } of steps) {
        const place = at % (text.length + 1);
        const from = onLine ? text.lastIndexOf('\n', place) + 1 : place;
        const oldEnd = Math.min(text.length, from + removed);
        const typed = onLine ? `${inserted}\n` : inserted;
        text = text.slice(0, from) + typed + text.slice(oldEnd);
        const bytes = textToBytes(text);
        const whole = analyseBlock(parseBlockBytes(bytes));
        const patched = patchBlock(semantics, bytes, { start: from, oldEnd, newEnd: from + typed.length });
        if (patched) assert.deepEqual(plain(patched), plain(whole));
        all++;
        if (patched) made++;
        semantics = patched ?? whole;
      }
    }),
    { seed: 331, numRuns: 300 * runs },
  );
  assert.ok(made > all / 5, `only ${made} of ${all} edits were so`);
});

test('typing in a document: what is known of its functions is what is known of a fresh one', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...corpusTexts),
      fc.array(fc.tuple(edits, fc.boolean()), { minLength: 1, maxLength: 4 }),
      (start, rounds) => {
        const document = new PtxDocument('file:///a.ptx', 'ptx', 1, start);
        for (const [index] of document.blocks.entries()) semanticsOf(document.blocks[index]);
        for (const [steps, isAsked] of rounds) {
          for (const { at, removed, inserted } of steps) {
            const from = at % (document.length + 1);
            const range = { start: document.positionAt(from), end: document.positionAt(from + removed) };
            document.update([{ range, text: inserted }], document.version + 1);
          }
          if (!isAsked) continue;
          const fresh = new PtxDocument('file:///a.ptx', 'ptx', 1, document.getText());
          for (const [index, block] of document.blocks.entries())
            if (block.origin) assert.deepEqual(plain(semanticsOf(block)), plain(semanticsOf(fresh.blocks[index])));
        }
      },
    ),
    { seed: 332, numRuns: 40 * runs },
  );
});
