// The size budget of source files: small enough to be read in one sitting. Tables of facts about PTX and generated files
// are as long as their subject and do not count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFiles } from './files';

/** Files of server/src/isa that are tables; the others there are code. */
const tables =
  /^server\/src\/isa\/(?:instructions\/|(?:directives|modifiers|occupancy|pragmas|specialRegisters|stateSpaces|targets|types|versions|vocabulary)\.ts$)/;

test('half of the files have at most 130 lines, nine of ten at most 400, none more than 800', (t) => {
  const sizes = sourceFiles('server/src', 'client/src')
    .filter(({ path }) => !tables.test(path) && !path.endsWith('.gen.ts'))
    .map(({ path, lines }) => ({ path, lines }))
    .sort((a, b) => a.lines - b.lines);
  const at = (share: number): number => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))].lines;
  const largest = sizes.at(-1)!;
  t.diagnostic(`${sizes.length} files: median ${at(0.5)}, 90 % ${at(0.9)}, largest ${largest.lines} (${largest.path})`);
  assert.ok(at(0.5) <= 130, `median ${at(0.5)}`);
  assert.ok(at(0.9) <= 400, `90 %: ${at(0.9)}`);
  assert.deepEqual(
    sizes.filter(({ lines }) => lines > 800),
    [],
  );
});
