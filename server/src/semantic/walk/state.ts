// The state of the walk over a block: one instance, reused for all blocks. The files beside this one are functions over it.
import type { AvailabilityVector } from '../../isa/availability';
import { type SyntaxTree, tokenText } from '../../syntax/nodes';
import type { Dated, Duplicate, FreeName, FunctionInfo, FunctionVisitor, HeaderItem, Misfit, OddType } from '../block';
import type { LaunchBounds } from '../code';
import { CodeBuilder } from '../codeBuilder';
import { ScopedNames } from '../names';
import type { OpcodeEntry } from '../opcodes';
import { References } from '../references';
import type { ModuleSymbol, Symbol } from '../symbols';

/** A name that may still turn out to be a label further down. */
export interface Pending {
  /** Name node, or -1 where there is no tree (plain.ts). */
  readonly node: number;
  readonly start: number;
  readonly end: number;
  /** Index of its reference, or -1 where none is recorded. */
  readonly reference: number;
  readonly instruction: number;
  /** The table whose list it stands in, or -1. */
  readonly table: number;
  readonly expected: FreeName['expected'];
  /** Control may go from the instruction to it. */
  readonly isJump: boolean;
}

export interface Scope {
  readonly node: number;
  /** Node behind the scope. */
  readonly end: number;
  /** pending.length at its opening. */
  readonly pending: number;
}

/** The function at hand. */
export interface OpenFunction {
  readonly node: number;
  /** Undefined where the name is missing. */
  readonly symbol: ModuleSymbol | undefined;
  readonly hasBody: boolean;
  /** What the header says; calls and setmaxnreg are known at the end only. */
  readonly bounds: LaunchBounds;
  sharedBytes: number;
  /** Has `setmaxnreg`, and the largest immediate of its `.inc`. */
  setsMaxRegisters: boolean;
  largestIncrease: number | undefined;
  readonly opcodes: OpcodeEntry[];
  /** What the instructions so far need together. */
  readonly availability: AvailabilityVector;
}

export class Walk {
  tree!: SyntaxTree;
  visitor!: FunctionVisitor;
  readonly names = new ScopedNames();
  readonly code = new CodeBuilder();
  readonly references = new References();
  symbols: Symbol[] = [];
  moduleSymbols: ModuleSymbol[] = [];
  header: HeaderItem[] = [];
  pending: Pending[] = [];
  free: FreeName[] = [];
  duplicates: Duplicate[] = [];
  misfits: Misfit[] = [];
  dated: Dated[] = [];
  oddTypes: OddType[] = [];
  functions: FunctionInfo[] = [];
  scopes: Scope[] = [];
  /** Node behind the innermost scope. */
  scopeEnd = 0;
  open: OpenFunction | undefined;
  /** Number of the function, over all blocks: tells opcodes that it has seen from others. */
  stamp = 0;
  /** The operands of the instruction at hand: nodes and shapes. */
  operands = new Uint32Array(64);
  shapes = new Uint16Array(64);

  start(tree: SyntaxTree, visitor: FunctionVisitor): void {
    this.tree = tree;
    this.visitor = visitor;
    this.names.start(tree.bytes);
    this.references.count = 0;
    this.symbols = [];
    this.moduleSymbols = [];
    this.header = [];
    this.pending = [];
    this.free = [];
    this.duplicates = [];
    this.misfits = [];
    this.dated = [];
    this.oddTypes = [];
    this.functions = [];
    this.scopes = [];
    this.open = undefined;
  }

  /** Start of a Name node's token. */
  startOf(node: number): number {
    return this.tree.tokens.starts[this.tree.first[node]];
  }

  endOf(node: number): number {
    return this.tree.tokens.ends[this.tree.first[node]];
  }

  textOf(node: number): string {
    return tokenText(this.tree, this.tree.first[node]);
  }
}

export const walk = new Walk();
