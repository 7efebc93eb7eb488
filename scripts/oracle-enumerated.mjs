// npm run oracle:enumerated [-- --docs]: asks ptxas for every enumerated line and target (test/differential/enumerated; some
// minutes), writes the verdicts, and docs/isa-coverage.md from them; `--docs`: the page alone, from the recorded verdicts.
// A later ptxas, named in the environment variable PTXAS_LATER, judges the same lines in its newest version.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './lib/load.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const oracle = await load('test/differential/enumerated/survey.ts');
if (!process.argv.includes('--docs')) await record();
writeFileSync('docs/isa-coverage.md', oracle.coverageText(oracle.comparisonsOf(oracle.readEnumerated())));
console.log('docs/isa-coverage.md');

async function record() {
  const assemblers = [oracle.findPtxas(), process.env.PTXAS_LATER].filter((path) => path !== undefined);
  const versions = Object.keys(oracle.measuredVersions);
  if (assemblers.length < versions.length) {
    console.error('ptxas has to be on PATH, and PTXAS_LATER has to name one of CUDA 13.3 or later.');
    process.exit(2);
  }
  const lines = oracle.enumerateLines();
  const texts = lines.map(({ text }) => text);
  const verdicts = [];
  for (const [index, version] of versions.entries()) {
    verdicts.push(await oracle.survey(assemblers[index], version, texts, availableParallelism()));
    console.log(`ptxas ${verdicts.at(-1).ptxas}, PTX ${version}: ${texts.length} lines`);
  }
  oracle.writeEnumerated({ lines, verdicts });
}
