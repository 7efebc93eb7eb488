// The meaning of one block: its symbols, what each name refers to, its instructions matched to their forms, and the names
// that only the module can resolve. Built by walk/ (or plain/, the summary alone); depends on the block's text alone.
import type { TextRange } from '../base/text';
import type { AvailabilityVector } from '../isa/availability';
import type { Form } from '../isa/schema';
import type { NodeKind, SyntaxTree } from '../syntax/nodes';
import type { FunctionCode, LaunchBounds } from './code';
import type { Expectation } from './expectations';
import type { OpcodeMatch } from './match';
import type { Mismatch } from './mismatch';
import type { OperandFit } from './operands';
import type { Signature, ValueText } from './signatures';
import type { ModuleSymbol, Symbol } from './symbols';

/** A name that no declaration of its block explains; offsets in the block. */
export interface FreeName {
  readonly node: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly expected: 'label' | 'function' | 'symbol';
  /** The NameClass bits that its operand accepts. */
  readonly accepts: number;
  /** Function node it stands in, or undefined at module level. */
  readonly inFunction: number | undefined;
}

/** What the operand in which a free name stands expects. */
export interface WantedFree {
  /** Opcode node of the instruction. */
  readonly opcode: number;
  readonly expectation: Expectation;
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
  /** Of a `.target`: all that it names. */
  readonly names?: readonly HeaderName[];
}

export interface HeaderName extends TextRange {
  readonly text: string;
}

/** A call, with what it passes; the range is that of the callee. */
export interface CallSite extends TextRange {
  /** Name of a device function that the module declares; undefined for a call through a register. */
  readonly callee: string | undefined;
  readonly results: readonly ValueText[];
  readonly args: readonly ValueText[];
  /** A prototype beside the name of a function, where none belongs. */
  readonly table: TextRange | undefined;
  /** The functions of the `.calltargets` of an indirect call. */
  readonly targets: readonly string[];
  /** What the `.callprototype` of an indirect call says. */
  readonly prototype: Signature | undefined;
  /** Offset of the instruction, by which its node is found again. */
  readonly instruction: number;
}

/** A directive that some PTX version has withdrawn. */
export interface Withdrawn extends TextRange {
  readonly word: string;
  /** Index into ptxVersions of the first version without it. */
  readonly removed: number;
}

/** A parameter that is written, read or pointed to where it cannot be. */
export interface ParameterMisuse extends TextRange {
  readonly name: string;
  readonly misuse: 'write-input' | 'read-result' | 'address-of-argument' | 'guarded-argument';
}

/** A special register where none can stand. */
export interface SpecialMisuse extends TextRange {
  readonly name: string;
  readonly misuse: 'written' | 'not-readable-here';
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
  /** Bytes that the parameters of a kernel take. */
  readonly parameterBytes: number;
  /** Bytes of `.shared` variables declared in the body whose size is known. */
  readonly sharedBytes: number;
  /** The distinct opcodes of its instructions. */
  readonly matches: readonly OpcodeMatch[];
  /** What all its instructions together need. */
  readonly availability: AvailabilityVector;
}

/** What a block says about source lines; undefined where it says nothing. */
export interface LineFacts {
  readonly files: readonly FileIndex[];
  /** There is a `.section` with debug information. */
  readonly hasSections: boolean;
  /** The first `.loc`. */
  readonly firstLoc: TextRange | undefined;
  /** Positions behind `inlined_at` that no `.loc` of the block has named before. */
  readonly inlinedAt: readonly InlinedAt[];
}

export interface FileIndex extends TextRange {
  readonly index: number;
}

export interface InlinedAt extends TextRange {
  readonly position: string;
}

/** What is kept of every block: enough for diagnostics and for what other blocks want to know. Holds no tree. */
export interface BlockSummary {
  readonly header: readonly HeaderItem[];
  /** What the declarations and directives outside functions need; undefined for nothing in particular. */
  readonly needs: AvailabilityVector | undefined;
  /** Direct calls. */
  readonly calls: readonly CallSite[];
  readonly lines: LineFacts | undefined;
  readonly withdrawn: readonly Withdrawn[];
  /** A brace is not closed: what seems to be missing may still come. */
  readonly breaksOff: boolean;
  /** Declarations of samplers. */
  readonly samplers: readonly TextRange[];
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
  /** Operands that the form of their instruction does not accept. */
  readonly mismatches: readonly Mismatch[];
  /** Start of a free name -> what its operand expects. */
  readonly wanted: ReadonlyMap<number, WantedFree>;
  readonly oddTypes: readonly OddType[];
  readonly parameterMisuses: readonly ParameterMisuse[];
  readonly specialMisuses: readonly SpecialMisuse[];
  /** FunctionInfo index -> its code; only where it was asked to be kept. */
  readonly codes: readonly FunctionCode[];
}

/** Called at the end of each function with its code, which is valid during the call only. */
export type FunctionVisitor = (info: FunctionInfo, code: FunctionCode) => void;
