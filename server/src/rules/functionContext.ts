// What a rule about the flow of one function gets to see. Everything dear is computed when it is first asked for and shared
// by the rules. Not a rule itself.
import { buildGraph, type FlowGraph } from '../flow/graph';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import { bodyOf, type FunctionBody } from '../semantic/body';
import type { FunctionCode } from '../semantic/code';
import type { ModuleSymbol } from '../semantic/symbols';

export { Suspicion } from '../flow/suspicion';

export interface FunctionContext {
  readonly semantics: BlockSemantics;
  readonly info: FunctionInfo;
  readonly code: FunctionCode;
  readonly body: FunctionBody;
  /** Index into targets, and into ptxVersions; undefined where the file does not say. */
  readonly target: number | undefined;
  readonly version: number | undefined;
  /** What a name that the block does not explain is in the module. */
  readonly moduleSymbol: (name: string) => ModuleSymbol | undefined;
  readonly graph: () => FlowGraph;
}

/** What comes from outside the block. */
export type Surroundings = Pick<FunctionContext, 'target' | 'version' | 'moduleSymbol'>;

/** The context of a function with a body; undefined when there is none. */
export function functionContext(
  semantics: BlockSemantics,
  functionIndex: number,
  surroundings: Surroundings,
): FunctionContext | undefined {
  const info = semantics.functions[functionIndex];
  const body = info.hasBody ? bodyOf(semantics, functionIndex) : undefined;
  if (!body) return undefined;
  const { code } = body;
  return { ...surroundings, semantics, info, code, body, graph: once(() => buildGraph(code)) };
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
