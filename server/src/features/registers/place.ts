// The function around an offset with its flow profile, and from instructions to lines and from values to names.
import { type Analysis, type FunctionReport, functionReports } from '../../analysis';
import { type FlowProfile, profileOf } from '../../flow/profile';
import type { BlockSemantics, FunctionInfo } from '../../semantic/block';
import { SymbolKind } from '../../semantic/symbols';

export interface FunctionPlace {
  readonly analysis: Analysis;
  readonly block: number;
  /** Offset of the block in the document. */
  readonly base: number;
  readonly semantics: BlockSemantics;
  readonly info: FunctionInfo;
  /** Index into semantics.functions. */
  readonly index: number;
  readonly profile: FlowProfile;
}

/** The function that an offset stands in; undefined between functions and for one without a body. */
export function functionAt(analysis: Analysis, offset: number): FunctionPlace | undefined {
  const block = analysis.document.blockAt(offset);
  return block >= analysis.blockCount ? undefined : functionsIn(analysis, block).find((at) => holds(at, offset));
}

/** The functions with a body of a block: of a usual one a single one. */
export function functionsIn(analysis: Analysis, block: number): FunctionPlace[] {
  if (!analysis.document.blocks[block].isFunction) return [];
  const semantics = analysis.semanticsOf(block);
  return semantics.functions.flatMap((info, index) => {
    const code = semantics.codes[index];
    if (!info.hasBody || code === undefined) return [];
    const base = analysis.document.offsets[block];
    return [{ analysis, block, base, semantics, info, index, profile: profileOf(code) }];
  });
}

const knownReports = new WeakMap<Analysis, ReadonlyMap<FunctionInfo, FunctionReport>>();

/** What is reported of the function as a whole. */
export function reportOf({ analysis, block, index }: FunctionPlace): FunctionReport {
  let reports = knownReports.get(analysis);
  if (!reports) {
    reports = new Map(functionReports(analysis).map((report) => [report.info, report]));
    knownReports.set(analysis, reports);
  }
  return reports.get(analysis.blocks[block].functions[index])!;
}

/** The function that a report is about; undefined for one without a body. */
export function placeOf(analysis: Analysis, { block, info }: FunctionReport): FunctionPlace | undefined {
  return functionsIn(analysis, block).find((place) => place.info.start === info.start);
}

export function holds({ base, semantics, info }: FunctionPlace, offset: number): boolean {
  const { tree } = semantics;
  const [first, last] = [tree.first[info.node], tree.last[info.node] - 1];
  return offset - base >= tree.tokens.starts[first] && offset - base <= tree.tokens.ends[last];
}

/** The last instruction that begins at or before an offset and on no later line; -1 above the first. */
export function instructionAt(place: FunctionPlace, offset: number): number {
  const { document } = place.analysis;
  const line = document.positionAt(offset).line;
  const { count, offsets } = place.profile.code;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (document.positionAt(place.base + offsets[middle]).line <= line) low = middle + 1;
    else high = middle;
  }
  // Of several on one line the one that the offset is in.
  let found = low - 1;
  while (found > 0 && place.base + offsets[found] > offset && lineOf(place, found - 1) === line) found--;
  return found;
}

/** Line of an instruction in the document, from 0. */
export function lineOf({ analysis, base, profile }: FunctionPlace, instruction: number): number {
  return analysis.document.positionAt(base + profile.code.offsets[instruction]).line;
}

const knownNames = new WeakMap<FlowProfile, readonly string[]>();

/** Value -> the name of its register, in the order of first use that numbers values. */
export function valueNames({ semantics, info, profile }: FunctionPlace): readonly string[] {
  let names = knownNames.get(profile);
  if (!names) {
    names = [...registersInOrder(semantics, info)].map(({ symbol, element }) =>
      registerName(semantics, symbol, element),
    );
    knownNames.set(profile, names);
  }
  return names;
}

/** The value of a register; -1 for one that no instruction names. */
export function valueOf(place: FunctionPlace, symbol: number, element: number): number {
  let value = 0;
  for (const register of registersInOrder(place.semantics, place.info)) {
    if (register.symbol === symbol && register.element === element) return value;
    value++;
  }
  return -1;
}

function* registersInOrder(
  semantics: BlockSemantics,
  info: FunctionInfo,
): Generator<{ readonly symbol: number; readonly element: number }> {
  const { tree, symbols, referenceCount, referenceNodes, referenceSymbols, referenceElements } = semantics;
  const seen = new Set<number>();
  for (let index = 0; index < referenceCount; index++) {
    const node = referenceNodes[index];
    if (node < info.node || node >= tree.next[info.node]) continue;
    const symbol = referenceSymbols[index];
    if (symbol < 0 || symbols[symbol].kind !== SymbolKind.Register) continue;
    const element = referenceElements[index];
    const key = symbol * 0x100000000 + element;
    if (seen.has(key)) continue;
    seen.add(key);
    yield { symbol, element };
  }
}

function registerName({ symbols }: BlockSemantics, symbol: number, element: number): string {
  const { name, count } = symbols[symbol];
  return count === undefined ? name : `${name}${element}`;
}
