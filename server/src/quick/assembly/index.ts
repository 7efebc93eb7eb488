// What TypeScript calls (quick/module.ts). All state is that of the function at hand, but for templates and special registers.
import { Cell, CodeFlag } from '../codes';
import * as code from './code';
import { countLineEnds } from './lines';
import { Region } from './memory';
import { beginNames, declare, resolve, symbolAt } from './names';
import { computePeak } from './peak/index';
import { beginPositions } from './positions';
import { cells, setCell } from './results';
import { addName, beginStatement, guard, nameAt, names } from './scan';
import { add, TEMPLATE_SIZE, Template, tableAt, tableSize } from './templates';
import { setText } from './text';
import { addToEach } from './words';

export { cutBlock } from './blocks';
export { enter, setLabelKind, takeHeader, walk } from './body';

export { setGuardMask } from './code';
export { setSpecials } from './names';

const ZEROS: usize = 64;
const textRegion = new Region();
let textAt: usize = 0;

export function cellsAt(): usize {
  return cells;
}

export function namesAt(): usize {
  return names;
}

/** Makes room for a block of so many bytes, which are put there next, and begins its function. */
export function begin(length: i32): usize {
  beginNames();
  code.beginCode(length);
  setCell(Cell.FirstLoc, -1);
  setCell(Cell.Inlined, 0);
  setCell(Cell.UsedBytes, 0);
  beginPositions();
  return beginText(length);
}

/** Makes room for text, which is put there next. */
export function beginText(length: i32): usize {
  textRegion.begin(<usize>length + ZEROS * 2);
  textAt = textRegion.take(<usize>length + ZEROS);
  memory.fill(textAt + <usize>length, 0, ZEROS);
  setText(textAt, length);
  return textAt;
}

/** Line ends among the first bytes of the text at hand, behind which it goes on. */
export function countLines(size: i32): i32 {
  return countLineEnds(textAt, size, true);
}

/** Adds a number to each of the 32-bit words that lie in place of a text. */
export function addToWords(count: i32, by: i32): void {
  addToEach(textAt, count, by);
}

export function take(bytes: i32): usize {
  return heap.alloc(<usize>bytes);
}

/** Takes over templates that lie side by side. */
export function addTemplates(at: usize, bytes: i32): void {
  for (const end = at + <usize>bytes; at < end; ) {
    const template = changetype<Template>(at);
    add(template);
    at += TEMPLATE_SIZE + ((<usize>template.names) << 3);
  }
}

export function slotsAt(): usize {
  return tableAt();
}

export function slotCount(): i32 {
  return tableSize();
}

/** Declares the name that begins at an offset. False where it is odd. */
export function declareName(start: i32, count: i32, kind: i32, about: i32): bool {
  beginStatement();
  addName(start);
  return declare(nameAt(0), count, kind, about, 0);
}

/** The description of what the name at an offset stands for; -1 where nothing declares it. */
export function aboutName(start: i32): i32 {
  beginStatement();
  addName(start);
  const index = resolve(nameAt(0));
  return index < 0 ? -1 : symbolAt(index).about;
}

/** A statement whose names TypeScript has found follows: first its names, then itself. */
export function beginGiven(isGuarded: bool): void {
  beginStatement();
  if (isGuarded) guard();
}

export function giveName(start: i32): void {
  addName(start);
}

/** The template is used this once. False when one of its names is not what it should be. */
export function addGiven(start: i32, template: usize): bool {
  return code.addStatement(start, changetype<Template>(template));
}

/** After the end of the body. */
export function finish(): void {
  code.finishCode();
  setCell(Cell.Free, code.pending.length);
  setCell(Cell.Seen, code.seen.length);
  setCell(Cell.Calls, code.allFlags & CodeFlag.Call ? 1 : 0);
  setCell(Cell.Instructions, code.count);
  setCell(Cell.Values, code.valueCount);
  setCell(Cell.Targets, code.targetCount);
  setCell(Cell.SharedBytes, code.sharedBytes);
}

/** The peak of the code at hand, or of code that has been filled in from elsewhere. */
export function peak(words: f64, steps: f64): void {
  computePeak(words, steps);
}

export function reserveCode(instructions: i32, uses: i32, defs: i32, values: i32, targets: i32): void {
  code.reserveCode(instructions, uses, defs, values, targets);
}

/** Where the arrays of the code lie, in the order of quick/module.ts. */
export function arrayAt(index: i32): usize {
  switch (index) {
    case 0:
      return code.offsets;
    case 1:
      return code.flags;
    case 2:
      return code.useStart;
    case 3:
      return code.uses;
    case 4:
      return code.defStart;
    case 5:
      return code.defs;
    case 6:
      return code.targetStart;
    case 7:
      return code.targets;
    case 8:
      return code.units;
    case 9:
      return code.predicates;
    case 10:
      return code.pending.at;
    default:
      return code.seen.at;
  }
}
