// The examples of the rules as whole files.
import { targetIndex } from '../../server/src/isa/targets';
import { rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { sourceOf } from '../differential/sources';

/** The whole file around an example. */
export function fileOf({ scope }: Rule, example: string): string {
  if (scope === 'file') return example;
  return sourceOf(scope === 'module' ? { module: example } : { body: example });
}

/** The bad example of each rule that is about PTX. */
export const badExamples = rules
  .filter(({ code }) => code !== 'not-ptx')
  .map((rule) => ({ name: `${rule.code} (example)`, text: fileOf(rule, rule.bad) }));

/** Indices of the targets that a file is meant for. */
export const targetsNamed = (names: readonly string[] = []): number[] =>
  names.map((name) => {
    const index = targetIndex(name);
    if (index === undefined) throw new Error(`no target ${name}`);
    return index;
  });
