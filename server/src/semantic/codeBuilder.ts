// Collects a function's instructions into FunctionCode while the walk goes over them. Values are numbered by first use, so
// that the thousands of registers which a declaration announces and nothing uses cost nothing. Its arrays are used over
// and over: what `finish` gives is valid until the next `start`.
import { GrowableUint32 } from '../base/growable';
import type { FunctionCode } from './code';
import type { Symbol } from './symbols';

/** A branch that still knows its target by symbol: a label, or a table of labels. */
interface Jump {
  readonly instruction: number;
  readonly symbol: number;
}

/** Ranges up to this size keep their values in an array, larger ones in a map. */
const DENSE_RANGE = 1 << 20;
const NO_VALUE = 0xffffffff;

export class CodeBuilder {
  count = 0;
  private readonly offsets = new GrowableUint32();
  private flags = new Uint8Array(1024);
  private readonly useStart = new GrowableUint32();
  private readonly uses = new GrowableUint32();
  private readonly defStart = new GrowableUint32();
  private readonly defs = new GrowableUint32();
  private units = new Uint8Array(1024);
  private predicates = new Uint8Array(1024);
  private valueCount = 0;
  private jumps: Jump[] = [];
  private tables = new Map<number, number[]>();
  /** Register symbol -> where its values begin in `values`; -1 for a range kept in `sparse`, undefined before its first use. */
  private bases: (number | undefined)[] = [];
  private readonly values = new GrowableUint32();
  private sparse = new Map<string, number>();

  start(): void {
    this.count = this.valueCount = 0;
    this.offsets.length = this.useStart.length = this.uses.length = this.defStart.length = this.defs.length = 0;
    this.values.length = 0;
    if (this.jumps.length > 0) this.jumps = [];
    if (this.tables.size > 0) this.tables = new Map();
    if (this.sparse.size > 0) this.sparse = new Map();
    this.bases = [];
  }

  begin(offset: number): void {
    if (this.count === this.flags.length) this.flags = doubled(this.flags);
    this.flags[this.count] = 0;
    this.offsets.push(offset);
    this.useStart.push(this.uses.length);
    this.defStart.push(this.defs.length);
  }

  flag(flag: number): void {
    this.flags[this.count] |= flag;
  }

  /** Whether the instruction that was begun last has a flag. */
  hasFlag(flag: number): boolean {
    return (this.flags[this.count] & flag) !== 0;
  }

  use(value: number): void {
    this.uses.push(value);
  }

  define(value: number): void {
    this.defs.push(value);
  }

  end(): void {
    this.count++;
  }

  jump(instruction: number, symbol: number): void {
    this.jumps.push({ instruction, symbol });
  }

  tableTarget(table: number, label: number): void {
    const labels = this.tables.get(table);
    if (labels) labels.push(label);
    else this.tables.set(table, [label]);
  }

  /** The value number of an element of a register symbol. */
  value(index: number, symbol: Symbol, element: number): number {
    const base = this.bases[index] ?? this.newBase(index, symbol);
    if (base < 0) return this.sparseValue(index, symbol, element);
    const known = this.values.data[base + element];
    if (known !== NO_VALUE) return known;
    const value = this.newValue(symbol);
    this.values.data[base + element] = value;
    return value;
  }

  private newBase(index: number, symbol: Symbol): number {
    while (this.bases.length < index) this.bases.push(undefined);
    const size = symbol.count ?? 1;
    const base = size <= DENSE_RANGE ? this.values.extend(size, NO_VALUE) : -1;
    this.bases[index] = base;
    return base;
  }

  private sparseValue(index: number, symbol: Symbol, element: number): number {
    const key = `${index}:${element}`;
    const known = this.sparse.get(key);
    if (known !== undefined) return known;
    const value = this.newValue(symbol);
    this.sparse.set(key, value);
    return value;
  }

  private newValue(symbol: Symbol): number {
    const value = this.valueCount++;
    if (value === this.units.length) {
      this.units = doubled(this.units);
      this.predicates = doubled(this.predicates);
    }
    this.units[value] = symbol.units;
    this.predicates[value] = symbol.units === 0 ? 1 : 0;
    return value;
  }

  finish(symbols: readonly Symbol[]): FunctionCode {
    this.useStart.push(this.uses.length);
    this.defStart.push(this.defs.length);
    return {
      count: this.count,
      offsets: this.offsets.data,
      flags: this.flags,
      useStart: this.useStart.data,
      uses: this.uses.data,
      defStart: this.defStart.data,
      defs: this.defs.data,
      ...this.targets(symbols),
      valueCount: this.valueCount,
      units: this.units,
      predicates: this.predicates,
    };
  }

  private targets(symbols: readonly Symbol[]): Pick<FunctionCode, 'targetStart' | 'targets'> {
    const targetStart = new Uint32Array(this.count + 1);
    if (this.jumps.length === 0) return { targetStart, targets: new Uint32Array(0) };
    for (const { instruction, symbol } of this.jumps)
      targetStart[instruction + 1] += this.labelsOf(symbol)?.length ?? 1;
    for (let i = 0; i < this.count; i++) targetStart[i + 1] += targetStart[i];
    const targets = new Uint32Array(targetStart[this.count]);
    // targetStart[i] serves as the next free place of i and is set back afterwards.
    for (const { instruction, symbol } of this.jumps) {
      const labels = this.labelsOf(symbol);
      if (!labels) targets[targetStart[instruction]++] = symbols[symbol].instruction;
      else for (const label of labels) targets[targetStart[instruction]++] = symbols[label].instruction;
    }
    for (let i = this.count; i > 0; i--) targetStart[i] = targetStart[i - 1];
    targetStart[0] = 0;
    return { targetStart, targets };
  }

  /** The labels of a table; undefined for a label itself. */
  private labelsOf(symbol: number): readonly number[] | undefined {
    return this.tables.size > 0 ? this.tables.get(symbol) : undefined;
  }
}

function doubled(old: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(old.length * 2);
  larger.set(old);
  return larger;
}

/** A copy of a function's code that lasts. */
export function keepCode(code: FunctionCode): FunctionCode {
  const { count, valueCount, useStart, defStart, targetStart } = code;
  return {
    count,
    offsets: code.offsets.slice(0, count),
    flags: code.flags.slice(0, count),
    useStart: useStart.slice(0, count + 1),
    uses: code.uses.slice(0, useStart[count]),
    defStart: defStart.slice(0, count + 1),
    defs: code.defs.slice(0, defStart[count]),
    targetStart: targetStart.slice(0, count + 1),
    targets: code.targets.slice(0, targetStart[count]),
    valueCount,
    units: code.units.slice(0, valueCount),
    predicates: code.predicates.slice(0, valueCount),
  };
}
