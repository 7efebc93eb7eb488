// Renames a name of the module: a function with its declarations and calls, a variable; in all modules that share it.
import type { Analysis } from '../../analysis';
import { isShared, links, occurrences } from '../symbols/occurrences';
import { conflictIn } from './check';
import { type DocumentEdits, editsOf, type Refusal } from './edits';

export function renameModule(
  analysis: Analysis,
  old: string,
  name: string,
  others: readonly Analysis[],
): readonly DocumentEdits[] | Refusal {
  if (isOfSystem(analysis, old))
    return { refusal: `\`${old}\` is a function that the CUDA system provides: under another name there is none.` };
  const modules = isShared(analysis, old) ? [analysis, ...others.filter((other) => links(other, old))] : [analysis];
  const results: DocumentEdits[] = [];
  for (const module of modules) {
    const result = renameIn(module, old, name);
    if ('refusal' in result)
      return module === analysis ? result : { refusal: `${result.refusal} (${module.document.uri})` };
    results.push(result);
  }
  return results;
}

/** What ptxas links by its name, where no module defines it. */
const systemFunctions: ReadonlySet<string> = new Set(['vprintf', 'malloc', 'free', '__assertfail']);

const isOfSystem = ({ module }: Analysis, name: string): boolean =>
  systemFunctions.has(name) && (module.byName.get(name) ?? []).every(({ symbol }) => !symbol.isDefinition);

function renameIn(analysis: Analysis, old: string, name: string): DocumentEdits | Refusal {
  const { document, module } = analysis;
  const [taken] = module.byName.get(name) ?? [];
  if (taken) {
    const { line } = document.positionAt(document.offsets[taken.block] + taken.symbol.start);
    return { refusal: `\`${name}\` is declared already on line ${line + 1}.` };
  }
  const found = occurrences(analysis, { kind: 'module', name: old });
  const edits = editsOf(found, name);
  const blocks = new Set(found.map(({ block }) => block));
  for (const [block, { free }] of analysis.blocks.entries()) {
    if (free.some((each) => each.name === name))
      return { refusal: `\`${name}\` is used already, without a declaration, in this module.` };
    const conflict = blocks.has(block)
      ? conflictIn(analysis, block, edits, name, {
          symbolOf: (symbol, element) => [symbol, element],
          freeName: (free) => (free === old ? name : free),
        })
      : undefined;
    if (conflict) return { refusal: conflict };
  }
  return { document, edits };
}
