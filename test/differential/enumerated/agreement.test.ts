// How far the product's verdicts on the enumerated lines agree with the recorded ones, and docs/isa-coverage.md, which says so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findPtxas, versionOf } from '../ptxas';
import { agreementOf, comparisonsOf } from './compare';
import { coverageText } from './coverage';
import { decideLines } from './decide';
import { randomOf, shuffled } from './random';
import { cellsOf, readEnumerated } from './record';

const recorded = readEnumerated();
assert.ok(recorded);
const comparisons = comparisonsOf(recorded);

/** By PTX version; it may not get worse. */
const least: Readonly<Record<string, number>> = { '9.0': 0.998, '9.3': 0.9994 };

for (const { ptxas, version, lines, targets, disagreements } of comparisons) {
  test(`ptxas ${ptxas}, PTX ${version}: the verdicts agree`, (t) => {
    const agreement = agreementOf(targets);
    t.diagnostic(
      `${lines} lines for ${targets.length} targets: ${(100 * agreement).toFixed(3)} % agree, ${disagreements.length} groups differ`,
    );
    assert.ok(agreement >= least[version], String(agreement));
  });
}

test('docs/isa-coverage.md says what is measured', () => {
  const page = readFileSync('docs/isa-coverage.md', 'utf8');
  assert.ok(page === coverageText(comparisons), 'run `npm run oracle:enumerated -- --docs`');
});

test('ptxas says today what was recorded, on a sample', async (t) => {
  const ptxas = findPtxas();
  const { lines, verdicts } = recorded;
  const own = verdicts.find((one) => ptxas !== undefined && one.ptxas === versionOf(ptxas));
  if (ptxas === undefined || own === undefined) {
    t.diagnostic('the ptxas of the record is not on PATH: recorded verdicts only');
    return;
  }
  const sample = shuffled([...lines.keys()], randomOf('sample')).slice(0, 400);
  const [bit, cell] = [...cellsOf(own.version).entries()][sample[0] % cellsOf(own.version).length];
  const fresh = await decideLines(
    ptxas,
    cell,
    sample.map((index) => lines[index].text),
  );
  const changed = sample.filter((index, at) => fresh[at].accepted !== (((own.accepted[index] >> bit) & 1) === 1));
  assert.deepEqual(
    changed.map((index) => lines[index].text),
    [],
  );
  t.diagnostic(`ptxas ${own.ptxas} was asked for ${sample.length} lines for ${cell.target}`);
});
