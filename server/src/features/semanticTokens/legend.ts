// The types and modifiers of semantic tokens, by their numbers in the protocol. Editors know the ordinary names; those of
// PTX's own are contributed by the extension (package.json), with the colours of the grammar.

export const tokenTypes = [
  'register',
  'predicate',
  'specialRegister',
  'variable',
  'parameter',
  'label',
  'function',
  'opcode',
  'opcodeModifier',
  'type',
  'directive',
  'number',
  'string',
  'comment',
  'property',
] as const;

export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = [
  'declaration',
  'definition',
  /** Is written here. */
  'modification',
  'deprecated',
  /** The file's version or target does not have it. */
  'unsupported',
  'global',
  'shared',
  'local',
  'constant',
  'param',
  /** The value that is written here is read nowhere. */
  'unread',
  /** The same for all threads of a warp; may differ between them. What is neither is not known. */
  'uniform',
  'divergent',
] as const;

export type TokenModifier = (typeof tokenModifiers)[number];

export const typeNumber = Object.fromEntries(tokenTypes.map((name, index) => [name, index])) as Readonly<
  Record<TokenType, number>
>;

export const modifierBit = Object.fromEntries(tokenModifiers.map((name, index) => [name, 1 << index])) as Readonly<
  Record<TokenModifier, number>
>;

const spaceModifiers: Readonly<Record<string, number>> = {
  '.global': modifierBit.global,
  '.shared': modifierBit.shared,
  '.local': modifierBit.local,
  '.const': modifierBit.constant,
  '.param': modifierBit.param,
};

/** The bit of a state space with its dot; 0 for another. */
export const spaceBit = (space: string): number => spaceModifiers[space] ?? 0;
