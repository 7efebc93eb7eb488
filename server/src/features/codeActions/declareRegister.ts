// A register that nothing declares: its range is made longer, or it is declared with the type that its uses need.
import type { Analysis } from '../../analysis';
import type { TextEdit } from '../../base/text';
import { specialRegisters } from '../../isa/specialRegisters';
import { typeInfo } from '../../isa/types';
import type { BlockSemantics, FreeName } from '../../semantic/block';
import { readPrefix } from '../../semantic/declarations';
import { integerValue } from '../../semantic/numbers';
import type { Symbol } from '../../semantic/symbols';
import { childOf, NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { parentOf } from '../cursor';
import { typeOf } from '../documentation/operands';
import { itemAt, useOf } from '../use';
import { type Fault, type Fixer, indentationAt, insertion, lineEndOf } from './fixer';

/** Beyond this, a number behind a prefix is no register that somebody forgot to declare. */
const LARGEST_RANGE = 1 << 20;

export const declareRegister: Fixer = (fault) => {
  const { semantics, diagnostic, base } = fault;
  const free = semantics.free.find(({ start }) => start + base === diagnostic.start);
  if (free?.expected !== 'symbol' || free.inFunction === undefined) return [];
  const range = rangeOfPrefix(semantics, free);
  if (range) return longerRange(fault, free, range);
  if (!isRegisterName(semantics, free)) return [];
  const type = neededType(fault, free);
  if (type === undefined) return [];
  const edit = declaration(fault, free, `.reg ${type} ${free.name};`);
  return edit ? [{ title: `Declare \`.reg ${type} ${free.name}\``, edits: [edit], isGuess: true }] : [];
};

/** A name without `%` may be a variable, and is meant as a register only where the function names others so. */
function isRegisterName({ symbols }: BlockSemantics, { name }: FreeName): boolean {
  if (name.startsWith('%')) return !specialRegisters.some((register) => sharesName(register.name, name));
  return symbols.some((symbol) => symbol.space === '.reg' && !symbol.name.startsWith('%'));
}

/** `%envreg32` behind `%envreg0..31`. */
const sharesName = (special: string, name: string): boolean =>
  /\d/.test(special) && special.replace(/\d.*/, '') === name.replace(/\d.*/, '');

// A range

const splitName = (name: string): [prefix: string, number: number] => {
  const [, prefix, digits] = /^(.*?)(0|[1-9]\d*)?$/.exec(name) ?? ['', name, ''];
  return [prefix, digits ? Number(digits) : -1];
};

/** The innermost visible range of which the name would be one if it were longer. */
function rangeOfPrefix(semantics: BlockSemantics, free: FreeName): Symbol | undefined {
  const [prefix, number] = splitName(free.name);
  if (number < 0 || number >= LARGEST_RANGE) return undefined;
  return semantics.symbols.findLast(
    (symbol) => symbol.count !== undefined && symbol.name === prefix && isVisible(semantics.tree, symbol, free.node),
  );
}

const isVisible = (tree: SyntaxTree, { scope, node }: Symbol, from: number): boolean =>
  scope <= from && from < (scope === 0 ? tree.count : tree.next[scope]) && node < from;

/** Long enough for all that the function uses of it. */
function longerRange({ semantics, tree, base }: Fault, free: FreeName, range: Symbol): ReturnType<Fixer> {
  const numbers = semantics.free
    .filter(({ inFunction, expected }) => inFunction === free.inFunction && expected === 'symbol')
    .map(({ name }) => splitName(name))
    .filter(([prefix, number]) => prefix === range.name && number < LARGEST_RANGE)
    .map(([, number]) => number);
  const count = Math.max(...numbers) + 1;
  const node = childOf(tree, range.node - 1, NodeKind.RangeCount);
  const token = node < 0 ? -1 : tree.first[node] + 1;
  if (token < 0 || integerValue(tokenText(tree, token)) === undefined) return [];
  const { starts, ends } = tree.tokens;
  const edits = [{ start: base + starts[token], end: base + ends[token], text: String(count) }];
  const title = `Raise \`${range.name}<${range.count}>\` to \`${range.name}<${count}>\``;
  return [{ title, edits, isPreferred: true }];
}

// A declaration

/** The type that serves all uses of the name in its function; undefined where they do not say or do not agree. */
function neededType({ semantics, tree, analysis }: Fault, free: FreeName): string | undefined {
  const types = new Set<string>();
  for (const { name, inFunction, node } of semantics.free) {
    if (name !== free.name || inFunction !== free.inFunction) continue;
    const type = typeAt(tree, node, name, addressType(analysis));
    if (type === undefined) return undefined;
    types.add(type);
  }
  return types.size === 1 ? [...types][0] : commonBits([...types]);
}

/** `.b32` for `.u32` and `.f32`. */
function commonBits(types: readonly string[]): string | undefined {
  const bits = new Set(types.map((type) => (type === '.pred' ? 0 : typeInfo(type)?.bits)));
  const [only] = bits;
  return bits.size === 1 && only ? `.b${only}` : undefined;
}

/** Addresses have 32 bits only where the module says so. */
function addressType({ blocks, semanticsOf }: Analysis): string {
  const block = blocks.findIndex(({ header }) => header.some(({ kind }) => kind === NodeKind.AddressSize));
  if (block < 0) return '.b64';
  const { tree } = semanticsOf(block);
  const node = tree.kinds.indexOf(NodeKind.AddressSize);
  return tokenText(tree, tree.last[node] - 1) === '32' ? '.b32' : '.b64';
}

/** The type of register that the operand around a name takes. */
function typeAt(tree: SyntaxTree, node: number, name: string, address: string): string | undefined {
  const parent = parentOf(tree, node);
  if (tree.kinds[parent] === NodeKind.Guard) return '.pred';
  let instruction = parent;
  let isAddress = false;
  while (instruction > 0 && tree.kinds[instruction] !== NodeKind.Instruction) {
    const kind = tree.kinds[instruction];
    if (kind === NodeKind.Member || kind === NodeKind.Arguments || kind === NodeKind.Indexed) return undefined;
    isAddress ||= kind === NodeKind.Address;
    instruction = parentOf(tree, instruction);
  }
  const use = instruction > 0 ? useOf(tree, instruction) : undefined;
  const item = use && itemAt(tree, use, node);
  if (!use || !item) return undefined;
  // Without a `%` it is more likely the name of a variable.
  if (!name.startsWith('%') && (isAddress || item.operand.symbol)) return undefined;
  if (isAddress) return isBase(tree, node) ? address : '.b32';
  const isSecond = tree.kinds[parent] === NodeKind.Pair && node > parent + 1;
  const type = typeOf((isSecond && item.pair ? item.pair : item).operand.type, use.slots);
  const info = type === undefined ? undefined : typeInfo(type);
  return info?.inRegister ? info.token : info?.register;
}

/** The first name inside the brackets, and not one of the coordinates behind it. */
function isBase(tree: SyntaxTree, node: number): boolean {
  const parent = parentOf(tree, node);
  const first = tree.kinds[parent] === NodeKind.Sum ? parent : node;
  return tree.kinds[first - 1] === NodeKind.Address;
}

/** Below the last `.reg` at the beginning of the function's body that stands above the name, or first in the body. */
function declaration({ tree, base, analysis }: Fault, free: FreeName, text: string): TextEdit | undefined {
  const body = childOf(tree, free.inFunction!, NodeKind.Body);
  if (body < 0) return undefined;
  let last = -1;
  for (let child = body + 1; child < tree.next[body] && child < free.node; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.Variable && readPrefix(tree, child).space === '.reg') last = child;
  const token = last < 0 ? tree.first[body] : tree.last[last] - 1;
  const at = tree.tokens.ends[token];
  const next = tree.tokens.starts[token + 1];
  const lineEnd = tree.bytes.subarray(at, next).findIndex((byte) => byte === 10 || byte === 13);
  if (lineEnd < 0) return insertion(base + at, ` ${text}`);
  const indentation = indentationAt(tree.bytes, tree.tokens.starts[last < 0 ? token + 1 : tree.first[last]]);
  return insertion(base + at + lineEnd, `${lineEndOf(analysis.document)}${indentation}${text}`);
}
