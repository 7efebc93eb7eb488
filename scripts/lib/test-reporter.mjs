// A reporter for node:test: prints what failed, and writes {"passed","failed"} to the file TEST_COUNTS at the end.
// Suites and tests that fail only because a test inside them did are not counted twice. With each test that ends it touches
// TEST_PROGRESS: a suite that is slow on a busy machine is told from one that hangs.
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';

export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (process.env.TEST_PROGRESS) writeFileSync(process.env.TEST_PROGRESS, '');
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (data?.skip !== undefined || data?.todo !== undefined) continue;
    if (type === 'test:pass' && data.details.type !== 'suite') passed += 1;
    if (type !== 'test:fail' || data.details.error?.failureType === 'subtestsFailed') continue;
    failed += 1;
    yield `\n✖ ${data.name}\n${indented(data.details.error)}\n`;
  }
  yield `${passed} passed, ${failed} failed\n`;
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed, failed }));
}

function indented(error) {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  return text.replace(/^/gm, '    ');
}
