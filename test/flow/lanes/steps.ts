// A function's instructions as the machine beside it executes them: values by number, everything else by its words. Reads the
// text itself and nothing of what semantic/origins.ts says about instructions, because it is there to hold that to account.

import type { Analysis } from '../../../server/src/analysis';
import { bytesToText } from '../../../server/src/base/text';
import { type FunctionPlace, functionsIn } from '../../../server/src/features/registers/place';
import { bodyOf, type FunctionBody, instructionAt } from '../../../server/src/semantic/body';
import { childOf, NodeKind, textOf, tokenText } from '../../../server/src/syntax/nodes';
import { TokenKind } from '../../../server/src/syntax/tokens';

/** What an operand gives: a register's value, or a number for a constant or a name. */
export type Source = { readonly value: number } | { readonly number: number } | { readonly special: string };

export interface Step {
  /** Opcode word by word. */
  readonly words: readonly string[];
  readonly guard: { readonly value: number; readonly isNegated: boolean } | undefined;
  /** What is read, in text order, without the guard. */
  readonly sources: readonly Source[];
  /** Values that are written, in text order. */
  readonly writes: readonly number[];
  /** A number for the words of the statement other than registers. */
  readonly pattern: number;
  /** Name at the start of the address, where it is not a register. */
  readonly addressName: string | undefined;
  /** Instructions that a jump can lead to. */
  readonly targets: readonly number[];
  /** `_|p`: the second result alone. */
  readonly isSecondAlone: boolean;
  /** Whether a result is an element of a vector register, which is one value. */
  readonly isPart: boolean;
}

export interface Kernel {
  readonly place: FunctionPlace;
  readonly steps: readonly Step[];
  /** Names of the parameters of a kernel; empty for a function, which may be called with anything. */
  readonly parameters: ReadonlySet<string>;
  readonly calls: boolean;
  /** Its blocks have one dimension. */
  readonly isRow: boolean;
}

export function kernelsOf(analysis: Analysis): Kernel[] {
  return [...analysis.blocks.keys()]
    .flatMap((block) => functionsIn(analysis, block))
    .flatMap((place) => {
      const body = bodyOf(place.semantics, place.index);
      return body ? [kernelOf(place, body)] : [];
    });
}

function kernelOf(place: FunctionPlace, body: FunctionBody): Kernel {
  const { semantics, info, profile } = place;
  const names = semantics.symbols.filter(({ scope }) => scope === info.node).map(({ name }) => name);
  return {
    place,
    steps: Array.from({ length: profile.code.count }, (_, index) => stepOf(body, index)),
    parameters: new Set(info.kind === 'entry' ? names : []),
    calls: info.bounds.calls,
    isRow: /\.reqntid\s+\d+\s*(?:,\s*1\s*)*(?:$|[^\d\s,])/.test(headerOf(place)),
  };
}

function headerOf({ semantics: { tree }, info }: FunctionPlace): string {
  const body = childOf(tree, info.node, NodeKind.Body);
  return bytesToText(tree.bytes, tree.tokens.starts[tree.first[info.node]], tree.tokens.starts[tree.first[body]]);
}

function stepOf(body: FunctionBody, index: number): Step {
  const { code, semantics, valueOfNode, referenceOfNode, symbolOfValue } = body;
  const { tree } = semantics;
  const { node, opcode, words, guard } = instructionAt(body, index);
  const sources: Source[] = [];
  const writes: number[] = [];
  let pattern = numberOf(words.join(''));
  let addressName: string | undefined;
  let isSecondAlone = false;
  for (let inner = tree.next[opcode]; inner < tree.next[node]; inner++) {
    const value = valueOfNode[inner];
    if (tree.kinds[inner] === NodeKind.Pair) isSecondAlone = tree.kinds[inner + 1] === NodeKind.Sink;
    const text = tree.kinds[inner] === NodeKind.Name ? tokenText(tree, tree.first[inner]) : '';
    if (value >= 0) {
      const part = semantics.referenceParts[referenceOfNode[inner]];
      if (part & 1) sources.push({ value });
      if (part & 2) writes.push(value);
    } else if (tree.kinds[inner] === NodeKind.Name && text.startsWith('%')) {
      const member = tree.kinds[inner - 1] === NodeKind.Member ? inner - 1 : inner;
      sources.push({ special: textOf(tree, member).replace(/\s/g, '') });
    } else if (tree.kinds[inner] === NodeKind.Name) {
      if (tree.kinds[inner - 1] === NodeKind.Address || tree.kinds[inner - 2] === NodeKind.Address)
        addressName ??= text;
      sources.push({ number: numberOf(text) });
    } else if (tree.kinds[inner] === NodeKind.Number)
      sources.push({ number: constant(tree.tokens.kinds[tree.first[inner]], tokenText(tree, tree.first[inner])) });
    pattern = mixed(pattern, tree.kinds[inner]);
  }
  return {
    words,
    guard: guard && { value: guard.value, isNegated: guard.isNegated },
    sources,
    writes,
    pattern,
    addressName,
    targets: [...code.targets.subarray(code.targetStart[index], code.targetStart[index + 1])],
    isSecondAlone,
    isPart: writes.some((value) => semantics.symbols[symbolOfValue[value]].vector > 1),
  };
}

const constant = (kind: TokenKind, text: string): number =>
  kind === TokenKind.Integer ? Number(BigInt.asIntN(32, BigInt(text.replace(/U$/, '')))) : numberOf(text);

export function mixed(a: number, b: number): number {
  let h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6)), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

const numbers = new Map<string, number>();

export function numberOf(text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    number = 0x1b873593;
    for (let i = 0; i < text.length; i++) number = mixed(number, text.charCodeAt(i));
    numbers.set(text, number);
  }
  return number;
}
