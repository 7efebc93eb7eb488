// Who calls a function, and whom it calls. Calls are names that their block does not declare, so no tree is needed to find
// them; in other modules they count where both sides are linked.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import type { FreeName, FunctionInfo } from '../semantic/block';
import { SymbolKind } from '../semantic/symbols';
import type { PtxDocument } from '../syntax/document';
import { rangeOf } from '../syntax/nodes';
import { cursorAt } from './cursor';
import { withSource } from './documentation/demangled';
import { meaningAt } from './symbols/meaning';
import { isShared, links } from './symbols/occurrences';

export interface CallItem {
  readonly document: PtxDocument;
  readonly name: string;
  readonly kind: 'entry' | 'func';
  /** What a mangled name means, and the directive. */
  readonly detail: string;
  /** The whole function, and its name. */
  readonly start: number;
  readonly end: number;
  readonly selection: TextRange;
}

export interface Call {
  readonly item: CallItem;
  /** In the caller. */
  readonly places: readonly TextRange[];
}

/** The function that the name under a cursor is; its body where one is known. */
export function calledFunction(analysis: Analysis, offset: number, others: readonly Analysis[]): CallItem | undefined {
  const cursor = cursorAt(analysis, offset);
  const meaning = cursor && meaningAt(cursor)?.meaning;
  return meaning?.kind === 'module' ? functionNamed(analysis, meaning.name, others) : undefined;
}

function functionNamed(analysis: Analysis, name: string, others: readonly Analysis[]): CallItem | undefined {
  const linked = isShared(analysis, name) ? others.filter((other) => links(other, name)) : [];
  let announced: CallItem | undefined;
  for (const module of [analysis, ...linked]) {
    for (const { block, symbol } of module.module.byName.get(name) ?? []) {
      if (symbol.kind !== SymbolKind.Function && symbol.kind !== SymbolKind.Entry) continue;
      const info = module.blocks[block].functions.find(({ start }) => start === symbol.start);
      const item = info && itemOf(module, block, info);
      if (item && symbol.isDefinition) return item;
      announced ??= item;
    }
  }
  return announced;
}

function itemOf({ document, semanticsOf }: Analysis, block: number, info: FunctionInfo): CallItem {
  const base = document.offsets[block];
  const whole = rangeOf(semanticsOf(block).tree, info.node);
  return {
    document,
    name: info.name,
    kind: info.kind,
    detail: withSource(info.name, `.${info.kind}`),
    start: base + whole.start,
    end: base + whole.end,
    selection: { start: base + info.start, end: base + info.end },
  };
}

export function incomingCalls(analysis: Analysis, name: string, others: readonly Analysis[]): Call[] {
  const linked = isShared(analysis, name) ? others.filter((other) => links(other, name)) : [];
  return [analysis, ...linked].flatMap((module) =>
    module.blocks.flatMap(({ functions, free }, block) =>
      functions.flatMap((info) => {
        const places = callsIn(free, info).filter((each) => each.name === name);
        return places.length === 0
          ? []
          : [{ item: itemOf(module, block, info), places: placed(module, block, places) }];
      }),
    ),
  );
}

/** Of the function whose name begins at an offset. */
export function outgoingCalls(analysis: Analysis, offset: number, others: readonly Analysis[]): Call[] {
  const block = analysis.document.blockAt(offset);
  const facts = analysis.blocks[block];
  const info = facts?.functions.find(({ start }) => start === offset - analysis.document.offsets[block]);
  if (!info) return [];
  const byName = new Map<string, FreeName[]>();
  for (const call of callsIn(facts.free, info)) byName.set(call.name, [...(byName.get(call.name) ?? []), call]);
  return [...byName].flatMap(([name, places]) => {
    const item = functionNamed(analysis, name, others);
    return item ? [{ item, places: placed(analysis, block, places) }] : [];
  });
}

const callsIn = (free: readonly FreeName[], { node }: FunctionInfo): FreeName[] =>
  free.filter(({ inFunction, expected }) => inFunction === node && expected === 'function');

function placed({ document }: Analysis, block: number, places: readonly TextRange[]): TextRange[] {
  const base = document.offsets[block];
  return places.map(({ start, end }) => ({ start: base + start, end: base + end }));
}
