// The module's own names and its header: the only facts that cross blocks.
import { targetIndex } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import { NodeKind, tokenText } from '../syntax/nodes';
import type { BlockSemantics } from './block';
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
export function buildModuleIndex(blocks: readonly BlockSemantics[], instead: Partial<ModuleHeader> = {}): ModuleIndex {
  const byName = new Map<string, ModuleEntry[]>();
  blocks.forEach((semantics, block) => {
    for (const symbol of semantics.moduleSymbols) {
      const entries = byName.get(symbol.name);
      if (entries) entries.push({ block, symbol });
      else byName.set(symbol.name, [{ block, symbol }]);
    }
  });
  const header = readHeader(blocks);
  return { header: { version: instead.version ?? header.version, target: instead.target ?? header.target }, byName };
}

/** `.version` and the first known target of `.target`, from the items before the first function. */
function readHeader(blocks: readonly BlockSemantics[]): ModuleHeader {
  let version: number | undefined;
  let target: number | undefined;
  for (const { tree } of blocks) {
    for (let node = 1; node < tree.count; node = tree.next[node]) {
      const kind = tree.kinds[node];
      if (kind === NodeKind.Function) return { version, target };
      if (kind === NodeKind.Version) version ??= versionIndex(tokenText(tree, tree.last[node] - 1));
      if (kind !== NodeKind.Target) continue;
      for (let name = node + 1; name < tree.next[node]; name++) {
        target ??= targetIndex(tokenText(tree, tree.first[name]).replace(/^compute_/, 'sm_'));
      }
    }
  }
  return { version, target };
}

/** The first declaration of a name that stands before a node of a block: PTX wants declaration before use. */
export function declaredBefore(
  module: ModuleIndex,
  name: string,
  block: number,
  node: number,
): ModuleEntry | undefined {
  return module.byName
    .get(name)
    ?.find((entry) => entry.block < block || (entry.block === block && entry.symbol.node <= node));
}
