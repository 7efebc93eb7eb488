// Documents as an editor has them open: their diagnostics, exactly placed, through edits, closings and other line ends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node';
import { type Client, delay, startClient } from './client';
import { brief, kernel, lineStarts, positionAt, randomNumbers, rangeOf, textOf } from './texts';

const URI = 'file:///kernel.ptx';
const CORPUS = 'test/corpus/ptx';
const mistakes = readFileSync('samples/mistakes.ptx', 'utf8');

describe('diagnostics', { concurrency: 2 }, () => {
  test('carry range, severity, source, code and the address of their documentation', async (t) => {
    const client = await startClient(t);
    const diagnostics = await client.open(URI, mistakes);
    assert.deepEqual(brief(diagnostics), [
      { code: 'unknown-opcode', range: rangeOf(mistakes, 'addd', 'addd.s32') },
      { code: 'undefined-symbol', range: rangeOf(mistakes, '%r9', 'mov.u32 %r7') },
      { code: 'unknown-modifier', range: rangeOf(mistakes, '.low', '    mul') },
      { code: 'operand-count', range: rangeOf(mistakes, 'add', '    add.s32 %r6, %r6;') },
    ]);
    for (const { code, severity, source, codeDescription, message } of diagnostics) {
      assert.equal(severity, 1);
      assert.equal(source, 'ptx');
      assert.match(codeDescription?.href ?? '', new RegExp(`^https://.*/docs/diagnostics\\.md#${code}$`));
      assert.match(String(message), /^\S.*[.?]$/s, 'a sentence');
    }
  });

  test('come once for an opened document', async (t) => {
    const client = await startClient(t);
    await client.open(URI, mistakes);
    await delay(200);
    assert.equal(client.published.length, 1);
  });

  test('point at the other place, too', async (t) => {
    const text = kernel('L:\n  bra L;\nL:');
    const client = await startClient(t);
    const [diagnostic] = await client.open(URI, text);
    assert.equal(diagnostic.code, 'duplicate-label');
    assert.deepEqual(diagnostic.relatedInformation?.[0].location, { uri: URI, range: rangeOf(text, 'L', 'L:') });
  });

  test('are cleared when the document closes, and come back when it opens again', async (t) => {
    const client = await startClient(t);
    const first = await client.open(URI, mistakes);
    const from = client.published.length;
    client.close(URI);
    assert.deepEqual((await client.publication(({ uri }) => uri === URI, from)).diagnostics, []);
    assert.deepEqual(await client.open(URI, mistakes), first);
    client.close(URI);
    assert.deepEqual(await client.open(URI, kernel('')), [], 'nothing is left of the text before');
  });

  test('do not come for a document that was closed while a change waited', async (t) => {
    const client = await startClient(t);
    await client.open(URI, kernel(''));
    client.change(URI, { text: mistakes });
    client.close(URI);
    await delay(300);
    assert.deepEqual(client.published.at(-1), { uri: URI, diagnostics: [] });
    assert.ok(client.published.every(({ diagnostics }) => diagnostics.length === 0));
  });

  test('are kept apart for several documents', async (t) => {
    const client = await startClient(t);
    const opcodes = ['addd', 'subb', 'mull', 'movv', 'andd'];
    const uris = opcodes.map((_, i) => `file:///${i}.ptx`);
    const texts = opcodes.map((opcode, i) => kernel(`${'\n'.repeat(i)}  ${opcode}.s32 %r1, %r2, %r3;`));
    const opened = await Promise.all(uris.map((uri, i) => client.open(uri, texts[i])));
    opened.forEach((diagnostics, i) => {
      assert.deepEqual(brief(diagnostics), [{ code: 'unknown-opcode', range: rangeOf(texts[i], opcodes[i]) }]);
    });
    client.change(uris[2], { text: kernel('') });
    assert.deepEqual(await client.diagnostics(uris[2]), []);
    client.close(uris[1]);
    client.change(uris[3], { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' });
    const [moved] = await client.diagnostics(uris[3]);
    assert.deepEqual(moved.range, rangeOf(`\n${texts[3]}`, 'movv'));
  });
});

describe('positions', { concurrency: 2 }, () => {
  for (const [name, lineEnd] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
    test(`with ${name} at the ends of lines`, async (t) => {
      const client = await startClient(t);
      const text = mistakes.replaceAll('\n', lineEnd);
      const diagnostics = await client.open(URI, text);
      assert.deepEqual(
        diagnostics.map(({ range }) => textOf(text, range)),
        ['addd', '%r9', '.low', 'add'],
      );
      assert.deepEqual(
        brief(diagnostics),
        brief(await client.open('file:///lf.ptx', mistakes)),
        'as in the text with LF',
      );
      // The edit that joins a line with the next one and the one that parts them again.
      const { start } = rangeOf(text, '%r7, %r9');
      const end = { line: start.line + 1, character: 0 };
      client.change(URI, { range: { start, end }, text: '' });
      client.change(URI, { range: { start, end: start }, text: `%r7, %r9;${lineEnd}` });
      assert.deepEqual(await client.diagnostics(URI), diagnostics);
    });
  }

  test('with all kinds of line ends in one text', async (t) => {
    const client = await startClient(t);
    let count = 0;
    const text = mistakes.replaceAll('\n', () => ['\n', '\r\n', '\r'][count++ % 3]);
    const diagnostics = await client.open(URI, text);
    assert.deepEqual(
      diagnostics.map(({ range }) => textOf(text, range)),
      ['addd', '%r9', '.low', 'add'],
    );
  });

  test('count UTF-16 units', async (t) => {
    const client = await startClient(t);
    const text = kernel('  /* é, 中 and 😀 */ addd.s32 %r1, %r2, %r3;\n  addd.s32 %r1, %r2, %r3; // ä');
    const expected = [
      { code: 'non-ascii', range: rangeOf(text, 'é, 中 and 😀') },
      { code: 'unknown-opcode', range: rangeOf(text, 'addd') },
      { code: 'unknown-opcode', range: rangeOf(text, 'addd', '\n  addd') },
      { code: 'non-ascii', range: rangeOf(text, 'ä') },
    ];
    assert.deepEqual(brief(await client.open(URI, text)), expected);
    const start = rangeOf(text, '😀').end;
    client.change(URI, { range: { start, end: start }, text: '😀ß' });
    const longer = text.replace('😀', '😀😀ß');
    const moved = await client.diagnostics(URI);
    assert.deepEqual(moved[0].range, rangeOf(longer, 'é, 中 and 😀😀ß'));
    assert.deepEqual(moved[1].range, rangeOf(longer, 'addd'));
  });
});

describe('changes', { concurrency: 2 }, () => {
  test('an instruction typed letter by letter', async (t) => {
    const client = await startClient(t);
    let text = kernel('  ');
    let offset = text.indexOf('  \n') + 2;
    await client.open(URI, text);
    for (const letter of 'fma.rn.f32 %f1, %f2, %f3, %f9;') {
      const start = positionAt(text, offset);
      client.change(URI, { range: { start, end: start }, text: letter });
      text = text.slice(0, offset) + letter + text.slice(offset);
      offset++;
      if (offset % 5 === 0) await client.diagnostics(URI); // a pause that lets the server have its say
    }
    const typed = await client.diagnostics(URI);
    assert.deepEqual(brief(typed), [{ code: 'undefined-symbol', range: rangeOf(text, '%f9') }]);
    assert.deepEqual(typed, await (await startClient(t)).open(URI, text));
  });

  test('several in one notification apply one after the other', async (t) => {
    const client = await startClient(t);
    await client.open(URI, kernel('  add.s32 %r1, %r2, %r3;'));
    const text = kernel('  addd.s32 %r1, %r2, %r3;');
    const { end } = rangeOf(text, '  add');
    client.change(
      URI,
      { range: { start: end, end }, text: 'xx' },
      { range: { start: end, end: { ...end, character: end.character + 2 } }, text: 'd' },
    );
    assert.deepEqual(brief(await client.diagnostics(URI)), [{ code: 'unknown-opcode', range: rangeOf(text, 'addd') }]);
  });

  test('of a whole text', async (t) => {
    const client = await startClient(t);
    await client.open(URI, mistakes);
    client.change(URI, { text: '' });
    assert.deepEqual(
      (await client.diagnostics(URI)).map(({ code }) => code),
      ['empty-module'],
    );
    client.change(URI, { text: mistakes });
    assert.equal((await client.diagnostics(URI)).length, 4);
  });

  const storms = ['hashing.sm_80.ptx', 'attention_online.sm_90a.ptx', 'bit_tricks.sm_75.ptx'];
  for (const [index, file] of storms.entries()) {
    test(`a storm of 200 over ${file} leaves what a fresh server says`, async (t) => {
      const client = await startClient(t);
      const corpus = readFileSync(`${CORPUS}/${file}`, 'utf8').slice(0, 40_000);
      const original = index === 1 ? corpus.replaceAll('\n', '\r\n') : corpus;
      await client.open(URI, original);
      const text = await storm(client, original, randomNumbers(index + 1));
      const fresh = await startClient(t);
      assert.deepEqual(await client.diagnostics(URI), await fresh.open(URI, text));
      assert.deepEqual(await client.documentSymbol(URI), await fresh.documentSymbol(URI));
      assert.deepEqual(await client.foldingRange(URI), await fresh.foldingRange(URI));
      assert.deepEqual(await client.codeLens(URI), await fresh.codeLens(URI));
    });
  }
});

/** What gets typed, pasted and deleted: whole items, halves of them, and what opens or closes more than it should. */
const PIECES = [
  ...['', '', '', ' ', '\n', '\r\n', '\r', ';', '}', '{', '//', '/*', '*/', '"', '.', '%r1', '(', ')', ',', 'é', '😀'],
  '  add.s32 %r1, %r2, %r3;\n',
  '.visible .entry added()\n{\n  ret;\n}\n',
  '.global .u32 added;\n',
  '.func (.reg .b32 %out) f (.reg .b32 %in);\n',
  '.visible',
  '.entry k(',
];

/** 200 changes of the open document, sent without waiting; gives the text that comes of them. */
async function storm(client: Client, original: string, random: (limit: number) => number): Promise<string> {
  let text = original;
  for (let i = 0; i < 200; i++) {
    const changes: TextDocumentContentChangeEvent[] = [];
    for (let j = 0; j <= random(3); j++) {
      const [start, end] = [somewhere(text, random), somewhere(text, random)].sort((a, b) => a - b);
      const until = random(40) === 0 ? end : nearby(text, start, random(60));
      const piece = PIECES[random(PIECES.length)];
      changes.push({ range: { start: positionAt(text, start), end: positionAt(text, until) }, text: piece });
      text = text.slice(0, start) + piece + text.slice(until);
      if (text.length < 2000) {
        changes.push({ text: original });
        text = original;
      }
    }
    client.change(URI, ...changes);
    if (random(20) === 0) await client.hover(URI, positionAt(text, somewhere(text, random)));
  }
  return text;
}

/** An offset that is a position: not between the two characters of a CRLF. */
function somewhere(text: string, random: (limit: number) => number): number {
  const starts = lineStarts(text);
  const line = random(starts.length);
  return nearby(text, starts[line], random((starts[line + 1] ?? text.length) - starts[line] + 1));
}

function nearby(text: string, offset: number, distance: number): number {
  const at = Math.min(text.length, offset + distance);
  return text[at] === '\n' && text[at - 1] === '\r' ? at - 1 : at;
}
