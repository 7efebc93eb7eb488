// What a register holds as far as its one definition tells: a constant, the address of a variable with an offset, an address of
// a state space. Follows mov, add, mul, shl, mad, cvta and the like back through registers that are written once.
import { typeInfo } from '../isa/types';
import { NodeKind } from '../syntax/nodes';
import { type BodyInstruction, type FunctionBody, guardOf, instructionAt, nameAt } from './body';
import { constantOf } from './literals';
import { anyInteger, difference, exactly, inBits, isExact, masked, product, type Residue, sum } from './residues';
import { type ModuleSymbol, type Symbol, SymbolKind } from './symbols';

export interface AddressBase {
  /** `.shared`, `.global` … */
  readonly space: string;
  /** In the generic address space, as cvta makes it. */
  readonly isGeneric: boolean;
  /** Absent where only the space is known. */
  readonly symbol: Symbol | undefined;
  /** Instruction that made it an address of this kind, for messages. */
  readonly origin: number;
}

export interface Fact {
  /** Undefined for a plain number, and for an address of which nothing is known. */
  readonly base: AddressBase | undefined;
  /** The number, or the offset from the base. */
  readonly offset: Residue;
}

const nothing: Fact = { base: undefined, offset: anyInteger };

export interface AddressReader {
  readonly body: FunctionBody;
  readonly moduleSymbol: (name: string) => ModuleSymbol | undefined;
  readonly known: Map<number, Fact>;
  /** Value -> its one definition, -1 for several or none. */
  readonly definition: Int32Array;
}

export function addressReader(body: FunctionBody, moduleSymbol: AddressReader['moduleSymbol']): AddressReader {
  const { code } = body;
  const definition = new Int32Array(code.valueCount).fill(-2);
  for (let i = 0; i < code.count; i++) {
    for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++)
      definition[code.defs[d]] = definition[code.defs[d]] === -2 ? i : -1;
  }
  return { body, moduleSymbol, known: new Map(), definition };
}

const DEPTH = 64;

/** What an operand node stands for: a register, a number, a variable's name, a variable with an offset. */
export function factOf(reader: AddressReader, node: number, depth = 0): Fact {
  const { tree } = reader.body.semantics;
  switch (tree.kinds[node]) {
    case NodeKind.Name: {
      const value = reader.body.valueOfNode[node];
      return value >= 0 ? factOfValue(reader, value, depth) : symbolFact(reader, node);
    }
    case NodeKind.Sum: {
      const base = factOf(reader, node + 1, depth);
      const offset = constantOf(tree, tree.next[node + 1]);
      return { base: base.base, offset: offset === undefined ? anyInteger : sum(base.offset, exactly(offset)) };
    }
    default: {
      const constant = constantOf(tree, node);
      return constant === undefined ? nothing : { base: undefined, offset: exactly(constant) };
    }
  }
}

function symbolFact(reader: AddressReader, node: number): Fact {
  const symbol = symbolAt(reader, node);
  if (!symbol || symbol.space === '' || symbol.space === '.reg') return nothing;
  return {
    base: { space: symbol.space, isGeneric: false, symbol, origin: -1 },
    offset: exactly(0n),
  };
}

export function symbolAt({ body, moduleSymbol }: AddressReader, node: number): Symbol | undefined {
  const { tree, symbols, referenceSymbols } = body.semantics;
  const reference = body.referenceOfNode[node];
  const index = reference < 0 ? -1 : referenceSymbols[reference];
  const symbol = index >= 0 ? symbols[index] : moduleSymbol(nameAt(tree, node));
  return symbol?.kind === SymbolKind.Function || symbol?.kind === SymbolKind.Entry ? undefined : symbol;
}

function factOfValue(reader: AddressReader, value: number, depth: number): Fact {
  const known = reader.known.get(value);
  if (known) return known;
  const definition = reader.definition[value];
  if (definition < 0 || depth > DEPTH || guardOf(reader.body, definition)) return nothing;
  reader.known.set(value, nothing); // what depends on itself is not known
  const fact = evaluate(reader, instructionAt(reader.body, definition), depth + 1);
  reader.known.set(value, fact);
  return fact;
}

function evaluate(reader: AddressReader, instruction: BodyInstruction, depth: number): Fact {
  const { words, operands, match } = instruction;
  const bits = typeInfo(words.at(-1) ?? '')?.bits ?? 0;
  if (match.problems.length > 0 || bits < 32 || reader.body.semantics.tree.kinds[operands[0]] !== NodeKind.Name)
    return nothing;
  const fact = (index: number): Fact => factOf(reader, operands[index], depth);
  const isInteger = /^\.[bsu]\d+$/.test(words.at(-1) ?? '');
  if (words[0] === 'cvta') return converted(instruction, fact(1));
  if (words[0] === 'mapa') return inCluster(instruction, fact(1));
  if (!isInteger) return nothing;
  switch (words[0]) {
    case 'mov':
      return narrowed(fact(1), bits);
    case 'add':
      return words.includes('.cc') || words.includes('.sat') ? nothing : narrowed(added(fact(1), fact(2)), bits);
    case 'sub':
      return words.includes('.cc') || words.includes('.sat') ? nothing : narrowed(subtracted(fact(1), fact(2)), bits);
    case 'mul':
      return multiplied(words, fact(1), fact(2), bits);
    case 'mad': {
      const factor = multiplied(words, fact(1), fact(2), bits);
      return words.includes('.hi')
        ? nothing
        : narrowed(added(factor, fact(3)), words.includes('.wide') ? 2 * bits : bits);
    }
    case 'shl': {
      const amount = fact(2).offset;
      if (fact(1).base || !isExact(amount) || amount.value < 0n || amount.value >= BigInt(bits)) return nothing;
      return number(product(fact(1).offset, exactly(1n << amount.value)), bits);
    }
    case 'and': {
      const [a, b] = [fact(1), fact(2)];
      if (a.base || b.base) return nothing;
      if (isExact(b.offset)) return number(masked(a.offset, b.offset.value), bits);
      return isExact(a.offset) ? number(masked(b.offset, a.offset.value), bits) : nothing;
    }
    case 'cvt':
      return widened(words, fact(1));
    default:
      return nothing;
  }
}

const number = (offset: Residue, bits: number): Fact => ({ base: undefined, offset: inBits(offset, bits) });

function narrowed({ base, offset }: Fact, bits: number): Fact {
  return { base, offset: inBits(offset, bits) };
}

function added(a: Fact, b: Fact): Fact {
  if (a.base && b.base) return nothing;
  return { base: a.base ?? b.base, offset: sum(a.offset, b.offset) };
}

function subtracted(a: Fact, b: Fact): Fact {
  return b.base ? nothing : { base: a.base, offset: difference(a.offset, b.offset) };
}

function multiplied(words: readonly string[], a: Fact, b: Fact, bits: number): Fact {
  if (a.base || b.base || words.includes('.hi')) return nothing;
  if (!words.includes('.wide')) return number(product(a.offset, b.offset), bits);
  return number(product(read(a.offset, words, bits), read(b.offset, words, bits)), 2 * bits);
}

/** The number in a narrow register as a wider instruction reads it. */
function read(offset: Residue, words: readonly string[], bits: number): Residue {
  const narrow = inBits(offset, bits);
  const isUnsigned = words.at(-1)?.startsWith('.u') === true;
  return isExact(narrow) && isUnsigned ? exactly(BigInt.asUintN(bits, narrow.value)) : narrow;
}

/** `cvt.u64.u32` and `cvt.u32.u64`: an address in a 32-bit register is one in a space of its own. */
function widened(words: readonly string[], { base, offset }: Fact): Fact {
  const [to, from] = [typeInfo(words[words.length - 2])?.bits ?? 0, typeInfo(words.at(-1) ?? '')?.bits ?? 0];
  if (words.length !== 3 || to < 32 || from < 32) return nothing;
  if (base) return base.isGeneric && to < 64 ? nothing : { base, offset };
  return number(read(offset, words, from), to);
}

/** `cvta.space` makes a generic address, `cvta.to.space` one of the space. */
function converted({ words, index }: BodyInstruction, { base, offset }: Fact): Fact {
  const isTo = words[1] === '.to';
  const space = plainSpace(words[isTo ? 2 : 1]);
  const symbol = base && plainSpace(base.space) === space && base.isGeneric === isTo ? base.symbol : undefined;
  return {
    base: { space, isGeneric: !isTo, symbol, origin: index },
    offset: symbol ? offset : anyInteger,
  };
}

/** The same place in the shared memory of another block of the cluster; without a space the addresses are generic. */
function inCluster({ words, index }: BodyInstruction, { base, offset }: Fact): Fact {
  const isGeneric = !words.some((word) => plainSpace(word) === '.shared');
  const symbol = base?.space === '.shared' && base.isGeneric === isGeneric ? base.symbol : undefined;
  return {
    base: { space: '.shared', isGeneric, symbol, origin: index },
    offset: symbol ? offset : anyInteger,
  };
}

/** `.shared::cta` and `.shared::cluster` are `.shared`. */
export const plainSpace = (space: string): string => space.replace(/::.*$/, '');
