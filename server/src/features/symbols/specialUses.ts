// Where a special register is named. Most blocks are judged by their text alone: a tree of each function of a large file
// would take a second.
import type { Analysis } from '../../analysis';
import type { TextRange } from '../../base/text';
import type { Block } from '../../syntax/document';
import { tokenText } from '../../syntax/nodes';
import { perBlock } from '../perBlock';

/** Name -> its uses in a block; asked for again with every reference that somebody looks for. */
const known = perBlock((_: Block) => new Map<string, readonly TextRange[]>());

/** Offsets from the block's start, in order. */
export function specialUses(analysis: Analysis, block: number, name: string): readonly TextRange[] {
  const uses = known(analysis.document.blocks[block]);
  const found = uses.get(name) ?? search(analysis, block, name);
  uses.set(name, found);
  return found;
}

function search(analysis: Analysis, block: number, name: string): TextRange[] {
  const text = analysis.document.blocks[block].text();
  if (!text.includes(name)) return [];
  // A comment over several lines, or a declaration that hides the register, takes a closer look.
  if (text.includes('/*') || declares(text, name)) return exactUses(analysis, block, name);
  const uses: TextRange[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    if (!/[\w$%]/.test(text[start - 1] ?? '') && !/[\w$]/.test(text[end] ?? '') && isCode(text, start))
      uses.push({ start, end });
  }
  return uses;
}

/** Whether a declaration may hold the name, alone or as one of a range. */
function declares(text: string, name: string): boolean {
  const prefix = name.replace(/\d+$/, '');
  return new RegExp(`\\.(?:reg|param|local|shared|global|const)\\s[^;]*${prefix}`).test(text);
}

/** Neither behind `//` nor inside a string. */
function isCode(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return !line.includes('//') && !line.includes('"');
}

function exactUses(analysis: Analysis, block: number, name: string): TextRange[] {
  const { tree, referenceCount, referenceNodes, referenceSymbols } = analysis.semanticsOf(block);
  const uses: TextRange[] = [];
  for (let i = 0; i < referenceCount; i++) {
    const token = tree.first[referenceNodes[i]];
    if (referenceSymbols[i] < 0 && tokenText(tree, token) === name)
      uses.push({ start: tree.tokens.starts[token], end: tree.tokens.ends[token] });
  }
  return uses;
}
