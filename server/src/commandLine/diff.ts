// `ptx-lens info --diff OLD FILE`: two versions of a file, function by function.
import { analyse } from '../analysis';
import { withDetails } from './info';
import { readDocument, readFailure } from './input';
import type { Input, Verdict } from './ptxas';
import { type FunctionResult, type PtxasResult, resultOf } from './report/result';
import { sourceName } from './report/sourceName';
import { table } from './report/table';
import { type Options, UsageError } from './usage';

export interface FunctionChange {
  readonly name: string;
  readonly status: 'changed' | 'same' | 'added' | 'removed';
  readonly before: Measures | null;
  readonly after: Measures | null;
}

interface Measures {
  /** Those of ptxas where it was asked and compiled the function, else the estimate. */
  readonly registers: number;
  readonly live: number;
  readonly predicates: number;
  readonly sharedBytes: number;
  readonly instructions: number;
  readonly pipes: Readonly<Record<string, number>>;
  /** Of one thread, instructions in loops counted once. */
  readonly flops: number;
  readonly globalBytes: number;
  /** Warps on a multiprocessor of the file's target; null where that is not known. */
  readonly warps: number | null;
  /** Bytes of one thread; null where ptxas was not asked or did not compile the function. */
  readonly spillStores: number | null;
  readonly spillLoads: number | null;
}

export function diff(paths: readonly string[], options: Options): number | Promise<number> {
  if (paths.length !== 1) throw new UsageError('--diff compares one file with an older one');
  if (options.format !== 'text' && options.format !== 'json') throw new UsageError('--diff writes text or json');
  const inputs = [options.diff!, paths[0]].flatMap(read);
  if (inputs.length < 2) return 2;
  if (options.ptxas === 'off') return report(inputs, [], options);
  const { askPtxas } = require('./ptxas') as typeof import('./ptxas');
  return askPtxas(options.ptxas, inputs).then(({ verdicts, complaints, hasFailed }) => {
    for (const line of complaints) process.stderr.write(`ptx-lens: ${line}\n`);
    const code = report(inputs, verdicts, options);
    return hasFailed ? 2 : code;
  });
}

function read(path: string): Input[] {
  try {
    return [{ path, analysis: analyse(readDocument(path)) }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    process.stderr.write(`ptx-lens: ${path}: ${readFailure(error)}\n`);
    return [];
  }
}

function report(inputs: readonly Input[], verdicts: readonly (Verdict | undefined)[], options: Options): number {
  const [before, after] = inputs.map(({ path, analysis }, index) => {
    const result = resultOf(path, analysis, () => false, verdicts[index]);
    return new Map(withDetails(result, analysis, options).functions.map((each) => [each.name, each]));
  });
  // Exact numbers are compared with exact ones only.
  const isExact = (name: string): boolean =>
    [before, after].every((functions) => functions.get(name)?.ptxas?.registers != null || !functions.has(name));
  const measured = (functions: ReadonlyMap<string, FunctionResult>): ReadonlyMap<string, Measures> =>
    new Map([...functions].map(([name, each]) => [name, measuresOf(each, isExact(name) ? each.ptxas : null)]));
  const changes = changesOf(measured(before), measured(after));
  const [old, path] = inputs.map((input) => input.path);
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, diff: { before: old, after: path, functions: changes } }, undefined, 2)}\n`
      : textOf(old, path, changes),
  );
  return 0;
}

function measuresOf(
  { registers, sharedBytes, instructions, occupancy }: FunctionResult,
  exact: PtxasResult | null,
): Measures {
  return {
    registers: exact?.registers ?? registers.estimate,
    live: registers.maxLive.registers,
    predicates: registers.maxLive.predicates,
    sharedBytes,
    instructions: instructions?.count ?? 0,
    pipes: instructions?.pipes ?? {},
    flops: instructions?.flops ?? 0,
    globalBytes: instructions?.globalBytes ?? 0,
    warps: occupancy?.[0]?.warps ?? null,
    spillStores: exact?.spillStores ?? null,
    spillLoads: exact?.spillLoads ?? null,
  };
}

/** In the order of the new file; what is gone stands at the end. */
function changesOf(before: ReadonlyMap<string, Measures>, after: ReadonlyMap<string, Measures>): FunctionChange[] {
  const kept = [...after].map(([name, measures]): FunctionChange => {
    const old = before.get(name);
    if (!old) return { name, status: 'added', before: null, after: measures };
    const same = JSON.stringify(old) === JSON.stringify(measures);
    return { name, status: same ? 'same' : 'changed', before: old, after: measures };
  });
  const gone = [...before].filter(([name]) => !after.has(name));
  return [
    ...kept,
    ...gone.map(([name, old]): FunctionChange => ({ name, status: 'removed', before: old, after: null })),
  ];
}

function textOf(old: string, path: string, changes: readonly FunctionChange[]): string {
  const shown = changes.filter(({ status }) => status !== 'same');
  const same = changes.length - shown.length;
  const rest = same > 0 ? `${same} function${same === 1 ? '' : 's'} unchanged\n` : '';
  if (shown.length === 0) return `${old} and ${path}: no function differs in what is measured\n`;
  const isExact = changes.some(({ before, after }) => (after ?? before)?.spillStores !== null);
  const heading = ['function', 'registers', 'live', 'predicates', 'spills', 'shared', 'warps', 'instructions', 'mix'];
  const origin = isExact ? 'registers and spills from ptxas, where it compiled the function' : 'registers estimated';
  const cells = [heading, ...shown.map(row)].map((each) => each.filter((_, column) => isExact || column !== SPILLS));
  return `${old} -> ${path}: ${origin}\n${table(cells, [undefined, ...shown.map(({ name }) => sourceName(name))])}${rest}`;
}

const SPILLS = 4;

function row({ name, status, before, after }: FunctionChange): string[] {
  const change = (of: (measures: Measures) => number | null): string => {
    const [from, to] = [before && of(before), after && of(after)];
    return from === to ? String(from ?? '') : `${from ?? '-'} -> ${to ?? '-'}`;
  };
  return [
    status === 'changed' ? name : `${name} (${status})`,
    change(({ registers }) => registers),
    change(({ live }) => live),
    change(({ predicates }) => predicates),
    change(({ spillStores, spillLoads }) => (spillStores === null ? null : spillStores + (spillLoads ?? 0))),
    change(({ sharedBytes }) => sharedBytes),
    change(({ warps }) => warps),
    change(({ instructions }) => instructions),
    before && after ? mixChange(before, after) : '',
  ];
}

/** `tensor +8, memory -4, global bytes -16`. */
function mixChange(before: Measures, after: Measures): string {
  const [from, to] = [before, after].map(({ pipes, flops, globalBytes }): Readonly<Record<string, number>> => {
    return { ...pipes, 'floating-point operations': flops, 'global bytes': globalBytes };
  });
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .map((name) => ({ name, by: (to[name] ?? 0) - (from[name] ?? 0) }))
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .map(({ name, by }) => `${name} ${by > 0 ? '+' : ''}${by}`)
    .join(', ');
}
