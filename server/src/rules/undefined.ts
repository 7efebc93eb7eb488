// What the three rules about undeclared names share: which free names of a block the module does not explain, and what to
// say about one. Not a rule itself.
import { distance } from 'fastest-levenshtein';
import type { BlockSemantics, FreeName } from '../semantic/block';
import { declaredBefore, type ModuleIndex } from '../semantic/module';
import type { ModuleContext } from './rule';

/** Reports each free name of the expected sort that nothing declares; `describe` says what is missing. */
export function checkUndefined(
  context: ModuleContext,
  expected: FreeName['expected'],
  describe: (name: string, why: string) => string,
): void {
  context.blocks.forEach(({ free }, block) => {
    for (const { name, start, end, expected: sort } of free) {
      if (sort !== expected || declaredBefore(context.module, name, block, start)) continue;
      const semantics = context.semanticsOf(block);
      const why =
        declaredLater(context.module, semantics, name) ?? outOfRange(semantics, name) ?? suggest(semantics, name);
      context.report(block, { start, end, message: describe(name, why.text), replacement: why.replacement });
    }
  });
}

interface Explanation {
  readonly text: string;
  readonly replacement?: string;
}

function declaredLater(module: ModuleIndex, { symbols }: BlockSemantics, name: string): Explanation | undefined {
  if (module.byName.has(name)) return { text: ' It is declared further down: PTX wants the declaration first.' };
  if (symbols.some((symbol) => symbol.name === name && symbol.count === undefined)) {
    return { text: ' It is declared in this function, but in another block or further down.' };
  }
  return undefined;
}

function outOfRange({ symbols }: BlockSemantics, name: string): Explanation | undefined {
  const match = /^(.*?)(\d*)$/.exec(name);
  const range = symbols.find((symbol) => symbol.count !== undefined && symbol.name === match?.[1]);
  if (!range || range.count === undefined) return undefined;
  const last = range.count > 0 ? `${range.name}0 to ${range.name}${range.count - 1}` : 'no register at all';
  return { text: ` \`${range.name}<${range.count}>\` declares ${last}.` };
}

/** A declared name that differs by a slip of the finger. Only names of three letters and more are compared. */
function suggest({ symbols }: BlockSemantics, name: string): Explanation {
  if (name.length < 3) return { text: '' };
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 4)) + 1;
  for (const symbol of symbols) {
    if (symbol.count !== undefined || Math.abs(symbol.name.length - name.length) >= least) continue;
    const d = distance(name, symbol.name);
    if (d < least) {
      least = d;
      best = symbol.name;
    }
  }
  return best ? { text: ` Did you mean \`${best}\`?`, replacement: best } : { text: '' };
}
