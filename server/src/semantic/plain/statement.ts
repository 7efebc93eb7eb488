// One statement, parsed the whole way, as the quick way wants to know it: what it is, and which part each of its names plays.
import { SymbolBit } from '../../quick/codes';
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import type { FittedOperands, OpcodeEntry } from '../opcodes';
import { type Symbol, SymbolKind } from '../symbols';
import { symbolsOf } from '../walk/declarations';
import { fitInstruction, forEachName } from '../walk/instructions';
import { walk } from '../walk/state';

/** The class of every symbol and the mask of every name, as long as classes are not told apart. */
export const ANY_CLASS = 1;
export const ANY_MASK = -1;

export interface PlainInstruction {
  readonly entry: OpcodeEntry;
  readonly fitted: FittedOperands;
  readonly isGuarded: boolean;
  /** Where its names begin, the guard's first. */
  readonly starts: readonly number[];
  /** Use and mask of each of its names but the guard's. */
  readonly uses: readonly number[];
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
  const { entry, fitted, given } = fitInstruction(1, opcode);
  forEachName(entry, fitted, Math.max(given, 0), (name, use) => {
    starts.push(startOf(name));
    uses.push(use, ANY_MASK);
  });
  walk.tree = before;
  const isGood =
    given >= 0 &&
    entry.match.problems.length === 0 &&
    fitted.fit.countProblem === undefined &&
    fitted.fit.form?.form.removed === undefined;
  return isGood ? { entry, fitted, isGuarded, starts, uses } : undefined;
}

/** The symbols that a declaration declares; undefined for another statement and for one with anything to look at. */
export function readDeclaration(tree: SyntaxTree): readonly Symbol[] | undefined {
  if (tree.problems.length > 0 || tree.kinds[1] !== NodeKind.Variable || tree.next[1] !== tree.count) return undefined;
  for (let node = 2; node < tree.count; node++) if (tree.kinds[node] === NodeKind.Initializer) return undefined;
  const before = walk.tree;
  walk.tree = tree;
  const odd = walk.oddTypes.length;
  const symbols = symbolsOf(1);
  walk.tree = before;
  if (walk.oddTypes.length === odd) return symbols;
  walk.oddTypes.length = odd;
  return undefined;
}

/** A symbol as the quick way keeps it: SymbolBit, units and vector length. */
export function aboutSymbol({ kind, units, vector }: Symbol): number {
  return kind === SymbolKind.Register ? SymbolBit.Register | units | (vector << 16) : 0;
}

/** Shared memory that a declared variable takes, as far as it is known. */
export function sharedBytes({ space, bytes }: Symbol): number {
  return space === '.shared' ? (bytes ?? 0) : 0;
}
