// Applies each operation to files of the corpus and asks ptxas whether the machine code is still the same; where ptxas
// chooses other instructions, execution.ts says whether the meaning is.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomNumbers } from '../../protocol/texts';
import { codeOf } from '../machineCode';
import { tracesAgree } from './execution';
import { fixAll, mends } from './mending';
import type { Operation, Pick } from './operation';
import { refactoringOperations } from './refactoring';
import { formatting, renames } from './renaming';

/** Formatting comes last: the others find their places in text as the compiler lays it out. */
export const operations: readonly Operation[] = [...mends, fixAll, ...refactoringOperations, ...renames, formatting];

const folder = join(process.cwd(), 'test/corpus/ptx');

export const originalOf = (name: string): string => readFileSync(join(folder, name), 'latin1');

/**
 * Those whose code is compared. With `.target …, debug` ptxas 13.0 gives every declared register a place of its own and
 * keeps what is never reached, so any other declaration is other code.
 */
export const comparableFiles = (): string[] => readdirSync(folder).filter((name) => !/^debug_info/.test(name));

/** The same numbers for the same file, operation and seed. */
export function pickFor(file: string, operation: Operation, seed: number): Pick {
  const digest = createHash('sha256').update(`${seed} ${file} ${operation.name}`).digest();
  return randomNumbers(digest.readUInt32LE(0));
}

/** The text after an operation, `most` times at most, and how often it found a place. */
interface Applied {
  readonly text: string;
  readonly steps: readonly string[];
}

function applied(operation: Operation, text: string, file: string, seed: number, most: number): Applied {
  const steps = operation.steps(text, pickFor(file, operation, seed), most);
  return { text: steps.at(-1) ?? text, steps };
}

const keepCode = operations.filter(({ keeps }) => keeps === 'code');

/** The file after all operations that keep the code, one behind the other, each `most` times. */
export function chained(file: string, seed: number, most: number): { text: string; counts: Map<Operation, number> } {
  const counts = new Map<Operation, number>();
  let text = originalOf(file);
  for (const operation of keepCode) {
    const result = applied(operation, text, file, seed, most);
    text = result.text;
    counts.set(operation, result.steps.length);
  }
  return { text, counts };
}

export interface Figures {
  readonly keeps: Operation['keeps'];
  /** In which the operation found a place. */
  readonly files: number;
  readonly applied: number;
  /** How many of the applications left the machine code as it was. */
  readonly identical: number;
  /** Where some did not: the files whose traces stayed the same, and those whose traces changed. */
  readonly sameTraces: number;
  readonly otherTraces: number;
}

export interface FigureFile {
  readonly ptxas: string;
  readonly seed: number;
  readonly files: number;
  readonly operations: Readonly<Record<string, Figures>>;
}

const SEEDS = [1, 2, 3];

/**
 * For each operation that has a place in the file. Those that keep the code are compiled together, and one by one only
 * where that gives other code. Rejects the promise where ptxas does not accept a text.
 */
export async function figuresOf(
  ptxas: string,
  file: string,
  chosen: readonly Operation[],
  seed: number,
  most: number,
): Promise<Map<Operation, Figures>> {
  const original = originalOf(file);
  const before = await codeOf(ptxas, original);
  const found = new Map<Operation, Figures>();
  const together = chained(file, seed, most);
  const isKept = await codeOf(ptxas, together.text).then(
    (code) => code === before,
    () => false,
  );
  for (const operation of chosen) {
    const count = isKept ? together.counts.get(operation) : undefined;
    if (count === 0) continue;
    if (count !== undefined) found.set(operation, same(operation, count));
    else {
      const { steps } = applied(operation, original, file, seed, most);
      if (steps.length > 0) found.set(operation, await alone(ptxas, operation, original, before, steps));
    }
  }
  return found;
}

const same = ({ keeps }: Operation, count: number): Figures => ({
  keeps,
  files: 1,
  applied: count,
  identical: count,
  sameTraces: 0,
  otherTraces: 0,
});

async function alone(
  ptxas: string,
  operation: Operation,
  original: string,
  before: string,
  steps: readonly string[],
): Promise<Figures> {
  const changes = await countChanges(ptxas, before, steps);
  const isTraced = changes > 0 || operation.keeps === 'meaning';
  const isSame = isTraced && SEEDS.every((each) => tracesAgree(original, steps[steps.length - 1], each));
  return {
    ...same(operation, steps.length),
    identical: steps.length - changes,
    sameTraces: isSame ? 1 : 0,
    otherTraces: isTraced && !isSame ? 1 : 0,
  };
}

/** After how many of the steps the code was another than before; one by one only where all together changed it. */
async function countChanges(ptxas: string, original: string, steps: readonly string[]): Promise<number> {
  if (original === (await codeOf(ptxas, steps[steps.length - 1]))) return 0;
  let before = original;
  let changes = 0;
  for (const text of steps) {
    const now = await codeOf(ptxas, text);
    if (now !== before) changes++;
    before = now;
  }
  return changes;
}

export function added(one: Figures | undefined, other: Figures): Figures {
  if (!one) return other;
  return {
    keeps: other.keeps,
    files: one.files + other.files,
    applied: one.applied + other.applied,
    identical: one.identical + other.identical,
    sameTraces: one.sameTraces + other.sameTraces,
    otherTraces: one.otherTraces + other.otherTraces,
  };
}
