// What is known of the values of a function: that nobody reads one, that it may differ between the threads of a warp, or that
// it is the same for all of them. What is not sure gets no mark. Computed once for a block's semantics, and not for functions so
// large that a letter typed in them would wait for it.
import type { Analysis } from '../../analysis';
import { Extent } from '../../flow/uniformity';
import { findUnreadResults } from '../../flow/unread';
import { specialRegister } from '../../isa/specialRegisters';
import type { BlockSemantics } from '../../semantic/block';
import { blockShapeOf, extentOfSpecial } from '../../semantic/origins';
import { SymbolKind } from '../../semantic/symbols';
import { NodeKind, type SyntaxTree, textOf } from '../../syntax/nodes';
import { type FunctionPlace, functionsIn } from '../registers/place';
import { uniformityOf } from '../registers/uniformity';
import { modifierBit } from './legend';

const MOST_INSTRUCTIONS = 2000;
/** A text of which only the visible part is asked, with every turn of the wheel. */
const LARGE_TEXT = 1e6;
const MOST_IN_LARGE = 150;
/** A block of more bytes for each instruction is not even looked at: the code of a patched function is made when it is asked for. */
const BYTES_EACH = 60;

/** Reference -> modifier bits. */
export type ValueMarks = Uint16Array;

const none: ValueMarks = new Uint16Array(0);
const known = new WeakMap<BlockSemantics, ValueMarks>();

export function valueMarks(analysis: Analysis, block: number): ValueMarks {
  const semantics = analysis.semanticsOf(block);
  let marks = known.get(semantics);
  if (!marks) {
    const most = analysis.document.length > LARGE_TEXT ? MOST_IN_LARGE : MOST_INSTRUCTIONS;
    const isSmall =
      analysis.document.blocks[block].length <= most * BYTES_EACH &&
      semantics.codes.every((code) => (code?.count ?? 0) <= most);
    marks = isSmall ? compute(analysis, block, semantics) : none;
    known.set(semantics, marks);
  }
  return marks;
}

function compute(analysis: Analysis, block: number, semantics: BlockSemantics): ValueMarks {
  const places = functionsIn(analysis, block);
  if (places.length === 0) return none;
  const marks = new Uint16Array(semantics.referenceCount);
  for (const place of places) markFunction(place, marks);
  return marks;
}

function markFunction(place: FunctionPlace, marks: ValueMarks): void {
  const { semantics, info, profile } = place;
  const { tree, symbols, referenceCount, referenceNodes, referenceSymbols, referenceElements, referenceParts } =
    semantics;
  const { code, graph } = profile;
  const uniformity = uniformityOf(place);
  const shape = blockShapeOf(tree, info.node);
  const unread = findUnreadResults(code, graph, profile.liveness);
  const values = new Map<number, number>();
  let instruction = 0;
  for (let index = 0; index < referenceCount; index++) {
    const node = referenceNodes[index];
    if (node < info.node || node >= tree.next[info.node]) continue;
    const symbol = referenceSymbols[index];
    if (symbol < 0) marks[index] |= specialBit(tree, node, shape);
    if (symbol < 0 || symbols[symbol].kind !== SymbolKind.Register) continue;
    const key = symbol * 0x100000000 + referenceElements[index];
    // Values are numbered in the order of their first use.
    let value = values.get(key);
    if (value === undefined) {
      value = values.size;
      values.set(key, value);
    }
    const start = tree.tokens.starts[tree.first[node]];
    while (instruction + 1 < code.count && code.offsets[instruction + 1] <= start) instruction++;
    const isRead = (referenceParts[index] & 1) !== 0;
    const at = isRead
      ? placeIn(code.uses, code.useStart, instruction, value)
      : placeIn(code.defs, code.defStart, instruction, value);
    if (uniformity && at >= 0) marks[index] |= sharingBit(isRead ? uniformity.uses[at] : uniformity.defs[at]);
    if (referenceParts[index] !== 2) continue;
    const { declaration, vector } = symbols[symbol];
    // A register that hands the result to the caller is read there.
    const isResult = tree.kinds[declaration] === NodeKind.Parameter || vector > 1;
    if (at >= 0 && unread[at] === 1 && !isResult) marks[index] |= modifierBit.unread;
  }
}

/** The place of a value among those of an instruction; -1 if it is none of them. */
function placeIn(values: Uint32Array, starts: Uint32Array, instruction: number, value: number): number {
  for (let at = starts[instruction]; at < starts[instruction + 1]; at++) if (values[at] === value) return at;
  return -1;
}

function sharingBit(extent: Extent): number {
  if (extent === Extent.Unknown) return 0;
  return extent === Extent.Divergent ? modifierBit.divergent : modifierBit.uniform;
}

function specialBit(tree: SyntaxTree, name: number, shape: readonly number[] | undefined): number {
  const isComponent = tree.kinds[name - 1] === NodeKind.Member;
  const text = textOf(tree, isComponent ? name - 1 : name);
  return specialRegister(text) ? sharingBit(extentOfSpecial(text, shape)) : 0;
}
