// What is alive at an instruction: the registers, longest ranges first, with where each was written and is last read.
import type { Analysis } from '../../analysis';
import { type LiveValue, valuesAt } from '../../flow/ranges';
import { code, plural } from '../documentation/markdown';
import { type FunctionPlace, functionAt, instructionAt, lineOf, valueNames } from './place';

export interface LiveRegister {
  readonly name: string;
  /** 32-bit units; 0 for a predicate. */
  readonly units: number;
  /** Lines from 0; absent where nothing writes or reads it. */
  readonly definition: number | undefined;
  readonly lastUse: number | undefined;
  readonly isBorn: boolean;
  readonly dies: boolean;
}

export interface LiveRegisters {
  /** Line of the instruction, from 0. */
  readonly line: number;
  readonly registers: number;
  readonly predicates: number;
  readonly values: readonly LiveRegister[];
  /** False when the analysis was cut off: there may be more. */
  readonly complete: boolean;
}

/** Undefined above the first instruction of a function and outside of functions. */
export function liveRegistersAt(analysis: Analysis, offset: number): LiveRegisters | undefined {
  const place = functionAt(analysis, offset);
  const instruction = place ? instructionAt(place, offset) : -1;
  return place && instruction >= 0 ? liveRegisters(place, instruction) : undefined;
}

export function liveRegisters(place: FunctionPlace, instruction: number): LiveRegisters {
  const { pressure, liveness } = place.profile;
  const names = valueNames(place);
  const line = (at: number | undefined): number | undefined => (at === undefined ? undefined : lineOf(place, at));
  const describe = ({ value, units, definition, lastUse, isBorn, dies }: LiveValue): LiveRegister => ({
    name: names[value],
    units,
    definition: line(definition),
    lastUse: line(lastUse),
    isBorn,
    dies,
  });
  return {
    line: lineOf(place, instruction),
    registers: pressure.registers[instruction],
    predicates: pressure.predicates[instruction],
    values: valuesAt(place.profile, instruction).map(describe),
    complete: liveness.complete,
  };
}

/** Nobody reads more in a hover. */
const MOST_LISTED = 24;

/** Markdown: a heading and a table. */
export function liveRegistersText(live: LiveRegisters): string {
  const rest = live.values.length - MOST_LISTED;
  const rows = live.values.slice(0, MOST_LISTED).map(row);
  return [
    `**${live.complete ? '' : 'At least '}${plural(live.registers, 'register')} live** in text order${live.predicates > 0 ? `, and ${plural(live.predicates, 'predicate')}` : ''}. Longest ranges first:`,
    '',
    '| value | size | written | last read |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(rest > 0 ? ['', `and ${rest} more.`] : []),
  ].join('\n');
}

function row({ name, units, definition, lastUse, isBorn, dies }: LiveRegister): string {
  const size = units === 0 ? 'predicate' : plural(units, 'register');
  const written = isBorn ? 'here' : definition === undefined ? 'never' : `line ${definition + 1}`;
  const read = dies ? 'here' : lastUse === undefined ? 'never' : `line ${lastUse + 1}`;
  return `| ${code(name)} | ${size} | ${written} | ${read} |`;
}
