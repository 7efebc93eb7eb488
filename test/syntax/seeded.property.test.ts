// Five syntax errors in one file of the corpus: each is found on its own line, once, and nothing is said anywhere else.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { randomNumbers } from '../flow/random';

type Random = (below: number) => number;

interface Fault {
  readonly name: string;
  /** Where it goes: one of the places that the expression finds in a line, chosen by chance. */
  readonly at: RegExp;
  /** What stands there then. */
  readonly text: (found: string) => string;
}

const drop = (): string => '';
const faults: readonly Fault[] = [
  { name: 'no semicolon', at: /;\s*$/g, text: drop },
  { name: 'a comma for the semicolon', at: /;\s*$/g, text: () => ',' },
  { name: 'a colon for the semicolon', at: /;\s*$/g, text: () => ':' },
  { name: 'no comma', at: /,(?= )/g, text: drop },
  { name: 'two commas', at: /,/g, text: () => ',,' },
  { name: 'an equals sign for a comma', at: /, /g, text: () => ' = ' },
  { name: 'no operand', at: /(?<=, )[%$\w.]+(?=[,;])/g, text: drop },
  { name: 'no opcode', at: /(?<=^\t)[a-z][\w.:]* */g, text: drop },
  { name: 'no opening bracket', at: /\[/g, text: drop },
  { name: 'no closing bracket', at: /\](?=[,;])/g, text: drop },
  { name: 'a parenthesis for a bracket', at: /\](?=[,;])/g, text: () => ')' },
  { name: 'no opening brace', at: /\{(?=%)/g, text: drop },
  { name: 'no closing brace', at: /(?<=\w)\}(?=[,;])/g, text: drop },
  { name: 'an opening parenthesis', at: /,/g, text: () => ', (' },
  { name: 'a closing parenthesis', at: /(?<=\w),/g, text: () => '),' },
  { name: 'a stray character', at: /,/g, text: () => ',#' },
  { name: 'a quote', at: /,/g, text: () => ', "' },
  { name: 'two dots', at: /(?<=^\t[a-z]+)\./g, text: () => '..' },
  { name: 'a split opcode', at: /(?<=^\t[a-z]{2})(?=[a-z]+\.)/g, text: () => ' ' },
  { name: 'letters in a number', at: /(?<=, )\d+(?=[,;])/g, text: () => '0xzz' },
];

const folder = join(process.cwd(), 'test/corpus/ptx');
const files = readdirSync(folder).filter((file) => file.endsWith('.ptx'));
const ERRORS = 5;
/** Between two faults stand at least so many lines. */
const APART = 3;
const SEEDS = 60;

test(`${ERRORS} syntax errors in one file are all found, and nothing else`, (t) => {
  const complaints: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) complaints.push(...complaintsAbout(seed));
  assert.deepEqual(complaints, []);
  t.diagnostic(`${SEEDS} files with ${ERRORS} errors each, of ${faults.length} sorts`);
});

function complaintsAbout(seed: number): string[] {
  const random = randomNumbers(seed);
  const { file, lines, seeded } = seededFile(random);
  const document = new PtxDocument('', 'ptx', 1, lines.join('\n'));
  const left = new Map(seeded);
  const complaints: string[] = [];
  for (const { start, code, message } of analyse(document, { least: 'warning' }).diagnostics) {
    const { line } = document.positionAt(start);
    if (!left.delete(line)) complaints.push(`${file}:${line + 1} ${lines[line].trim()}: ${code} ${message}`);
  }
  for (const [line, name] of left) complaints.push(`${file}:${line + 1} ${lines[line].trim()}: ${name} is not found`);
  return complaints;
}

/** A file of the corpus with faults on some lines of its kernels. */
function seededFile(random: Random): { file: string; lines: string[]; seeded: ReadonlyMap<number, string> } {
  for (;;) {
    const file = files[random(files.length)];
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const bodies = lines.flatMap((line, i) => (/^\t[a-z][a-z0-9_]*[.\w:]* .*;\s*$/.test(line) ? [i] : []));
    if (bodies.length < 30 || lines.length > 1500) continue;
    const seeded = new Map<number, string>();
    while (seeded.size < ERRORS) {
      const at = bodies[random(bodies.length)];
      const fault = faults[random(faults.length)];
      const places = [...lines[at].matchAll(fault.at)];
      if (places.length === 0 || [...seeded.keys()].some((other) => Math.abs(other - at) < APART)) continue;
      const { index, 0: found } = places[random(places.length)];
      lines[at] = lines[at].slice(0, index) + fault.text(found) + lines[at].slice(index + found.length);
      seeded.set(at, fault.name);
    }
    return { file, lines, seeded };
  }
}
