// Semantic tokens: what names are, where they are written, what the target lacks. Where the editor's own colouring has given
// up on a large text, everything else gets its colour too. Encoded as the protocol has it.
import type { Analysis } from '../../analysis';
import { upperBound } from '../../base/lines';
import { bytesToText } from '../../base/text';
import { stateSpace } from '../../isa/stateSpaces';
import { typeInfo } from '../../isa/types';
import type { BlockSemantics } from '../../semantic/block';
import { NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { commentsOf } from '../comments';
import { type Lacking, lackingWords } from './lacking';
import { modifierBit, type TokenType, tokenModifiers, typeNumber } from './legend';
import { declarationsOf, paintName } from './names';
import { opcodeBits } from './opcodes';
import { type ValueMarks, valueMarks } from './values';

export { tokenModifiers, tokenTypes } from './legend';

/** Larger texts get no tokens as a whole: the answer would be larger than the text. */
const MOST_BYTES = 1e6;

/** From here on VS Code colours nothing by its grammar. */
const GRAMMAR_LINES = 300_000;
const GRAMMAR_BYTES = 20e6;

/** Five numbers for each token; undefined for a text that is too large. */
export function semanticTokens(analysis: Analysis): Uint32Array | undefined {
  const { document } = analysis;
  return document.length > MOST_BYTES ? undefined : semanticTokensIn(analysis, 0, document.length);
}

/** Those of the tokens that begin in a range of the document. */
export function semanticTokensIn(analysis: Analysis, start: number, end: number): Uint32Array {
  const { document, blocks } = analysis;
  const isPlain = document.lineCount > GRAMMAR_LINES || document.length > GRAMMAR_BYTES;
  const output = new Encoder(document);
  if (blocks.length === 0) return output.finish();
  const last = document.blockAt(end);
  for (let block = document.blockAt(start); block <= last && block < blocks.length; block++) {
    const base = document.offsets[block];
    paintBlock(analysis, block, Math.max(0, start - base), Math.min(document.blocks[block].length, end - base), {
      all: isPlain,
      output,
    });
  }
  return output.finish();
}

interface Paper {
  /** Paint what the grammar would, too. */
  readonly all: boolean;
  readonly output: Encoder;
}

function paintBlock(analysis: Analysis, block: number, start: number, end: number, paper: Paper): void {
  const semantics = analysis.semanticsOf(block);
  const { tree } = semantics;
  const { starts, ends, count } = tree.tokens;
  const first = Math.max(0, Math.min(upperBound(starts, start - 1), count));
  const behind = Math.max(first, Math.min(upperBound(starts, end - 1), count));
  const paint = new Int32Array(behind - first).fill(-1);
  if (paper.all) paintKinds(tree, first, behind, paint);
  const lacking = lackingWords(analysis, block, semantics);
  paintNodes(analysis, semantics, valueMarks(analysis, block), lacking, first, behind, paint, paper.all);
  if (lacking.size > 0) paintLacking(tree, lacking, first, behind, paint);
  const comments = paper.all
    ? commentsOf(tree.bytes, tree.tokens).filter((each) => each.end > start && each.start < end)
    : [];
  let comment = 0;
  paper.output.begin(block);
  for (let token = first; token < behind; token++) {
    for (; comment < comments.length && comments[comment].start < starts[token]; comment++)
      paper.output.addLines(comments[comment].start, comments[comment].end, typeNumber.comment);
    const painted = paint[token - first];
    if (painted >= 0) paper.output.add(starts[token], ends[token] - starts[token], painted & 255, painted >> 8);
  }
  for (; comment < comments.length; comment++)
    paper.output.addLines(comments[comment].start, comments[comment].end, typeNumber.comment);
}

/** What a token is by itself. */
function paintKinds(tree: SyntaxTree, first: number, behind: number, paint: Int32Array): void {
  const { kinds } = tree.tokens;
  for (let token = first; token < behind; token++) {
    const type = typeOfKind(tree, kinds[token], token);
    if (type !== undefined) paint[token - first] = typeNumber[type];
  }
}

function typeOfKind(tree: SyntaxTree, kind: TokenKind, token: number): TokenType | undefined {
  switch (kind) {
    case TokenKind.Integer:
    case TokenKind.Float:
    case TokenKind.HexFloat:
      return 'number';
    case TokenKind.String:
      return 'string';
    case TokenKind.Dotted: {
      const word = tokenText(tree, token);
      return typeInfo(word) ? 'type' : stateSpace(word) ? 'opcodeModifier' : 'directive';
    }
    default:
      return undefined;
  }
}

/** What tokens are by the nodes that they stand in. */
function paintNodes(
  analysis: Analysis,
  semantics: BlockSemantics,
  marks: ValueMarks,
  lacking: Lacking,
  first: number,
  behind: number,
  paint: Int32Array,
  all: boolean,
): void {
  const { tree } = semantics;
  const declarations = declarationsOf(semantics);
  for (let node = firstNode(tree, first); node < tree.count && tree.first[node] < behind; node++) {
    const token = tree.first[node];
    switch (tree.kinds[node]) {
      case NodeKind.Name:
        if (token >= first) paint[token - first] = paintName(analysis, semantics, declarations, marks, node);
        break;
      case NodeKind.Member:
        if (all && isWithin(tree.last[node] - 1, first, behind))
          paint[tree.last[node] - 1 - first] = typeNumber.property;
        break;
      case NodeKind.Opcode:
        paintOpcode(analysis, tree, node, lacking, first, behind, paint, all);
        break;
    }
  }
}

/** Special registers, types and directives that are lacking: where nothing else colours them the mark alone is worth a token. */
function paintLacking(tree: SyntaxTree, lacking: Lacking, first: number, behind: number, paint: Int32Array): void {
  const { starts, kinds } = tree.tokens;
  for (let token = first; token < behind; token++) {
    if (!lacking.has(starts[token])) continue;
    const type = typeOfKind(tree, kinds[token], token);
    if (paint[token - first] >= 0) paint[token - first] |= 256 * modifierBit.unsupported;
    else if (type !== undefined) paint[token - first] = typeNumber[type] + 256 * modifierBit.unsupported;
  }
}

const isWithin = (token: number, first: number, behind: number): boolean => token >= first && token < behind;

/** The first node that can hold tokens from `first` on and is no deeper than needed: an opcode may have begun before. */
function firstNode(tree: SyntaxTree, first: number): number {
  let low = 0;
  let high = tree.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tree.first[middle] < first) low = middle + 1;
    else high = middle;
  }
  // An opcode's words are few: the statement before the range holds all that reach into it.
  let node = Math.max(0, low - 1);
  while (node > 0 && tree.kinds[node] !== NodeKind.Instruction && low - node < 64) node--;
  return node;
}

function paintOpcode(
  { module }: Analysis,
  tree: SyntaxTree,
  node: number,
  lacking: Lacking,
  first: number,
  behind: number,
  paint: Int32Array,
  all: boolean,
): void {
  const { starts, ends } = tree.tokens;
  const from = tree.first[node];
  const to = tree.last[node];
  if (to <= from) return;
  const text = bytesToText(tree.bytes, starts[from], ends[to - 1]);
  // Where the instruction itself is lacking so are all of its words, else those that are.
  const ofAll = opcodeBits(text, module.header) | (lacking.has(starts[from]) ? modifierBit.unsupported : 0);
  for (let token = Math.max(from, first); token < Math.min(to, behind); token++) {
    const bits = ofAll | (lacking.has(starts[token]) ? modifierBit.unsupported : 0);
    if (!all && bits === 0) continue;
    const type = token === from ? 'opcode' : typeInfo(tokenText(tree, token)) ? 'type' : 'opcodeModifier';
    paint[token - first] = typeNumber[type] + 256 * bits;
  }
}

/** Writes tokens as differences of lines and characters. Blocks come in order, tokens in order in them. */
class Encoder {
  private data = new Uint32Array(1024);
  private length = 0;
  private base = 0;
  private line = 0;
  private lineStart = 0;
  private nextLine = 0;
  private lastLine = 0;
  private lastCharacter = 0;
  private lineStarts: Uint32Array = new Uint32Array(0);
  private bytes: Uint8Array = new Uint8Array(0);

  constructor(private readonly document: Analysis['document']) {}

  begin(block: number): void {
    this.base = this.document.offsets[block];
    this.lineStarts = this.document.blocks[block].lineStarts;
    this.bytes = this.document.blocks[block].bytes;
    this.nextLine = 0;
    const { line, character } = this.document.positionAt(this.base);
    this.line = line;
    this.lineStart = -character;
  }

  /** Offsets from the block's start. */
  add(start: number, length: number, type: number, modifiers: number): void {
    if (this.nextLine < this.lineStarts.length && this.lineStarts[this.nextLine] <= start) {
      const reached = upperBound(this.lineStarts, start);
      this.line += reached - this.nextLine;
      this.nextLine = reached;
      this.lineStart = this.lineStarts[reached - 1];
    }
    const character = start - this.lineStart;
    if (this.length + 5 > this.data.length) this.grow();
    const isSame = this.line === this.lastLine;
    this.data[this.length++] = this.line - this.lastLine;
    this.data[this.length++] = isSame ? character - this.lastCharacter : character;
    this.data[this.length++] = length;
    this.data[this.length++] = type;
    this.data[this.length++] = modifiers;
    this.lastLine = this.line;
    this.lastCharacter = character;
  }

  /** A token on several lines is one for each of them. */
  addLines(start: number, end: number, type: number): void {
    for (let at = start; at < end; ) {
      const next = Math.min(end, this.lineStarts[upperBound(this.lineStarts, at)] ?? end);
      let stop = next;
      while (stop > at && (this.bytes[stop - 1] === 10 || this.bytes[stop - 1] === 13)) stop--;
      if (stop > at) this.add(at, stop - at, type, 0);
      at = next;
    }
  }

  finish(): Uint32Array {
    return this.data.slice(0, this.length);
  }

  private grow(): void {
    const larger = new Uint32Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}

/** One replacement that makes an earlier answer the present one. */
export interface TokenEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: Uint32Array;
}

export function tokenEdits(before: Uint32Array, after: Uint32Array): readonly TokenEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (start === before.length && start === after.length) return [];
  return [{ start, deleteCount: before.length - end - start, data: after.slice(start, after.length - end) }];
}

/** Names of modifier bits, for tests and for people. */
export function modifierNames(bits: number): string[] {
  return tokenModifiers.filter((_, index) => (bits & (1 << index)) !== 0);
}
