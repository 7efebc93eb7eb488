// `.alias`: which functions can be joined.
import { declaredBefore, type ModuleEntry } from '../semantic/module';
import { prototypeDifference } from '../semantic/signatures';
import { SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { defineRule, type ModuleContext } from './rule';
import { nodeRange } from './shared';

interface Side {
  readonly node: number;
  readonly name: string;
  readonly entry: ModuleEntry;
  /** All declarations above the `.alias`. */
  readonly isDefinedBefore: boolean;
}

function check({ module, naming, semanticsOf, report }: ModuleContext): void {
  const aliases = new Map<string, string>();
  for (const block of naming) {
    const { tree } = semanticsOf(block);
    for (let node = 1; node < tree.count; node = tree.next[node]) {
      if (tree.kinds[node] !== NodeKind.Alias) continue;
      const [alias, aliased] = [sideOf(tree, node + 1, block), sideOf(tree, tree.next[node + 1], block)];
      if (!alias || !aliased) continue;
      const problem = problemOf(alias, aliased, aliases.get(alias.name));
      if (problem) report(block, { ...nodeRange(tree, problem.side.node), message: problem.message });
      aliases.set(alias.name, aliased.name);
    }
  }

  function sideOf(tree: SyntaxTree, node: number, block: number): Side | undefined {
    if (node >= tree.count || tree.kinds[node] !== NodeKind.Name) return undefined;
    const name = tokenText(tree, tree.first[node]);
    const { start } = nodeRange(tree, node);
    const entry = declaredBefore(module, name, block, start);
    if (!entry) return undefined;
    const isDefinedBefore = module.byName
      .get(name)!
      .some(({ block: at, symbol }) => symbol.isDefinition && (at < block || (at === block && symbol.start < start)));
    return { node, name, entry, isDefinedBefore };
  }
}

function problemOf(alias: Side, aliased: Side, known: string | undefined): { side: Side; message: string } | undefined {
  for (const side of [alias, aliased]) {
    const { kind } = side.entry.symbol;
    if (kind === SymbolKind.Entry)
      return { side, message: `\`${side.name}\` is a kernel, and kernels have no aliases.` };
    if (kind !== SymbolKind.Function)
      return { side, message: `\`${side.name}\` is a variable: only functions have aliases.` };
  }
  if (alias.name === aliased.name) return { side: aliased, message: `\`${alias.name}\` cannot be an alias of itself.` };
  if (alias.isDefinedBefore)
    return { side: alias, message: `\`${alias.name}\` has a body of its own: an alias is declared only.` };
  if (known !== undefined) return { side: alias, message: `\`${alias.name}\` is an alias of \`${known}\` already.` };
  const { linkage, signature } = aliased.entry.symbol;
  if (linkage === '.weak' || linkage === '.extern')
    return {
      side: aliased,
      message: `\`${aliased.name}\` is \`${linkage}\`: an alias stands for a function that this module defines for good.`,
    };
  const own = alias.entry.symbol.signature;
  const differs = own && signature && (prototypeDifference(own, signature) || own.noReturn !== signature.noReturn);
  if (differs)
    return {
      side: alias,
      message: `\`${alias.name}\` and \`${aliased.name}\` have different parameters, results or directives.`,
    };
  return undefined;
}

export default defineRule({
  code: 'alias',
  severity: 'error',
  title: 'An alias that cannot be.',
  why: '`.alias name, function;` makes a declared function another name of one that the module defines. Both are device functions with the same parameters and results; the name has no body of its own and no second alias, and the function is neither `.weak` nor `.extern`.',
  bad: '.func other() { ret; }\n.func helper() { ret; }\n.alias other, helper;',
  good: '.func other();\n.func helper() { ret; }\n.alias other, helper;',
  scope: 'module',
  checkModule: check,
});
