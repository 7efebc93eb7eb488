// The PTX version or the target that the file would need.

import type { Analysis } from '../../analysis';
import { analyse } from '../../analysis';
import type { TextEdit, TextRange } from '../../base/text';
import { NEVER, requireBoth, unrestricted } from '../../isa/availability';
import { targetIndex, targets } from '../../isa/targets';
import { ptxVersions } from '../../isa/versions';
import { NodeKind, tokenText } from '../../syntax/nodes';
import type { Fixer } from './fixer';

/** Raises `.version` to the least that has everything in the file that the target can have. */
export const raiseVersion: Fixer = ({ analysis }) => {
  const { version } = analysis.module.header;
  const place = headerWord(analysis, NodeKind.Version);
  if (version === undefined || !place) return [];
  const needed = leastVersion(analysis, version);
  if (needed === undefined) return [];
  const title = `Raise \`.version\` to ${ptxVersions[needed]}`;
  return [{ title, edits: [{ ...place, text: ptxVersions[needed] }], isGuess: true, isPreferred: true }];
};

/** Names the least target that has all that the file uses, with the version that it needs. */
export const changeTarget: Fixer = ({ analysis }) => {
  const { version } = analysis.module.header;
  const place = headerWord(analysis, NodeKind.Target);
  const versionPlace = headerWord(analysis, NodeKind.Version);
  if (version === undefined || !place || !versionPlace) return [];
  const target = leastTarget(analysis);
  if (!target) return [];
  const edits: TextEdit[] = [{ ...place, text: targets[target.index].name }];
  const change = `Change \`.target\` to \`${targets[target.index].name}\``;
  if (target.version <= version) return [{ title: change, edits, isGuess: true, isPreferred: true }];
  edits.push({ ...versionPlace, text: ptxVersions[target.version] });
  const title = `${change} and \`.version\` to ${ptxVersions[target.version]}`;
  return [{ title, edits, isGuess: true, isPreferred: true }];
};

/** Where the version, or the first target, is written; offsets in the document. */
function headerWord(analysis: Analysis, kind: NodeKind.Version | NodeKind.Target): TextRange | undefined {
  const block = analysis.blocks.findIndex(({ header }) => header.some((item) => item.kind === kind));
  if (block < 0) return undefined;
  const { tree } = analysis.semanticsOf(block);
  const node = tree.kinds.indexOf(kind);
  const token = kind === NodeKind.Version ? tree.last[node] - 1 : tree.first[node] + 1;
  if (token <= tree.first[node] || token >= tree.last[node]) return undefined;
  if (kind === NodeKind.Target && targetIndex(tokenText(tree, token)) === undefined) return undefined;
  const base = analysis.document.offsets[block];
  return { start: base + tree.tokens.starts[token], end: base + tree.tokens.ends[token] };
}

/** The first version behind `present` with which the file asks for no later one. */
function leastVersion({ document }: Analysis, present: number): number | undefined {
  const suffices = (version: number): boolean =>
    analyse(document, { version }).diagnostics.every(({ code }) => code !== 'needs-version');
  let low = present + 1;
  let high = ptxVersions.length - 1;
  if (!suffices(high)) return undefined;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (suffices(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Base targets before those of one architecture or family, each in ascending order. */
function leastTarget({ blocks }: Analysis): { readonly index: number; readonly version: number } | undefined {
  const needs = unrestricted();
  for (const { functions } of blocks) for (const { availability } of functions) requireBoth(needs, availability);
  const base = targets.findIndex(({ suffix }, index) => suffix === '' && needs[index] !== NEVER);
  const index = base >= 0 ? base : targets.findIndex((_, other) => needs[other] !== NEVER);
  return index < 0 ? undefined : { index, version: needs[index] };
}
