// What keeps a function from which targets: its needs against the targets, those alike taken together.
import { type Availability, describeAvailability, NEVER, vectorOf } from '../../isa/availability';
import { targets } from '../../isa/targets';
import { allUnmetNeeds } from '../../rules/needs';
import { type FunctionPlace, holds } from '../registers/place';
import { spansText } from './targets';

/** Older targets are none that a toolkit of today compiles for. */
const OLDEST = 50;
/** Of one need so many lines are named; the others are counted. */
const MOST_LINES = 40;

export interface PortabilityTable {
  /** Targets that have and lack the same of this function, for instance `sm_50–sm_75`. */
  readonly columns: readonly { readonly targets: string; readonly runs: boolean }[];
  readonly rows: readonly PortabilityRow[];
  /** What the table begins with, for instance `sm_50`. */
  readonly oldest: string;
}

export interface PortabilityRow {
  /** The instruction's whole opcode, or the word. */
  readonly text: string;
  /** The word of it that asks for more. */
  readonly word: string;
  /** `PTX 7.0, sm_80 or higher`. */
  readonly needs: string;
  /** From 0, ascending. */
  readonly lines: readonly number[];
  readonly moreLines: number;
  /** Column -> whether its targets have it. */
  readonly has: readonly boolean[];
}

interface Need {
  readonly text: string;
  readonly word: string;
  readonly fact: Availability;
  readonly lines: Set<number>;
}

const shown = targets.flatMap(({ capability }, index) => (capability >= OLDEST ? [index] : []));

export function portabilityTable(place: FunctionPlace): PortabilityTable {
  const needs = needsIn(place);
  const columns = new Map<string, number[]>();
  for (const target of shown) {
    const key = needs.map(({ fact }) => (lacks(fact, target) ? '-' : '+')).join('');
    const alike = columns.get(key);
    if (alike) alike.push(target);
    else columns.set(key, [target]);
  }
  const keys = [...columns.keys()];
  return {
    oldest: targets[shown[0]].name,
    columns: keys.map((key) => ({ targets: spansText(columns.get(key)!), runs: !key.includes('-') })),
    rows: needs.map(({ text, word, fact, lines }, row) => {
      const sorted = [...lines].sort((a, b) => a - b);
      return {
        text,
        word,
        needs: describeAvailability(fact),
        lines: sorted.slice(0, MOST_LINES),
        moreLines: Math.max(0, sorted.length - MOST_LINES),
        has: keys.map((key) => key[row] === '+'),
      };
    }),
  };
}

const lacks = (fact: Availability, target: number): boolean => vectorOf(fact)[target] === NEVER;

/** What some of the targets lack, the rarest first; the same word with the same need once. */
function needsIn(place: FunctionPlace): Need[] {
  const { analysis, semantics, base } = place;
  const text = analysis.document.blocks[place.block].text();
  const needs = new Map<string, Need>();
  for (const found of allUnmetNeeds(semantics, (fact) => shown.some((target) => lacks(fact, target)))) {
    if (!holds(place, base + found.start)) continue;
    const word = text.slice(found.start, found.end);
    const key = `${found.text} ${word} ${describeAvailability(found.fact)}`;
    const need = needs.get(key) ?? { text: found.text, word, fact: found.fact, lines: new Set() };
    need.lines.add(analysis.document.positionAt(base + found.start).line);
    needs.set(key, need);
  }
  const rarity = ({ fact }: Need): number => shown.filter((target) => lacks(fact, target)).length;
  return [...needs.values()].sort((a, b) => rarity(b) - rarity(a));
}
