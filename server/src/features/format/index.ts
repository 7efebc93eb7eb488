// The formatter. It changes nothing but the gaps between tokens, so it cannot change a token, and comments stay. A statement
// with a syntax error is left as it is, and so is a whole block where the error may be another's.

import type { TextRange } from '../../base/text';
import type { PtxDocument } from '../../syntax/document';
import { childOf, NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { parseBlockBytes } from '../../syntax/parse';
import { TokenKind } from '../../syntax/tokens';
import type { TextEdit } from '../rename/edits';
import { betweenUnits, hasComment, isFixed } from './gaps';
import type { FormatOptions } from './options';
import { spaceBetween, spaceInAddress } from './spacing';
import { type Unit, unitsOf } from './units';
import { lineBreaks } from './wrapping';

export { defaultFormat, type FormatOptions } from './options';

/** Edits of gaps in a range of the document, in order. */
export function format(document: PtxDocument, options: FormatOptions, range?: TextRange): TextEdit[] {
  const { start, end } = range ?? { start: 0, end: document.length };
  const edits: TextEdit[] = [];
  const last = document.blocks.length === 0 ? -1 : document.blockAt(end);
  for (let block = start >= 0 && last >= 0 ? document.blockAt(start) : 0; block <= last; block++) {
    const base = document.offsets[block];
    for (const edit of formatBlock(document, block, options, { start: start - base, end: end - base }))
      if (edit.end >= start && edit.start <= end) edits.push(edit);
  }
  return range ? edits.flatMap((edit) => clipped(document, edit, range)) : edits;
}

/** Of a gap that begins before the range or ends behind it, the indentation in it. */
function clipped(document: PtxDocument, edit: TextEdit, { start, end }: TextRange): TextEdit[] {
  if (edit.start >= start && edit.end <= end) return [edit];
  const old = /(?<=[\n\r])[ \t]*$/.exec(document.slice(edit.start, edit.end));
  const fresh = /(?<=[\n\r])[ \t]*$/.exec(edit.text);
  if (edit.end > end || !old || !fresh || edit.start + old.index < start) return [];
  return old[0] === fresh[0] ? [] : [{ start: edit.start + old.index, end: edit.end, text: fresh[0] }];
}

/** The text with edits in order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Edits of the units that touch a range of the block, and perhaps of some around it. */
function formatBlock(document: PtxDocument, block: number, options: FormatOptions, range: TextRange): TextEdit[] {
  const tree = parseBlockBytes(document.blocks[block].bytes);
  const units = unitsOf(tree);
  if (!units) return [];
  const layout = new Layout(document, block, tree, options);
  const { ends } = tree.tokens;
  units.forEach((unit, index) => {
    const before = units[index - 1];
    // A letter typed in a function of a megabyte is no reason to lay out all of it.
    if (ends[unit.last - 1] < range.start || (before && ends[before.last - 1] > range.end)) return;
    layout.unit(unit, before);
  });
  layout.end(units.at(-1));
  return layout.edits;
}

/** Goes over a block's gaps in order. */
class Layout {
  readonly edits: TextEdit[] = [];
  private readonly text: string;
  private readonly base: number;
  private readonly lineEnd: string;
  /** Where the present line has come to. */
  private column = 0;

  constructor(
    private readonly document: PtxDocument,
    private readonly block: number,
    private readonly tree: SyntaxTree,
    private readonly options: FormatOptions,
  ) {
    this.text = document.blocks[block].text();
    this.base = document.offsets[block];
    this.lineEnd = document.slice(0, Math.min(document.length, 10_000)).includes('\r\n') ? '\r\n' : '\n';
  }

  unit(unit: Unit, before: Unit | undefined): void {
    const indentation = this.indentationOf(unit);
    this.before(unit, before, indentation);
    this.column = indentation.replaceAll('\t', '    ').length;
    if (unit.kind === 'verbatim' || unit.kind === 'broken' || this.holdsComment(unit)) return;
    if (this.tree.kinds[unit.node] === NodeKind.Instruction && unit.kind === 'statement') this.instruction(unit);
    else if (unit.kind === 'header' || unit.kind === 'item') this.lines(unit);
    else this.plain(unit, unit.first + 1, unit.last);
  }

  /** Behind the last token. */
  end(last: Unit | undefined): void {
    const { tokens } = this.tree;
    const isEnd = this.block === this.document.blocks.length - 1;
    const start = last ? tokens.ends[last.last - 1] : 0;
    if (start === this.text.length || isFixed(this.text.slice(start))) return;
    this.put(start, this.text.length, this.between(start, this.text.length, '', '', !last && this.block === 0, isEnd));
  }

  private before(unit: Unit, before: Unit | undefined, indentation: string): void {
    const start = before ? this.tree.tokens.ends[before.last - 1] : 0;
    const end = this.tree.tokens.starts[unit.first];
    const gap = this.text.slice(start, end);
    if (isFixed(gap)) return;
    if (unit.isJoined) return this.put(start, end, hasComment(gap) ? gap : ' ');
    // What is in front of a block may be the end of the block before it.
    if (!before && this.block > 0 && gap === '' && this.endsInGap(this.block - 1)) return;
    const isStart = !before && this.block === 0;
    const outer = unit.kind === 'close' ? this.options.indentation.repeat(unit.depth + 1) : indentation;
    const inner = unit.kind === 'label' ? this.options.indentation.repeat(unit.depth) : outer;
    this.put(start, end, this.between(start, end, indentation, inner, isStart, false));
  }

  private between(
    start: number,
    end: number,
    indentation: string,
    commentIndentation: string,
    isStart: boolean,
    isEnd: boolean,
  ): string {
    const { lineEnd } = this;
    return betweenUnits(this.text.slice(start, end), { lineEnd, indentation, commentIndentation, isStart, isEnd });
  }

  private endsInGap(block: number): boolean {
    const { tokens } = parseBlockBytes(this.document.blocks[block].bytes);
    return tokens.count === 0 || tokens.ends[tokens.count - 1] < this.document.blocks[block].length;
  }

  private indentationOf({ kind, depth, node }: Unit): string {
    const { indentation, guardColumns, labels } = this.options;
    if (kind === 'label' && labels === 'outdented') return indentation.repeat(Math.max(0, depth - 1));
    const own = indentation.repeat(depth);
    if ((kind !== 'statement' && kind !== 'broken') || this.tree.kinds[node] !== NodeKind.Instruction) return own;
    return childOf(this.tree, node, NodeKind.Guard) < 0 ? own + ' '.repeat(guardColumns) : own;
  }

  private holdsComment({ first, last }: Unit): boolean {
    const { starts, ends } = this.tree.tokens;
    for (let token = first + 1; token < last; token++)
      if (starts[token] > ends[token - 1] && /[^\s]/.test(this.text.slice(ends[token - 1], starts[token]))) return true;
    return false;
  }

  /** Tokens [from, to) with single spaces. */
  private plain(unit: Unit, from: number, to: number): void {
    const { starts, ends } = this.tree.tokens;
    const first = Math.max(from, unit.first + 1) - 1;
    for (const [index, space] of this.spacesIn(first, to).entries())
      this.put(ends[first + index], starts[first + index + 1], space);
  }

  /** Line breaks stay, with one level of indentation in parentheses and braces. */
  private lines(unit: Unit): void {
    const { kinds, starts, ends } = this.tree.tokens;
    let nesting = 0;
    for (let token = unit.first; token < unit.last; token++) {
      const kind = kinds[token];
      if (kind === TokenKind.CloseParen || kind === TokenKind.CloseBrace) nesting--;
      if (token > unit.first) {
        const gap = this.text.slice(ends[token - 1], starts[token]);
        const isBroken = /[\n\r]/.test(gap);
        const space = spaceBetween(kinds[token - 1], kind, gap !== '');
        // A directive of the header begins its line at the left.
        this.put(
          ends[token - 1],
          starts[token],
          isBroken && kind !== TokenKind.Semicolon && kind !== TokenKind.Comma
            ? this.lineEnd + this.options.indentation.repeat(Math.max(0, nesting))
            : space,
        );
      }
      if (kind === TokenKind.OpenParen || kind === TokenKind.OpenBrace) nesting++;
    }
  }

  private instruction(unit: Unit): void {
    const { tree, options } = this;
    const { starts, ends } = tree.tokens;
    const guard = childOf(tree, unit.node, NodeKind.Guard);
    const opcode = childOf(tree, unit.node, NodeKind.Opcode);
    if (opcode < 0) return this.plain(unit, unit.first + 1, unit.last);
    let column = this.column;
    if (guard >= 0) {
      this.plain(unit, tree.first[guard] + 1, tree.last[guard]);
      const width = this.widthOf(tree.first[guard], tree.last[guard]);
      const gutter = Math.max(1, options.guardColumns - width);
      this.put(ends[tree.last[guard] - 1], starts[tree.first[opcode]], ' '.repeat(gutter));
      column += width + gutter;
    }
    for (let token = tree.first[opcode] + 1; token < tree.last[opcode]; token++)
      this.put(ends[token - 1], starts[token], '');
    const operands = tree.last[opcode];
    let width = 0;
    for (let token = tree.first[opcode]; token < operands; token++) width += ends[token] - starts[token];
    const isBare = tree.tokens.kinds[operands] === TokenKind.Semicolon;
    const wanted =
      this.options.indentation.replaceAll('\t', '    ').length * unit.depth +
      options.guardColumns +
      options.operandColumn;
    const padding = isBare ? 0 : Math.max(1, wanted - column - width);
    this.put(ends[operands - 1], starts[operands], ' '.repeat(padding));
    this.operands(unit, operands, column + width + padding);
  }

  /** The operands from a token on, which begins at a column. */
  private operands(unit: Unit, first: number, column: number): void {
    const { tokens } = this.tree;
    const { starts, ends } = tokens;
    const { last } = unit;
    const spaces = this.spacesIn(first, last);
    const columns = [column];
    for (let token = first + 1; token < last; token++) {
      const before = columns[columns.length - 1] + ends[token - 1] - starts[token - 1];
      columns.push(before + spaces[token - first - 1].length);
    }
    const breaks = lineBreaks({ tokens, first, last, columns }, this.options);
    for (let token = first + 1; token < last; token++) {
      const at = breaks.get(token);
      const space = at === undefined ? spaces[token - first - 1] : this.lineEnd + ' '.repeat(at);
      this.put(ends[token - 1], starts[token], space);
    }
  }

  /** Columns of the tokens [first, last) as they will stand on one line. */
  private widthOf(first: number, last: number): number {
    const { starts, ends } = this.tree.tokens;
    let width = this.spacesIn(first, last).reduce((sum, space) => sum + space.length, 0);
    for (let token = first; token < last; token++) width += ends[token] - starts[token];
    return width;
  }

  /** Between the tokens [first, last), one text fewer than there are tokens. */
  private spacesIn(first: number, last: number): string[] {
    const { kinds, starts, ends } = this.tree.tokens;
    const spaces: string[] = [];
    let brackets = 0;
    for (let token = first + 1; token < last; token++) {
      if (kinds[token - 1] === TokenKind.OpenBracket) brackets++;
      else if (kinds[token - 1] === TokenKind.CloseBracket) brackets--;
      const rule = brackets > 0 ? spaceInAddress : spaceBetween;
      spaces.push(rule(kinds[token - 1], kinds[token], starts[token] > ends[token - 1]));
    }
    return spaces;
  }

  private put(start: number, end: number, text: string): void {
    if (this.text.slice(start, end) !== text) this.edits.push({ start: this.base + start, end: this.base + end, text });
  }
}
