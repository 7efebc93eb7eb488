// The header of a function, as the quick way goes over it: by its signature, with its numbers but without its names. The
// first of a signature is parsed and visited the whole way; of the others only the names are taken.
import { bytesToText } from '../../base/text';
import type { AvailabilityVector } from '../../isa/availability';
import { NameClass } from '../../isa/nameClasses';
import { Cell, Header, OWN_NAME, TemplateBit } from '../../quick/codes';
import { cell, quick } from '../../quick/module';
import { NodeKind, type SyntaxTree } from '../../syntax/nodes';
import { parseItemsIn } from '../../syntax/parse';
import type { LaunchBounds } from '../code';
import { type ModuleSymbol, SymbolKind } from '../symbols';
import { visitNodes } from '../walk/index';
import { type OpenFunction, walk } from '../walk/state';
import { aboutSymbol } from './statement';
import { addHeader, addTemplate, headerOf, scannedStarts, type Template } from './templates';

/** A function whose body comes next. */
export interface PlainFunction {
  readonly open: OpenFunction;
  readonly symbol: ModuleSymbol;
  /** Behind the `{`. */
  readonly body: number;
}

/** Begins the function of the block that has just been given to the quick way; undefined when it is not plain. */
export function beginPlain(bytes: Uint8Array): PlainFunction | undefined {
  const body = quick().takeHeader();
  if (body === Header.Odd) return undefined;
  if (body >= 0) return takeLearned(bytes, body);
  const starts = body === Header.Unknown ? scannedStarts() : undefined;
  const low = cell(Cell.SignatureLow);
  const high = cell(Cell.SignatureHigh);
  const begun = visitHeader(bytes);
  if (begun && starts) addTemplate(low, high, templateOf(begun, starts));
  return begun;
}

function takeLearned(bytes: Uint8Array, body: number): PlainFunction {
  const header = headerOf(cell(Cell.HeaderId));
  const { kind, linkage, node, nameNode, wordLength, bounds, parameterBytes, signature, needs, neverReturns } = header;
  const start = cell(Cell.NameStart);
  const end = cell(Cell.NameEnd);
  const first = cell(Cell.HeaderStart);
  const symbol: ModuleSymbol = {
    kind,
    name: bytesToText(bytes, start, end),
    node: nameNode,
    start,
    end,
    declaration: node,
    count: undefined,
    type: '',
    vector: 1,
    nameClass: NameClass.Function,
    units: 0,
    bytes: undefined,
    space: '',
    align: 0,
    scope: 0,
    instruction: 0,
    isDefinition: true,
    linkage,
    ...(signature && { signature }),
    ...(neverReturns && { neverReturns }),
  };
  const wordEnd = first + wordLength;
  walk.header = [{ kind: NodeKind.Function, text: '', start: first, end: wordEnd, wholeEnd: wordEnd }];
  return { open: opened(node, symbol, bounds, parameterBytes, Uint8Array.from(needs)), symbol, body };
}

function opened(
  node: number,
  symbol: ModuleSymbol,
  bounds: LaunchBounds,
  parameterBytes: number,
  availability: AvailabilityVector,
): OpenFunction {
  return {
    node,
    symbol,
    hasBody: true,
    bounds,
    sharedBytes: 0,
    parameterBytes,
    signature: undefined,
    setsMaxRegisters: false,
    largestIncrease: undefined,
    opcodes: [],
    availability,
  };
}

/** The whole way over a header. */
function visitHeader(bytes: Uint8Array): PlainFunction | undefined {
  const brace = findBody(bytes);
  if (brace < 0) return undefined;
  const header = parseItemsIn(bytes, 0, brace);
  if (!isOneFunction(header)) return undefined;
  walk.tree = header;
  visitNodes(1);
  const { open } = walk;
  const [announced] = walk.moduleSymbols;
  if (!open || !announced || walk.oddTypes.length + walk.duplicates.length + walk.unusual > 0) return undefined;
  quick().enter();
  for (const symbol of walk.symbols)
    if (!quick().declareName(symbol.start, -1, symbol.nameClass, aboutSymbol(symbol))) return undefined;
  // Without its body the header looks like an announcement.
  const symbol = { ...announced, isDefinition: true };
  const { node, bounds, parameterBytes, availability } = open;
  return { open: opened(node, symbol, bounds, parameterBytes, availability), symbol, body: brace + 1 };
}

/** The `{` of the body: the first outside comments. */
function findBody(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x7b) return at;
    if (bytes[at] === 0x22 || bytes[at] === 0x3b) return -1;
    if (bytes[at] === 0x2f) at = skipComment(bytes, at) - 1;
    if (at < 0) return -1;
  }
  return -1;
}

/** Behind a comment; -2 for a slash that begins none, for an unclosed one and for one with bytes that ptxas rejects. */
function skipComment(bytes: Uint8Array, start: number): number {
  let end: number;
  if (bytes[start + 1] === 0x2f) {
    end = start + 2;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
  } else if (bytes[start + 1] === 0x2a) {
    end = bytes.indexOf(0x2a, start + 2);
    while (end >= 0 && bytes[end + 1] !== 0x2f) end = bytes.indexOf(0x2a, end + 1);
    if (end < 0) return -2;
    end += 2;
  } else return -2;
  for (let i = start; i < end; i++) if (bytes[i] >= 0x80 || bytes[i] === 0) return -2;
  return end;
}

function isOneFunction(tree: SyntaxTree): boolean {
  return (
    tree.problems.length === 0 && tree.count > 1 && tree.kinds[1] === NodeKind.Function && tree.next[1] === tree.count
  );
}

/** Each name of the header is a parameter or the function's own; a header with others is visited each time. */
function templateOf({ open, symbol }: PlainFunction, starts: readonly number[]): Template {
  const parameters = new Map(walk.symbols.map((parameter) => [parameter.start, parameter]));
  const uses = starts.flatMap((start) => {
    const parameter = parameters.get(start);
    if (parameter) return [aboutSymbol(parameter), parameter.nameClass];
    return start === symbol.start ? [0, OWN_NAME] : [];
  });
  if (uses.length !== 2 * starts.length || starts.length !== parameters.size + 1)
    return { bits: TemplateBit.Odd, id: 0, uses: [] };
  const [{ start, end }] = walk.header;
  const id = addHeader({
    kind: symbol.kind === SymbolKind.Entry ? SymbolKind.Entry : SymbolKind.Function,
    linkage: symbol.linkage,
    node: open.node,
    nameNode: symbol.node,
    wordLength: end - start,
    bounds: open.bounds,
    parameterBytes: open.parameterBytes,
    signature: symbol.signature,
    needs: Array.from(open.availability),
    neverReturns: symbol.neverReturns,
  });
  return { bits: 0, id, uses };
}
