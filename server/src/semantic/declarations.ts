// Symbols out of declarations: what the prefix words of a Variable or Parameter say.
import { typeInfo, vectorPrefixes } from '../isa/types';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { elementCount, enclosedNumber, integerValue } from './numbers';
import type { Passed } from './signatures';

/** What stands before the names of a declaration. */
export interface Prefix {
  readonly linkage: string;
  readonly space: string;
  /** The type's token with its dot; empty when the declaration is broken. */
  readonly type: string;
  /** Its token, or -1. */
  readonly typeToken: number;
  readonly vector: number;
  /** As written behind `.align`; undefined without one. */
  readonly align: number | undefined;
  /** What stands in `.attribute(…)`, or empty. */
  readonly attribute: string;
  /** Of a kernel parameter with `.ptr`: the alignment of what it points to, 1 where none is given. */
  readonly pointer: number | undefined;
}

const spaces: ReadonlySet<string> = new Set([
  '.reg',
  '.sreg',
  '.const',
  '.global',
  '.local',
  '.param',
  '.shared',
  '.tex',
]);
const linking: ReadonlySet<string> = new Set(['.extern', '.visible', '.weak', '.common']);
const vectors: ReadonlyMap<string, number> = new Map(vectorPrefixes.map(({ token, count }) => [token, count]));

/** Reads the words from the node's first token to its first child. In a parameter the space is the first of the words. */
export function readPrefix(tree: SyntaxTree, node: number): Prefix {
  const end = node + 1 < tree.next[node] ? tree.first[node + 1] : tree.last[node];
  let linkage = '';
  let space = '';
  let type = '';
  let typeToken = -1;
  let vector = 1;
  let align: number | undefined;
  let attribute = '';
  let pointer: number | undefined;
  for (let token = tree.first[node]; token < end; token++) {
    if (tree.tokens.kinds[token] !== TokenKind.Dotted) continue;
    const word = tokenText(tree, token);
    if (word === '.align') align = alignmentAt(tree, ++token);
    else if (word === '.attribute') {
      attribute = tokenText(tree, token + 2);
      token = skipArguments(tree, token, end);
    } else if (word === '.ptr') {
      pointer = pointerAt(tree, token, end);
      break;
    } else if (linking.has(word)) linkage = word;
    else if (spaces.has(word) && space === '') space = word;
    else if (vectors.has(word)) vector = vectors.get(word)!;
    else {
      type = word;
      typeToken = token;
    }
  }
  return { linkage, space, type, typeToken, vector, align, attribute, pointer };
}

/** Behind `.ptr`: a space and an alignment, in any order. */
function pointerAt(tree: SyntaxTree, from: number, end: number): number {
  for (let token = from; token < end; token++)
    if (tree.tokens.kinds[token] === TokenKind.Dotted && tokenText(tree, token) === '.align')
      return alignmentAt(tree, token + 1) ?? 1;
  return 1;
}

/** The number behind `.align`. */
function alignmentAt(tree: SyntaxTree, token: number): number | undefined {
  const text = tokenText(tree, token);
  return text === 'WARP_SZ' ? 32 : integerValue(text);
}

/** The alignment of a variable: its type's own, unless `.align` asks for a larger one. */
export function alignmentOf({ type, vector, align }: Prefix): number {
  const bytes = Math.ceil((typeInfo(type)?.bits ?? 8) / 8) * vector;
  const natural = bytes <= 1 ? 1 : 2 ** Math.ceil(Math.log2(bytes));
  return align === undefined ? natural : Math.max(natural, align);
}

/** The sizes of an array; undefined where there are none. */
export function sizesOf(tree: SyntaxTree, node: number): (number | undefined)[] | undefined {
  let sizes: (number | undefined)[] | undefined;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.ArraySize) continue;
    sizes ??= [];
    sizes.push(enclosedNumber(tree, child) || undefined);
  }
  return sizes;
}

/** Behind `.attribute(…)`: the last token that belongs to it. */
function skipArguments(tree: SyntaxTree, token: number, end: number): number {
  const { kinds } = tree.tokens;
  if (kinds[token + 1] !== TokenKind.OpenParen) return token;
  let nesting = 0;
  for (let i = token + 1; i < end; i++) {
    if (kinds[i] === TokenKind.OpenParen) nesting++;
    else if (kinds[i] === TokenKind.CloseParen && --nesting === 0) return i;
  }
  return token;
}

/** Bytes that a declared variable takes: element size times vector length times array sizes. */
export function bytesOf(tree: SyntaxTree, node: number, prefix: Prefix): number | undefined {
  const elements = elementCount(tree, node);
  const bits = typeInfo(prefix.type)?.bits;
  return elements === undefined || bits === undefined ? undefined : Math.ceil(bits / 8) * prefix.vector * elements;
}

/** The Name child of a Declarator or Parameter, or -1 where the declaration broke off before it. */
export function nameOf(tree: SyntaxTree, node: number): number {
  return node + 1 < tree.next[node] && tree.kinds[node + 1] === NodeKind.Name ? node + 1 : -1;
}

/** What a parameter of a function or of a prototype is passed as, whatever its name. */
export function readParameter(tree: SyntaxTree, node: number): Passed {
  const prefix = readPrefix(tree, node);
  return { ...prefix, align: alignmentOf(prefix), sizes: sizesOf(tree, node) };
}
