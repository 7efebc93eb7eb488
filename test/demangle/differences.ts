// Where we say something else than c++filt 2.40 on purpose, each with its reason.

export interface Difference {
  readonly reason: string;
  /** Whether this reason explains it. */
  readonly holds: (name: string, theirs: string, ours: string) => boolean;
}

const withoutSpace = (text: string): string => text.replaceAll(' ', '');

export const differences: readonly Difference[] = [
  {
    reason: 'c++filt leaves the comma of an empty pack: `f<, int>`, `f<int, , int>`, `f(, int)`',
    holds: (_, theirs, ours) => theirs.replaceAll(/(?<=[<(])(?:, )+|(?:, )+(?=, )/g, '') === ours,
  },
  {
    reason: 'c++filt names the constructor of a class without a name by the function around it',
    holds: (name, _, ours) => /Ut\d*_C\d/.test(name) && ours.includes('{unnamed type#1}::{unnamed type#1}('),
  },
  {
    reason:
      'c++filt knows less of the grammar (C++20 constraints, C++23 `this`, `_BitInt`, destructors in expressions) or expects older spellings',
    holds: (name, theirs, ours) =>
      name === theirs && ours !== name && /D[BU]\d|GR1x|Q1C|Tk|fL\d|nxfp_|tefp_|_dn|Ts1|^_ZNH/.test(name),
  },
  {
    reason: 'c++filt takes `T_` behind a reference for the argument of the function inside whose lambda stands there',
    holds: (name, theirs, ours) =>
      /St9call_once/.test(name) && withoutSpace(ours).includes('{lambda()#1}&') && theirs !== name,
  },
  {
    reason: 'Rust itself shows letters beyond ASCII; c++filt shows their escapes',
    holds: (_, theirs, ours) =>
      theirs.replaceAll(/\$u([0-9a-f]+)\$/g, (_all, code) => String.fromCodePoint(Number.parseInt(code, 16))) === ours,
  },
];
