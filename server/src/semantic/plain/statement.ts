// One statement, parsed the whole way, as the quick way wants to know it: what it is, and which part each of its names plays.

import { MODULE_NAMES, NameClass, SPECIALS } from '../../isa/nameClasses';
import { SymbolBit } from '../../quick/codes';
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import type { Expectation } from '../expectations';
import { type FittedOperands, NameUse, type OpcodeEntry, Part } from '../opcodes';
import { type ValueText, valueText } from '../signatures';
import { type Symbol, SymbolKind } from '../symbols';
import { symbolsOf } from '../walk/declarations';
import { fitInstruction } from '../walk/instructions';
import { visitOperands } from '../walk/operands';
import { walk } from '../walk/state';

/**
 * The NameClass bits of what a name with these NameUse bits may stand for, where no rule is to have anything to say.
 * Registers that are vectors, their components, and vectors of registers of several types are left to the whole way.
 */
function maskOf(use: number, hasComponent: boolean, expectation: Expectation | undefined, accepts: number): number {
  // Tables are never on the quick way.
  if ((use & NameUse.Jump) !== 0) return (use & NameUse.Indexed) !== 0 ? 0 : NameClass.Label | MODULE_NAMES;
  if (expectation?.elements !== undefined && accepts === expectation.whole) return 0;
  const isRead = (use & NameUse.Parts) === Part.Read;
  const vectors = expectation?.operand.spare ? NameClass.VectorRegister : 0;
  const mask = (expectation?.uniform ?? accepts) & walk.vectorMask & ~vectors;
  if ((use & NameUse.Member) !== 0 && !expectation?.isVideo) {
    const isReadable = isRead && hasComponent && (use & NameUse.Special) !== 0;
    return isReadable && (mask & NameClass.Special32) !== 0 ? NameClass.SpecialVector : 0;
  }
  let refused = !isRead || (use & NameUse.Special) === 0 ? SPECIALS : 0;
  if ((use & NameUse.WritesParam) !== 0) refused |= NameClass.Parameter;
  if ((use & NameUse.ReadsParam) !== 0) refused |= NameClass.Result;
  if ((use & NameUse.TakesAddress) !== 0 && isRead) refused |= NameClass.Passed;
  return mask & ~refused;
}

export interface PlainInstruction {
  readonly entry: OpcodeEntry;
  readonly fitted: FittedOperands;
  readonly isGuarded: boolean;
  /** Where its names begin, the guard's first. */
  readonly starts: readonly number[];
  /** Use and mask of each of its names but the guard's. */
  readonly uses: readonly number[];
  /** The values of its constants are judged, too. */
  readonly isConstrained: boolean;
}

/** Undefined for another statement and for one that is not as it should be. */
export function readInstruction(tree: SyntaxTree): PlainInstruction | undefined {
  if (tree.problems.length > 0 || tree.kinds[1] !== NodeKind.Instruction || tree.next[1] !== tree.count)
    return undefined;
  const isGuarded = tree.kinds[2] === NodeKind.Guard;
  const opcode = isGuarded ? tree.next[2] : 2;
  if (tree.kinds[opcode] !== NodeKind.Opcode) return undefined;
  const startOf = (name: number): number => tree.tokens.starts[tree.first[name]];
  const starts = isGuarded ? [startOf(3)] : [];
  const uses: number[] = [];
  const before = walk.tree;
  walk.tree = tree;
  walk.isConstrained = false;
  const { length } = walk.mismatches;
  const { unusual } = walk;
  const { entry, fitted, given } = fitInstruction(1, opcode);
  visitOperands(entry, fitted, Math.max(given, 0), (name, use, expectation, accepts) => {
    starts.push(startOf(name));
    uses.push(use, maskOf(use, isComponent(tree, name), expectation, accepts));
  });
  walk.tree = before;
  walk.unusual = unusual;
  const { isConstrained } = walk;
  const isAccepted = walk.mismatches.length === length;
  walk.mismatches.length = length;
  const targets = tree.kinds;
  const isGood =
    isAccepted &&
    given >= 0 &&
    hasPlainConstants(tree) &&
    fitted.isTarget.every((is, i) => is === 0 || targets[walk.operands[i]] === NodeKind.Name) &&
    entry.match.problems.length === 0 &&
    fitted.fit.countProblem === undefined &&
    fitted.fit.form?.form.removed === undefined;
  return isGood ? { entry, fitted, isGuarded, starts, uses, isConstrained } : undefined;
}

/** Whether a name has `.x` or the like behind it. */
function isComponent(tree: SyntaxTree, name: number): boolean {
  if (tree.kinds[name - 1] !== NodeKind.Member) return false;
  const selector = tree.last[name - 1] - 1;
  const { starts, ends } = tree.tokens;
  return (
    ends[selector] - starts[selector] === 2 &&
    'xyzwrgba'.includes(String.fromCharCode(tree.bytes[starts[selector] + 1]))
  );
}

/** Whether all constants are numbers that can be what they are: what is computed, and what is long, is looked at closely. */
function hasPlainConstants({ kinds, tokens, first, count }: SyntaxTree): boolean {
  for (let node = 1; node < count; node++) {
    const kind = kinds[node];
    if (kind === NodeKind.Binary || kind === NodeKind.Conditional || kind === NodeKind.Cast || kind === NodeKind.Paren)
      return false;
    if (kind !== NodeKind.Number) continue;
    const token = first[node];
    const isFloat = tokens.kinds[token] !== TokenKind.Integer;
    const length = tokens.ends[token] - tokens.starts[token];
    const around = kinds[node - 1] === NodeKind.Name && node > 2 ? kinds[node - 2] : kinds[node - 1];
    const isOffset = around === NodeKind.Sum || around === NodeKind.Indexed || around === NodeKind.Unary;
    if (length > 19 || (isFloat && isOffset) || (tokens.kinds[token] === TokenKind.Float && length > 4)) return false;
  }
  return true;
}

/** The symbols that a declaration declares; undefined for another statement and for one with anything to look at. */
export function readDeclaration(tree: SyntaxTree): readonly Symbol[] | undefined {
  if (tree.problems.length > 0 || tree.kinds[1] !== NodeKind.Variable || tree.next[1] !== tree.count) return undefined;
  for (let node = 2; node < tree.count; node++) if (tree.kinds[node] === NodeKind.Initializer) return undefined;
  const before = walk.tree;
  walk.tree = tree;
  const odd = walk.oddTypes.length;
  const { unusual } = walk;
  const symbols = symbolsOf(1);
  walk.tree = before;
  if (walk.oddTypes.length === odd && walk.unusual === unusual) return symbols;
  walk.oddTypes.length = odd;
  walk.unusual = unusual;
  return undefined;
}

/** What symbols are passed as, by number; 0 is for what has none. */
let valueTexts: ValueText[] = [''];
let numberOf = new Map<ValueText, number>();
const MOST_VALUES = 4096;

function valueNumber(symbol: Symbol): number {
  if (symbol.type === '') return 0;
  const text = valueText(symbol);
  let number = numberOf.get(text);
  if (number === undefined) {
    if (valueTexts.length === MOST_VALUES) return 0;
    number = valueTexts.push(text) - 1;
    numberOf.set(text, number);
  }
  return number;
}

export const exportValues = (): string => valueTexts.join('\n');

/** To be called before any symbol is numbered. */
export function importValues(values: string): void {
  valueTexts = values.split('\n');
  numberOf = new Map(valueTexts.map((text, number) => [text, number]));
}

/** What a symbol is passed as, by the description that the quick way keeps of it. */
export const valueOfAbout = (about: number): ValueText => valueTexts[about >>> 20];

/** A symbol as the quick way keeps it: SymbolBit, units, vector length and what it is passed as. */
export function aboutSymbol(symbol: Symbol): number {
  const { kind, units, vector } = symbol;
  const value = valueNumber(symbol) << 20;
  return kind === SymbolKind.Register ? SymbolBit.Register | units | (vector << 16) | value : value;
}

/** Shared memory that a declared variable takes, as far as it is known. */
export function sharedBytes({ space, bytes }: Symbol): number {
  return space === '.shared' ? (bytes ?? 0) : 0;
}
