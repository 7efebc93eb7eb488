// Names in initial values outside functions: what of the module they may be. Part of rules/initial-value.ts.
import { vectorOf } from '../isa/availability';
import type { FreeName } from '../semantic/block';
import { declaredBefore } from '../semantic/module';
import { ENTRY_AS_VALUE } from '../semantic/needs';
import { type ModuleSymbol, SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import type { BlockInModule, Report } from './rule';

export function checkSymbols({ module, block, summary, semanticsOf }: BlockInModule, report: Report): void {
  const { version, target } = module.header;
  for (const name of summary.free) {
    if (name.inFunction !== undefined || name.expected !== 'symbol') continue;
    const entry = declaredBefore(module, name.name, block, name.start);
    if (!entry) continue;
    const message =
      problemOf(name, entry.symbol, () => semanticsOf().tree, entry.block === block) ??
      entryProblem(entry.symbol, version, target);
    if (message) report({ start: name.start, end: name.end, message });
  }
}

function problemOf(
  { name, start, node }: FreeName,
  symbol: ModuleSymbol,
  treeOf: () => SyntaxTree,
  isSameBlock: boolean,
): string | undefined {
  if (symbol.kind === SymbolKind.Function || symbol.kind === SymbolKind.Entry) {
    const around = wrapperOf(treeOf(), node);
    if (around === 'generic') return `\`${name}\` is a function, which has no generic address: write its name alone.`;
    if (around === 'offset') return `\`${name}\` is a function: nothing can be added to its address here.`;
    return undefined;
  }
  if (isSameBlock && symbol.start < start && isOwn(treeOf(), symbol, node))
    return `\`${name}\` is what is being declared here: its own address is no initial value.`;
  if (symbol.space === '.global' || symbol.space === '.const') return undefined;
  return `\`${name}\` lies in \`${symbol.space}\`, whose addresses are not known before the launch: only \`.global\` and \`.const\` variables can stand here.`;
}

/** Whether a name stands in the initialiser of the variable that it names. */
function isOwn(tree: SyntaxTree, symbol: ModuleSymbol, node: number): boolean {
  const declarator = symbol.node - 1;
  return tree.kinds[declarator] === NodeKind.Declarator && node > declarator && node < tree.next[declarator];
}

/** What a name in an initial value is wrapped into. */
function wrapperOf(tree: SyntaxTree, node: number): 'generic' | 'offset' | undefined {
  const parent = tree.kinds[node - 1];
  if (parent === NodeKind.MaskedSymbol && tokenText(tree, tree.first[node - 1]) === 'generic') return 'generic';
  return parent === NodeKind.Sum ? 'offset' : undefined;
}

function entryProblem(
  symbol: ModuleSymbol,
  version: number | undefined,
  target: number | undefined,
): string | undefined {
  if (symbol.kind !== SymbolKind.Entry || version === undefined || target === undefined) return undefined;
  if (vectorOf(ENTRY_AS_VALUE)[target] <= version) return undefined;
  return `\`${symbol.name}\` is a kernel, whose address is an initial value from PTX 3.1 and sm_35 on only.`;
}
