// A name declared twice in one scope.
import type { ModuleEntry } from '../semantic/module';
import { SymbolKind } from '../semantic/symbols';
import { childOf, NodeKind } from '../syntax/nodes';
import { defineRule } from './rule';
import { nodeRange } from './shared';

const isFunction = ({ symbol }: ModuleEntry): boolean =>
  symbol.kind === SymbolKind.Function || symbol.kind === SymbolKind.Entry;

/** What may follow what: announcements before the definition, `.extern` variables at any place, nothing else. */
function clashes(earlier: ModuleEntry, later: ModuleEntry): boolean {
  if (isFunction(earlier) !== isFunction(later)) return true;
  if (earlier.symbol.kind !== later.symbol.kind) return true;
  if (isFunction(earlier)) return earlier.symbol.isDefinition;
  return earlier.symbol.isDefinition && later.symbol.isDefinition;
}

export default defineRule({
  code: 'duplicate-declaration',
  severity: 'error',
  title: 'A register, variable, parameter or function declared twice.',
  why: 'Within one scope a name is declared once; a range such as `%r<16>` declares `%r0` to `%r15`. Inner blocks may declare it anew. A function may be announced any number of times before its definition, not after it. Labels share the names of registers and variables.',
  bad: '.reg .b32 %value;\n.reg .f32 %value;',
  good: '.reg .b32 %value;\n.reg .f32 %weight;',
  checkBlock({ tree, symbols, duplicates }, report) {
    for (const { symbol, earlier } of duplicates) {
      const { kind, name, node, count, scope } = symbols[symbol];
      if (kind === SymbolKind.Label || kind === SymbolKind.Table) continue;
      // ptxas 13.0 does not look at the names of parameters where a function has no body.
      if (tree.kinds[scope] === NodeKind.Function && childOf(tree, scope, NodeKind.Body) < 0) continue;
      const first = symbols[earlier];
      const range = (of: typeof first): string =>
        of.count === undefined ? `\`${of.name}\`` : `\`${of.name}<${of.count}>\``;
      const overlap = first.count !== undefined || count !== undefined;
      const message = overlap
        ? `${range(symbols[symbol])} overlaps ${range(first)}, declared above in this scope.`
        : `\`${name}\` is already declared in this scope.`;
      report({
        ...nodeRange(tree, node),
        message,
        related: [{ ...nodeRange(tree, first.node), message: 'First declared here.' }],
      });
    }
  },
  checkDeclarations({ module, report }) {
    for (const entries of module.repeated) {
      for (let i = 1; i < entries.length; i++) {
        const earlier = entries.find((entry, at) => at < i && clashes(entry, entries[i]));
        if (!earlier) continue;
        const { block, symbol } = entries[i];
        const what = isFunction(earlier) ? 'defined' : 'declared';
        report(block, {
          start: symbol.start,
          end: symbol.end,
          message: `\`${symbol.name}\` is already ${what} in this module.`,
        });
      }
    }
  },
});
