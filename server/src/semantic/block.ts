// The meaning of one block: its symbols, what each name refers to, its instructions matched to their forms, and the names
// that only the module can resolve. Built by walk.ts; depends on the block's text alone.
import type { Form } from '../isa/schema';
import type { SyntaxTree } from '../syntax/nodes';
import type { FunctionCode, LaunchBounds } from './code';
import type { OpcodeMatch } from './match';
import type { OperandFit } from './operands';
import type { ModuleSymbol, Symbol } from './symbols';

/** A name that no declaration of its block explains. */
export interface FreeName {
  readonly node: number;
  readonly expected: 'label' | 'function' | 'symbol';
  /** Function it stands in, or undefined at module level. */
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

/** An instruction in a form that some PTX version has withdrawn. */
export interface Dated {
  readonly node: number;
  readonly opcode: number;
  readonly match: OpcodeMatch;
  readonly form: Form;
}

export interface FunctionInfo {
  readonly name: string;
  readonly kind: 'entry' | 'func';
  /** Function node and its Name node. */
  readonly node: number;
  readonly nameNode: number;
  readonly hasBody: boolean;
  readonly code: FunctionCode;
  readonly bounds: LaunchBounds;
  /** Bytes of `.shared` variables declared in the body whose size is known. */
  readonly sharedBytes: number;
  /** The distinct matches of its instructions. */
  readonly matches: readonly OpcodeMatch[];
}

export interface BlockSemantics {
  readonly tree: SyntaxTree;
  readonly symbols: readonly Symbol[];
  /** Symbols of the module that this block declares. */
  readonly moduleSymbols: readonly ModuleSymbol[];
  /** References in text order: Name node, index into symbols (-1 free), element of a range. */
  readonly referenceNodes: Uint32Array;
  readonly referenceSymbols: Int32Array;
  readonly referenceElements: Uint32Array;
  /** Reference -> bit 0 read, bit 1 written. */
  readonly referenceParts: Uint8Array;
  readonly free: readonly FreeName[];
  readonly duplicates: readonly Duplicate[];
  readonly misfits: readonly Misfit[];
  readonly dated: readonly Dated[];
  readonly functions: readonly FunctionInfo[];
}
