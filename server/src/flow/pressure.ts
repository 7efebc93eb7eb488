// How many registers each instruction needs if the code is executed in text order. ptxas schedules and allocates anew, so this
// is a property of the text, not what ptxas will report.
//
// Pressure of an instruction = the larger of
//   before: the values live before it, together with all it reads, and
//   after:  the values live behind it, together with all it writes, be the result read later or not.
// They are not added up: an instruction reads before it writes, so a result may take the register of a source that dies there.
// Registers are counted in 32-bit units (a 64-bit value is 2); predicates have a register file of their own and are counted apart.
import type { FunctionCode } from '../semantic/code';
import type { FlowGraph } from './graph';
import type { Liveness } from './liveness';
import { freshMemory, type Memory } from './memory';
import { addWrites, dropUndefinedReads, enterBlock, leaveBlock, startWalk, stepBack, type Walk } from './walk';

export interface Pressure {
  /** Instruction -> 32-bit units; 0 in unreachable code. */
  readonly registers: Int32Array;
  /** Instruction -> predicates; 0 in unreachable code. */
  readonly predicates: Int32Array;
  readonly maxRegisters: number;
  readonly maxPredicates: number;
  /** The first instruction in text order that needs maxRegisters; absent when that is 0. */
  readonly maxInstruction: number | undefined;
}

export function computePressure(
  code: FunctionCode,
  graph: FlowGraph,
  liveness: Liveness,
  memory: Memory = freshMemory,
): Pressure {
  const registers = memory.take(code.count);
  const predicates = memory.take(code.count);
  const walk = startWalk(code, graph, liveness, memory);
  for (let block = graph.blockCount - 1; block >= 0; block--) {
    if (graph.rank[block] < 0) continue;
    enterBlock(walk, block);
    walkBlock(walk, graph.blockStart[block], graph.blockStart[block + 1], registers, predicates);
    leaveBlock(walk);
  }
  const maxRegisters = largest(registers);
  const maxInstruction = maxRegisters === 0 ? undefined : registers.indexOf(maxRegisters);
  return { registers, predicates, maxRegisters, maxPredicates: largest(predicates), maxInstruction };
}

function walkBlock(walk: Walk, from: number, to: number, registers: Int32Array, predicates: Int32Array): void {
  for (let i = to - 1; i >= from; i--) {
    addWrites(walk, i);
    const registersAfter = walk.registers;
    const predicatesAfter = walk.predicates;
    stepBack(walk, i);
    registers[i] = Math.max(walk.registers, registersAfter);
    predicates[i] = Math.max(walk.predicates, predicatesAfter);
    if (walk.overstated) dropUndefinedReads(walk, i);
  }
}

function largest(counts: Int32Array): number {
  let found = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] > found) found = counts[i];
  return found;
}
