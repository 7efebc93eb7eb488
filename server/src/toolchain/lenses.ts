// Above each entry: the way to its exact numbers, or the numbers themselves when ptxas has compiled the text as it stands.
import { type Analysis, functionReports } from '../analysis';
import type { FunctionUsage } from './usage';

export interface CompileLens {
  /** Offsets of the function's name. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly tooltip: string;
}

export interface Compilation {
  /** Of ptxas. */
  readonly version: string;
  readonly target: string;
  readonly accepted: boolean;
  readonly isRelocatable: boolean;
  readonly usages: readonly FunctionUsage[];
}

export function compileLenses(analysis: Analysis, compiled: Compilation | undefined): CompileLens[] {
  const usages = new Map(compiled?.usages.map((usage) => [usage.name, usage]));
  return functionReports(analysis).flatMap(({ name, kind, offset, flow }) => {
    const usage = usages.get(name);
    if (!flow || (kind === 'func' && !usage)) return [];
    return [{ start: offset, end: offset + name.length, ...(compiled ? told(compiled, usage) : offered) }];
  });
}

const offered = {
  title: 'Compile with ptxas',
  tooltip: 'Asks the installed ptxas for the exact registers, spills, stack, shared memory and barriers.',
};

function told(compiled: Compilation, usage: FunctionUsage | undefined): { title: string; tooltip: string } {
  const { version, target, accepted, isRelocatable } = compiled;
  const tooltip = [
    `ptxas ${version} compiled this text for ${target}.`,
    isRelocatable ? 'Functions without a body are called: it was compiled as an object that is linked later (-c).' : '',
    'Another target can be chosen.',
  ].filter((line) => line !== '');
  if (!usage)
    return { title: `${target}: ${accepted ? 'no numbers' : 'rejected by ptxas'}`, tooltip: tooltip.join('\n') };
  return { title: `${target}, exact: ${usageText(usage)}`, tooltip: tooltip.join('\n') };
}

/** `38 registers · 16 B spilled · 2 KB shared · 1 barrier`. */
export function usageText(usage: FunctionUsage): string {
  const { registers, spillStores, spillLoads, stackBytes, sharedBytes, barriers } = usage;
  const parts = [
    registers === undefined ? '' : plural(registers, 'register'),
    spillStores + spillLoads > 0 ? `spills ${spillStores} B stored, ${spillLoads} B loaded` : 'no spills',
    stackBytes > 0 ? `${stackBytes} B stack` : '',
    sharedBytes > 0 ? `${sharedBytes} B shared` : '',
    barriers > 0 ? plural(barriers, 'barrier') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
