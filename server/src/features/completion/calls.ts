// What a call can name, pass and take: held against the functions and prototypes in sight as rules/call-arguments.ts does.
import { NameClass, REGISTERS } from '../../isa/nameClasses';
import { readParameter } from '../../semantic/declarations';
import { argumentProblem, type Signature, type ValueText, valueText } from '../../semantic/signatures';
import { type Symbol, SymbolKind } from '../../semantic/symbols';
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';
import type { Spot } from '../spot';
import type { Statement } from '../statement';
import type { Item } from './items';
import { functionItem, nameItems, readUse, registerItems, variableItem } from './names';
import { labelsAt, moduleEntriesAt, type Registers, visibleSymbols } from './scope';

type OperandSpot = Extract<Spot, { kind: 'operand' }>;

/**
 * Functions that give as many results as are taken, those with others as whole calls where nothing is written yet; where there
 * is a prototype, registers that can hold an address.
 */
export function calleeItems(statement: Statement, spot: OperandSpot, { used }: Registers): Item[] {
  const { given } = spot;
  const results = given.length === 0 ? 0 : valuesIn(given[0]).length;
  const isLast = /^\s*;?\s*$/.test(statement.tail.slice(spot.word.behind));
  const functions = moduleEntriesAt(statement).flatMap(({ symbol }): Item[] => {
    const { kind, name, signature } = symbol;
    if (kind !== SymbolKind.Function) return [];
    const item = functionItem(symbol);
    if (fitsResults(signature, results)) return [{ ...item, ...(isLast && passing(name, signature)) }];
    return given.length === 0 && isLast && signature ? [wholeCall(item, signature)] : [];
  });
  const hasPrototype = tables(statement).some(({ signature }) => fitsResults(signature, results));
  return hasPrototype ? [...functions, ...registerItems(used, CALLABLE)] : functions;
}

const escaped = (name: string): string => name.replaceAll('$', '\\$');

/** Places for so many values in parentheses, numbered from one on. */
const places = (values: readonly ValueText[], first: number): string =>
  `(${values.map((_, index) => `$${first + index}`).join(', ')})`;

function passing(name: string, signature: Signature | undefined): Partial<Item> {
  if (!signature || signature.parameters.length === 0) return {};
  return { insert: `${escaped(name)}, ${places(signature.parameters, 1)}`, isSnippet: true };
}

/** `(…), f, (…)` */
function wholeCall(item: Item, { results, parameters }: Signature): Item {
  const args = parameters.length === 0 ? '' : `, ${places(parameters, 1 + results.length)}`;
  return {
    ...item,
    label: `(…), ${item.label}${args && ', (…)'}`,
    insert: `${places(results, 1)}, ${escaped(item.label)}${args}`,
    isSnippet: true,
  };
}

const fitsResults = (signature: Signature | undefined, results: number): boolean =>
  signature === undefined || signature.results.length === results;

const CALLABLE = {
  accepts: NameClass.Bits32 | NameClass.Integer32 | NameClass.Bits64 | NameClass.Integer64,
  elements: undefined,
  type: '.u64',
  isAddress: true,
};

/** Prototypes and lists of targets that go with what the call passes and takes. */
export function callTableItems(statement: Statement, { given }: OperandSpot): Item[] {
  const callee = given.findIndex((text) => !text.startsWith('('));
  const results = callee > 0 ? valuesIn(given[0]) : [];
  const args = given[callee + 1] === undefined ? [] : valuesIn(given[callee + 1]);
  return tables(statement)
    .filter(({ signature }) => {
      if (!signature) return true;
      const isCut = args.length === signature.parameters.length - 1 && signature.parameters.at(-1)?.endsWith('[]');
      return (
        results.length === signature.results.length &&
        (args.length === signature.parameters.length || isCut === true) &&
        results.every((name, index) => fits(statement, name, signature.results[index])) &&
        args.every((name, index) => fits(statement, name, signature.parameters[index]))
      );
    })
    .map(({ symbol: { name } }) => ({ label: name, kind: 'label', detail: 'prototype' }));
}

const valuesIn = (list: string): string[] =>
  list
    .replace(/[()]/g, '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** Whether what is written can be passed for a parameter; what is no name of this function is left to the checker. */
function fits(statement: Statement, name: string, expected: ValueText): boolean {
  const symbol = symbolNamed(statement, name);
  return !symbol || symbol.type === '' || !argumentProblem(valueText(symbol), expected);
}

function symbolNamed(statement: Statement, name: string): Symbol | undefined {
  const { semantics } = statement;
  const prefix = name.replace(/\d+$/, '');
  const kinds = [SymbolKind.Register, SymbolKind.Variable, SymbolKind.Parameter, SymbolKind.ReturnParameter];
  const found = visibleSymbols(statement, ...kinds).map((index) => semantics?.symbols[index]);
  return found.findLast((symbol) => symbol?.name === name || (symbol?.count !== undefined && symbol.name === prefix));
}

interface Table {
  readonly symbol: Symbol;
  /** Undefined for a list of targets. */
  readonly signature: Signature | undefined;
}

/** The labels of `.callprototype` and `.calltargets` above the cursor. */
function tables(statement: Statement): Table[] {
  const { semantics, at } = statement;
  if (!semantics) return [];
  const { tree } = semantics;
  return labelsAt(statement, SymbolKind.Table).flatMap((symbol) => {
    const node = tree.next[symbol.declaration];
    if (symbol.end >= at || tree.kinds[node] === NodeKind.BranchTargets) return [];
    return [{ symbol, signature: tree.kinds[node] === NodeKind.CallPrototype ? signatureOf(tree, node) : undefined }];
  });
}

function signatureOf(tree: SyntaxTree, node: number): Signature {
  const read = (kind: NodeKind): ValueText[] => {
    const list = childOf(tree, node, kind);
    const values: ValueText[] = [];
    for (let child = list + 1; list >= 0 && child < tree.next[list]; child = tree.next[child])
      if (tree.kinds[child] === NodeKind.Parameter) values.push(valueText(readParameter(tree, child)));
    return values;
  };
  return { results: read(NodeKind.ReturnParameters), parameters: read(NodeKind.Parameters) };
}

/** Registers and `.param` variables for the next value of a list: those that go with some function that may be meant. */
export function argumentItems(statement: Statement, spot: OperandSpot, names: Registers): Item[] {
  const index = spot.brackets[0].commas;
  const callee = spot.given.find((text) => !text.startsWith('('));
  const signatures = callee === undefined ? signaturesBehind(statement, spot) : signaturesNamed(statement, callee);
  const list = callee === undefined ? 'results' : 'parameters';
  const results = spot.given[0]?.startsWith('(') ? valuesIn(spot.given[0]).length : 0;
  const expected = signatures
    ?.filter((signature) => list === 'results' || signature.results.length === results)
    .map((signature) => signature[list][index]);
  const isWanted = (text: ValueText): boolean =>
    expected === undefined || expected.some((each) => each !== undefined && !argumentProblem(text, each));
  const registers = names.used.filter(({ type, vector }) =>
    isWanted(valueText({ space: '.reg', type, vector, align: 0 })),
  );
  const { semantics } = statement;
  const kinds = [SymbolKind.Variable, SymbolKind.Parameter, SymbolKind.ReturnParameter];
  const variables = visibleSymbols(statement, ...kinds)
    .flatMap((each) => semantics?.symbols[each] ?? [])
    .filter((symbol) => symbol.space === '.param' && isWanted(valueText(symbol)));
  const any = { accepts: REGISTERS, elements: undefined, type: '', isAddress: false };
  const whole = nameItems(statement, any, readUse, { used: registers, fresh: [] }, '');
  return [...variables.map(variableItem), ...whole.filter(({ label }) => !/\.[xyzw]$/.test(label))];
}

/** What a function of this name, or any prototype for a register, takes and gives; undefined where nothing is known. */
function signaturesNamed(statement: Statement, name: string): readonly Signature[] | undefined {
  const entry = moduleEntriesAt(statement).find(({ symbol }) => symbol.name === name);
  if (entry) return entry.symbol.signature && [entry.symbol.signature];
  const known = tables(statement).flatMap(({ signature }) => signature ?? []);
  return known.length === tables(statement).length && known.length > 0 ? known : undefined;
}

/** The callee may stand behind the cursor already; any function may follow where it does not. */
function signaturesBehind(statement: Statement, { word }: OperandSpot): readonly Signature[] | undefined {
  const name = /^[^()]*\)\s*,\s*([\w$%]+)/.exec(statement.tail.slice(word.behind))?.[1];
  if (name !== undefined) return signaturesNamed(statement, name);
  const functions = moduleEntriesAt(statement).filter(({ symbol }) => symbol.kind === SymbolKind.Function);
  const known = [
    ...functions.map(({ symbol }) => symbol.signature),
    ...tables(statement).map(({ signature }) => signature),
  ];
  const signatures = known.flatMap((signature) => signature ?? []);
  return signatures.length === known.length ? signatures : undefined;
}
