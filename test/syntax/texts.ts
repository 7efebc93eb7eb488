// Random texts for property tests: anything, words of PTX in any order, and compiler output cut short and changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** Short files of different styles: calls, tables, debug lines, initialisers, mma, inline assembly. */
const files = ['device_calls.sm_75.ptx', 'debug_info.sm_75.ptx', 'gemm_mma_sync.sm_80.ptx', 'bit_tricks.sm_80.ptx'];

export const corpusTexts: readonly string[] = files.map((name) =>
  readFileSync(join(process.cwd(), 'test/corpus/ptx', name), 'latin1'),
);

/** Words that steer the lexer, the splitter or the grammar. */
const words = [
  ...'{}()[]<>;,:@!|&^~+-*/%?=._$"\'\\#',
  ...['/*', '*/', '//', '\n', '\r', '\r\n', ' ', '\t', '\f', '\0', '\x1a', 'é', '😀', '\ud83d'],
  ...['.entry', '.func', '.visible', '.extern', '.weak', '.common', '.global', '.const', '.shared', '.local', '.reg'],
  ...['.param', '.version', '.target', '.address_size', '.file', '.section', '.pragma', '.alias', '.loc', '.language'],
  ...['.align', '.attribute', '.ptr', '.v4', '.b32', '.pred', '.f32', '.maxntid', '.noreturn', '.branchtargets'],
  ...['.calltargets', '.callprototype', '.rn', '.shared::cta', '.sp::2:4', '.1d', '.5'],
  ...['add', 'ld', 'call', 'bra', 'mma', 'k', 'L1', 'L1:', '%r1', '%p', '%tid.x', '_', 'WARP_SZ', 'generic', 'sm_90'],
  ...[
    '0',
    '1',
    '0x1f',
    '0f3F800000',
    '089',
    '1.0',
    '1e3',
    '"s"',
    '"open',
    '# 1 "f"',
    '@@DWARF',
    '@%p',
    '<16>',
    '==',
    '<<',
  ],
  ...[
    'add.u32 %r1, %r2, %r3;',
    '.entry k() {',
    '.reg .b32 %r<9>;',
    '.global .b32 g = 1;',
    '{ ret; }',
    'call (r), f, (a);',
  ],
];

export const word = fc.constantFrom(...words);

/** Words of PTX in any order, some with blanks between them. */
export const soup: fc.Arbitrary<string> = fc
  .array(fc.tuple(word, fc.constantFrom('', ' ', ' ', '\n')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''));

export const ascii: fc.Arbitrary<string> = fc.string({ unit: 'binary-ascii', maxLength: 120 });

/** Any UTF-16 units, surrogates in any order included. */
export const anyUnits: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
  .map((units) => String.fromCharCode(...units));

/** A piece of compiler output that begins and ends anywhere. */
export const corpusPiece: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...corpusTexts), fc.nat(), fc.integer({ min: 0, max: 3000 }))
  .map(([text, start, length]) => text.slice(start % text.length).slice(0, length));

/** Compiler output with some ranges replaced by words. */
export const mutatedPiece: fc.Arbitrary<string> = fc
  .tuple(corpusPiece, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), word), { minLength: 1, maxLength: 6 }))
  .map(([text, edits]) => {
    let result = text;
    for (const [at, length, inserted] of edits) {
      const start = at % (result.length + 1);
      result = result.slice(0, start) + inserted + result.slice(start + length);
    }
    return result;
  });

export const anyText: fc.Arbitrary<string> = fc.oneof(
  ascii,
  anyUnits,
  soup,
  soup,
  corpusPiece,
  mutatedPiece,
  mutatedPiece,
);
