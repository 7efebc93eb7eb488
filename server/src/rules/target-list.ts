// What stands behind `.target`: names that are no target and no option, options that exclude each other.
import { distance } from 'fastest-levenshtein';
import { targetIndex, targets } from '../isa/targets';
import { ptxVersions, versionIndex } from '../isa/versions';
import type { HeaderItem, HeaderName } from '../semantic/block';
import { defineRule, type Finding, type ModuleContext } from './rule';

/** Option -> first PTX version that has it. */
const options: ReadonlyMap<string, string> = new Map([
  ['texmode_unified', '1.0'],
  ['texmode_independent', '1.5'],
  ['debug', '3.0'],
  ['map_f64_to_f32', '1.0'],
]);

const isArchitecture = (text: string): boolean => /^(?:sm|compute)_/.test(text);

/** `sm_90` of `compute_90`; the digits without leading zeros, as ptxas 13.0 reads them. */
const architectureOf = (text: string): string => text.replace(/^compute_/, 'sm_').replace(/^sm_0+/, 'sm_');

function unknownProblem(name: HeaderName): Finding | undefined {
  const { text } = name;
  if (options.has(text)) return undefined;
  if (isArchitecture(text)) {
    const architecture = architectureOf(text);
    // ptxas 13.0 takes letters behind the number for nothing, unless they are `a` or `f`.
    if (targetIndex(architecture) !== undefined || targetIndex(architecture.replace(/[a-z]+$/, '')) !== undefined)
      return undefined;
    const near = nearest(text);
    return {
      ...name,
      message: `\`${text}\` is no target that is known here.${near ? ` Did you mean \`${near}\`?` : ''}`,
      replacement: near,
    };
  }
  const near = nearest(text);
  const hint = near ? ` Did you mean \`${near}\`?` : ' Targets are written as `sm_90`.';
  return { ...name, message: `\`${text}\` is no target and no option of \`.target\`.${hint}`, replacement: near };
}

function nearest(text: string): string | undefined {
  const names = [...targets.map(({ name }) => name), ...options.keys()];
  const least = Math.min(...names.map((name) => distance(text.toLowerCase(), name)));
  if (least > Math.max(1, Math.floor(text.length / 4))) return undefined;
  // Of equally near ones that which begins most alike: `sm_90` for `sm_91`, not `sm_11`.
  const nearest = names.filter((name) => distance(text.toLowerCase(), name) === least);
  return nearest.sort((a, b) => alike(text, b) - alike(text, a))[0];
}

/** How many characters two names begin with alike. */
function alike(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}

/** Problems of all `.target` of the module, in order. */
function* problems(
  items: readonly { readonly names: readonly HeaderName[]; readonly item: HeaderItem }[],
  version: number | undefined,
  hasDebug: boolean,
): Generator<Finding & { item: HeaderItem }> {
  let texmode: string | undefined;
  let isFirst = true;
  let isDebugged = hasDebug;
  for (const { names, item } of items) {
    if (isFirst && names.length > 0 && !isArchitecture(names[0].text)) {
      yield unknownProblemOf(names[0], item) ?? {
        ...names[0],
        item,
        message: `\`.target\` names an architecture first, as in \`.target sm_90, ${names[0].text}\`.`,
      };
      return;
    }
    isFirst = false;
    for (const name of names) {
      const unknown = unknownProblemOf(name, item);
      if (unknown) {
        yield unknown;
        continue;
      }
      const since = options.get(name.text);
      if (since !== undefined && version !== undefined && version < versionIndex(since)!)
        yield {
          ...name,
          item,
          message: `\`${name.text}\` needs PTX ${since} or later; this file is PTX ${ptxVersions[version]}.`,
        };
      else if (name.text.startsWith('texmode_')) {
        if (texmode !== undefined && texmode !== name.text)
          yield { ...name, item, message: `\`${name.text}\` and \`${texmode}\` exclude each other.` };
        texmode ??= name.text;
      } else if (name.text === 'map_f64_to_f32') {
        const first = names.find(({ text }) => isArchitecture(text));
        const capability = first && targets[targetIndex(architectureOf(first.text)) ?? 0].capability;
        if (capability !== undefined && capability >= 13)
          yield {
            ...name,
            item,
            message: '`map_f64_to_f32` is for targets without doubles, which are those before sm_13.',
          };
      } else if (name.text === 'debug' && !isDebugged) {
        isDebugged = true; // said once

        yield {
          ...name,
          item,
          message:
            '`debug` demands debug information: a `.section` such as `.debug_info`, which this file does not have.',
        };
      }
    }
  }
}

const unknownProblemOf = (name: HeaderName, item: HeaderItem): (Finding & { item: HeaderItem }) | undefined => {
  const problem = unknownProblem(name);
  return problem && { ...problem, item };
};

function check({ module, blocks, lined, report }: ModuleContext): void {
  const items = module.targets.map(({ item, block }) => ({ item, block, names: item.names ?? [] }));
  const hasDebug = lined.some((block) => blocks[block].breaksOff || blocks[block].lines?.hasSections);
  for (const { item, start, end, message, replacement } of problems(items, module.header.version, hasDebug)) {
    const { block } = items.find((one) => one.item === item)!;
    report(block, { start, end, message, replacement });
  }
}

export default defineRule({
  code: 'target-list',
  severity: 'error',
  title: 'A `.target` that names what does not exist or does not go together.',
  why: 'The first name is an architecture, `sm_` and its number; further names are architectures or options: `texmode_unified` or `texmode_independent`, `debug` (only with debug information in `.section`), `map_f64_to_f32` (before sm_13). Where several architectures are named, the last one counts.',
  bad: '.version 8.0\n.target sm_90, texmode_independant\n',
  good: '.version 8.0\n.target sm_90, texmode_independent\n',
  scope: 'file',
  checkModule: check,
});
