// The memory that an instruction touches through its bracketed operands: where, how many bytes, how aligned. Not a rule itself.
import { typeInfo } from '../isa/types';
import { type AddressBase, factOf, plainSpace } from '../semantic/addresses';
import { type BodyInstruction, instructionAt, matchAt } from '../semantic/body';
import { constantOf } from '../semantic/literals';
import type { Residue } from '../semantic/residues';
import type { Symbol } from '../semantic/symbols';
import { NodeKind } from '../syntax/nodes';
import type { FunctionContext } from './functionContext';

export interface Access {
  readonly instruction: BodyInstruction;
  /** Node of the address, inside the brackets. */
  readonly node: number;
  /** State space with its dot and without `::`; undefined for a generic address. */
  readonly space: string | undefined;
  /** Bytes it touches at least; undefined where that is not known. */
  readonly bytes: number | undefined;
  /** What the address has to be a multiple of. */
  readonly alignment: number;
  readonly base: AddressBase | undefined;
  readonly offset: Residue;
}

const plain = new Set(['ld', 'ldu', 'st', 'atom', 'red']);
const spaces = new Set(['.shared', '.global', '.local', '.const', '.param']);
const vectors: Readonly<Record<string, number>> = { '.v2': 2, '.v4': 4, '.v8': 8 };

/** All accesses of the function whose address has a base that is known. */
export function* accessesWithBase(context: FunctionContext): Generator<Access & { readonly base: AddressBase }> {
  const { body, code } = context;
  for (let i = 0; i < code.count; i++) {
    const { words } = matchAt(body, i);
    if (!touchesMemory(words)) continue;
    for (const access of accessesOf(context, instructionAt(body, i))) {
      const { base } = access;
      if (base) yield { ...access, base };
    }
  }
}

function touchesMemory(words: readonly string[]): boolean {
  const [first, second] = words;
  return (
    plain.has(first) ||
    first === 'ldmatrix' ||
    first === 'stmatrix' ||
    first === 'mbarrier' ||
    (first === 'cp' && (second === '.async' || second === '.reduce'))
  );
}

function accessesOf(context: FunctionContext, instruction: BodyInstruction): Access[] {
  const { tree } = context.semantics;
  const { words, operands, name, match } = instruction;
  if (match.problems.length > 0) return [];
  const addresses = operands.filter((node) => tree.kinds[node] === NodeKind.Address && tree.next[node] > node + 1);
  const named = words.map(plainSpace).filter((word) => spaces.has(word));
  const make = (index: number, bytes: number | undefined, alignment: number, space: string | undefined): Access[] => {
    const node = addresses[index] + 1;
    // Inside the brackets may stand more than an address: `[map, {…}]`.
    if (addresses[index] === undefined || tree.next[node] < tree.next[addresses[index]]) return [];
    return [{ instruction, node, space, bytes, alignment, ...factOf(context.addresses(), node) }];
  };
  const constant = (index: number): number | undefined => {
    const value = operands[index] === undefined ? undefined : constantOf(tree, operands[index]);
    return value === undefined ? undefined : Number(value);
  };
  const barrier = (index: number): Access[] => make(index, 8, 8, '.shared');
  if (words[1] === '.async' && words[0] !== 'cp') return [...make(0, undefined, 4, named[0]), ...barrier(1)];
  if (plain.has(words[0])) {
    const bits = typeInfo(words.at(-1) ?? '')?.bits;
    const bytes =
      bits === undefined ? undefined : (bits / 8) * (vectors[words.find((word) => word in vectors) ?? ''] ?? 1);
    return make(0, bytes, bytes ?? 1, named[0]);
  }
  if (words[0] === 'ldmatrix' || words[0] === 'stmatrix') return make(0, 16, 16, named[0]);
  if (words[0] === 'mbarrier') return make(0, 8, 8, named[0]);
  if (name === 'cp.async') {
    const size = constant(2);
    return [...make(0, size, size ?? 4, '.shared'), ...make(1, undefined, size ?? 4, '.global')];
  }
  // `.prefetch` touches global memory only, and any part of it.
  if (name === 'cp.async.bulk' || name === 'cp.reduce.async.bulk') {
    const size = constant(2);
    return [...make(0, size, 16, named[0]), ...make(1, size, 16, named[1]), ...barrier(2)];
  }
  if (name === 'cp.async.bulk.tensor' || name === 'cp.reduce.async.bulk.tensor') {
    const isLoad = named[0] === '.shared';
    return isLoad ? [...make(0, undefined, 128, '.shared'), ...barrier(2)] : make(1, undefined, 128, '.shared');
  }
  return [];
}

/** `tile`, `tile+4`, or an offset that is known only in part. */
export function describeAddress(symbol: Symbol, { value, modulus }: Residue): string {
  const sign = value < 0n ? '-' : '+';
  const size = value < 0n ? -value : value;
  if (modulus === 0n) return value === 0n ? `\`${symbol.name}\`` : `\`${symbol.name}${sign}${size}\``;
  return `\`${symbol.name}\` and an offset that leaves ${value} modulo ${modulus}`;
}
