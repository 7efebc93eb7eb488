// The state of the walk over a block: one instance, reused for all blocks. The files beside this one are functions over it.

import type { TextRange } from '../../base/text';
import { type AvailabilityVector, requireBoth, unrestricted } from '../../isa/availability';
import { ANY_NAME } from '../../isa/nameClasses';
import { type SyntaxTree, tokenText } from '../../syntax/nodes';
import type {
  CallSite,
  Dated,
  Duplicate,
  FileIndex,
  FreeName,
  FunctionInfo,
  FunctionVisitor,
  HeaderItem,
  InlinedAt,
  Misfit,
  OddType,
  ParameterMisuse,
  SpecialMisuse,
  WantedFree,
  Withdrawn,
} from '../block';
import type { LaunchBounds } from '../code';
import { CodeBuilder } from '../codeBuilder';
import type { Wanted } from '../expectations';
import type { Mismatch } from '../mismatch';
import { ScopedNames } from '../names';
import type { OpcodeEntry } from '../opcodes';
import { References } from '../references';
import type { Signature, ValueText } from '../signatures';
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
  /** NameUse bits: what is done with it. */
  readonly use: number;
  /** Opcode node of its instruction, and what the operand accepts in its place. */
  readonly opcode: number;
  readonly wanted: Wanted;
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
  /** Of a kernel: the end of its parameters so far. */
  parameterBytes: number;
  /** Of a device function: what it takes and gives, so far. */
  readonly signature:
    | { readonly results: ValueText[]; readonly parameters: ValueText[]; noReturn?: boolean }
    | undefined;
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
  mismatches: Mismatch[] = [];
  /** Start of a free name -> what its operand expects. */
  wanted = new Map<number, WantedFree>();
  dated: Dated[] = [];
  oddTypes: OddType[] = [];
  parameterMisuses: ParameterMisuse[] = [];
  specialMisuses: SpecialMisuse[] = [];
  calls: CallSite[] = [];
  /** Symbol of a `.callprototype` -> what it says. */
  readonly prototypes = new Map<number, Signature>();
  /** Symbol of a `.calltargets` -> its functions. */
  readonly targetLists = new Map<number, readonly string[]>();
  files: FileIndex[] = [];
  firstLoc: TextRange | undefined;
  inlinedAt: InlinedAt[] = [];
  hasSections = false;
  withdrawn: Withdrawn[] = [];
  samplers: TextRange[] = [];
  /** Positions of the `.loc` so far. */
  readonly positions = new Set<string>();
  needs: AvailabilityVector | undefined;
  /** How much of what was seen only the whole way can judge (plain/ gives up at the first). */
  unusual = 0;
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
  /** Opcode node of the instruction at hand. */
  opcode = -1;
  /** NameClass of the register last seen in an operand; 0 for none. */
  lastClass = 0;
  /** Index of its symbol. */
  lastSymbol = -1;
  /** What names of the vector at hand may be beside its constants. */
  vectorMask = ANY_NAME;
  /** Some constant of the instruction at hand must be one of certain values. */
  isConstrained = false;

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
    this.mismatches = [];
    this.wanted = new Map();
    this.dated = [];
    this.oddTypes = [];
    this.parameterMisuses = [];
    this.specialMisuses = [];
    this.calls = [];
    this.prototypes.clear();
    this.targetLists.clear();
    this.files = [];
    this.firstLoc = undefined;
    this.inlinedAt = [];
    this.hasSections = false;
    this.withdrawn = [];
    this.samplers = [];
    this.positions.clear();
    this.needs = undefined;
    this.unusual = 0;
    this.functions = [];
    this.scopes = [];
    this.open = undefined;
  }

  /** What stands here needs the version and the target that a fact needs. */
  require(vector: AvailabilityVector): void {
    if (this.open) requireBoth(this.open.availability, vector);
    else {
      this.needs ??= unrestricted();
      requireBoth(this.needs, vector);
    }
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
