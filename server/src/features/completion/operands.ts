// What can stand at an operand: the names that the checker accepts there, templates for vectors and addresses, constants
// where there are few.
import { JOINS_FLOATS, JOINS_INTEGERS, NameClass, SPECIALS } from '../../isa/nameClasses';
import { specialRegister } from '../../isa/specialRegisters';
import { type Expectation, guardExpectation } from '../../semantic/expectations';
import { SymbolKind } from '../../semantic/symbols';
import { NodeKind } from '../../syntax/nodes';
import type { Bracket, Spot } from '../spot';
import type { Statement } from '../statement';
import { argumentItems, calleeItems, callTableItems } from './calls';
import { type Candidate, candidatesAt, itemsBehind } from './candidates';
import { constantItems, warpSize, warpSizeItems } from './constants';
import { classOfRegister, type Element, wantedElement, wantedScalar, wantedWhole } from './fits';
import type { Item } from './items';
import { MOST_NAMES, nameItems, registerItems, type Use, variableItem } from './names';
import { labelsAt, moduleEntriesAt, type Register, type Registers, registersAt, visibleSymbols } from './scope';
import { selectorItems } from './selectors';

type OperandSpot = Extract<Spot, { kind: 'operand' }>;

/** The place at hand, with the registers around it. */
interface At {
  readonly statement: Statement;
  readonly spot: OperandSpot;
  readonly names: Registers;
  readonly candidate: Candidate;
  readonly use: Use;
}

export function operandItems(statement: Statement, spot: OperandSpot): readonly Item[] {
  if (spot.word.text.startsWith('.')) return componentItems(statement, spot);
  const sign = signBefore(spot);
  if (sign === undefined) return [];
  if (sign === '+') return offsetItems(spot);
  const { used, fresh } = registersAt(statement);
  const names = isLong(used)
    ? { used: used.filter(({ name }) => name.startsWith(spot.word.text)), fresh }
    : { used, fresh };
  const items = new Map<string, Item>();
  for (const candidate of candidatesAt(spot)) {
    if (!takesSign(candidate, sign)) continue;
    const at = { statement, spot, names, candidate, use: useOf(candidate, spot, statement) };
    for (const item of itemsAt(at)) if (!items.has(item.label)) items.set(item.label, item);
  }
  return [...items.values()];
}

type Sign = '' | '+' | '-' | '!';

/** What joins the word with what stands before it; undefined behind something whole, where a comma or the end follows. */
function signBefore({ lead }: OperandSpot): Sign | undefined {
  const before = lead.trimEnd();
  if (/(?:^|[[({,|])$/.test(before)) return '';
  if (/(?:^|[[({,|])\s*[-!]$/.test(before)) return before.endsWith('!') ? '!' : '-';
  return /[\w$\])]\s*\+\s*-?$/.test(before) ? '+' : undefined;
}

function takesSign({ expectation, item }: Candidate, sign: Sign): boolean {
  const wanted = expectation?.pair ?? expectation;
  if (sign === '') return true;
  return sign === '!' ? item.operand.negatable === true : wanted?.takesMinus === true;
}

const isLong = (used: readonly Register[]): boolean => used.length > MOST_NAMES;

/** Whether there is more than the list shows, so that it has to be asked for again with what is typed. */
export function isCut(statement: Statement, { word }: OperandSpot): boolean {
  return /^\.?$/.test(word.text) || isLong(registersAt(statement).used);
}

/** Predicates behind `@`. */
export function guardItems(statement: Statement): readonly Item[] {
  return registerItems(registersAt(statement).used, wantedScalar(guardExpectation));
}

/** What an address in `.param` may name, and that what is passed to a call has no address. */
function useOf({ item, form, slots }: Candidate, { brackets, word }: OperandSpot, { tail }: Statement): Use {
  const behind = tail.slice(word.behind);
  const isPair = /^\s*\|/.test(behind);
  const hasComponent = /^\.[xyzwrgba](?!\w)/.test(behind);
  const { role, kind } = item.operand;
  const { name } = form.instruction;
  if (brackets.length > 0 || kind === 'address') {
    const isParam =
      Object.values(slots).some((token) => token?.startsWith('.param')) || /\.param/.test(form.form.syntax);
    const excluded = !isParam ? 0 : name === 'st' ? NameClass.Parameter : name === 'ld' ? NameClass.Result : 0;
    const isWritten = brackets.length > 0 && kind !== 'address' && role === 'write';
    return { isWritten, takesComponent: true, hasComponent, excluded };
  }
  const excluded = name === 'mov' || name === 'cvta' ? NameClass.Passed : 0;
  // In a video instruction a dot selects bytes or halves of a register.
  const takesComponent = form.instruction.category !== 'video' && (!item.pair || (item.pair.optional && !isPair));
  return { isWritten: role !== 'read', takesComponent, hasComponent, excluded };
}

function itemsAt(at: At): Item[] {
  const { spot, candidate } = at;
  const { item, expectation } = candidate;
  const outer = spot.brackets.at(0);
  if (!outer) return outsideItems(at);
  if (outer.open === '(') return item.operand.kind === 'arguments' ? argumentItems(at.statement, spot, at.names) : [];
  if (outer.open === '[') return item.operand.kind === 'address' ? insideAddress(at, outer) : [];
  return expectation?.elements === undefined ? [] : elementItems(at, expectation, outer);
}

/** Inside `[…]`: the base, or behind a comma what else the brackets hold. */
function insideAddress(at: At, { commas, parts }: Bracket): Item[] {
  const { candidate, spot } = at;
  const { expectation, item } = candidate;
  if (!expectation) return [];
  if (commas === 0) return namesFor(at, expectation);
  const vector = spot.brackets.at(1);
  return itemsBehind(parts.slice(1), item.inside).flatMap((index) => {
    const inner = expectation.inside[index].expectation;
    if (vector?.open === '{') return inner.elements === undefined ? [] : elementItems(at, inner, vector);
    return vectorOrValue({ ...at, use: { ...at.use, takesComponent: false } }, inner);
  });
}

function elementItems(at: At, expectation: Expectation, { parts }: Bracket): Item[] {
  const wanted = wantedElement(
    expectation,
    parts.map((part) => elementOf(at, part)),
  );
  const constants = expectation.element ? warpSizeItems(expectation.element, at.spot.word.text) : [];
  // Not everything can be dropped.
  const isKept = parts.length < (expectation.elements ?? 1) - 1 || parts.some((part) => part !== '_');
  const sinks = expectation.operand.sink && isKept ? [sink] : [];
  return [...nameItems(at.statement, wanted, at.use, at.names, at.spot.word.text), ...sinks, ...constants];
}

const sink: Item = { label: '_', kind: 'value', detail: 'this part of the result is dropped' };

function elementOf({ statement }: At, text: string): Element {
  if (/^-?(?:\d|\.\d)/.test(text)) {
    const isFloat = /^-?(?:0[fFdD]|\d*\.|\d+[eE])/.test(text) && !/^-?0[xX]/.test(text);
    return { nameClass: isFloat ? JOINS_FLOATS : JOINS_INTEGERS, isRegister: false, isSink: false };
  }
  const [name, component] = text.split('.');
  const register = registerNamed(statement, name);
  const nameClass = register ? classOfRegister(register.type, component === undefined ? register.vector : 1) : 0;
  return { nameClass, isRegister: register !== undefined, isSink: text === '_' };
}

function registerNamed(
  statement: Statement,
  name: string,
): { readonly type: string; readonly vector: number } | undefined {
  const prefix = name.replace(/\d+$/, '');
  const { semantics } = statement;
  const index = visibleSymbols(statement, SymbolKind.Register).findLast((each) => {
    const symbol = semantics?.symbols[each];
    return symbol?.name === name || (symbol?.count !== undefined && symbol.name === prefix);
  });
  return index === undefined ? undefined : semantics?.symbols[index];
}

function outsideItems(at: At): Item[] {
  const { statement, spot, candidate } = at;
  const { item, expectation } = candidate;
  if (spot.lead.includes('|')) return expectation?.pair ? valueItems(at, expectation.pair) : [];
  switch (item.operand.kind) {
    case 'address':
      return expectation ? addressTemplates(at, expectation) : [];
    case 'label':
      return labelsAt(statement, SymbolKind.Label).map(({ name }) => ({ label: name, kind: 'label', detail: 'label' }));
    case 'table':
      return tableItems(at);
    case 'function':
      return calleeItems(statement, spot, at.names);
    case 'arguments':
      return [{ label: '(…)', kind: 'template', insert: '($1)', isSnippet: true, detail: item.name }];
    case 'object':
      return [...objectItems(statement), ...(expectation ? valueItems(at, expectation) : [])];
    default:
      return expectation ? vectorOrValue(at, withoutBraces(expectation)) : [];
  }
}

/** Inside braces a special register is read as its type is; an element that stands alone is an operand like any other. */
function withoutBraces(expectation: Expectation): Expectation {
  const { elements, isLoose, accepts } = expectation;
  return elements === 1 && isLoose ? { ...expectation, accepts: accepts & ~SPECIALS } : expectation;
}

/** Tables of labels for `brx.idx`, which stand above it; for calls prototypes and lists of functions. */
function tableItems({ statement, spot, candidate }: At): Item[] {
  const { semantics, at } = statement;
  if (candidate.form.instruction.effects?.control !== 'indirect-branch') return callTableItems(statement, spot);
  return labelsAt(statement, SymbolKind.Table)
    .filter(({ declaration, end }) => {
      const { kinds, next } = semantics!.tree;
      return kinds[next[declaration]] === NodeKind.BranchTargets && end < at;
    })
    .map(({ name }) => ({ label: name, kind: 'label', detail: 'table' }));
}

function vectorOrValue(at: At, expectation: Expectation): Item[] {
  const { elements, isLoose, type, operand } = expectation;
  const isScalar = elements === undefined || (elements === 1 && isLoose);
  // A single coordinate is mostly written in braces, any other single value without.
  if (isScalar && !(operand.spare && at.spot.brackets.length > 0)) return valueItems(at, expectation);
  const template = vectorTemplate(elements ?? 1, type);
  if (isScalar) return [template, ...valueItems(at, expectation)];
  if (!at.candidate.takesName) return [template];
  return [template, ...nameItems(at.statement, wantedWhole(expectation), at.use, at.names, at.spot.word.text)];
}

function vectorTemplate(count: number, type: string): Item {
  const places = Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
  return {
    label: count > 8 ? `{… ${count} elements}` : `{${new Array(count).fill(' ').join(',')}}`,
    kind: 'template',
    insert: `{${places}}`,
    isSnippet: true,
    detail: `${count} × ${type || 'value'}`,
  };
}

/** Names, and the constants that are worth offering. */
function valueItems(at: At, expectation: Expectation): Item[] {
  const names = expectation.operand.kind === 'immediate' ? [] : namesFor(at, expectation);
  if (at.use.hasComponent) return names;
  if (expectation.operand.sink && expectation.elements === undefined) names.push(sink);
  return [...names, ...constantItems(expectation), ...warpSizeItems(expectation, at.spot.word.text)];
}

const namesFor = ({ statement, use, names, spot }: At, expectation: Expectation): Item[] =>
  nameItems(statement, wantedScalar(expectation), use, names, spot.word.text);

/** `[%rd1]` and `[name]` in the order of what may stand inside. */
function addressTemplates(at: At, expectation: Expectation): Item[] {
  const rest = expectation.inside
    .filter(({ optional }) => !optional)
    .map((_, index) => `, $${index + 1}`)
    .join('');
  const inBrackets = ({ label, detail, kind }: Item): Item => ({
    label: `[${label}]`,
    kind,
    detail,
    insert: `[${label.replaceAll('$', '\\$')}${rest}]`,
    isSnippet: true,
  });
  const offset: Item = {
    label: '[base+offset]',
    kind: 'template',
    insert: `[$1+$2${rest && ', $3'}]`,
    isSnippet: true,
  };
  return namesFor(at, expectation).map(inBrackets).concat(offset);
}

/** Behind `[%rd1+` and `g+`: numbers, and what stands for one. */
function offsetItems({ word }: OperandSpot): Item[] {
  return word.text.startsWith('W') ? [warpSize] : [];
}

function objectItems(statement: Statement): Item[] {
  return moduleEntriesAt(statement)
    .filter(({ symbol: { type } }) => /ref$/.test(type))
    .map(({ symbol }) => variableItem(symbol));
}

/** Behind `%tid.` or the name of a vector register; in video instructions behind any. */
function componentItems(statement: Statement, spot: OperandSpot): Item[] {
  const name = /[\w$%]+$/.exec(spot.lead)?.[0] ?? '';
  const register = specialRegister(name);
  const vector = registerNamed(statement, name)?.vector ?? 1;
  if (!register && vector === 1) return name === '' ? [] : selectorItems(spot);
  const parts = register?.components ?? (vector > 1 ? ['x', 'y', 'z', 'w'].slice(0, vector) : []);
  return parts.map((part) => ({
    label: `.${part}`,
    kind: 'modifier',
    detail: register ? register.summary : `component of ${name}`,
    subject: register && { about: 'special', name },
  }));
}
