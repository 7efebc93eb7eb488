// The meaning of one block: its symbols, what each name refers to, its instructions matched to their forms, and the names
// that only the module can resolve. Built by walk/ (or plain/, the summary alone); depends on the block's text alone.
import type { AvailabilityVector } from '../isa/availability';
import type { Form } from '../isa/schema';
import type { NodeKind, SyntaxTree } from '../syntax/nodes';
import type { FunctionCode, LaunchBounds } from './code';
import type { OpcodeMatch } from './match';
import type { OperandFit } from './operands';
import type { ModuleSymbol, Symbol } from './symbols';

/** A name that no declaration of its block explains; offsets in the block. */
export interface FreeName {
  readonly node: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly expected: 'label' | 'function' | 'symbol';
  /** Function node it stands in, or undefined at module level. */
  readonly inFunction: number | undefined;
}

/** A second declaration of a name in one scope. */
export interface Duplicate {
  readonly symbol: number;
  readonly earlier: number;
}

/** An instruction whose opcode or operands fit no form. */
export interface Misfit {
  readonly node: number;
  readonly opcode: number;
  readonly match: OpcodeMatch;
  readonly fit: OperandFit;
  /** The statement parsed to its end: what it lacks is then a mistake and not merely not yet typed. */
  readonly isWhole: boolean;
}

/** An instruction in a form that some PTX version has withdrawn; the range is that of the opcode's first word. */
export interface Dated {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly form: Form;
}

/** The type word of a declaration that cannot be declared. */
export interface OddType {
  readonly token: number;
  readonly type: string;
}

/** A directive of the module's header, or the first declaration of the block. */
export interface HeaderItem {
  readonly kind: NodeKind;
  /** The version or the first target; else empty. */
  readonly text: string;
  /** Range of its first word, and of an `.address_size` the end of the whole. */
  readonly start: number;
  readonly end: number;
  readonly wholeEnd: number;
}

export interface FunctionInfo {
  readonly name: string;
  readonly kind: 'entry' | 'func';
  /** Function node; Name node and its range in the block. */
  readonly node: number;
  readonly nameNode: number;
  readonly start: number;
  readonly end: number;
  readonly hasBody: boolean;
  readonly bounds: LaunchBounds;
  /** Bytes of `.shared` variables declared in the body whose size is known. */
  readonly sharedBytes: number;
  /** The distinct opcodes of its instructions. */
  readonly matches: readonly OpcodeMatch[];
  /** What all its instructions together need. */
  readonly availability: AvailabilityVector;
}

/** What is kept of every block: enough for diagnostics and for what other blocks want to know. Holds no tree. */
export interface BlockSummary {
  readonly header: readonly HeaderItem[];
  readonly moduleSymbols: readonly ModuleSymbol[];
  readonly free: readonly FreeName[];
  readonly dated: readonly Dated[];
  readonly functions: readonly FunctionInfo[];
}

/** All there is to know of a block; computed anew when it is wanted. */
export interface BlockSemantics extends BlockSummary {
  readonly tree: SyntaxTree;
  readonly symbols: readonly Symbol[];
  readonly referenceCount: number;
  /** References in text order: Name node, index into symbols (-1 free or special), element of a range. */
  readonly referenceNodes: Uint32Array;
  readonly referenceSymbols: Int32Array;
  readonly referenceElements: Uint32Array;
  /** Reference -> Part: 1 read, 2 written, 3 both. */
  readonly referenceParts: Uint8Array;
  readonly duplicates: readonly Duplicate[];
  readonly misfits: readonly Misfit[];
  readonly oddTypes: readonly OddType[];
  /** FunctionInfo index -> its code; only where it was asked to be kept. */
  readonly codes: readonly FunctionCode[];
}

/** Called at the end of each function with its code, which is valid during the call only. */
export type FunctionVisitor = (info: FunctionInfo, code: FunctionCode) => void;
