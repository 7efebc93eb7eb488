// Function bodies and what the walk made of them, as compact text.
import { textToBytes } from '../../server/src/base/text';
import type { BlockSemantics } from '../../server/src/semantic/block';
import { type FunctionCode, InstructionFlag } from '../../server/src/semantic/code';
import { SymbolKind } from '../../server/src/semantic/symbols';
import { analyseBlock } from '../../server/src/semantic/walk';
import { tokenText } from '../../server/src/syntax/nodes';
import { parseBlockBytes } from '../../server/src/syntax/parse';

export const analyseItems = (text: string): BlockSemantics => analyseBlock(parseBlockBytes(textToBytes(text)));

export const analyseBody = (body: string): BlockSemantics => analyseItems(`.func f() {\n${body}\n}`);

const nameAt = ({ tree }: BlockSemantics, node: number): string => tokenText(tree, tree.first[node]);

/** 1-based line of a node in the body. */
function lineOf({ tree }: BlockSemantics, node: number): number {
  const before = tree.bytes.subarray(0, tree.tokens.starts[tree.first[node]]);
  return before.filter((byte) => byte === 10).length;
}

/** `x=2` for each reference: the name and the line of the body on which it is declared; `x=?` for a free or special name. */
export function resolved(semantics: BlockSemantics): string {
  const { referenceCount, referenceNodes, referenceSymbols, symbols } = semantics;
  return Array.from({ length: referenceCount }, (_, i) => {
    const symbol = symbols[referenceSymbols[i]];
    return `${nameAt(semantics, referenceNodes[i])}=${symbol ? lineOf(semantics, symbol.node) : '?'}`;
  }).join(' ');
}

/** `r` or `w` or `rw` behind each referenced name. */
export function parts(semantics: BlockSemantics): string {
  const { referenceCount, referenceNodes, referenceParts } = semantics;
  return Array.from(
    { length: referenceCount },
    (_, i) => `${nameAt(semantics, referenceNodes[i])}:${['', 'r', 'w', 'rw'][referenceParts[i]]}`,
  ).join(' ');
}

export const free = ({ free: names }: BlockSemantics): string =>
  names.map(({ name, expected }) => `${expected} ${name}`).join(', ');

/** The names of the values in the order of their numbers: of register references in text order each new one. */
function valueNames(semantics: BlockSemantics): string[] {
  const { referenceCount, referenceNodes, referenceSymbols, referenceElements, symbols } = semantics;
  const names = new Map<string, string>();
  for (let i = 0; i < referenceCount; i++) {
    const symbol = referenceSymbols[i];
    if (symbols[symbol]?.kind !== SymbolKind.Register) continue;
    const key = `${symbol}:${referenceElements[i]}`;
    if (!names.has(key)) names.set(key, nameAt(semantics, referenceNodes[i]));
  }
  return [...names.values()];
}

/** One line for each instruction: `@ a b = c d -> 0 3 call ends ordering` (guard, written, read, targets, flags). */
export function flow(semantics: BlockSemantics, code: FunctionCode = semantics.codes[0]): string {
  const names = valueNames(semantics);
  const list = (starts: Uint32Array, items: Uint32Array, i: number): string =>
    [...items.subarray(starts[i], starts[i + 1])].map((value) => names[value]).join(' ');
  return Array.from({ length: code.count }, (_, i) => {
    const flags = code.flags[i];
    const targets = [...code.targets.subarray(code.targetStart[i], code.targetStart[i + 1])].join(' ');
    const words = [
      flags & InstructionFlag.Guarded ? '@' : '',
      list(code.defStart, code.defs, i),
      '=',
      list(code.useStart, code.uses, i),
      targets && `-> ${targets}`,
      flags & InstructionFlag.Call ? 'call' : '',
      flags & InstructionFlag.Ends ? 'ends' : '',
      flags & InstructionFlag.Ordering ? 'ordering' : '',
    ];
    return words.filter((word) => word !== '').join(' ');
  }).join('\n');
}
