// The pressure of every line of a document in few levels, for a strip of colour beside the text.
import type { Analysis } from '../../analysis';
import type { TextRange } from '../../base/text';
import type { Block } from '../../syntax/document';
import { type FunctionPlace, functionsIn, lineOf } from './place';

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

/** The runs of the functions that touch [start, end), of the whole document where nothing else is said. */
export function heatOf(analysis: Analysis, { start, end }: TextRange = whole): HeatRun[] {
  if (analysis.foreign) return [];
  const { document } = analysis;
  const runs: HeatRun[] = [];
  for (let block = 0; block < analysis.blockCount; block++) {
    const base = document.offsets[block];
    if (base >= end || base + document.blocks[block].length <= start) continue;
    const before = document.positionAt(base).line;
    for (const { first, last, level } of blockHeat(analysis, block))
      runs.push({ first: before + first, last: before + last, level });
  }
  return runs;
}

const whole: TextRange = { start: 0, end: Number.POSITIVE_INFINITY };

/** By block, with lines counted from its first: an edit leaves those of the other functions as they are. */
const known = new WeakMap<Block, readonly HeatRun[]>();

function blockHeat(analysis: Analysis, index: number): readonly HeatRun[] {
  const { document } = analysis;
  const block = document.blocks[index];
  let runs = known.get(block);
  if (!runs) {
    const before = document.positionAt(document.offsets[index]).line;
    runs = functionsIn(analysis, index).flatMap((place) => functionHeat(place, before));
    known.set(block, runs);
  }
  return runs;
}

function functionHeat(place: FunctionPlace, before: number): HeatRun[] {
  const runs: { first: number; last: number; level: number }[] = [];
  const { registers, maxRegisters } = place.profile.pressure;
  const scale = Math.max(maxRegisters, COOL);
  for (let i = 0; i < registers.length; i++) {
    if (registers[i] === 0) continue;
    const level = Math.max(1, Math.ceil((registers[i] * HEAT_LEVELS) / scale));
    const line = lineOf(place, i) - before;
    const run = runs.at(-1);
    // Comments and labels between two lines of a level belong to the run.
    if (run?.level === level && line - run.last <= 3) run.last = line;
    else if (run?.last === line) run.level = Math.max(run.level, level);
    else runs.push({ first: line, last: line, level });
  }
  return runs;
}
