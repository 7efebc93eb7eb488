// The opcode matches of a file's instructions, found by their bytes: a text is matched once, however often it occurs.
import { NodeKind } from '../syntax/nodes';
import { InstructionFlag } from './code';
import { type Expectation, expectationsOf } from './expectations';
import { matchOpcode, type OpcodeMatch, slotsOf } from './match';
import { fitShapes, kindOfShape, type OperandFit, type Shape } from './operands';

/** How an operand takes part in data flow. */
export enum Part {
  None,
  Read,
  Write,
  ReadWrite,
}

/**
 * How a name takes part in its instruction, as a number: a Part in the two low bits, then these flags. The same for every
 * instruction of the same opcode and shape.
 */
export enum NameUse {
  Parts = 3,
  /** An element of a vector register or a component, as in `v.x`. */
  Member = 4,
  /** A label, or a table of labels or prototypes. */
  Label = 8,
  /** A function. */
  Callee = 16,
  /** Control may go there. */
  Jump = 32,
  /** The base of an address that `.param` memory is written or read at, or an operand whose address is taken. */
  WritesParam = 64,
  ReadsParam = 128,
  TakesAddress = 256,
  /** A special register may stand here. */
  Special = 512,
  /** A table of labels to choose from. */
  Indexed = 1024,
  /** Stands in one vector with the name before it. */
  Joined = 2048,
}

export interface FittedOperands {
  readonly fit: OperandFit;
  /** Operand -> what it should be; undefined where opcode and operands fit no form. */
  readonly expectations: readonly (Expectation | undefined)[];
  /** Function that last saw it; for collecting what a function's instructions need. */
  seen: number;
  /** Operand -> Part; the second register of a pair is always written. */
  readonly parts: Uint8Array;
  /** Operand -> 1 where a label, function or table is expected. */
  readonly isTarget: Uint8Array;
}

export interface OpcodeEntry {
  readonly match: OpcodeMatch;
  /** The shapes of operands seen with the opcode: a few at most. */
  readonly variants: Variant[];
  /** InstructionFlag bits that the opcode alone decides. */
  readonly flags: number;
  /** NameUse bits of names that are operands themselves, and of those in an address. */
  readonly directUse: number;
  readonly addressUse: number;
  /** Function that last saw it; for collecting the distinct opcodes of a function. */
  seen: number;
  readonly bytes: Uint8Array;
}

interface Variant {
  readonly shapes: Uint16Array;
  readonly fitted: FittedOperands;
}

const table = new Map<number, OpcodeEntry[]>();
let entries = 0;
/** The entry last found for each of the low bits of the hash: nearly every look-up ends here. */
const RECENT = 1024;
const recent: (OpcodeEntry | undefined)[] = new Array(RECENT).fill(undefined);

/** The entry of the opcode text in bytes[start, end), which has no gaps. */
export function opcodeEntry(bytes: Uint8Array, start: number, end: number): OpcodeEntry {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + bytes[i]) | 0;
  const slot = (hash ^ (hash >>> 10)) & (RECENT - 1);
  const last = recent[slot];
  if (last !== undefined && sameBytes(last.bytes, bytes, start, end)) return last;
  const entry =
    table.get(hash)?.find((known) => sameBytes(known.bytes, bytes, start, end)) ??
    addEntry(hash, bytes.slice(start, end));
  recent[slot] = entry;
  return entry;
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}

function addEntry(hash: number, bytes: Uint8Array): OpcodeEntry {
  if (entries++ > 50_000) {
    table.clear(); // a server that runs for weeks sees many half-typed opcodes
    entries = 1;
  }
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const match = matchOpcode(text);
  const entry: OpcodeEntry = { match, variants: [], flags: flagsOf(match), ...usesOf(match), seen: -1, bytes };
  const bucket = table.get(hash);
  if (bucket) bucket.push(entry);
  else table.set(hash, [entry]);
  return entry;
}

function flagsOf({ instruction }: OpcodeMatch): number {
  const effects = instruction?.effects;
  const ends = effects?.control !== undefined && effects.control !== 'call' && effects.control !== 'trap';
  return (
    (effects?.control === 'call' ? InstructionFlag.Call : 0) |
    (ends ? InstructionFlag.Ends : 0) |
    (effects?.ordering ? InstructionFlag.Ordering : 0)
  );
}

/** What names do that only some opcodes let them do (NameUse in walk/names.ts). */
function usesOf({ words, instruction, problems }: OpcodeMatch): { directUse: number; addressUse: number } {
  const [name] = words;
  const isParam = words.some((word) => word === '.param' || word === '.param::func' || word === '.param::entry');
  const readsFloat = name === 'mov' && words.some((word) => word === '.f32' || word === '.f64');
  const takesSpecial = !instruction || problems.length > 0 || (name === 'mov' && !readsFloat) || name === 'cvt';
  const takesAddress = name === 'mov' || (name === 'cvta' && !words.includes('.to'));
  return {
    directUse: (takesSpecial ? NameUse.Special : 0) | (takesAddress ? NameUse.TakesAddress : 0),
    addressUse: !isParam ? 0 : name === 'st' ? NameUse.WritesParam : name === 'ld' ? NameUse.ReadsParam : 0,
  };
}

/** The parts of operands of the first `count` shapes. */
export function fitOf(entry: OpcodeEntry, shapes: Uint16Array, count: number): FittedOperands {
  const { variants } = entry;
  for (let i = 0; i < variants.length; i++)
    if (sameShapes(variants[i].shapes, shapes, count)) return variants[i].fitted;
  const kept = shapes.slice(0, count);
  const fitted = fitParts(entry.match, Array.from(kept));
  if (variants.length < 100) variants.push({ shapes: kept, fitted });
  return fitted;
}

function sameShapes(a: Uint16Array, b: Uint16Array, count: number): boolean {
  if (a.length !== count) return false;
  for (let i = 0; i < count; i++) if (a[i] !== b[i]) return false;
  return true;
}

function fitParts(match: OpcodeMatch, shapes: readonly Shape[]): FittedOperands {
  const fit = fitShapes(shapes, match);
  const kinds = shapes.map(kindOfShape);
  const parts = new Uint8Array(kinds.length);
  const isTarget = new Uint8Array(kinds.length);
  kinds.forEach((kind, index) => {
    const operand = fit.items[index]?.operand;
    if (!operand) parts[index] = guessPart(kinds, index);
    else if (operand.kind === 'label' || operand.kind === 'table' || operand.kind === 'function') isTarget[index] = 1;
    else if (operand.kind === 'address' || kind === NodeKind.Address) parts[index] = Part.Read;
    else parts[index] = operand.role === 'read' ? Part.Read : operand.role === 'write' ? Part.Write : Part.ReadWrite;
    if (isTarget[index] === 1) parts[index] = Part.Read;
  });
  const isKnown = fit.form !== undefined && fit.countProblem === undefined && match.problems.length === 0;
  const expectations = isKnown ? expectationsOf(fit.form, slotsOf(match, fit.form), fit.items) : [];
  return { fit, expectations, seen: -1, parts, isTarget };
}

/** Without a description: the first operand is the destination unless an address stands there. */
function guessPart(kinds: readonly NodeKind[], index: number): Part {
  if (index > 0) return Part.Read;
  return kinds[0] === NodeKind.Name || kinds[0] === NodeKind.Vector || kinds[0] === NodeKind.Pair
    ? Part.ReadWrite
    : Part.Read;
}
