// Writes what is generated from the ISA tables and the rules; the list of outputs below says what that is.
//   node scripts/generate.mjs            renew every output
//   node scripts/generate.mjs --check    write nothing, exit 1 when an output is stale
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { diagnosticsText } from './generate/diagnostics.mjs';
import { grammarText } from './generate/grammar.mjs';
import { instructionListText } from './generate/instructions.mjs';
import { manifestText } from './generate/manifest.mjs';
import { QUICK_FILE, quickModuleText } from './generate/quick.mjs';
import { usageText } from './generate/usage.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * In this order. `text` receives the ISA modules (loadIsa) unless the output is one that those modules import
 * (`early`), and returns the whole file. It must not depend on the time, the machine or the order of a directory.
 */
const outputs = [
  { file: 'server/src/isa/instructions.gen.ts', early: true, text: () => instructionListText(root) },
  { file: QUICK_FILE, early: true, text: () => quickModuleText(root) },
  { file: 'syntaxes/ptx.tmLanguage.json', text: grammarText },
  { file: 'docs/diagnostics.md', text: diagnosticsText },
  { file: 'package.json', text: (isa) => manifestText(root, isa) },
  { file: 'server/src/features/completion/usage.gen.ts', text: (isa) => usageText(root, isa) },
];

const isaModules = {
  catalogue: 'catalogue',
  specialRegisters: 'specialRegisters',
  directives: 'directives',
  types: 'types',
  stateSpaces: 'stateSpaces',
  modifiers: 'modifiers',
  pragmas: 'pragmas',
  targets: 'targets',
  versions: 'versions',
  availability: 'availability',
  notation: 'notation',
  occupancy: 'occupancy',
  rules: '../rules/index',
};

/** Bundles the modules above, whose files are named from server/src/isa on, and returns them by their names. */
async function loadIsa() {
  const directory = path.join(root, 'node_modules', '.cache', 'ptx-lens');
  const outfile = path.join(directory, `isa.${process.pid}.mjs`);
  const contents = Object.entries(isaModules)
    .map(([name, file]) => `export * as ${name} from './server/src/isa/${file}';`)
    .join('\n');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(outfile);
  }
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const stale = [];
  let isa;
  for (const output of outputs) {
    if (!output.early) isa ??= await loadIsa();
    const text = await output.text(isa);
    const file = path.join(root, output.file);
    if (readIfThere(file) === text) continue;
    stale.push(output.file);
    if (values.check) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  if (values.check && stale.length > 0) {
    console.error(`generate: stale, run "npm run generate":\n  ${stale.join('\n  ')}`);
    process.exitCode = 1;
    return;
  }
  console.log(`generate: ${outputs.length} outputs, ${values.check ? 'all up to date' : `${stale.length} written`}`);
}

await main();
