// What keeps a file from running on a target that the user means it for (`ptx.targets`, `--targets`).
import type { TextRange } from '../base/text';
import {
  type Availability,
  type AvailabilityVector,
  describeAvailability,
  NEVER,
  targetMatches,
  vectorOf,
} from '../isa/availability';
import { type Target, targets } from '../isa/targets';
import { ptxVersions } from '../isa/versions';
import type { BlockSummary } from '../semantic/block';
import type { ModuleIndex } from '../semantic/module';
import { unmetNeeds } from './needs';
import { type BlockInModule, defineRule, type Finding } from './rule';

export default defineRule({
  code: 'not-portable',
  severity: 'warning',
  title: 'What the targets that the file is meant for do not have.',
  why: 'The setting `ptx.targets` and the option `--targets` list the targets that a file has to run on, for instance `sm_80` and `sm_90`; without a list nothing is said. PTX runs on the target that it names and on later ones, `a` targets only on themselves and `f` targets in their family. A target on which the file runs as it is written is fine; for the others each place is shown that keeps the target of the file from being lower. What the own target does not have is an error in any case and is not told again.',
  bad: '.version 8.0\n.target sm_80\n.address_size 64\n.entry k() { .reg .b32 %r<3>; redux.sync.add.s32 %r1, %r2, -1; ret; }\n',
  good: '.version 8.0\n.target sm_70\n.address_size 64\n.entry k() { .reg .b32 %r<3>; shfl.sync.bfly.b32 %r1, %r2, 1, 31, -1; ret; }\n',
  scope: 'file',
  exampleTargets: ['sm_70', 'sm_90'],
  checkInModule(context, report) {
    for (const finding of needFindings(context)) report(finding);
  },
  checkModule({ module, blocks, meantFor, report }) {
    const kept = keptFrom(module, meantFor);
    if (kept.length === 0) return;
    const name = targets[module.header.target!].name;
    const free = kept.filter((target) => blocks.every((block) => !blockLacks(block, module, target)));
    const word = module.targets
      .map(({ block, item }) => ({ block, word: item.names?.find(({ text }) => text === name) }))
      .findLast((each) => each.word);
    if (free.length === 0 || !word?.word) return;
    const { start, end } = word.word;
    report(word.block, { start, end, ...headerFinding(targets[module.header.target!], free, meantFor) });
  },
});

/** Whether PTX for one target runs on another: `sm_80` on all later ones, `sm_90a` on itself, `sm_100f` in its family, the base targets included (ptxas 13.0). */
export function runsOn({ suffix, name, capability, family }: Target, target: Target): boolean {
  if (suffix === 'f') return target.family === family && target.capability >= capability;
  return targetMatches(target, suffix === '' ? `${name}+` : name);
}

/** The wanted targets on which the file does not run as it is written. ptxas assembles the others' whatever it is made of. */
function keptFrom({ header: { target: own } }: ModuleIndex, meantFor: readonly number[]): number[] {
  return meantFor.filter((target) => own !== undefined && !runsOn(targets[own], targets[target]));
}

function headerFinding(
  written: Target,
  free: readonly number[],
  meantFor: readonly number[],
): Omit<Finding, 'start' | 'end'> {
  const reach = { '': 'and later targets', a: 'alone', f: 'and what follows in its family' }[written.suffix];
  const least = targets[free[0]];
  const serves = meantFor.every((target) => runsOn(least, targets[target]));
  return {
    message: `The file is meant for ${listed(free)} too, but PTX for ${written.name} runs on ${written.name} ${reach}. Nothing in it needs that: the target can be lower.`,
    replacement: serves ? least.name : undefined,
  };
}

const latest = ptxVersions.length - 1;

/** A target may be newer than the file's version: what it has from its first version on is no obstacle. */
function lacks(vector: AvailabilityVector | undefined, version: number | undefined, target: number): boolean {
  return vector !== undefined && vector[target] > Math.max(version ?? latest, targets[target].since);
}

function blockLacks({ functions, needs }: BlockSummary, { header: { version } }: ModuleIndex, target: number): boolean {
  return lacks(needs, version, target) || functions.some(({ availability }) => lacks(availability, version, target));
}

interface Missing extends TextRange {
  readonly text: string;
  readonly fact: Availability;
  readonly targets: number[];
}

const known = new WeakMap<object, { readonly key: string; readonly findings: readonly Finding[] }>();

function needFindings({ module, summary, meantFor, semanticsOf }: BlockInModule): readonly Finding[] {
  const { version = latest, target: own } = module.header;
  const wanted = keptFrom(module, meantFor).filter((target) => blockLacks(summary, module, target));
  if (own === undefined || wanted.length === 0) return [];
  const key = [version, own, ...wanted].join();
  const last = known.get(summary.functions);
  if (last?.key === key) return last.findings;
  const semantics = semanticsOf();
  const places = new Map<string, Missing>();
  for (const target of wanted) {
    const isUnmet = (fact: Availability): boolean => {
      const vector = vectorOf(fact);
      return lacks(vector, version, target) && vector[own] <= version;
    };
    for (const { start, end, text, fact } of unmetNeeds(semantics, isUnmet)) {
      const place = `${start} ${describeAvailability(fact)}`;
      const missing = places.get(place) ?? { start, end, text, fact, targets: [] };
      missing.targets.push(target);
      places.set(place, missing);
    }
  }
  const findings = [...places.values()].map(({ start, end, ...missing }) => ({
    start,
    end,
    message: sentence(missing),
  }));
  known.set(summary.functions, { key, findings });
  return findings;
}

function sentence({ text, fact, targets: lacking }: Omit<Missing, 'start' | 'end'>): string {
  const vector = vectorOf(fact);
  const how = lacking.every((target) => vector[target] === NEVER) ? 'does not exist on' : 'is not there yet for';
  return `\`${text}\` ${how} ${listed(lacking)}, which the file is meant for: it needs ${describeAvailability(fact)}.`;
}

/** `sm_70, sm_75 and sm_80`. */
function listed(indices: readonly number[]): string {
  const names = indices.map((index) => targets[index].name);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
