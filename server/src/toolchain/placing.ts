// Where a message of ptxas belongs in the text. ptxas gives a line at most; the names that it quotes tell the rest.
import type { Analysis } from '../analysis';
import type { TextRange } from '../base/text';
import { type PtxasMessage, quotedNames } from './messages';
import { type Region, type Regions, regionsAt } from './regions';

export interface Placed extends TextRange {
  /** The statement or statements that the message can be about. */
  readonly region: TextRange;
  /** The statement before and what stands behind it: its end may be what is missing. */
  readonly before?: TextRange;
}

export function placeMessage(
  analysis: Analysis,
  text: string,
  starts: readonly number[],
  regions: Regions,
  message: PtxasMessage,
): Placed {
  if (message.line === undefined) return placeInModule(analysis, text, message);
  // ptxas names the line behind the last one where the file ends too early.
  const line = Math.min(message.line, starts.length) - 1;
  const start = starts[line];
  const end = starts[line + 1] ?? text.length;
  const placed = /^Parsing error|^Unexpected/.test(message.text)
    ? placeSyntax(analysis, text, regions, message, { start, end })
    : placeInStatements(text, regionsAt(analysis.document, regions, start, end), message, { start, end });
  const at = placed.region.start;
  const [before] = regionsAt(analysis.document, regions, at, at);
  return before ? { ...placed, before: { start: before.start, end: at } } : placed;
}

function placeInStatements(
  text: string,
  statements: readonly Region[],
  message: PtxasMessage,
  line: TextRange,
): Placed {
  const argument = /\b[Aa]rgument (\d+)\b/.exec(message.text);
  for (const name of quotedNames(message)) {
    const naming = statements
      .map((region) => ({ region, at: findWord(text, name, region) }))
      .filter((found): found is { region: Region; at: TextRange } => found.at !== undefined);
    if (naming.length === 0) continue;
    const [{ region, at }] = naming;
    const operand = argument && naming.length === 1 ? region.operands[Number(argument[1])] : undefined;
    return { ...(operand ?? at), region: { start: region.start, end: naming[naming.length - 1].region.end } };
  }
  const [first] = statements;
  if (!first) return { ...trimmed(text, line), region: line };
  // Where no name tells the statement, it may also be a piece of the line that is none.
  const end = Math.max(line.end, statements[statements.length - 1].end);
  const region = { start: Math.min(line.start, first.start), end };
  return { ...(first.opcode ?? trimmed(text, firstLine(text, first))), region };
}

/** A parser stops at the first word that cannot follow: the fault is there or at the end of what stands before. */
function placeSyntax(
  { document }: Analysis,
  text: string,
  regions: Regions,
  message: PtxasMessage,
  line: TextRange,
): Placed {
  const at = quotedNames(message)
    .map((name) => findWord(text, name, line))
    .find((found) => found !== undefined);
  const place = at ?? trimmed(text, line);
  const around = regionsAt(document, regions, place.start, Math.max(place.end, place.start + 1));
  const start = Math.min(line.start, ...around.map((region) => region.start));
  return { ...place, region: { start, end: Math.max(line.end, ...around.map((region) => region.end)) } };
}

/**
 * About the whole file: on the declaration of a name that it quotes, else where the text first has that name, else on the
 * directive of the header that it is about.
 */
function placeInModule({ document, module, blocks }: Analysis, text: string, message: PtxasMessage): Placed {
  for (const name of quotedNames(message)) {
    const entry = module.byName.get(name)?.at(-1);
    if (!entry) continue;
    const base = document.offsets[entry.block];
    const place = { start: base + entry.symbol.start, end: base + entry.symbol.end };
    return { ...place, region: place };
  }
  for (const name of quotedNames(message)) {
    const place = findWord(text, name, { start: 0, end: text.length });
    if (place) return { ...place, region: place };
  }
  const [word] = /\.version|\.address_size/.exec(message.text) ?? [
    /^32-Bit/.test(message.text) ? '.address_size' : '.target',
  ];
  const header =
    blocks.length > 0 ? { start: 0, end: Math.min(text.length, document.offsets[1]) } : { start: 0, end: 0 };
  const place = findWord(text, word, header) ?? trimmed(text, firstLine(text, { start: 0, end: text.length }));
  return { ...place, region: firstLine(text, { start: place.start, end: text.length }) };
}

/** The first occurrence as a word of its own, outside of comments. */
function findWord(text: string, word: string, { start, end }: TextRange): TextRange | undefined {
  const slice = withoutComments(text.slice(start, end));
  for (let at = slice.indexOf(word); at >= 0; at = slice.indexOf(word, at + 1)) {
    const isStart = !wordUnit.test(word[0]) || at === 0 || !wordUnit.test(slice[at - 1]);
    const next = slice[at + word.length];
    if (isStart && (next === undefined || !wordUnit.test(word[word.length - 1]) || !wordUnit.test(next)))
      return { start: start + at, end: start + at + word.length };
  }
  return undefined;
}

const wordUnit = /[\w$%]/;

/** Of the same length. */
export function withoutComments(text: string): string {
  if (!text.includes('/')) return text;
  return text.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => ' '.repeat(comment.length));
}

function firstLine(text: string, { start, end }: TextRange): TextRange {
  const length = text.slice(start, end).search(/[\r\n]/);
  return { start, end: length < 0 ? end : start + length };
}

/** The range without the blanks around it; never empty where there is text. */
function trimmed(text: string, { start, end }: TextRange): TextRange {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  const to = from + slice.trim().length;
  return to > from ? { start: from, end: to } : { start, end: Math.min(end, start + 1) };
}
