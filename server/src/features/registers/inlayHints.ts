// The number of live registers at the end of lines: everywhere, or only where it peaks or crosses an occupancy step.
import type { Analysis } from '../../analysis';
import type { OccupancyStep } from '../../flow/occupancy';
import { plural } from '../documentation/markdown';
import { budgetOf } from './budget';
import { type FunctionPlace, functionsIn, reportOf } from './place';

export type PressureHints = 'off' | 'peaks' | 'all';

export interface PressureHint {
  /** Offset of the line's end. */
  readonly offset: number;
  readonly label: string;
  /** Offset of the instruction, for asking what is live there. */
  readonly instruction: number;
}

/** Those in [start, end). */
export function pressureHints(analysis: Analysis, start: number, end: number, mode: PressureHints): PressureHint[] {
  if (mode === 'off' || analysis.foreign) return [];
  const { document } = analysis;
  const hints: PressureHint[] = [];
  const last = Math.min(document.blockAt(end), analysis.blockCount - 1);
  for (let block = document.blockAt(start); block <= last; block++) {
    for (const place of functionsIn(analysis, block)) addHints(place, start, end, mode, hints);
  }
  return hints;
}

function addHints(
  place: FunctionPlace,
  start: number,
  end: number,
  mode: Exclude<PressureHints, 'off'>,
  hints: PressureHint[],
): void {
  const { base, analysis, profile } = place;
  const { registers } = profile.pressure;
  const { count, offsets } = profile.code;
  const marks = mode === 'peaks' ? peaks(place) : undefined;
  for (let i = 0; i < count; i++) {
    const at = base + offsets[i];
    if (at < start || at >= end || registers[i] === 0) continue;
    const note = marks?.get(i);
    if (marks && note === undefined) continue;
    const { line } = analysis.document.positionAt(at);
    const label = `${registers[i]} live${note ? ` · ${note}` : ''}`;
    const offset = analysis.document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
    // Of several instructions on a line the one with most counts.
    const before = hints.at(-1);
    if (before?.offset === offset) {
      if (Number.parseInt(before.label, 10) < registers[i])
        hints[hints.length - 1] = { offset, label, instruction: at };
    } else hints.push({ offset, label, instruction: at });
  }
}

/** A step that is left only for so few instructions is not worth two hints. */
const SHORT = 4;

/** Instruction -> what is special there. */
function peaks(place: FunctionPlace): Map<number, string> {
  const { registers, maxInstruction } = place.profile.pressure;
  const found = new Map<number, string>();
  const steps = stepsOf(place);
  const tierOf = (count: number): number => steps.filter((step) => count > step.registers).length;
  let tier = 0;
  for (let i = 0; i < registers.length; i++) {
    const next = tierOf(registers[i]);
    if (next > tier) found.set(i, crossing(steps, next));
    else if (next < tier && staysBelow(registers, i, tierOf, tier)) found.set(i, `${steps[next].registers} or fewer`);
    else continue;
    tier = next;
  }
  if (maxInstruction !== undefined) found.set(maxInstruction, 'most of the function');
  return found;
}

function staysBelow(registers: Int32Array, from: number, tierOf: (count: number) => number, tier: number): boolean {
  for (let i = from; i < Math.min(registers.length, from + SHORT); i++) if (tierOf(registers[i]) >= tier) return false;
  return true;
}

/** `steps[tier - 1]` is passed, and with it the warps that it allows. */
function crossing(steps: readonly OccupancyStep[], tier: number): string {
  const passed = `over ${steps[tier - 1].registers}`;
  return tier < steps.length
    ? `${passed}: at most ${plural(steps[tier].warps, 'warp')}`
    : `${passed}: more than there are`;
}

/** From fewest registers to most. */
function stepsOf(place: FunctionPlace): readonly OccupancyStep[] {
  const budget = budgetOf(reportOf(place), place.analysis.module.header.target);
  return budget ? budget.steps.toReversed() : [];
}
