// Initial values: which variables can have them, their shape against the array's, and their types.
import { typeInfo } from '../isa/types';
import { evaluate } from '../semantic/constants';
import { type Declared, declarationsIn } from '../semantic/declared';
import { enclosedNumber } from '../semantic/numbers';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { checkSymbols } from './initialSymbols';
import { defineRule, type Finding } from './rule';
import { nodeRange } from './shared';

/** What the value of one element may be. */
interface Element {
  readonly type: string;
  readonly info: ReturnType<typeof typeInfo>;
}

/** Whether the parser has something to say about the text of a node. */
function isBroken(tree: SyntaxTree, node: number): boolean {
  const { start, end } = nodeRange(tree, node);
  return tree.problems.some((problem) => problem.start >= start && problem.start <= end);
}

function check(tree: SyntaxTree, declared: Declared): Finding | undefined {
  const { initializer, prefix, text, sizes, range } = declared;
  if (initializer < 0 || isBroken(tree, initializer)) return undefined;
  const equal: Finding = { ...nodeRange(tree, declared.name), message: '' };
  const { space, linkage, type, vector } = prefix;
  if (range >= 0) return { ...equal, message: 'A range of names takes no initial value.' };
  if (space !== '.global' && space !== '.const' && space !== '')
    return {
      ...equal,
      message: `\`${text}\` cannot have an initial value: only \`.global\` and \`.const\` variables have, not those in \`${space}\`.`,
    };
  if (linkage === '.extern')
    return { ...equal, message: `\`${text}\` is \`.extern\`: its initial value stands where it is defined.` };
  const info = typeInfo(type);
  if (!info) return undefined;
  if (info.class === 'opaque') return opaqueProblem(tree, initializer, type);
  // The two halves of an `.f16x2` can be written one by one (ptxas 13.0).
  const isPair = type === '.f16x2' && tree.kinds[initializer + 1] === NodeKind.InitializerList;
  if (type === '.f16' || (type === '.f16x2' && !isPair))
    return {
      ...equal,
      message: `\`${type}\` variables take no initial value: declare \`${type === '.f16' ? '.b16' : '.b32'}\` and write its bits.`,
    };
  const dimensions = sizes.map((size) => enclosedNumber(tree, size) || undefined);
  const value = initializer + 1;
  if (value >= tree.next[initializer]) return undefined;
  if (
    dimensions.length > 0 &&
    dimensions[0] === undefined &&
    tree.next[value] === value + 1 &&
    tree.kinds[value] === NodeKind.InitializerList
  )
    return undefined; // rules/array-size.ts
  if (isPair) return shapeProblem(tree, value, [...dimensions, 2], 1, { type, info: typeInfo('.b16') });
  return shapeProblem(tree, value, dimensions, vector, { type, info });
}

/** The value of an array of these dimensions, then of a vector, then of one element. */
function shapeProblem(
  tree: SyntaxTree,
  node: number,
  dimensions: readonly (number | undefined)[],
  vector: number,
  element: Element,
): Finding | undefined {
  const isList = tree.kinds[node] === NodeKind.InitializerList;
  const at = (where: number, message: string): Finding => ({ ...nodeRange(tree, where), message });
  if (dimensions.length === 0 && vector === 1) {
    if (isList) return at(node, 'One value is expected here, not a list: there are more braces than dimensions.');
    return valueProblem(tree, node, element);
  }
  if (!isList) {
    const what = dimensions.length === 0 ? `a vector of ${vector} elements` : 'an array';
    return at(node, `This is ${what}: write its values in braces, \`{…}\`.`);
  }
  const [size, ...inner] = dimensions;
  const count = dimensions.length === 0 ? vector : size;
  let index = 0;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child], index++) {
    if (count !== undefined && index === count)
      return at(child, `There are more than ${count} values: this one has no place.`);
    const problem =
      dimensions.length === 0
        ? shapeProblem(tree, child, [], 1, element)
        : shapeProblem(tree, child, inner, vector, element);
    if (problem) return problem;
  }
  if (dimensions.length === 0 && index < vector)
    return at(
      node,
      `A vector of ${vector} elements needs ${vector} values; ${index} ${index === 1 ? 'is' : 'are'} given.`,
    );
  return undefined;
}

/** One value against the element's type. Names are judged when the module is known. */
function valueProblem(tree: SyntaxTree, node: number, { type, info }: Element): Finding | undefined {
  const kind = tree.kinds[node];
  if (kind === NodeKind.Name || kind === NodeKind.Sum || kind === NodeKind.MaskedSymbol)
    return addressProblem(tree, node, type);
  const { value } = evaluate(tree, node);
  if (!value || info?.class === 'bits') return undefined;
  const isFloat = info?.class === 'float';
  if (isFloat === (value.kind === 'float')) return undefined;
  const text = tokenText(tree, tree.first[node]);
  const hint = isFloat
    ? /^[0-9]+$/.test(text) && tree.last[node] === tree.first[node] + 1
      ? ` Write \`${text}.0\`.`
      : ' Write it with a dot, or as a hex float such as `0f3F800000`.'
    : ' Declare a bit type such as `.b32` for the bits of a float.';
  return {
    ...nodeRange(tree, node),
    message: `A \`${type}\` variable cannot begin with ${isFloat ? 'an integer' : 'a float'}.${hint}`,
    replacement: isFloat && hint.includes('.0`') ? `${text}.0` : undefined,
  };
}

/** Addresses fill `.u32` and `.u64` (and `.b32`), one byte of them an `.u8`. */
function addressProblem(tree: SyntaxTree, node: number, type: string): Finding | undefined {
  const mask = maskOf(tree, node);
  if (mask !== undefined) return maskProblem(tree, mask, type);
  if (type === '.u32' || type === '.u64') return undefined;
  return {
    ...nodeRange(tree, node),
    message: `An address is no initial value for a \`${type}\`: declare the variable as \`.u64\` (\`.u32\` with 32-bit addresses).`,
  };
}

/** The token of the mask of `0xff(name)`. */
function maskOf(tree: SyntaxTree, node: number): number | undefined {
  const isMask =
    tree.kinds[node] === NodeKind.MaskedSymbol && tree.tokens.kinds[tree.first[node]] === TokenKind.Integer;
  return isMask ? tree.first[node] : undefined;
}

function maskProblem(tree: SyntaxTree, token: number, type: string): Finding | undefined {
  const { starts, ends } = tree.tokens;
  const range = { start: starts[token], end: ends[token] };
  const text = tokenText(tree, token);
  const value = BigInt(/^0[xXbB]|^[1-9]/.test(text) ? text.replace(/U$/, '') : '0');
  const isByte = Array.from({ length: 8 }, (_, byte) => 0xffn << BigInt(8 * byte)).includes(value);
  if (!isByte)
    return {
      ...range,
      message: `\`${text}\` is no mask: a mask selects one byte, as \`0xff\`, \`0xff00\` or \`0xff0000\`.`,
    };
  if (type === '.u8' || type === '.u32' || type === '.u64') return undefined;
  return { ...range, message: `A byte of an address is an initial value for \`.u8\`, not for \`${type}\`.` };
}

const fields = new Set([
  'width',
  'height',
  'depth',
  'channel_data_type',
  'channel_order',
  'normalized_coords',
  'force_unnormalized_coords',
  'filter_mode',
  'addr_mode_0',
  'addr_mode_1',
  'addr_mode_2',
  'array_size',
  'num_mipmap_levels',
  'num_samples',
  'memory_layout',
]);

function opaqueProblem(tree: SyntaxTree, initializer: number, type: string): Finding | undefined {
  const list = childOf(tree, initializer, NodeKind.InitializerList);
  if (list < 0)
    return {
      ...nodeRange(tree, initializer + 1),
      message: `A \`${type}\` begins with its properties in braces, as \`{width = 64}\`.`,
    };
  for (let token = tree.first[list]; token + 1 < tree.last[list]; token++) {
    if (tree.tokens.kinds[token + 1] !== TokenKind.Equal || tree.tokens.kinds[token] !== TokenKind.Identifier) continue;
    const text = tokenText(tree, token);
    if (fields.has(text)) continue;
    const { starts, ends } = tree.tokens;
    return {
      start: starts[token],
      end: ends[token],
      message: `\`${text}\` is no property of textures, samplers and surfaces.`,
    };
  }
  return undefined;
}

export default defineRule({
  code: 'initial-value',
  severity: 'error',
  title: 'An initial value that the variable cannot have.',
  why: 'Variables in `.global` and `.const` take initial values, unless they are `.extern`, `.f16` or `.f16x2`. Braces follow the dimensions of the array (a vector is one more); fewer values are filled up with zeros, more are an error. Integers and floats do not stand for each other, but bit types take both. Addresses of variables and functions that are declared above fill a `.u32` or `.u64`, masked ones such as `0xff00(name)` an `.u8`.',
  bad: '.global .f32 scale = 1;',
  good: '.global .f32 scale = 1.0;',
  scope: 'module',
  checkBlock({ tree }, report) {
    for (const declared of declarationsIn(tree)) {
      const finding = check(tree, declared);
      if (finding) report(finding);
    }
  },
  checkInModule: checkSymbols,
});
