// The order of the directives that every module begins with.
import type { BlockSemantics } from '../semantic/block';
import { NodeKind } from '../syntax/nodes';
import { defineRule, type ModuleContext } from './rule';
import { nodeRange, tokenRange } from './shared';

interface Item {
  readonly block: number;
  readonly node: number;
  readonly kind: NodeKind;
}

/** The items before the first declaration, and that declaration. */
function* items(blocks: readonly BlockSemantics[]): Generator<Item> {
  for (const [block, { tree }] of blocks.entries()) {
    for (let node = 1; node < tree.count; node = tree.next[node]) yield { block, node, kind: tree.kinds[node] };
  }
}

function check({ blocks, report }: ModuleContext): void {
  let version = false;
  let target = false;
  let size = false;
  let declared = false;
  let first = true;
  for (const { block, node, kind } of items(blocks)) {
    const { tree } = blocks[block];
    const at = tokenRange(tree, tree.first[node]);
    const isVersion = kind === NodeKind.Version;
    if (kind === NodeKind.Error) {
      if (first) return; // the beginning is broken: another rule says so
      continue;
    }
    if (first && !isVersion)
      report(block, { ...at, message: 'A module begins with `.version`, for instance `.version 8.0`.' });
    else if (isVersion && version) report(block, { ...at, message: 'A module has one `.version` only.' });
    else if (!isVersion && !target && kind !== NodeKind.Target && version) {
      report(block, { ...at, message: 'Behind `.version` comes `.target`, for instance `.target sm_80`.' });
      target = true;
    } else if (kind === NodeKind.AddressSize && (size || declared)) {
      report(block, {
        ...nodeRange(tree, node),
        message: size ? 'A module has one `.address_size` only.' : '`.address_size` stands before all declarations.',
      });
    }
    first = false;
    version ||= isVersion;
    target ||= kind === NodeKind.Target;
    size ||= kind === NodeKind.AddressSize;
    declared ||= kind === NodeKind.Variable || kind === NodeKind.Function;
  }
}

export default defineRule({
  code: 'module-header',
  severity: 'error',
  title: 'The module does not begin as it must.',
  why: 'A module begins with `.version`, then `.target`, then perhaps `.address_size` (once, before all declarations). Comments and line markers may stand before them. ptxas rejects the file as a whole otherwise.',
  bad: '.target sm_80\n.version 8.0\n.address_size 64\n',
  good: '.version 8.0\n.target sm_80\n.address_size 64\n',
  scope: 'file',
  checkModule: check,
});
