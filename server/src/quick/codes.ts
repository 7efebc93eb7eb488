// Numbers that both sides of the quick way know: the TypeScript around it and the assembly inside it.

/** Bits of an instruction's flags (semantic/code.ts). */
export enum CodeFlag {
  Guarded = 1,
  Ends = 2,
  Call = 4,
}

/** How a name takes part in its instruction: a part in the two low bits, then these flags (semantic/walk/names.ts). */
export enum UseBit {
  Read = 1,
  Write = 2,
  Parts = 3,
  Member = 4,
  Jump = 32,
  /** `.param` memory is written or read at the name. */
  Parameter = 64 | 128,
  Joined = 2048,
}

/**
 * Bits of a symbol's description. The lowest eight are the units of a register, four from bit 16 on its vector length, the
 * twelve from bit 20 on a number that TypeScript gives to what it is declared as.
 */
export enum SymbolBit {
  Register = 1 << 8,
  Label = 1 << 9,
}

/** Classes of registers (isa/nameClasses.ts): those of each width, and those of bits, which join with all of their width. */
export enum JoinBits {
  Bits = 0b111110,
  Width8 = 0b1000010,
  Width16 = 0b10010000100,
  Width32 = 0b1100100001000,
  Width64 = 0b10001000010000,
}

/** Bits of a template's description, beside CodeFlag in the lowest eight. */
export enum TemplateBit {
  /** Statements of this signature are not as they should be, or more than their signature matters. */
  Odd = 1 << 8,
  /** A declaration: each of its names is declared; the name's use is its SymbolBit description, its mask its class. */
  Declaration = 1 << 9,
  /** The values of its numbers matter: each statement has its own signature, that with the numbers. */
  Exact = 1 << 10,
}

/** In place of a class: the name is that of the function itself. */
export const OWN_NAME = 0;

/** What becomes of a header. */
export enum Header {
  /** Something is out of the ordinary: the whole way is taken. */
  Odd = -1,
  /** It must be parsed; nothing has been declared. */
  Whole = -2,
  /** The same, and its signature can be learned. */
  Unknown = -3,
}

/** What the peak notices by the way (flow/suspicion.ts). */
export enum Suspicion {
  /** Some value seems to be read before it is written. */
  ReadsUnwritten = 1,
  /** No path leads to some instruction. */
  Unreachable = 2,
  /** Control may run past the last instruction. */
  FallsOff = 4,
  /** Some block that is reached reads what no path to it has written. */
  ReadsNeverWritten = 8,
}

/** Why a walk over a body stops. */
export enum Stop {
  /** The body has ended where the block ends: `finish` comes next. */
  End,
  /** Something is out of the ordinary: the whole way is taken. */
  Odd,
  /** The signature of the statement is not known: learn it and go on at the same place. */
  Unknown,
  /** The statement wants to be looked at whole: look, give its names, and go on behind it. */
  Whole,
}

/** Cells of the results, in 32-bit units. */
export enum Cell {
  /** Of the statement at which the walk stopped: from its first byte to behind its `;`. */
  Start,
  End,
  Names,
  SignatureLow,
  SignatureHigh,
  /** 1 where the signature is that of the statement with its numbers. */
  IsExact,
  /** Of the block just cut. */
  IsFunction,
  IsClosed,
  LineEnds,
  /** Of the header: its first byte, the id of its template, the function's name. */
  HeaderStart,
  HeaderId,
  NameStart,
  NameEnd,
  /** Of the function: instructions, values, names put aside, templates seen, whether it calls, targets of jumps. */
  Instructions,
  Values,
  Free,
  Seen,
  Calls,
  Targets,
  /** Bytes of the shared variables that templates declared. */
  SharedBytes,
  /** 1 when the numbers below hold. */
  HasPeak,
  MaxRegisters,
  MaxPredicates,
  /** -1 when none needs any. */
  MaxInstruction,
  /** Suspicion bits. */
  Suspicion,
  /** Where the first `.loc` stands; -1 without one. */
  FirstLoc,
  /** 1 where a `.loc` has a `function_name` or an `inlined_at`. */
  Inlined,
  /** 1 where a pragma says `used_bytes_mask`. */
  UsedBytes,
}
