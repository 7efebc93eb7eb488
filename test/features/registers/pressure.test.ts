// Pressure as the editor shows it: live ranges, what is live at a line, hints at the end of lines, the heat strip.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../../server/src/analysis';
import { codeLenses } from '../../../server/src/features/codeLens';
import { functionDocumentation } from '../../../server/src/features/documentation/functions';
import { HEAT_LEVELS, heatOf } from '../../../server/src/features/registers/heat';
import { pressureHints } from '../../../server/src/features/registers/inlayHints';
import { liveRangeAt } from '../../../server/src/features/registers/liveRange';
import { liveRegistersAt, liveRegistersText } from '../../../server/src/features/registers/liveValues';
import { functionsIn, instructionAt, lineOf, reportOf, valueNames } from '../../../server/src/features/registers/place';
import { analysisOf, atMarker, kernel } from '../harness';

const folder = join(process.cwd(), 'test/corpus/ptx');
const files = readdirSync(folder).filter((name, index) => name.endsWith('.ptx') && index % 32 === 0);

test('corpus: every value of an instruction has a name that its text contains', () => {
  let checked = 0;
  for (const file of files) {
    const whole = readFileSync(join(folder, file), 'utf8');
    const text = whole.slice(0, whole.lastIndexOf('\n', 20_000));
    const analysis = analysisOf(text);
    for (let block = 0; block < analysis.blocks.length; block++) {
      for (const place of functionsIn(analysis, block)) {
        const { code } = place.profile;
        const names = valueNames(place);
        assert.equal(names.length, code.valueCount, file);
        for (let i = 0; i < code.count; i++) {
          const from = place.base + code.offsets[i];
          const statement = text.slice(from, text.indexOf(';', from));
          const values = [
            ...code.uses.slice(code.useStart[i], code.useStart[i + 1]),
            ...code.defs.slice(code.defStart[i], code.defStart[i + 1]),
          ];
          for (const value of values) {
            checked++;
            if (!statement.includes(names[value])) assert.fail(`${file}: ${names[value]} in ${statement}`);
          }
        }
      }
    }
  }
  assert.ok(checked > 5000, String(checked));
});

const loop = `  mov.u32 %r1, 7;
  mov.u32 %r2, 0;
again:
  add.u32 %r2, %r2, %r<|>1;
  setp.lt.u32 %p1, %r2, 100;
  @%p1 bra again;
  mov.u32 %r3, %r2;
  st.global.u32 [%rd1], %r3;
  ret;`;

test('the live range of a register: a loop carries it to its end', () => {
  const { analysis, offset } = atMarker(kernel(loop));
  const text = analysis.document.slice(0, 10_000);
  const range = liveRangeAt(analysis, offset)!;
  assert.equal(range.name, '%r1');
  assert.equal(range.units, 1);
  const line = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;
  assert.deepEqual(range.alive, [[line('mov.u32 %r1, 7'), line('@%p1 bra')]]);
  assert.deepEqual(
    [...range.definitions, ...range.uses].map(({ start }) => line(text.slice(start, start + 30))),
    [line('mov.u32 %r1, 7'), line('add.u32')],
  );
  for (const { start, end } of [...range.definitions, ...range.uses]) assert.equal(text.slice(start, end), '%r1');
});

test('no live range on an opcode, a label or a declaration', () => {
  for (const source of ['  ad<|>d.u32 %r1, %r1, 1;', 'la<|>bel: ret;', '  .reg .b32 %x<|>;'])
    assert.equal(liveRangeAt(...argumentsOf(source)), undefined, source);
});

function argumentsOf(statements: string): Parameters<typeof liveRangeAt> {
  const { analysis, offset } = atMarker(kernel(statements));
  return [analysis, offset];
}

test('what is live at a line, as text', () => {
  const { analysis, offset } = atMarker(kernel(loop));
  const live = liveRegistersAt(analysis, offset)!;
  assert.equal(live.registers, 2);
  assert.equal(live.predicates, 0);
  assert.deepEqual(
    live.values.map(({ name, isBorn }) => [name, isBorn]),
    [
      ['%r2', true],
      ['%r1', false],
    ],
  );
  const text = liveRegistersText(live);
  assert.match(text, /^\*\*2 registers live\*\*/);
  assert.match(text, /\| `%r1` \| 1 register \| line \d+ \| line \d+ \|/);
});

test('a line that holds several instructions: the one under the cursor', () => {
  const { analysis, offset } = atMarker(kernel('  mov.u32 %r1, 1; add.u<|>32 %r2, %r1, 1; st.global.u32 [%rd1], %r2;'));
  const [place] = functionsIn(analysis, analysis.document.blockAt(offset));
  assert.equal(instructionAt(place, offset), 1);
  assert.equal(lineOf(place, 0), lineOf(place, 2));
});

/** As many registers live at once as asked, on a target with launch bounds. */
function wide(count: number): string {
  const each = (write: (i: number) => string): string => Array.from({ length: count }, (_, i) => write(i)).join('\n');
  return `.version 8.8
.target sm_90
.address_size 64
.visible .entry wide(.param .u64 data)
.reqntid 256
{
  .reg .b32 %a<${count}>;
  .reg .b64 %rd<2>;
  ld.param.u64 %rd1, [data];
${each((i) => `  ld.volatile.global.u32 %a${i}, [%rd1+${4 * i}];`)}
${each((i) => `  st.volatile.global.u32 [%rd1+${4 * i}], %a${i};`)}
  ret;
}
`;
}

const hintsOf = (text: string, mode: 'off' | 'peaks' | 'all') => {
  const analysis = analysisOf(text);
  return pressureHints(analysis, 0, text.length, mode).map(({ offset, label }) => ({
    line: analysis.document.positionAt(offset).line,
    label,
    atEnd: text[offset] === '\n',
  }));
};

test('hints: where a step of occupancy is crossed and where most registers live', () => {
  const text = wide(44);
  const first = text.split('\n').findIndex((line) => line.includes('%a0,'));
  // Two registers hold the address; loads are %a0 …, one a line, stores follow.
  assert.deepEqual(hintsOf(text, 'peaks'), [
    { line: first + 30, label: '33 live · over 32: at most 48 warps', atEnd: true },
    { line: first + 38, label: '41 live · over 40: at most 40 warps', atEnd: true },
    { line: first + 43, label: '46 live · most of the function', atEnd: true },
    { line: first + 44 + 6, label: '40 live · 40 or fewer', atEnd: true },
    { line: first + 44 + 14, label: '32 live · 32 or fewer', atEnd: true },
  ]);
  assert.equal(hintsOf(text, 'all').length, 1 + 44 * 2);
  assert.deepEqual(hintsOf(text, 'off'), []);
});

test('hints: only in the range asked for', () => {
  const text = wide(20);
  const middle = text.indexOf('%a10,');
  const hints = pressureHints(analysisOf(text), middle, text.length, 'all');
  assert.equal(hints.length, 20 + 9);
});

test('the heat strip is hottest where most registers live', () => {
  const text = wide(44);
  const runs = heatOf(analysisOf(text));
  const hottest = runs.filter(({ level }) => level === HEAT_LEVELS);
  const peak = text.split('\n').findIndex((line) => line.includes('%a43,'));
  assert.ok(hottest.some(({ first, last }) => first <= peak && peak <= last));
  assert.equal(hottest.length, 1);
  runs.slice(1).forEach((run, index) => {
    assert.ok(run.first > runs[index].last, 'runs do not overlap');
  });
});

test('the heat strip of a range is that of the functions in it, and an edit above moves it', () => {
  const [header, ...functions] = [wide(20), wide(30), wide(40)].map((text, index) => {
    const at = text.indexOf('.entry');
    return index === 0 ? text : text.slice(text.lastIndexOf('\n', at) + 1).replace(/(\.entry \w+)/, `$1${index}`);
  });
  const text = [header, ...functions].join('\n');
  const analysis = analysisOf(text);
  const all = heatOf(analysis);
  const line = text.slice(0, text.indexOf('.entry', text.indexOf('.entry') + 1)).split('\n').length - 1;
  const start = text.indexOf('.entry', text.indexOf('.entry') + 1);
  const second = heatOf(analysis, { start, end: start + 10 });
  assert.ok(second.length > 0 && second.length < all.length);
  assert.deepEqual(
    second,
    all.filter(({ first }) => first >= line && first < line + functions[0].split('\n').length),
  );
  const { document } = analysis;
  document.update([{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' }], 2);
  assert.deepEqual(
    heatOf(analyse(document)),
    all.map(({ first, last, level }) => ({ first: first + 2, last: last + 2, level })),
  );
});

test('where the analysis was cut off, a lens and a hover say so', () => {
  const analysis = analysisOf(wide(8));
  const cut = {
    ...analysis,
    blocks: analysis.blocks.map((facts) => ({
      ...facts,
      flows: facts.flows.map((flow) => flow && { ...flow, complete: false }),
    })),
  };
  const [{ title }] = codeLenses(cut);
  assert.match(title, /^analysis cut off · at least \d+ live/);
  const [place] = cut.blocks.flatMap((_, block) => functionsIn(cut, block));
  const text = functionDocumentation(place.semantics.tree, place.info, reportOf(place).flow);
  assert.match(text, /The analysis was cut off; in text order at least \d+ live/);
});

test('a lens says how many registers to free for the next step, where that is near', () => {
  const titles = (count: number): string[] => codeLenses(analysisOf(wide(count))).map(({ title }) => title);
  const [registers, step] = titles(46);
  const estimate = Number(/≈ (\d+)/.exec(registers)![1]);
  assert.ok(estimate > 48 && estimate <= 56, registers);
  assert.equal(step, `free ${estimate - 48} registers for 40 warps instead of 32`);
  assert.equal(titles(8).length, 1, 'as many warps as there can be');
});
