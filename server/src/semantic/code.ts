// A function body as flow analysis wants it: instructions in text order with the register values they read and write, and
// where control goes. Flat typed arrays, no tree and no text. Built by semantic/lower.ts; read by flow/.

/** Bits of FunctionCode.flags. */
export enum InstructionFlag {
  /** Has a guard predicate: its writes are partial definitions, and a branch may fall through. */
  Guarded = 1,
  /** Control never continues with the next instruction (unless guarded): bra, brx, ret, exit, or a call that never returns. */
  Ends = 2,
  /** A call. */
  Call = 4,
  /** A barrier or fence that memory operations do not cross. */
  Ordering = 8,
}

export interface FunctionCode {
  /** Number of instructions. */
  readonly count: number;
  /** Instruction -> its offset in the block. All arrays have at least the entries spoken of, perhaps more. */
  readonly offsets: Uint32Array;
  /** Instruction -> InstructionFlag bits. */
  readonly flags: Uint8Array;
  /** Instruction i reads values uses[useStart[i]] … uses[useStart[i + 1] - 1], its guard included; no duplicates needed. */
  readonly useStart: Uint32Array;
  readonly uses: Uint32Array;
  /** Likewise the values it writes. A value that is read and written stands in both. */
  readonly defStart: Uint32Array;
  readonly defs: Uint32Array;
  /** Instruction i may jump to the instructions targets[targetStart[i]] …; an index equal to count is the end of the body. */
  readonly targetStart: Uint32Array;
  readonly targets: Uint32Array;
  /** Number of values: virtual registers, numbered densely; a `%r<100>` declaration makes 100 of them. */
  readonly valueCount: number;
  /** Value -> 32-bit units it occupies: 1 up to 32 bits, 2 for 64, 4 for 128, times the vector length; 0 for predicates. */
  readonly units: Uint8Array;
  /** Value -> 1 for a predicate. */
  readonly predicates: Uint8Array;
}

/** Launch bounds and other directives of a function's header that limit its registers; absent where not given. */
export interface LaunchBounds {
  /** `.maxntid`: product of the dimensions. */
  readonly maxThreads?: number;
  /** `.reqntid`: product of the dimensions. */
  readonly requiredThreads?: number;
  /** `.minnctapersm` */
  readonly minBlocksPerMultiprocessor?: number;
  /** `.maxnreg` */
  readonly maxRegisters?: number;
  /** The largest immediate of `setmaxnreg.inc` in the body. */
  readonly largestIncrease?: number;
  /** The body contains `setmaxnreg`. */
  readonly setsMaxRegisters: boolean;
  /** The body contains a call. */
  readonly calls: boolean;
}
