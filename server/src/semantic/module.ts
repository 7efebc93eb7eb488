// The module's own names and its header: the only facts that cross blocks.
import { targetIndex } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import { NodeKind } from '../syntax/nodes';
import type { BlockSummary } from './block';
import type { ModuleSymbol } from './symbols';

export interface ModuleEntry {
  readonly block: number;
  readonly symbol: ModuleSymbol;
}

export interface ModuleHeader {
  /** Index into ptxVersions; undefined when `.version` is missing or names none. */
  readonly version: number | undefined;
  /** Index into targets; undefined when `.target` is missing or names none. */
  readonly target: number | undefined;
}

export interface ModuleIndex {
  readonly header: ModuleHeader;
  /** Name -> its declarations in text order. */
  readonly byName: ReadonlyMap<string, readonly ModuleEntry[]>;
}

/** `instead`: what to judge by in place of the header's own version and target. */
export function buildModuleIndex(blocks: readonly BlockSummary[], instead: Partial<ModuleHeader> = {}): ModuleIndex {
  const byName = new Map<string, ModuleEntry[]>();
  blocks.forEach((summary, block) => {
    for (const symbol of summary.moduleSymbols) {
      const entries = byName.get(symbol.name);
      if (entries) entries.push({ block, symbol });
      else byName.set(symbol.name, [{ block, symbol }]);
    }
  });
  const header = readHeader(blocks);
  return { header: { version: instead.version ?? header.version, target: instead.target ?? header.target }, byName };
}

/** `.version` and the first target of `.target`, from the items before the first function. */
function readHeader(blocks: readonly BlockSummary[]): ModuleHeader {
  let version: number | undefined;
  let target: number | undefined;
  for (const { header } of blocks) {
    for (const { kind, text } of header) {
      if (kind === NodeKind.Function) return { version, target };
      if (kind === NodeKind.Version) version ??= versionIndex(text);
      if (kind === NodeKind.Target) target ??= targetIndex(text.replace(/^compute_/, 'sm_'));
    }
  }
  return { version, target };
}

/** The first declaration of a name that stands before an offset of a block: PTX wants declaration before use. */
export function declaredBefore(
  module: ModuleIndex,
  name: string,
  block: number,
  offset: number,
): ModuleEntry | undefined {
  return module.byName
    .get(name)
    ?.find((entry) => entry.block < block || (entry.block === block && entry.symbol.start <= offset));
}
