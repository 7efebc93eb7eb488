// The operands of an instruction against the forms that its opcode fits: which form it is, and which operand plays which
// part. Only counts and kinds of operand decide here; types are judged by walk/operands.ts.

import { bytesToText } from '../base/text';
import type { CompiledForm, OperandItem } from '../isa/notation';
import type { Operand } from '../isa/schema';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';
import { matchOpcode, type OpcodeMatch } from './match';

export interface OperandFit {
  /** The form that opcode and operands fit together; the nearest where none does; undefined for an unknown opcode. */
  readonly form: CompiledForm | undefined;
  /** Operand node index in order -> its part in the form; undefined entries where counts do not fit. */
  readonly items: readonly (OperandItem | undefined)[];
  /** Absent when the number of operands fits some form. */
  readonly countProblem?: string;
  /** Number of forms that fit. */
  readonly fitting: number;
}

const noFit: OperandFit = { form: undefined, items: [], fitting: 0 };

/** Nodes of an instruction's operands, in order. */
export function operandNodes(tree: SyntaxTree, instruction: number): number[] {
  const nodes: number[] = [];
  const { kinds, next } = tree;
  for (let child = instruction + 1; child < next[instruction]; child = next[child]) {
    if (kinds[child] !== NodeKind.Guard && kinds[child] !== NodeKind.Opcode && kinds[child] !== NodeKind.Error)
      nodes.push(child);
  }
  return nodes;
}

export function fitInstruction(tree: SyntaxTree, operands: readonly number[], match: OpcodeMatch): OperandFit {
  return fitShapes(
    operands.map((node) => shapeOf(tree, node)),
    match,
  );
}

/** What of an operand decides which form fits: its kind, and of a `{…}` the number of elements. Below 4096. */
export type Shape = number;

export function shapeOf(tree: SyntaxTree, node: number): Shape {
  const kind = tree.kinds[node];
  if (kind !== NodeKind.Vector) return kind;
  let count = 0;
  for (let child = node + 1; child < tree.next[node] && count < 63; child = tree.next[child]) count++;
  return kind + 64 * count;
}

export const kindOfShape = (shape: Shape): NodeKind => shape & 63;

/** The same for the shapes of the operands alone. */
export function fitShapes(shapes: readonly Shape[], match: OpcodeMatch): OperandFit {
  if (match.forms.length === 0) return noFit;
  for (const suits of [suitsExactly, suitsRoughly, () => true]) {
    const fits = match.forms.flatMap((form) => {
      const items = align(shapes, form.operands, suits);
      return items ? [{ form, items }] : [];
    });
    if (fits.length > 0) return { ...fits[0], fitting: fits.length };
  }
  const form = match.forms[0];
  return {
    form,
    items: shapes.map((_, index) => form.operands[index]),
    fitting: 0,
    countProblem: countProblem(shapes.length, match),
  };
}

/** Gives each operand an item in order; optional items may be left out. */
function align(
  shapes: readonly Shape[],
  items: readonly OperandItem[],
  suits: Suits,
): (OperandItem | undefined)[] | undefined {
  if (shapes.length > items.length) return undefined;
  if (items.length === 0) return [];
  const [item, ...rest] = items;
  if (shapes.length > 0 && suits(kindOfShape(shapes[0]), item, shapes[0] >> 6)) {
    const tail = align(shapes.slice(1), rest, suits);
    if (tail) return [item, ...tail];
  }
  return item.optional ? align(shapes, rest, suits) : undefined;
}

type Suits = (kind: NodeKind, item: OperandItem, elements: number) => boolean;

/** Whether an operand of this kind can play the part, as far as its shape tells. */
const suitsExactly: Suits = (kind, { operand, pair }, elements) => {
  // `d|p` is another form than `d`: what reports its second destination came later.
  if (pair && !pair.optional && kind !== NodeKind.Pair) return false;
  switch (kind) {
    case NodeKind.Address:
      return operand.kind === 'address';
    case NodeKind.Indexed:
    case NodeKind.Sum:
      return operand.kind === 'address' || operand.symbol === true;
    case NodeKind.Arguments:
      return operand.kind === 'arguments';
    case NodeKind.Vector:
      return typeof operand.vector === 'number' ? operand.vector === elements : operand.vector !== undefined;
    case NodeKind.Pair:
      return pair !== undefined;
    case NodeKind.Name:
    case NodeKind.Member:
    case NodeKind.Negate:
    case NodeKind.Not:
    case NodeKind.Sink:
      return (
        isScalar(operand) &&
        operand.kind !== 'address' &&
        operand.kind !== 'arguments' &&
        (kind === NodeKind.Name || operand.kind !== 'immediate')
      );
    default:
      return operand.kind === 'immediate' || (operand.kind === 'value' && operand.role === 'read' && isScalar(operand));
  }
};

/** Whether it may stand without braces. */
const isScalar = ({ vector, loose }: Operand): boolean => typeof vector !== 'number' || loose === true;

/** As above, but only brackets, parentheses and pairs tell the parts apart. */
const suitsRoughly: Suits = (kind, { operand, pair }) => {
  const bracketed = kind === NodeKind.Address || kind === NodeKind.Indexed;
  if (kind === NodeKind.Pair && !pair) return false;
  return bracketed === (operand.kind === 'address') && (kind === NodeKind.Arguments) === (operand.kind === 'arguments');
};

function countProblem(given: number, match: OpcodeMatch): string {
  const counts = [...new Set(match.forms.flatMap((form) => range(form.minimumOperands, form.operands.length)))].sort(
    (a, b) => a - b,
  );
  const text = match.words.join('');
  const signature = match.forms[0].form.syntax.replace(/^\S+\s*/, '');
  const takes =
    counts.length === 1 && counts[0] === 0
      ? 'no operands'
      : `${counts.join(' or ')} operand${counts.at(-1) === 1 ? '' : 's'}`;
  const shown = signature ? ` (${signature})` : '';
  return `\`${text}\` takes ${takes}${shown}; ${given === 0 ? 'none is' : given === 1 ? '1 is' : `${given} are`} given.`;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** An instruction's opcode text without gaps: `add.rn.f32`. */
export function opcodeText(tree: SyntaxTree, opcode: number): string {
  const { starts, ends } = tree.tokens;
  let text = '';
  for (let token = tree.first[opcode]; token < tree.last[opcode]; token++)
    text += bytesToText(tree.bytes, starts[token], ends[token]);
  return text;
}

/** For tools: what is said about the first instruction of a tree. */
export function fitOperands(tree: SyntaxTree): {
  instruction: OpcodeMatch['instruction'];
  problems: string[];
  forms: number;
} {
  const node = tree.kinds.indexOf(NodeKind.Instruction);
  const opcode = tree.kinds.indexOf(NodeKind.Opcode);
  const syntax = tree.problems.map((problem) => problem.message);
  if (node < 0 || opcode < 0) return { instruction: undefined, problems: syntax, forms: 0 };
  const match = matchOpcode(opcodeText(tree, opcode));
  const fit = fitInstruction(tree, operandNodes(tree, node), match);
  const problems = [
    ...syntax,
    ...match.problems.map((problem) => problem.message),
    ...(fit.countProblem && match.problems.length === 0 ? [fit.countProblem] : []),
  ];
  return { instruction: match.instruction, problems, forms: fit.fitting };
}
