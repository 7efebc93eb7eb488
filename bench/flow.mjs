// How long the flow analysis takes: generated functions in the size of a 10 MB file, one giant function, and tangles that
// no compiler writes. Milliseconds of a first run in a fresh process, and the median of the runs after it.
//   node bench/flow.mjs
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const ENTRY = `
  export { analyseFlow } from './server/src/flow/index';
  export { assemble } from './test/flow/notation';
  export { randomNumbers, tangledFunction } from './test/flow/random';
`;
const { outputFiles } = await build({
  stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { analyseFlow, assemble, randomNumbers, tangledFunction } = await import(`data:text/javascript;base64,${source}`);

const GUARDED = 1;
const ENDS = 2;
const bounds = { setsMaxRegisters: false, calls: false };

/** Loops and skipped parts over straight code; most values die in their block, some twenty at a time live long. */
function likeCompiled(count, seed) {
  const random = randomNumbers(seed);
  const instructions = [];
  const units = [];
  const predicates = [];
  const add = (uses, defs, flags = 0, targets = []) => instructions.push({ uses, defs, targets, flags });
  const newValue = (unit) => {
    predicates.push(unit === 0 ? 1 : 0);
    return units.push(unit) - 1;
  };
  const long = Array.from({ length: 20 }, () => newValue(1 + random(2)));
  for (const value of long) add([], [value]);
  const headers = [];
  const joins = new Set();
  let recent = long[0];
  while (instructions.length < count) {
    if (joins.delete(instructions.length)) recent = long[random(20)];
    const kind = random(40);
    if (kind < 3) {
      const p = newValue(0);
      add([recent], [p]);
      const back = kind === 0 ? headers.pop() : undefined;
      const target = back ?? Math.min(count, instructions.length + 2 + random(20));
      add([p], [], GUARDED | ENDS, [target]);
      if (back === undefined) joins.add(target);
      recent = long[random(20)];
    } else if (kind === 3 && joins.size === 0) {
      if (headers.length < 4) headers.push(instructions.length);
      long[random(20)] = recent;
    } else {
      const result = kind < 8 ? long[random(20)] : newValue(1 + random(2));
      add([recent, long[random(20)]], [result]);
      recent = result;
    }
  }
  instructions.length = count;
  instructions[count - 1] = { uses: [], defs: [], targets: [], flags: ENDS };
  return assemble(instructions, units, predicates);
}

function measure(name, functions, runs) {
  const times = [];
  let cut = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    cut = 0;
    for (const code of functions) if (!analyseFlow(code, bounds).complete) cut++;
    times.push(performance.now() - start);
  }
  const warm = times.slice(1).sort((a, b) => a - b)[(runs - 1) >> 1];
  const instructions = functions.reduce((sum, { count }) => sum + count, 0);
  console.log(
    `${name.padEnd(44)} ${String(instructions).padStart(8)} instructions  first ${times[0].toFixed(1).padStart(7)} ms` +
      `  warm ${warm.toFixed(1).padStart(7)} ms${cut > 0 ? `  (${cut} cut off)` : ''}`,
  );
}

const sizes = Array.from({ length: 320 }, (_, i) => 40 + ((i * 7919) % 1170));
measure(
  '320 functions as compiled',
  sizes.map((size, i) => likeCompiled(size, i)),
  15,
);
measure('one function as compiled', [likeCompiled(100_000, 7)], 7);
measure('one function as compiled', [likeCompiled(200_000, 8)], 7);
measure('a tangle over 100 registers', [tangledFunction(100_000, 100, 9)], 3);
measure('a tangle over 5,000 registers', [tangledFunction(100_000, 5_000, 10)], 3);
measure('a tangle over 20,000 registers', [tangledFunction(100_000, 20_000, 11)], 3);
measure('a tangle over 100,000 registers', [tangledFunction(100_000, 100_000, 12)], 3);
measure('a tangle of 400,000 over 1,200', [tangledFunction(400_000, 1_200, 13)], 3);
