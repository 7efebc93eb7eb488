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
    for (const unknown of free) {
      const { name, start, end } = unknown;
      if (unknown.expected !== expected || declaredBefore(context.module, name, block, start)) continue;
      const why = declaredLater(context.module, name) ?? explain(unknown, () => context.semanticsOf(block));
      context.report(block, { start, end, message: describe(name, why.text), replacement: why.replacement });
    }
  });
}

/** What the block itself tells of a name lasts as long as the block's facts: an edit elsewhere must not parse it again. */
const explained = new WeakMap<FreeName, Explanation>();

function explain(unknown: FreeName, semanticsOf: () => BlockSemantics): Explanation {
  let explanation = explained.get(unknown);
  if (!explanation) {
    const semantics = semanticsOf();
    const { name } = unknown;
    explanation = declaredElsewhere(semantics, name) ?? outOfRange(semantics, name) ?? suggest(semantics, name);
    explained.set(unknown, explanation);
  }
  return explanation;
}

interface Explanation {
  readonly text: string;
  readonly replacement?: string;
}

function declaredLater(module: ModuleIndex, name: string): Explanation | undefined {
  if (!module.byName.has(name)) return undefined;
  return { text: ' It is declared further down: PTX wants the declaration first.' };
}

function declaredElsewhere({ symbols }: BlockSemantics, name: string): Explanation | undefined {
  if (!symbols.some((symbol) => symbol.name === name && symbol.count === undefined)) return undefined;
  return { text: ' It is declared in this function, but in another block or further down.' };
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
