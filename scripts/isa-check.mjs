// Checks instruction files while they are written: every form compiles, every example and every form that ptxas was asked
// about (test/differential/forms.json) matches exactly one form with a fitting number of operands, and what ptxas rejects
// in every version and target does not match.
//   node scripts/isa-check.mjs [NAME…]     names as in the files: add, cp.async, shfl; none: all
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

async function load() {
  const folder = mkdtempSync(join(tmpdir(), 'isa-'));
  const outfile = join(folder, 'isa.mjs');
  const contents = `export * from './server/src/isa/catalogue'; export { matchOpcode } from './server/src/semantic/match';
    export { fitOperands } from './server/src/semantic/operands';
    export { parseBlockBytes } from './server/src/syntax/parse'; export { textToBytes } from './server/src/base/text';`;
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  const module = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return module;
}

const isa = await load();
const names = process.argv.slice(2);
const wanted = (instruction) => instruction && (names.length === 0 || names.includes(instruction.name));
let faults = 0;
const fault = (text) => {
  faults++;
  console.log(text);
};

/** Problems of one line, by the product's own matcher. */
function judge(line) {
  const body = line.replace(/^\s*\w+:\s*/, '');
  const tree = isa.parseBlockBytes(isa.textToBytes(`.func f(){\n${body}\n}`));
  const problems = tree.problems.map((problem) => problem.message);
  return { instruction: undefined, problems, ...isa.fitOperands(tree) };
}

for (const instruction of isa.allInstructions().filter(wanted)) {
  try {
    isa.formsOf(instruction);
  } catch (error) {
    fault(`${instruction.name}: ${error.message}`);
    continue;
  }
  for (const example of instruction.examples) {
    const result = judge(example);
    if (result.problems.length > 0)
      fault(`${instruction.name}: example ${example}\n    ${result.problems.join('\n    ')}`);
    if (result.forms > 1) fault(`${instruction.name}: example ${example} fits ${result.forms} forms`);
  }
}

const recorded = JSON.parse(readFileSync(join(root, 'test/differential/forms.json'), 'utf8'));
let accepted = 0;
let rejected = 0;
const lines = Object.values(recorded.groups).flatMap((group) => Object.entries(group));
for (const [line, row] of lines) {
  const everAccepted = /[^.]/.test(row.split(' ')[2]);
  const result = judge(line);
  if (!wanted(result.instruction)) continue;
  if (everAccepted) {
    accepted++;
    if (result.problems.length > 0) fault(`accepted by ptxas: ${line}\n    ${result.problems.join('\n    ')}`);
    else if (result.forms > 1) fault(`fits ${result.forms} forms: ${line}`);
  } else {
    rejected++;
    if (result.problems.length === 0) console.log(`note: ptxas rejects ${line} and nothing is said`);
  }
}
console.log(`${accepted} accepted and ${rejected} rejected lines compared, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
