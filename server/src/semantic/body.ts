// A function's instructions beside its FunctionCode: the node, opcode and operands of each, and the value that each register
// name stands for. For what looks at a function in detail; the code alone is enough for everything else.
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import type { BlockSemantics } from './block';
import type { FunctionCode } from './code';
import { matchOpcode, type OpcodeMatch } from './match';
import type { OperandFit } from './operands';
import { fitInstruction, opcodeText, operandNodes } from './operands';
import { SymbolKind } from './symbols';

export interface FunctionBody {
  readonly semantics: BlockSemantics;
  readonly code: FunctionCode;
  /** Instruction -> its node. */
  readonly nodes: Uint32Array;
  /** Name node -> the value it stands for; -1 for what is no register. */
  readonly valueOfNode: Int32Array;
  /** Node -> index of its reference in the block's lists; -1 without one. */
  readonly referenceOfNode: Int32Array;
  /** Value -> a Name node that stands for it. */
  readonly nodeOfValue: Uint32Array;
  /** Instruction -> its opcode's match, filled as it is asked for. */
  readonly matches: (OpcodeMatch | undefined)[];
  /** Value -> index of its register among the block's symbols. */
  readonly symbolOfValue: Uint32Array;
}

/** The body of a function; undefined when its instructions are not those of the code. */
export function bodyOf(semantics: BlockSemantics, functionIndex: number): FunctionBody | undefined {
  const { tree } = semantics;
  const code = semantics.codes[functionIndex];
  const { node } = semantics.functions[functionIndex];
  const nodes = new Uint32Array(code.count);
  let count = 0;
  for (let n = node; n < tree.next[node]; n++) {
    if (tree.kinds[n] !== NodeKind.Instruction || tree.next[n] === n + 1) continue;
    if (count === code.count) return undefined;
    nodes[count++] = n;
  }
  return count === code.count
    ? { semantics, code, nodes, matches: [], ...valuesOf(semantics, code, nodes) }
    : undefined;
}

/** Values are numbered in the order in which the text first names them. */
function valuesOf(
  semantics: BlockSemantics,
  code: FunctionCode,
  nodes: Uint32Array,
): Pick<FunctionBody, 'valueOfNode' | 'referenceOfNode' | 'nodeOfValue' | 'symbolOfValue'> {
  const { tree, symbols, referenceNodes, referenceSymbols, referenceElements } = semantics;
  const valueOfNode = new Int32Array(tree.count).fill(-1);
  const referenceOfNode = new Int32Array(tree.count).fill(-1);
  const nodeOfValue = new Uint32Array(code.valueCount);
  const symbolOfValue = new Uint32Array(code.valueCount);
  const known = new Map<number, Map<number, number>>();
  const first = nodes[0] ?? 0;
  const end = nodes.length > 0 ? tree.next[nodes[nodes.length - 1]] : 0;
  let count = 0;
  for (let r = 0; r < semantics.referenceCount; r++) {
    const node = referenceNodes[r];
    referenceOfNode[node] = r;
    const symbol = referenceSymbols[r];
    if (symbol < 0 || node < first || node >= end || symbols[symbol].kind !== SymbolKind.Register) continue;
    let elements = known.get(symbol);
    if (!elements) {
      elements = new Map();
      known.set(symbol, elements);
    }
    let value = elements.get(referenceElements[r]);
    if (value === undefined) {
      value = count++;
      elements.set(referenceElements[r], value);
      nodeOfValue[value] = node;
      symbolOfValue[value] = symbol;
    }
    valueOfNode[node] = value;
  }
  return { valueOfNode, referenceOfNode, nodeOfValue, symbolOfValue };
}

/** An instruction as rules ask about it. */
export interface BodyInstruction {
  readonly index: number;
  readonly node: number;
  /** Opcode node. */
  readonly opcode: number;
  readonly match: OpcodeMatch;
  /** The instruction's name in the catalogue: `ld`, `cp.async.bulk`; empty for an unknown one. */
  readonly name: string;
  /** Modifiers as written, with their dots. */
  readonly words: readonly string[];
  /** Operand nodes in order. */
  readonly operands: readonly number[];
  readonly fit: OperandFit;
  readonly guard: Guard | undefined;
}

export interface Guard {
  /** Name node. */
  readonly node: number;
  readonly value: number;
  readonly isNegated: boolean;
}

export function instructionAt(body: FunctionBody, index: number): BodyInstruction {
  const { tree } = body.semantics;
  const node = body.nodes[index];
  const hasGuard = tree.kinds[node + 1] === NodeKind.Guard;
  const opcode = hasGuard ? tree.next[node + 1] : node + 1;
  const match = matchAt(body, index);
  const operands = operandNodes(tree, node);
  return {
    index,
    node,
    opcode,
    match,
    name: match.instruction?.name ?? '',
    words: match.words,
    operands,
    fit: fitInstruction(tree, operands, match),
    guard: hasGuard ? guardAt(body, node + 1) : undefined,
  };
}

/** The opcode of an instruction alone: cheaper than all of it. */
export function matchAt(body: FunctionBody, index: number): OpcodeMatch {
  let match = body.matches[index];
  if (!match) {
    const { tree } = body.semantics;
    const node = body.nodes[index];
    const opcode = tree.kinds[node + 1] === NodeKind.Guard ? tree.next[node + 1] : node + 1;
    match = matchOpcode(opcodeText(tree, opcode));
    body.matches[index] = match;
  }
  return match;
}

/** The guard of an instruction alone: cheaper than all of it. */
export function guardOf(body: FunctionBody, index: number): Guard | undefined {
  const node = body.nodes[index] + 1;
  return body.semantics.tree.kinds[node] === NodeKind.Guard ? guardAt(body, node) : undefined;
}

function guardAt({ semantics: { tree }, valueOfNode }: FunctionBody, guard: number): Guard {
  const isNegated = tokenText(tree, tree.first[guard] + 1) === '!';
  return { node: guard + 1, value: valueOfNode[guard + 1], isNegated };
}

/** The name in a Name node. */
export const nameAt = (tree: SyntaxTree, node: number): string => tokenText(tree, tree.first[node]);
