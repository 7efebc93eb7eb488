// A `.version` that PTX never had, or that is newer than what is known here.
import { ptxVersions, versionIndex } from '../isa/versions';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { defineRule } from './rule';
import { tokenRange } from './shared';

const latest = ptxVersions[ptxVersions.length - 1];

/** `09.00` is 9.0 for ptxas 13.0. */
const normalised = (text: string): string => {
  const [, major, minor] = /^0*(\d+)\.(\d)0*$/.exec(text) ?? ['', '', ''];
  return `${major}.${minor}`;
};

function problemOf(text: string): { message: string; replacement?: string } | undefined {
  if (versionIndex(text) !== undefined || versionIndex(normalised(text)) !== undefined) return undefined;
  if (/^\d+$/.test(text))
    return {
      message: `A version has two parts: write \`${text}.0\`.`,
      replacement: versionIndex(`${text}.0`) === undefined ? undefined : `${text}.0`,
    };
  const [major, minor] = text.split('.').map(Number);
  const [lastMajor, lastMinor] = latest.split('.').map(Number);
  if (major > lastMajor || (major === lastMajor && minor > lastMinor))
    return {
      message: `PTX ${text} is newer than ${latest}, the latest that is known here: what it brought is not checked.`,
    };
  return { message: `There is no PTX version ${text}: the latest of ${major}.x is ${latestOf(major) ?? 'none'}.` };
}

function latestOf(major: number): string | undefined {
  return ptxVersions.filter((version) => version.startsWith(`${major}.`)).at(-1);
}

function* versionTokens(tree: SyntaxTree): Generator<number> {
  for (let node = 1; node < tree.count; node = tree.next[node])
    if (tree.kinds[node] === NodeKind.Version && tree.last[node] - tree.first[node] > 1) yield tree.first[node] + 1;
}

export default defineRule({
  code: 'unknown-version',
  severity: 'error',
  title: 'A PTX version that does not exist or is not known.',
  why: `\`.version\` names the PTX version in two parts, as \`8.0\`. There are 1.0 to 1.5, 2.0 to 2.3, 3.0 to 3.2, 4.0 to 4.3, 5.0, 5.1, 6.0 to 6.5, 7.0 to 7.8, 8.0 to 8.8 and 9.0 to ${latest}. A ptxas reads its own version and all older ones.`,
  bad: '.version 7.9\n.target sm_80\n',
  good: '.version 7.8\n.target sm_80\n',
  scope: 'file',
  checkBlock({ tree }, report) {
    for (const token of versionTokens(tree)) {
      const problem = problemOf(tokenText(tree, token));
      if (problem) report({ ...tokenRange(tree, token), ...problem });
    }
  },
});
