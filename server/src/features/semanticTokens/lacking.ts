// The words of a block that the file's version or target does not have, as the rules about needs find them.
import type { Analysis } from '../../analysis';
import { vectorOf } from '../../isa/availability';
import { acceptedSince, targets } from '../../isa/targets';
import { allUnmetNeeds } from '../../rules/needs';
import type { BlockSemantics } from '../../semantic/block';

/** Offsets in the block at which such words begin. */
export type Lacking = ReadonlySet<number>;

const none: Lacking = new Set();
const known = new WeakMap<
  BlockSemantics,
  { readonly version: number; readonly target: number; readonly lacking: Lacking }
>();

export function lackingWords(analysis: Analysis, block: number, semantics: BlockSemantics): Lacking {
  const { version, target } = analysis.module.header;
  if (version === undefined || target === undefined || acceptedSince(targets[target]) > version) return none;
  const { functions, needs } = analysis.blocks[block];
  const isMet = functions.every(({ availability }) => availability[target] <= version);
  if (isMet && (needs === undefined || needs[target] <= version)) return none;
  const last = known.get(semantics);
  if (last?.version === version && last.target === target) return last.lacking;
  const unmet = allUnmetNeeds(semantics, (fact) => vectorOf(fact)[target] > version);
  const lacking = new Set(unmet.map(({ start }) => start));
  known.set(semantics, { version, target, lacking });
  return lacking;
}
