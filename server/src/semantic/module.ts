// The module's own names and its header: the only facts that cross blocks.
import { targetIndex } from '../isa/targets';
import { versionIndex } from '../isa/versions';
import { NodeKind } from '../syntax/nodes';
import type { BlockSummary, HeaderItem } from './block';
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

/** What the blocks tell each other. */
export interface ModuleIndex {
  readonly header: ModuleHeader;
  /** Name -> its declarations in text order. */
  readonly byName: ReadonlyMap<string, readonly ModuleEntry[]>;
  /** Those of the names that have several. */
  readonly repeated: readonly (readonly ModuleEntry[])[];
  readonly targets: readonly { readonly block: number; readonly item: HeaderItem }[];
}

/** What to judge by in place of the header's own version and target. */
export type Instead = Partial<Pick<ModuleHeader, 'version' | 'target'>>;

/** An index with what it was made from. */
export interface IndexedModule {
  readonly blocks: readonly BlockSummary[];
  readonly instead: Instead;
  readonly module: ModuleIndex;
}

/**
 * The index of these blocks: the previous one, the same object, where no block tells the others anything new, as when
 * somebody types inside a function.
 */
export function moduleIndex(blocks: readonly BlockSummary[], instead: Instead, previous?: IndexedModule): ModuleIndex {
  const isSame =
    previous?.instead.version === instead.version &&
    previous?.instead.target === instead.target &&
    previous?.blocks.length === blocks.length &&
    blocks.every((block, i) => block === previous.blocks[i] || tellSame(block, previous.blocks[i]));
  return isSame ? previous.module : buildModuleIndex(blocks, instead);
}

/** Both are plain data. */
function tellSame(a: BlockSummary, b: BlockSummary): boolean {
  const told = ({ moduleSymbols, header }: BlockSummary): string => JSON.stringify([moduleSymbols, header]);
  return told(a) === told(b);
}

function buildModuleIndex(blocks: readonly BlockSummary[], instead: Instead): ModuleIndex {
  const byName = new Map<string, ModuleEntry[]>();
  const targets: { block: number; item: HeaderItem }[] = [];
  blocks.forEach((summary, block) => {
    for (const symbol of summary.moduleSymbols) {
      const entry = { block, symbol };
      if (symbol.count === undefined) enter(byName, symbol.name, entry);
      else for (let i = 0; i < Math.min(symbol.count, MOST_OF_RANGE); i++) enter(byName, symbol.name + i, entry);
    }
    for (const item of summary.header) if (item.kind === NodeKind.Target) targets.push({ block, item });
  });
  const repeated = [...byName.values()].filter((entries) => entries.length > 1);
  const header = readHeader(blocks);
  const { version = header.version, target = header.target } = instead;
  return { header: { ...header, version, target }, byName, repeated, targets };
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
