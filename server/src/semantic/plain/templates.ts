// What is known of each statement signature (quick/assembly/scan.ts): what it declares, or the opcode that it names, and the
// part that each of its names plays. Learned from the first statement of the signature, which is lexed, parsed and fitted
// like any other.
import { fromBase64, toBase64 } from '../../base/base64';
import { type AvailabilityVector, unrestricted } from '../../isa/availability';
import { classOfSpecial, NameClass } from '../../isa/nameClasses';
import { specialRegisterNames, specialRegisters } from '../../isa/specialRegisters';
import { targets } from '../../isa/targets';
import { Cell, TemplateBit } from '../../quick/codes';
import { cell, memoryWords, NAME_CELLS, quick, renewLarge } from '../../quick/module';
import type { SyntaxTree } from '../../syntax/nodes';
import { parseStatementsIn } from '../../syntax/parse';
import { availabilityOfForm } from '../availability';
import type { LaunchBounds } from '../code';
import { guardExpectation } from '../expectations';
import { isAlways, needOfSpecial, vectorOfWord } from '../needs';
import type { FittedOperands, OpcodeEntry } from '../opcodes';
import type { Signature } from '../signatures';
import type { SymbolKind } from '../symbols';
import { type Everyday, everyday } from './everyday';
import {
  aboutSymbol,
  exportValues,
  importValues,
  type PlainInstruction,
  readDeclaration,
  readInstruction,
  sharedBytes,
} from './statement';

/** Words of a record without its names: signature (two), bits, number of names, id, and the function that last saw it. */
const RECORD_WORDS = 6;
/** A server that runs for weeks sees many half-typed statements. */
const MOST_TEMPLATES = 50_000;

/** What a function's header says without its names. */
export interface LearnedHeader {
  readonly kind: SymbolKind.Entry | SymbolKind.Function;
  readonly linkage: string;
  readonly node: number;
  readonly nameNode: number;
  /** Length of its first word. */
  readonly wordLength: number;
  readonly bounds: LaunchBounds;
  readonly parameterBytes: number;
  /** Of a device function. */
  readonly signature?: Signature;
  /** What its words need, as an availability vector. */
  readonly needs: readonly number[];
  /** `.noreturn` */
  readonly neverReturns?: boolean | undefined;
}

let instance: unknown;
let count = 0;
/** Template id -> the text of its opcode, and what it needs: the same object for equal needs. */
let texts: string[] = [];
let needs: AvailabilityVector[] = [];
/** Id of a header's template -> what it says. */
let headers: LearnedHeader[] = [];
let idOf = new WeakMap<FittedOperands, number>();
let vectors = new Map<string, AvailabilityVector>();
/** The record of a statement that is looked at whole each time. */
let single = 0;
let singleWords = 0;

/** To be called before each function. */
export function prepareTemplates(): void {
  if (instance !== quick()) begin(everyday);
}

/** Forgets everything and begins with these templates. */
export function beginTemplates(given: Everyday | undefined): void {
  renewLarge(true);
  begin(given);
}

function begin(given: Everyday | undefined): void {
  instance = quick();
  count = single = singleWords = 0;
  texts = [];
  needs = [];
  headers = [];
  idOf = new WeakMap();
  vectors = new Map();
  quick().setGuardMask(guardExpectation.accepts);
  quick().setLabelKind(NameClass.Label);
  giveSpecials();
  if (given) importTemplates(given);
}

function importTemplates(given: Everyday): void {
  const records = fromBase64(given.records);
  const at = quick().take(records.length);
  new Uint8Array(quick().memory.buffer).set(records, at);
  quick().addTemplates(at, records.length);
  texts = given.texts.split('\n');
  headers = JSON.parse(given.headers) as LearnedHeader[];
  importValues(given.values);
  const all = fromBase64(given.needs);
  const distinct: AvailabilityVector[] = [];
  for (let i = 0; i < all.length; i += targets.length) distinct.push(shared(all.slice(i, i + targets.length)));
  needs = given.needsOf.split(',').map((index) => distinct[Number(index)]);
}

/** All that has been learned, to begin with it another time. */
export function exportTemplates(): Everyday {
  const memory = memoryWords();
  const slots = quick().slotsAt() >>> 2;
  const at = Array.from(memory.subarray(slots, slots + quick().slotCount())).filter((address) => address !== 0);
  const records = at.sort((a, b) => a - b).flatMap((address) => recordAt(memory, address >>> 2));
  const distinct = [...vectors.values()];
  const used = usedIds(memory, at);
  return {
    records: toBase64(new Uint8Array(Int32Array.from(records).buffer)),
    texts: texts.slice(0, used).join('\n'),
    headers: JSON.stringify(headers),
    values: exportValues(),
    needsOf: needs
      .slice(0, used)
      .map((vector) => distinct.indexOf(vector))
      .join(),
    needs: toBase64(Uint8Array.from(distinct.flatMap((vector) => [...vector]))),
  };
}

/** Statements that are looked at one by one have ids too, but no records: those behind the last record go. */
function usedIds(memory: Int32Array, addresses: readonly number[]): number {
  let most = 0;
  for (const address of addresses) {
    const [, , bits, , id] = memory.subarray(address >>> 2, (address >>> 2) + RECORD_WORDS);
    if ((bits & (TemplateBit.Odd | TemplateBit.Declaration | TemplateBit.Exact)) === 0) most = Math.max(most, id + 1);
  }
  return most;
}

function recordAt(memory: Int32Array, at: number): number[] {
  const [low, high, bits, names, id] = memory.subarray(at, at + RECORD_WORDS);
  return [low, high, bits, names, id, 0, ...memory.subarray(at + RECORD_WORDS, at + RECORD_WORDS + 2 * names)];
}

function giveSpecials(): void {
  // Those that not every version has come back as free names and are looked at there.
  const known = specialRegisters.filter((register) => isAlways(needOfSpecial(register)));
  const names = known.flatMap(specialRegisterNames);
  const classes = known.flatMap((register) =>
    specialRegisterNames(register).map(() => classOfSpecial(register, 'whole')),
  );
  const text = new TextEncoder().encode(names.map((name) => `${name} `).join(''));
  const at = quick().take(names.length * 4 + text.length);
  memoryWords().set(classes, at >>> 2);
  new Uint8Array(quick().memory.buffer).set(text, at + names.length * 4);
  quick().setSpecials(at, names.length);
}

export const tooManyTemplates = (): boolean => count > MOST_TEMPLATES;

export const textOf = (id: number): string => texts[id];
export const headerOf = (id: number): LearnedHeader => headers[id];
export const addHeader = (header: LearnedHeader): number => headers.push(header) - 1;
export const needsOf = (id: number): AvailabilityVector => needs[id];

/** Learns the signature of the statement at [start, end), at which the quick way has just stopped. */
export function learn(bytes: Uint8Array, start: number, end: number): void {
  const low = cell(Cell.SignatureLow);
  const high = cell(Cell.SignatureHigh);
  const starts = scannedStarts();
  const tree = parseStatementsIn(bytes, start, end);
  const known = bytes[start] === 0x2e ? learnDeclaration(tree, starts, bytes) : learnInstruction(tree, starts);
  addTemplate(low, high, known ?? { bits: TemplateBit.Odd, id: 0, uses: [] });
}

export interface Template {
  readonly bits: number;
  /** Of an instruction its opcode and form, of a header what it says, of a declaration the bytes of shared memory. */
  readonly id: number;
  /** Use and mask of each name. */
  readonly uses: readonly number[];
}

/** `low`, `high`: the signature. */
export function addTemplate(low: number, high: number, { bits, id, uses }: Template): void {
  const words = RECORD_WORDS + uses.length;
  const at = quick().take(words * 4);
  memoryWords().set([low, high, bits, uses.length >> 1, id, 0, ...uses], at >>> 2);
  quick().addTemplates(at, words * 4);
  count++;
}

/** Statements of this signature have a signature each, with their numbers. */
const exact: Template = { bits: TemplateBit.Exact, id: 0, uses: [] };

/** Of `setmaxnreg` the largest counts, not only that there is one; of a call, what it passes. */
const parsedAlways: ReadonlySet<string> = new Set(['call', 'setmaxnreg']);

function learnInstruction(tree: SyntaxTree, starts: readonly number[]): Template | undefined {
  const read = readInstruction(tree);
  if (!read || !sameNumbers(read.starts, starts) || parsedAlways.has(read.entry.match.words[0])) return undefined;
  // The values of its constants matter, not only that there are some.
  if (read.isConstrained && cell(Cell.IsExact) === 0) return exact;
  return { bits: read.entry.flags, id: idFor(read), uses: read.uses };
}

function learnDeclaration(tree: SyntaxTree, starts: readonly number[], bytes: Uint8Array): Template | undefined {
  const symbols = readDeclaration(tree);
  const isPlain = symbols?.every(
    ({ type, end, count: size }) => vectorOfWord(type) === undefined && (bytes[end] === 0x3c) === (size !== undefined),
  );
  if (!symbols || !isPlain) return undefined;
  const found = symbols.map((symbol) => symbol.start);
  if (!sameNumbers(found, starts)) return undefined;
  return {
    bits: TemplateBit.Declaration,
    // The numbers of a declaration are part of its signature, so its size is that of every one.
    id: symbols.reduce((sum, symbol) => sum + sharedBytes(symbol), 0),
    uses: symbols.flatMap((symbol) => [aboutSymbol(symbol), symbol.nameClass]),
  };
}

/** Where the names begin that the scan has found. */
export function scannedStarts(): number[] {
  const names = quick().namesAt() >>> 2;
  const memory = memoryWords();
  return Array.from({ length: cell(Cell.Names) }, (_, index) => memory[names + index * NAME_CELLS]);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function idFor({ entry, fitted }: { entry: OpcodeEntry; fitted: FittedOperands }): number {
  const known = idOf.get(fitted);
  if (known !== undefined) return known;
  const { form } = fitted.fit;
  const vector = shared(form ? availabilityOfForm(entry.match, form) : unrestricted());
  const text = entry.match.words.join('');
  let id = texts.findIndex((other, index) => other === text && needs[index] === vector);
  if (id < 0) {
    needs.push(vector);
    id = texts.push(text) - 1;
  }
  idOf.set(fitted, id);
  return id;
}

function shared(vector: AvailabilityVector): AvailabilityVector {
  const key = vector.join();
  const known = vectors.get(key) ?? vector;
  vectors.set(key, known);
  return known;
}

/** Adds an instruction that has no template of its own; false when one of its names is not what it should be. */
export function addSingle(start: number, read: PlainInstruction): boolean {
  const { entry, isGuarded, starts, uses } = read;
  const words = RECORD_WORDS + uses.length;
  if (words > singleWords) {
    singleWords = words * 2;
    single = quick().take(singleWords * 4);
  }
  memoryWords().set([0, 0, entry.flags, uses.length >> 1, idFor(read), 0, ...uses], single >>> 2);
  quick().beginGiven(isGuarded);
  for (const name of starts) quick().giveName(name);
  return quick().addGiven(start, single) !== 0;
}
