// How severe a finding is taken: what its rule says, or what the user's settings say instead. Not a rule itself.
import type { Rule, Severity } from './rule';

/** From the most to the least severe. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export type Level = Severity | 'off';
export const levels: readonly Level[] = ['off', 'hint', 'information', 'warning', 'error'];

/** Rule code -> the level that the user wants instead of the rule's own. */
export type RuleLevels = ReadonlyMap<string, Level>;

export function levelOf({ code, severity, byDefault }: Rule, wanted: RuleLevels | undefined): Level {
  return wanted?.get(code) ?? byDefault ?? severity;
}

/** Whether a finding of this level is to be shown where `least` is the least severe that is wanted. */
export function isWanted(level: Level, least: Severity): boolean {
  return level !== 'off' && severities.indexOf(level) <= severities.indexOf(least);
}

/** The entries of a settings object or of command line arguments that are levels; others are left out. */
export function ruleLevels(given: Iterable<readonly [string, unknown]>): RuleLevels {
  const known = new Map<string, Level>();
  for (const [code, level] of given) {
    const found = levels.find((one) => one === level);
    if (found !== undefined) known.set(code, found);
  }
  return known;
}
