// What a rule about the flow of one function gets to see. Everything dear is computed when it is first asked for and shared
// by the rules. Not a rule itself.
import { buildGraph, type FlowGraph } from '../flow/graph';
import { type AddressReader, addressReader } from '../semantic/addresses';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import { bodyOf, type FunctionBody, matchAt, nameAt } from '../semantic/body';
import type { FunctionCode } from '../semantic/code';
import { type PredicateFacts, predicateFacts } from '../semantic/predicates';
import type { ModuleSymbol } from '../semantic/symbols';
import { NodeKind, type SyntaxTree } from '../syntax/nodes';

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
  readonly predicates: () => PredicateFacts;
  /** What registers hold, for those that hold addresses. */
  readonly addresses: () => AddressReader;
  /** Instructions behind which no thread goes on though their flags do not say so: `trap`, calls that never return. */
  readonly stops: () => ReadonlySet<number>;
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
  return {
    ...surroundings,
    semantics,
    info,
    code,
    body,
    graph: once(() => buildGraph(code)),
    addresses: once(() => addressReader(body, surroundings.moduleSymbol)),
    predicates: once(() => predicateFacts(body)),
    stops: once(() => findStops(body, surroundings)),
  };
}

function findStops(body: FunctionBody, { moduleSymbol }: Surroundings): ReadonlySet<number> {
  const { tree } = body.semantics;
  const stops = new Set<number>();
  for (let i = 0; i < body.code.count; i++) {
    const [word] = matchAt(body, i).words;
    if (word === 'trap' || (word === 'call' && names(tree, body.nodes[i]).some(neverReturns))) stops.add(i);
  }
  return stops;

  function neverReturns(name: string): boolean {
    return name === '__assertfail' || moduleSymbol(name)?.neverReturns === true;
  }
}

function names(tree: SyntaxTree, node: number): string[] {
  const found: string[] = [];
  for (let child = node; child < tree.next[node]; child++)
    if (tree.kinds[child] === NodeKind.Name) found.push(nameAt(tree, child));
  return found;
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
