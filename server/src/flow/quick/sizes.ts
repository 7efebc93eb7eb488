// The size of the live set while a walk goes backward, and what is kept of it in the end.

export interface Peak {
  readonly maxRegisters: number;
  readonly maxPredicates: number;
  /** The first instruction that needs maxRegisters; absent when none needs any. */
  readonly maxInstruction: number | undefined;
  /** Suspicion bits. */
  readonly suspicion: number;
}

/** Sizes of the set at hand and the largest so far. */
export interface Sizes {
  registers: number;
  predicates: number;
  maxRegisters: number;
  maxPredicates: number;
  maxInstruction: number;
}

export function noSizes(): Sizes {
  return { registers: 0, predicates: 0, maxRegisters: 0, maxPredicates: 0, maxInstruction: 0 };
}

export function peakOf({ maxRegisters, maxPredicates, maxInstruction }: Sizes, suspicion: number): Peak {
  return { maxRegisters, maxPredicates, maxInstruction: maxRegisters === 0 ? undefined : maxInstruction, suspicion };
}
