// The directives that shape the grammar: what an item, a declaration or a function header may begin with. Their meaning is
// in isa/; here they are only words.

/** Linking words that precede a function or a variable. */
export const linkage: ReadonlySet<string> = new Set(['.extern', '.visible', '.weak', '.common']);

/** State spaces in which variables are declared. */
export const declarationSpaces: ReadonlySet<string> = new Set([
  '.reg',
  '.const',
  '.global',
  '.local',
  '.param',
  '.shared',
  '.tex',
]);

/** What may begin a declaration besides its space. */
export const declarationPrefixes: ReadonlySet<string> = new Set(['.align', '.attribute']);

/** Directives of a function's body that are no modifiers of an opcode, as `.param` and `.shared` are. */
export const bodyDirectives: ReadonlySet<string> = new Set([
  '.reg',
  '.align',
  '.attribute',
  '.loc',
  '.pragma',
  '.branchtargets',
  '.calltargets',
  '.callprototype',
]);

/** Directives of an entry's header, with the number of integers that may follow. */
export const entryDirectives: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['.maxntid', [1, 3]],
  ['.reqntid', [1, 3]],
  ['.minnctapersm', [1, 1]],
  ['.maxnctapersm', [1, 1]],
  ['.maxnreg', [1, 1]],
  ['.reqnctapercluster', [1, 3]],
  ['.maxclusterrank', [1, 1]],
  ['.explicitcluster', [0, 0]],
  ['.blocksareclusters', [0, 0]],
  ['.minperctamemory', [1, 1]],
]);

/** Directives behind a device function's parameters. */
export const functionDirectives: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['.noreturn', [0, 0]],
  ['.abi_preserve', [1, 1]],
  ['.abi_preserve_control', [1, 1]],
]);

/** Where an item of the module begins, whatever stands before it. */
export const itemStarts: ReadonlySet<string> = new Set([
  ...linkage,
  '.entry',
  '.func',
  '.global',
  '.const',
  '.shared',
  '.tex',
  '.version',
  '.target',
  '.address_size',
  '.file',
  '.section',
  '.pragma',
  '.alias',
  '.language',
]);
