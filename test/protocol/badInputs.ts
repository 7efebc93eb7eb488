// What gets opened by mistake, half written, cut off or made to break things: the bytes of the file, and the codes of what
// is said about it. test/commandLine gives the same to the command line.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { kernel, randomNumbers } from './texts';

export interface BadInput {
  readonly bytes: Uint8Array;
  /** The different codes in the order in which they first come; undefined where any will do, as long as there is one. */
  readonly codes: readonly string[] | undefined;
  /** What the first message says. */
  readonly says?: RegExp;
}

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
const correct = kernel('  mov.u32 %r1, %tid.x;');
const short = kernel('  add.s32 %r1, %r2;');
const MANY = 100_000;
/** Of what is a mistake each. */
const FEWER = 20_000;
const MEGABYTE = 1_000_000;

export function badInputs(): Record<string, BadInput> {
  return {
    ...harmless(),
    ...foreign(),
    ...encodings(),
    ...cutOff(),
    ...longLines(),
    ...deep(),
  };
}

function harmless(): Record<string, BadInput> {
  return {
    nothing: text('', ['empty-module']),
    'white space': text(' \t\r\n\n \r', ['empty-module']),
    comments: text('// one\n/* two\n */\n', ['empty-module']),
    CRLF: text(short.replaceAll('\n', '\r\n'), ['operand-count']),
    CR: text(short.replaceAll('\n', '\r'), ['operand-count']),
  };
}

function foreign(): Record<string, BadInput> {
  const random = randomNumbers(1);
  const noise = Uint8Array.from({ length: MANY }, () => random(256));
  const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\x33\0\0\0\0', 'latin1'), noise]);
  const fatBinary = Buffer.concat([Buffer.from('50ed55ba01001000', 'hex'), Buffer.from(correct)]);
  return {
    ELF: { bytes: elf, codes: ['not-ptx'], says: /ELF binary.*cuobjdump/ },
    'fat binary': { bytes: fatBinary, codes: ['not-ptx'], says: /binary data/ },
    'random bytes': { bytes: noise, codes: ['not-ptx'], says: /binary data/ },
    gzip: { bytes: gzipSync(correct.repeat(100)), codes: ['not-ptx'], says: /binary data/ },
    PreTeXt: text('<?xml version="1.0"?>\n<pretext>\n</pretext>\n', ['not-ptx'], /XML.*PreTeXt/),
    'PreTeXt with a byte order mark': text('\ufeff<pretext>\n</pretext>\n', ['not-ptx'], /XML.*PreTeXt/),
    prose: text('Dear all,\n\nthe kernel is attached\n', ['syntax-error'], /`Dear`/),
    C: text('#include <stdio.h>\nint main(void) { return 0; }\n', ['invalid-character'], /preprocessor/),
    JSON: text('{"a": [1, 2, 3]}\n', ['syntax-error'], /`\{`/),
  };
}

function encodings(): Record<string, BadInput> {
  const utf16 = (content: string): Buffer => Buffer.from(content, 'utf16le');
  const inUtf16 = { codes: ['not-ptx'], says: /UTF-16.*Save it as ASCII/ };
  return {
    'UTF-16': { bytes: utf16(`\ufeff${correct}`), ...inUtf16 },
    'UTF-16, the other way round': { bytes: utf16(`\ufeff${correct}`).swap16(), ...inUtf16 },
    'UTF-16 without its mark': { bytes: utf16(correct), ...inUtf16 },
    'byte order mark': text(`\ufeff${short}`, ['non-ascii', 'operand-count']),
    'Latin-1': { bytes: Buffer.from(`${short}// r\xe9sum\xe9\n`, 'latin1'), codes: ['operand-count', 'non-ascii'] },
    'a NUL': text(`${short}\0more`, ['operand-count', 'invalid-character']),
    'NULs in the middle': text(short.replace('%r2', '\0\0%r2'), ['invalid-character'], /NUL/),
    'padded with NULs': text(short + '\0'.repeat(5000), ['operand-count', 'invalid-character']),
  };
}

function cutOff(): Record<string, BadInput> {
  const inBody = correct.slice(0, correct.indexOf('  ret;'));
  return {
    'open brace': text(inBody, ['unclosed-brace'], /never closed/),
    'open comment': text(`${correct}/* and`, ['unclosed-comment'], /never closed/),
    'open comment in a body': text(`${inBody}/* and`, undefined),
    'open string': text(`${header}.pragma "nounroll`, ['unclosed-string'], /not closed/),
    'half an instruction': text(`${inBody}  add.s32 %r1,`, undefined),
    'half a name': text(`${inBody}  add.s32 %`, undefined),
    'a dot': text(`${header}.`, undefined),
    'half a parameter list': text(`${header}.visible .entry k(.param .u64 a,`, undefined),
  };
}

function longLines(): Record<string, BadInput> {
  // The comment of the header would swallow the rest of the line, so it goes to the end.
  const line = (instructions: string): string => {
    const comment = /\/\/.*/.exec(kernel(''))?.[0] ?? '';
    return `${kernel(instructions).replace(comment, '').replaceAll('\n', ' ')} ${comment}`;
  };
  const alphabet = 'abcdefghijklmnopqrstuvwxyz .;,{}()[]%$"/*0123456789@';
  const random = randomNumbers(2);
  let letters = '';
  while (letters.length < MEGABYTE) letters += alphabet[random(alphabet.length)];
  return {
    'a line of instructions': text(line('add.s32 %r1, %r2, %r3; '.repeat(45_000)), []),
    'a line of mistakes': text(line('addd.s32 %r1, %r2, %r3; '.repeat(FEWER)), ['unknown-opcode']),
    'a line of data': text(`${header}.global .u32 t[200001] = {${'12345,'.repeat(200_000)}1};`, []),
    'a line of comment': text(`${header}//${'x'.repeat(MEGABYTE)}`, []),
    'a comment': text(`${header}/*${'x'.repeat(MEGABYTE)}*/`, []),
    'a word': text('a'.repeat(MEGABYTE), ['syntax-error']),
    'a line of letters': text(letters, undefined),
  };
}

/** 100,000 of everything that opens, and what else recursion could follow. */
function deep(): Record<string, BadInput> {
  const inside = (statement: string, again: string, count = MANY): string =>
    kernel(`  ${statement}${again.repeat(count)}`);
  return {
    braces: text(header + '{'.repeat(MANY), ['syntax-error']),
    'braces in a body': text(inside('', '{'), ['unclosed-brace', 'syntax-error']),
    'braces of an initializer': text(`${header}.global .u32 a[1] = ${'{'.repeat(MANY)}`, ['syntax-error'], /nested/),
    parentheses: text(inside('mov.u32 %r1, ', '('), ['syntax-error'], /nested/),
    brackets: text(inside('ld.u32 %r1, ', '['), ['syntax-error']),
    signs: text(inside('mov.u32 %r1, ', '-'), ['syntax-error'], /nested/),
    dots: text(inside('add', '.x', FEWER), undefined),
    guards: text(inside('', '@%p1 '), undefined),
    labels: text(inside('', 'a: ', FEWER), ['duplicate-label']),
    functions: text(header + '.func f ('.repeat(MANY), undefined),
    quotes: text(header + '"'.repeat(MANY), undefined),
  };
}

/** Hundreds of kernels of real code, 20 MB. */
export function hugeText(): string {
  const text = readFileSync('test/corpus/ptx/big_unrolled.sm_80.ptx', 'utf8');
  const start = text.search(/^\.(visible|entry|func|extern)/m);
  const parts = [text.slice(0, start)];
  for (let i = 0; i * (text.length - start) < 20 * MEGABYTE; i++)
    parts.push(text.slice(start).replace(/(\.entry|\.func) (\w+)/g, `$1 $2_${i}`));
  return parts.join('');
}

export const MANY_ERRORS = 200_000;

export function manyErrors(): string {
  return kernel('  addd.s32 %r1, %r2, %r3;\n'.repeat(MANY_ERRORS));
}

/** Files of the corpus, cut off after every 50th byte. */
export function prefixes(): string[] {
  const files = ['device_calls.sm_80.ptx', 'switch_table.sm_90a.ptx', 'debug_info.sm_120.ptx'];
  return files.flatMap((file) => {
    const text = readFileSync(`test/corpus/ptx/${file}`, 'utf8');
    return Array.from({ length: Math.ceil(text.length / 50) }, (_, i) => text.slice(0, 50 * i));
  });
}

function text(content: string, codes: readonly string[] | undefined, says?: RegExp): BadInput {
  return { bytes: Buffer.from(content), codes, says };
}
