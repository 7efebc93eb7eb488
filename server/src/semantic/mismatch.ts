// What an operand is instead of what its form expects. Found by the walk, put into words by the rules.
import type { Expectation } from './expectations';

export type MismatchReason =
  /** The class of a name: `symbol` says which. */
  | 'name'
  /** A component of something that is no vector. */
  | 'component'
  /** A constant where none of its kind is accepted. */
  | 'literal'
  /** `%r1.b7`: what stands behind the register names no part of it that is taken. */
  | 'selector'
  /** A constant of the right kind outside the values that are accepted. */
  | 'value'
  /** A constant as an address. */
  | 'immediate-address'
  | 'sink'
  /** `{_, _}`: nothing of the result is kept. */
  | 'sinks'
  | 'negation'
  | 'minus'
  | 'pair'
  /** An address without its brackets. */
  | 'brackets'
  /** An address where none is expected. */
  | 'address'
  /** What stands behind the base in the brackets of an address. */
  | 'inside'
  | 'vector-wanted'
  | 'scalar-wanted'
  | 'element-count'
  /** An element that is neither of the width nor of the kind of the one before it. */
  | 'mixed-elements';

export interface Mismatch {
  /** Opcode node of the instruction. */
  readonly opcode: number;
  /** The faulty operand, or the element of it that is at fault. */
  readonly node: number;
  readonly reason: MismatchReason;
  readonly expectation: Expectation;
  /** Index into the block's symbols of the name; -1 for anything else, and for a name of the module. */
  readonly symbol: number;
}
