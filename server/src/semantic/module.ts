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
  /** `.target` has the option `texmode_independent`: samplers are variables of their own. */
  readonly hasSamplers?: boolean;
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
      const entry = { block, symbol };
      if (symbol.count === undefined) enter(byName, symbol.name, entry);
      else for (let i = 0; i < Math.min(symbol.count, MOST_OF_RANGE); i++) enter(byName, symbol.name + i, entry);
    }
  });
  const header = readHeader(blocks);
  const version = instead.version ?? header.version;
  return { header: { ...header, version, target: instead.target ?? header.target }, byName };
}

/** Names of a range such as `table<4>` that are entered one by one. */
const MOST_OF_RANGE = 4096;

function enter(byName: Map<string, ModuleEntry[]>, name: string, entry: ModuleEntry): void {
  const entries = byName.get(name);
  if (entries) entries.push(entry);
  else byName.set(name, [entry]);
}

/** `.version` and the last architecture of `.target` (ptxas 13.0 goes by it), from the items before the first function. */
function readHeader(blocks: readonly BlockSummary[]): ModuleHeader {
  let version: number | undefined;
  let target: number | undefined;
  let hasSamplers = false;
  for (const { header } of blocks) {
    for (const { kind, text, names = [] } of header) {
      if (kind === NodeKind.Function) return { version, target, hasSamplers };
      if (kind === NodeKind.Version) version ??= versionIndex(text.replace(/^0+(?=\d)|0+$/g, '').replace(/\.$/, '.0'));
      for (const name of names) {
        hasSamplers ||= name.text === 'texmode_independent';
        if (/^(?:sm|compute)_/.test(name.text)) target = targetIndex(name.text.replace(/^compute_/, 'sm_')) ?? target;
      }
    }
  }
  return { version, target, hasSamplers };
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
