// What the text says of predicates (flow/predicates.ts uses it): `setp` of the same operands gives the same result, its second
// predicate the opposite, `and.pred` and the like combine. So code that tests one condition twice is understood.
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { type BodyInstruction, type FunctionBody, guardOf, instructionAt } from './body';
import { integerValue } from './numbers';

export interface Literal {
  readonly variable: number;
  readonly isNegated: boolean;
}

export type PredicateDefinition =
  | { readonly kind: 'constant'; readonly target: number; readonly is: boolean }
  | { readonly kind: 'same'; readonly target: number; readonly as: Literal }
  | { readonly kind: 'and' | 'or'; readonly target: number; readonly of: readonly Literal[] };

export interface PredicateFacts {
  /** Variables below valueCount are values of the code, the others are conditions. */
  readonly variableCount: number;
  readonly guardOf: (instruction: number) => Literal | undefined;
  readonly definitions: ReadonlyMap<number, readonly PredicateDefinition[]>;
  /** Value -> the conditions that change with it. */
  readonly dependents: ReadonlyMap<number, readonly number[]>;
}

interface Reader {
  readonly body: FunctionBody;
  readonly conditions: Map<string, number>;
  readonly dependents: Map<number, number[]>;
}

export function predicateFacts(body: FunctionBody): PredicateFacts {
  const { code } = body;
  const reader: Reader = { body, conditions: new Map(), dependents: new Map() };
  const definitions = new Map<number, PredicateDefinition[]>();
  for (let i = 0; i < code.count; i++) {
    if (!writesPredicate(body, i)) continue;
    const found = definitionsAt(reader, instructionAt(body, i));
    if (found.length > 0) definitions.set(i, found);
  }
  return {
    variableCount: code.valueCount + reader.conditions.size,
    guardOf: (instruction) => {
      const guard = guardOf(body, instruction);
      return guard && guard.value >= 0 ? { variable: guard.value, isNegated: guard.isNegated } : undefined;
    },
    definitions,
    dependents: reader.dependents,
  };
}

function writesPredicate({ code }: FunctionBody, i: number): boolean {
  for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) if (code.predicates[code.defs[d]] === 1) return true;
  return false;
}

function definitionsAt(reader: Reader, instruction: BodyInstruction): PredicateDefinition[] {
  const { words, operands } = instruction;
  const { tree } = reader.body.semantics;
  const [target, a, b] = operands;
  const value = reader.body.valueOfNode[target];
  const isPredicate = words.at(-1) === '.pred';
  if (words[0] === 'setp') return comparison(reader, instruction);
  if (!isPredicate || value < 0) return [];
  const first = a === undefined ? undefined : literalAt(reader, a);
  switch (words[0]) {
    case 'mov': {
      if (first) return [{ kind: 'same', target: value, as: first }];
      const number = tree.kinds[a] === NodeKind.Number ? integerValue(tokenText(tree, tree.first[a])) : undefined;
      return number === undefined ? [] : [{ kind: 'constant', target: value, is: number !== 0 }];
    }
    case 'not':
      return first ? [{ kind: 'same', target: value, as: opposite(first) }] : [];
    case 'and':
    case 'or': {
      const second = b === undefined ? undefined : literalAt(reader, b);
      return first && second ? [{ kind: words[0], target: value, of: [first, second] }] : [];
    }
    default:
      return [];
  }
}

const opposite = ({ variable, isNegated }: Literal): Literal => ({ variable, isNegated: !isNegated });

/** A predicate register or `!` of one. */
function literalAt({ body }: Reader, node: number): Literal | undefined {
  const { tree } = body.semantics;
  const isNegated = tree.kinds[node] === NodeKind.Not;
  const variable = body.valueOfNode[isNegated ? node + 1 : node];
  return variable >= 0 && body.code.predicates[variable] === 1 ? { variable, isNegated } : undefined;
}

/** `setp.lt.s32 p|q, a, b` and the forms with a third predicate. */
function comparison(reader: Reader, { words, operands }: BodyInstruction): PredicateDefinition[] {
  const { tree } = reader.body.semantics;
  const [targets, a, b, c] = operands;
  const [p, q] = tree.kinds[targets] === NodeKind.Pair ? [targets + 1, tree.next[targets + 1]] : [targets, -1];
  const type = words.at(-1) ?? '';
  if (b === undefined || /x2$/.test(type)) return [];
  const condition = conditionOf(reader, words[1], type, a, b);
  const combine = words.find((word) => word === '.and' || word === '.or' || word === '.xor');
  const third = c === undefined ? undefined : literalAt(reader, c);
  return [
    [p, condition],
    [q, condition && opposite(condition)],
  ].flatMap(([node, test]) => definition(reader, node as number, test as Literal | undefined, combine, third));
}

function definition(
  { body }: Reader,
  node: number,
  test: Literal | undefined,
  combine: string | undefined,
  third: Literal | undefined,
): PredicateDefinition[] {
  const target = node < 0 ? -1 : body.valueOfNode[node];
  if (target < 0) return [];
  if (combine === undefined) return test ? [{ kind: 'same', target, as: test }] : [];
  const of = [test, third].filter((literal) => literal !== undefined);
  if (of.length === 0 || combine === '.xor') return [];
  return [{ kind: combine === '.and' ? 'and' : 'or', target, of }];
}

/** Comparison -> the one that stands for it: with operands exchanged, and negated. */
const canonical: Readonly<Record<string, readonly [name: string, exchanged: boolean, negated: boolean]>> = {
  '.eq': ['eq', false, false],
  '.ne': ['eq', false, true],
  '.lt': ['lt', false, false],
  '.ge': ['lt', false, true],
  '.gt': ['lt', true, false],
  '.le': ['lt', true, true],
  '.lo': ['lt', false, false],
  '.hs': ['lt', false, true],
  '.hi': ['lt', true, false],
  '.ls': ['lt', true, true],
};
/** Of floating point, where NaN makes `.lt` and `.ge` both false. */
const canonicalFloat: typeof canonical = {
  '.eq': ['eq', false, false],
  '.neu': ['eq', false, true],
  '.lt': ['lt', false, false],
  '.geu': ['lt', false, true],
  '.gt': ['lt', true, false],
  '.leu': ['lt', true, true],
  '.le': ['le', false, false],
  '.gtu': ['le', false, true],
  '.ge': ['le', true, false],
  '.ltu': ['le', true, true],
  '.equ': ['equ', false, false],
  '.ne': ['equ', false, true],
};

function conditionOf(reader: Reader, compare: string, type: string, a: number, b: number): Literal | undefined {
  const found = (type.startsWith('.f') || type.startsWith('.bf') ? canonicalFloat : canonical)[compare];
  const keys = [operandKey(reader.body, a), operandKey(reader.body, b)];
  if (!found || keys[0] === undefined || keys[1] === undefined) return undefined;
  const [name, exchanged, isNegated] = found;
  if (exchanged || (/^eq/.test(name) && keys[0] > keys[1])) keys.reverse();
  // Equality of bits is the same for signed and unsigned numbers.
  const kind = name === 'eq' && !/f/.test(type) ? type.slice(2) : type;
  const key = `${name}${kind} ${keys.join(' ')}`;
  let variable = reader.conditions.get(key);
  if (variable === undefined) {
    variable = reader.body.code.valueCount + reader.conditions.size;
    reader.conditions.set(key, variable);
    for (const node of [a, b]) addDependent(reader, reader.body.valueOfNode[node], variable);
  }
  return { variable, isNegated };
}

function addDependent({ dependents }: Reader, value: number, condition: number): void {
  if (value < 0) return;
  const known = dependents.get(value);
  if (known) known.push(condition);
  else dependents.set(value, [condition]);
}

/** A register, a number, or a special register that does not change while a thread runs. */
function operandKey({ semantics: { tree }, valueOfNode }: FunctionBody, node: number): string | undefined {
  if (tree.kinds[node] === NodeKind.Name && valueOfNode[node] >= 0) return `v${valueOfNode[node]}`;
  const text = spelled(tree, node);
  if (tree.kinds[node] === NodeKind.Number) return String(integerValue(text) ?? text);
  return /^%(?:tid|ntid|ctaid|nctaid|laneid)(?:\.[xyz])?$/.test(text) ? text : undefined;
}

function spelled(tree: SyntaxTree, node: number): string {
  let text = '';
  for (let token = tree.first[node]; token < tree.last[node]; token++) text += tokenText(tree, token);
  return text;
}
