// Our verdict on the measured forms, for every target and every PTX version that knows it: whether some rule reports an
// error on the line, and whether ptxas accepts it there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../server/src/analysis';
import { PtxDocument } from '../../../server/src/syntax/document';
import { type Cell, cellsOf, formsOf, isAccepted, moduleOf, readFormFile } from '../forms';

/** The least part of the lines on which we agree, in each cell. */
const LEAST_AGREEMENT = 0.995;
/** The largest part of all verdicts that may be errors on what ptxas accepts. */
const MOST_FALSE_REJECTS = 0.001;

const file = readFormFile();
const forms = formsOf(file);
const lines = forms.map(({ line }) => line);

/** For each form the first error that we report on its line. */
function errorsIn({ version, target }: Cell): ReadonlyMap<number, string> {
  const { source, firstLine } = moduleOf(version, target, file.prelude, lines);
  const document = new PtxDocument('', 'ptx', 1, source);
  const errors = analyse(document).diagnostics.filter(({ severity }) => severity === 'error');
  const found = errors.map(({ start, code, message }): [number, string] => [
    document.positionAt(start).line + 1 - firstLine,
    `${code}: ${message}`,
  ]);
  return new Map(found.reverse());
}

test('every cell of the measured forms: agreement with ptxas, and what we reject wrongly', (t) => {
  const differences = new Map<string, number>();
  let wrong = 0;
  let missed = 0;
  const cells = cellsOf(file).map((cell) => {
    const errors = errorsIn(cell);
    let differing = 0;
    for (const [index, form] of forms.entries()) {
      const accepted = isAccepted(file, form, cell);
      const error = errors.get(index);
      if (accepted === (error === undefined)) continue;
      differing++;
      if (accepted) wrong++;
      else missed++;
      const key = `${accepted ? 'rejected wrongly' : 'missed'}: ${form.line}`;
      differences.set(key, (differences.get(key) ?? 0) + 1);
    }
    return { name: `PTX ${cell.version} on ${cell.target}`, agreement: 1 - differing / forms.length };
  });
  const count = cells.length * forms.length;
  const percent = (part: number): string => `${(100 * part).toFixed(3)} %`;
  const worst = cells.reduce((least, cell) => (cell.agreement < least.agreement ? cell : least));
  t.diagnostic(
    `${count} verdicts in ${cells.length} cells, ${percent(1 - (wrong + missed) / count)} agree: ${wrong} lines rejected wrongly (${percent(wrong / count)}), ${missed} missed`,
  );
  t.diagnostic(`least agreement: ${percent(worst.agreement)}, ${worst.name}`);
  const most = [...differences].sort(([, a], [, b]) => b - a).slice(0, 12);
  for (const [key, cellCount] of most) t.diagnostic(`  ${cellCount} cells ${key}`);
  const below = cells.filter(({ agreement }) => agreement < LEAST_AGREEMENT);
  assert.deepEqual(
    below.map(({ name, agreement }) => `${name}: ${percent(agreement)}`),
    [],
  );
  assert.ok(wrong / count <= MOST_FALSE_REJECTS, `${wrong} of ${count} rejected wrongly`);
});
