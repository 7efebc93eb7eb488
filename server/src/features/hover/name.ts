// Hover on a name: a special register, a symbol of the function or of the module, a target, WARP_SZ. Where the text is
// broken and no reference was recorded, the name is looked for in what the function declares.
import { specialRegister } from '../../isa/specialRegisters';
import { targetIndex, targetOptions, targets } from '../../isa/targets';
import type { ModuleEntry } from '../../semantic/module';
import { SymbolKind } from '../../semantic/symbols';
import { NodeKind, tokenText } from '../../syntax/nodes';
import type { Cursor } from '../cursor';
import { functionDocumentation } from '../documentation/functions';
import { symbolDocumentation } from '../documentation/symbols';
import { specialRegisterDocumentation, targetDocumentation } from '../documentation/words';
import { refinedFlows } from '../estimate/reports';
import { insideTarget, moduleEntry, ownSymbol } from '../symbols/meaning';

export function nameHover(cursor: Cursor): string | undefined {
  const { tree, token } = cursor;
  const name = tokenText(tree, token);
  if (name === 'WARP_SZ') return '**`WARP_SZ`** = `32`, the number of threads of a warp.';
  if (tree.kinds[cursor.node] === NodeKind.Target) return undefined;
  const target = insideTarget(cursor) ? targets[targetIndex(name) ?? -1] : undefined;
  if (target) return targetDocumentation(target);
  if (insideTarget(cursor) && targetOptions[name]) return `**\`${name}\`** ${targetOptions[name]}`;
  return symbolHover(cursor, name) ?? specialHover(cursor, name);
}

function specialHover({ tree, token, node }: Cursor, name: string): string | undefined {
  const isMember = tree.kinds[node - 1] === NodeKind.Member && tree.first[node - 1] === token;
  const whole = isMember ? name + tokenText(tree, token + 1) : name;
  const register = specialRegister(whole) ?? specialRegister(name);
  return register && specialRegisterDocumentation(register, whole);
}

function symbolHover(cursor: Cursor, name: string): string | undefined {
  const found = ownSymbol(cursor, name);
  if (found) {
    const { semantics, inFunction } = cursor;
    const symbol = semantics.symbols[found.index];
    return symbolDocumentation({ semantics, symbol, ...found, functionName: inFunction?.name });
  }
  const entry = moduleEntry(cursor, name);
  return entry && moduleHover(cursor, entry);
}

function moduleHover({ analysis }: Cursor, { block, symbol }: ModuleEntry): string | undefined {
  const semantics = analysis.semanticsOf(block);
  const flows = refinedFlows(analysis, block);
  if (symbol.kind !== SymbolKind.Function && symbol.kind !== SymbolKind.Entry)
    return symbolDocumentation({ semantics, symbol, index: -1, element: undefined, functionName: undefined });
  const index = semantics.functions.findIndex(({ nameNode }) => nameNode === symbol.node);
  return index < 0 ? undefined : functionDocumentation(semantics.tree, semantics.functions[index], flows[index]);
}
