// Bundles the node:test suites into one file each, so that a suite is one process: out/<suite>.test.cjs.
// Tests run in the project's folder: they find files by relative paths, `import.meta` does not exist in a bundle.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes.mjs';

const ELSEWHERE = new Set(['editor', 'editor-oldest', 'integration', 'node_modules']);

/** Whose tests a file has, by its folder or its name; the first that fits. */
const SUITES = [
  // Starts the built server, the built command line or stand-ins for ptxas.
  { suite: 'protocol', holds: /^test\/(?:protocol|commandLine|processes)\// },
  // Against the verdicts of ptxas on tens of thousands of lines that are made from the data.
  { suite: 'enumerated', holds: /^test\/differential\/enumerated\// },
  // Against the verdicts of ptxas, recorded or asked anew.
  { suite: 'differential', holds: /^test\/differential\// },
  // What holds for texts by chance, for the whole corpus or for the whole instruction set.
  { suite: 'properties', holds: /\.property\.test\.ts$/ },
  { suite: 'unit', holds: /^/ },
];

/** @param suite one of SUITES
 *  @returns {Promise<number>} how many test files the bundle `out/<suite>.test.cjs` has */
export async function buildTests(suite) {
  const files = testFiles('test').filter((file) => SUITES.find(({ holds }) => holds.test(file)).suite === suite);
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
      resolveDir: root,
      sourcefile: `${suite}.tests.ts`,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
    outfile: `out/${suite}.test.cjs`,
  });
  return files.length;
}

/** With forward slashes, from the root. */
function testFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !ELSEWHERE.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return testFiles(`${folder}/${entry.name}`);
      return entry.name.endsWith('.test.ts') ? [`${folder}/${entry.name}`] : [];
    });
}
