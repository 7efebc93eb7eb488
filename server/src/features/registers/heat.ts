// The pressure of every line of a document in few levels, for a strip of colour beside the text.
import type { Analysis } from '../../analysis';
import { functionsIn, lineOf } from './place';

/** Lines `first` to `last`, from 0. */
export interface HeatRun {
  readonly first: number;
  readonly last: number;
  /** 1 (least) to HEAT_LEVELS: the share of the function's maximum; lines without live registers are in no run. */
  readonly level: number;
}

export const HEAT_LEVELS = 5;
/** Below this maximum no line is worth a colour: such a function fits beside any other. */
const COOL = 16;

export function heatOf(analysis: Analysis): HeatRun[] {
  if (analysis.foreign) return [];
  const runs: { first: number; last: number; level: number }[] = [];
  for (let block = 0; block < analysis.blockCount; block++) {
    for (const place of functionsIn(analysis, block)) {
      const { registers, maxRegisters } = place.profile.pressure;
      const scale = Math.max(maxRegisters, COOL);
      for (let i = 0; i < registers.length; i++) {
        if (registers[i] === 0) continue;
        const level = Math.max(1, Math.ceil((registers[i] * HEAT_LEVELS) / scale));
        const line = lineOf(place, i);
        const run = runs.at(-1);
        // Comments and labels between two lines of a level belong to the run.
        if (run?.level === level && line - run.last <= 3) run.last = line;
        else if (run?.last === line) run.level = Math.max(run.level, level);
        else runs.push({ first: line, last: line, level });
      }
    }
  }
  return runs;
}
