// The WebAssembly of the quick way, and views of its memory. One instance, made when it is first wanted; what it holds of a
// function is valid until the next one begins.
import { fromBase64 } from '../base/base64';
import type { Cell, Stop } from './codes';
import { code } from './module.gen';

interface QuickExports {
  readonly memory: WebAssembly.Memory;
  cellsAt(): number;
  namesAt(): number;
  begin(bytes: number): number;
  beginText(bytes: number): number;
  cutBlock(from: number, last: boolean): number;
  countLines(bytes: number): number;
  addToWords(count: number, by: number): void;
  enter(): void;
  /** A Header, or where the body begins. */
  takeHeader(): number;
  walk(from: number): Stop;
  finish(): void;
  declareName(start: number, count: number, kind: number, about: number): number;
  aboutName(start: number): number;
  beginGiven(isGuarded: boolean): void;
  giveName(start: number): void;
  addGiven(start: number, template: number): number;
  take(bytes: number): number;
  addTemplates(at: number, bytes: number): void;
  slotsAt(): number;
  slotCount(): number;
  setSpecials(at: number, count: number): void;
  setGuardMask(mask: number): void;
  setLabelKind(kind: number): void;
  reserveCode(instructions: number, uses: number, defs: number, values: number, targets: number): void;
  peak(words: number, steps: number): void;
  arrayAt(array: CodeArray): number;
}

/** Arrays of the function at hand: those of FunctionCode, names put aside, templates seen. */
export enum CodeArray {
  Offsets,
  Flags,
  UseStart,
  Uses,
  DefStart,
  Defs,
  TargetStart,
  Targets,
  Units,
  Predicates,
  Free,
  Seen,
}

/** 32-bit cells of a name that a scan has found, and of a name put aside, which begins alike. */
export const NAME_CELLS = 6;
export const FREE_CELLS = 9;
export const FREE_USE = 6;
export const FREE_MASK = 7;

let instance: QuickExports | undefined;
let words = new Int32Array(0);
let cells = 0;

export function quick(): QuickExports {
  instance ??= new WebAssembly.Instance(new WebAssembly.Module(fromBase64(code))).exports as unknown as QuickExports;
  return instance;
}

/** One giant function must not keep its memory for the life of the server. */
const MOST_KEPT = 64 * 1024 * 1024;

/** Begins with a new instance when the old one is `stale` or has grown large. Not while a function is at hand. */
export function renewLarge(stale: boolean): void {
  if (instance && (stale || instance.memory.buffer.byteLength > MOST_KEPT)) instance = undefined;
}

/** All of the memory as 32-bit cells; made anew when the memory has grown. */
export function memoryWords(): Int32Array {
  const { buffer } = quick().memory;
  if (words.buffer !== buffer) {
    words = new Int32Array(buffer);
    cells = quick().cellsAt() >>> 2;
  }
  return words;
}

export function cell(index: Cell): number {
  const memory = memoryWords();
  return memory[cells + index];
}

export function arrayWords(array: CodeArray, length: number): Uint32Array {
  return new Uint32Array(quick().memory.buffer, quick().arrayAt(array), length);
}

export function arrayBytes(array: CodeArray, length: number): Uint8Array {
  return new Uint8Array(quick().memory.buffer, quick().arrayAt(array), length);
}

/** Begins a function: the block's bytes are put where the quick way reads them. */
export function beginQuick(bytes: Uint8Array): void {
  const at = quick().begin(bytes.length);
  new Uint8Array(quick().memory.buffer).set(bytes, at);
}

/** Puts other text there. */
export function giveText(bytes: Uint8Array): void {
  const at = quick().beginText(bytes.length);
  new Uint8Array(quick().memory.buffer).set(bytes, at);
}

/** The words with a number added to each, valid until the memory is used for something else. Not while a function is at hand. */
export function wordsPlus(words: Uint32Array, by: number): Uint32Array {
  const at = quick().beginText(words.byteLength);
  const there = new Uint32Array(quick().memory.buffer, at, words.length);
  there.set(words);
  quick().addToWords(words.length, by);
  return there;
}
