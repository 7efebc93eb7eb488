// The largest sizes of the live set of a function, and nothing else, computed by the WebAssembly of the quick way.
// test/flow/quick.test.ts holds it against the detailed analysis.
import { Cell } from '../quick/codes';
import { arrayBytes, arrayWords, CodeArray, cell, quick, renewLarge } from '../quick/module';
import type { FunctionCode } from '../semantic/code';
import { QuickCode } from '../semantic/plain/code';
import type { FlowBudget } from './liveness';

export interface Peak {
  readonly maxRegisters: number;
  readonly maxPredicates: number;
  /** The first instruction that needs maxRegisters; absent when none needs any. */
  readonly maxInstruction: number | undefined;
  /** Suspicion bits. */
  readonly suspicion: number;
}

/** Past these, text order is a bad order for sweeps, and the detailed analysis does as well. */
const MOST_WORDS = 1 << 20;
const MOST_STEPS = 1e7;
/** A block has four sets. */
const BYTES_PER_WORD = 16;

/** Undefined when it takes more than `budget.bytes` for sets, `budget.steps` word operations, or what is set above. */
export function quickPeak(code: FunctionCode, budget: FlowBudget): Peak | undefined {
  if (!(code instanceof QuickCode)) giveCode(code);
  quick().peak(Math.min(MOST_WORDS, budget.bytes / BYTES_PER_WORD), Math.min(MOST_STEPS, budget.steps));
  if (cell(Cell.HasPeak) === 0) return undefined;
  const max = cell(Cell.MaxInstruction);
  return {
    maxRegisters: cell(Cell.MaxRegisters),
    maxPredicates: cell(Cell.MaxPredicates),
    maxInstruction: max < 0 ? undefined : max,
    suspicion: cell(Cell.Suspicion),
  };
}

function giveCode(code: FunctionCode): void {
  const { count, valueCount } = code;
  const uses = code.useStart[count];
  const defs = code.defStart[count];
  const targets = code.targets.length;
  renewLarge(false);
  quick().reserveCode(count, uses, defs, valueCount, targets);
  const words = (array: CodeArray, from: Uint32Array, length: number): void =>
    arrayWords(array, length).set(from.subarray(0, length));
  const bytes = (array: CodeArray, from: Uint8Array, length: number): void =>
    arrayBytes(array, length).set(from.subarray(0, length));
  bytes(CodeArray.Flags, code.flags, count);
  words(CodeArray.UseStart, code.useStart, count + 1);
  words(CodeArray.Uses, code.uses, uses);
  words(CodeArray.DefStart, code.defStart, count + 1);
  words(CodeArray.Defs, code.defs, defs);
  words(CodeArray.TargetStart, code.targetStart, count + 1);
  words(CodeArray.Targets, code.targets, targets);
  bytes(CodeArray.Units, code.units, valueCount);
  bytes(CodeArray.Predicates, code.predicates, valueCount);
}
