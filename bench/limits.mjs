// The limits of the register analysis: what liveness costs beside parsing, a function of 100,000 instructions, and flow graphs
// that no compiler writes, as a check meets them and as the Inspector does. CPU milliseconds; each function in a fresh process.
//   node bench/limits.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { largeInput } from './inputs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = `
  import { readFileSync } from 'node:fs';
  import { analyse } from './server/src/analysis';
  import { codeLenses } from './server/src/features/codeLens';
  import { refinedReports } from './server/src/features/estimate/reports';
  import { inspect } from './server/src/features/inspector/report';
  import { analyseFlow } from './server/src/flow/index';
  import { PtxDocument } from './server/src/syntax/document';
  import { parseTransient } from './server/src/syntax/parse';

  const [, , what, file] = process.argv;
  const text = readFileSync(file, 'latin1');
  const document = new PtxDocument('file:///bench.ptx', 'ptx', 1, text);
  const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const timed = (action) => { const start = cpu(); const result = action(); return [cpu() - start, result]; };
  const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
  if (what === 'ratio') {
    const codes = document.blocks.flatMap((_, block) => {
      const { functions, codes } = analyse(document).semanticsOf(block);
      return functions.flatMap(({ bounds }, index) => (codes[index] ? [{ code: codes[index], bounds }] : []));
    });
    const texts = document.blocks.map(({ bytes }) => bytes);
    const parseAll = () => texts.forEach((each) => parseTransient(each));
    const liveAll = () => codes.forEach(({ code, bounds }) => analyseFlow(code, bounds));
    const runs = Array.from({ length: 7 }, () => ({ parse: timed(parseAll)[0], live: timed(liveAll)[0] }));
    const later = runs.slice(2);
    console.log(JSON.stringify({
      parse: median(later.map(({ parse }) => parse)),
      live: median(later.map(({ live }) => live)),
      ratio: median(later.map(({ parse, live }) => live / parse)),
      instructions: codes.reduce((sum, { code }) => sum + code.count, 0),
    }));
  } else {
    const before = process.memoryUsage().rss;
    const analysis = analyse(document);
    // What a check asks for: the findings, and with them the flow of every function.
    const [check] = timed(() => [analysis.diagnostics, analysis.blocks.map(({ flows }) => flows)]);
    const memory = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
    const flow = analysis.blocks.flatMap(({ flows }) => flows).find((each) => each !== undefined);
    const [refined, [report]] = timed(() => refinedReports(analysis));
    const [inspector, page] = timed(() => inspect(analysis, 0));
    const [lens] = codeLenses(analysis);
    console.log(JSON.stringify({ check, memory, refined, inspector, isComplete: flow.complete, isPageComplete: page.complete,
      lens: lens.title }));
  }
`;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const program = join(folder, 'measure.cjs');
await build({
  stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
  bundle: true,
  platform: 'node',
  outfile: program,
  logLevel: 'error',
});

function measure(what, text) {
  const file = join(folder, 'input.ptx');
  writeFileSync(file, text, 'latin1');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, what, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const range = (count, write) => Array.from({ length: count }, (_, i) => write(i)).join('\n');
const kernel = (body, registers = 64) =>
  `.version 8.0\n.target sm_80\n.address_size 64\n.visible .entry k(.param .u64 p)\n{\n.reg .pred %p<4>;\n.reg .b32 %r<${registers}>;\n.reg .b64 %rd<8>;\nld.param.u64 %rd1, [p];\nmov.u32 %r0, %tid.x;\n${range(Math.min(registers - 1, 4000), (i) => `mov.u32 %r${i + 1}, ${i};`)}\nsetp.lt.u32 %p1, %r0, 9;\n${body}\nst.global.u32 [%rd1], %r1;\nret;\n}\n`;

/** The same numbers on every machine. */
let state = 1;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const add = (registers) => `add.u32 %r${1 + random(registers - 1)}, %r${random(registers)}, %r${random(registers)};`;

const TANGLES = {
  '100,000 instructions, as compiled': kernel(
    range(4000, (i) => `${range(23, () => add(40))}\nsetp.lt.u32 %p1, %r1, ${i};\n@%p1 bra L${i};\n${add(40)}\nL${i}:`),
  ),
  '2,000 loops in each other': kernel(
    `${range(2000, (i) => `L${i}:\n${add(64)}`)}\n${range(2000, (i) => `@%p1 bra L${1999 - i};`)}`,
  ),
  '5,000 loops in each other, 4,000 registers': kernel(
    `${range(5000, (i) => `L${i}:\n${add(4000)}`)}\n${range(5000, (i) => `@%p1 bra L${4999 - i};`)}`,
    4000,
  ),
  'jumps everywhere, 20,000 labels': kernel(range(20_000, (i) => `L${i}:\n${add(64)}\n@%p1 bra L${random(20_000)};`)),
  'jumps everywhere, 20,000 labels, 4,000 registers': kernel(
    range(20_000, (i) => `L${i}:\n${add(4000)}\n@%p1 bra L${random(20_000)};`),
    4000,
  ),
  'jumps everywhere, 100,000 labels, 20,000 registers': kernel(
    range(100_000, (i) => `L${i}:\n${add(20_000)}\n@%p1 bra L${random(100_000)};`),
    20_000,
  ),
  'irreducible: two entries to each loop': kernel(
    range(10_000, (i) => `@%p1 bra M${i};\nL${i}:\n${add(64)}\nM${i}:\n${add(64)}\n@%p1 bra L${i};`),
  ),
  'a switch of 20,000 cases': kernel(
    `T: .branchtargets ${Array.from({ length: 20_000 }, (_, i) => `L${i}`).join(', ')};\nbrx.idx %r0, T;\n${range(20_000, (i) => `L${i}:\n${add(64)}\nbra.uni E;`)}\nE:`,
  ),
  '200 switches of 500 cases, each to all': kernel(
    `T: .branchtargets ${Array.from({ length: 500 }, (_, i) => `L${i}`).join(', ')};\n${range(500, (i) => `L${i}:\n${add(400)}\nbrx.idx %r0, T;`)}`,
    400,
  ),
  'a chain of 100,000 blocks': kernel(range(100_000, (i) => `bra.uni L${i};\nL${i}:`)),
};

const { parse, live, ratio, instructions } = measure('ratio', largeInput(10e6));
console.log(
  `10 MB, ${instructions} instructions: parse ${parse.toFixed(0)} ms, liveness ${live.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (goal: at most 1.5)\n`,
);
console.log('function'.padEnd(52), '   check   memory  refined  Inspector');
for (const [name, text] of Object.entries(TANGLES)) {
  const { check, memory, refined, inspector, isComplete, isPageComplete, lens } = measure('function', text);
  const shown = (number, unit) => `${number.toFixed(0)} ${unit}`.padStart(8);
  const cut = [isComplete ? '' : 'check cut off', isPageComplete ? '' : 'Inspector cut off'].filter(Boolean).join(', ');
  console.log(
    name.padEnd(52),
    shown(check, 'ms'),
    shown(memory, 'MB'),
    shown(refined, 'ms'),
    shown(inspector, 'ms'),
    ` ${lens}${cut && ` (${cut})`}`,
  );
}
rmSync(folder, { recursive: true, force: true });
