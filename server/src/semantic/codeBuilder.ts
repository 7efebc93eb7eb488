// Collects a function's instructions into FunctionCode while the walk goes over them. Values are numbered by first use, so
// that the thousands of registers which a declaration announces and nothing uses cost nothing.
import { GrowableUint32 } from '../base/growable';
import type { FunctionCode, InstructionFlag } from './code';
import { type Symbol, unitsOf } from './symbols';

/** A branch that still knows its target by symbol: a label, or a table of labels. */
interface Jump {
  readonly instruction: number;
  readonly symbol: number;
}

/** Ranges up to this size keep their values in an array, larger ones in a map. */
const DENSE_RANGE = 1 << 20;

export class CodeBuilder {
  count = 0;
  private readonly tokens = new GrowableUint32();
  private readonly flags = new GrowableUint32();
  private readonly useStart = new GrowableUint32();
  private readonly uses = new GrowableUint32();
  private readonly defStart = new GrowableUint32();
  private readonly defs = new GrowableUint32();
  private readonly units = new GrowableUint32();
  private jumps: Jump[] = [];
  private tables = new Map<number, number[]>();
  private values: (Int32Array | Map<number, number> | undefined)[] = [];

  start(): void {
    this.count = 0;
    for (const array of [this.tokens, this.flags, this.useStart, this.uses, this.defStart, this.defs, this.units])
      array.length = 0;
    this.jumps = [];
    this.tables = new Map();
    this.values = [];
  }

  begin(token: number): void {
    this.tokens.push(token);
    this.flags.push(0);
    this.useStart.push(this.uses.length);
    this.defStart.push(this.defs.length);
  }

  flag(flag: InstructionFlag): void {
    this.flags.data[this.count] |= flag;
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
    const map = this.values[index] ?? this.newMap(index, symbol);
    if (map instanceof Map) {
      const known = map.get(element);
      if (known !== undefined) return known;
      const value = this.newValue(symbol);
      map.set(element, value);
      return value;
    }
    if (map[element] < 0) map[element] = this.newValue(symbol);
    return map[element];
  }

  private newMap(index: number, symbol: Symbol): Int32Array | Map<number, number> {
    const size = symbol.count ?? 1;
    const map = size <= DENSE_RANGE ? new Int32Array(size).fill(-1) : new Map<number, number>();
    this.values[index] = map;
    return map;
  }

  private newValue(symbol: Symbol): number {
    this.units.push(unitsOf(symbol.type, symbol.vector));
    return this.units.length - 1;
  }

  finish(symbols: readonly Symbol[]): FunctionCode {
    this.useStart.push(this.uses.length);
    this.defStart.push(this.defs.length);
    const units = Uint8Array.from(this.units.data.subarray(0, this.units.length));
    return {
      count: this.count,
      tokens: this.tokens.copy(),
      flags: Uint8Array.from(this.flags.data.subarray(0, this.count)),
      useStart: this.useStart.copy(),
      uses: this.uses.copy(),
      defStart: this.defStart.copy(),
      defs: this.defs.copy(),
      ...this.targets(symbols),
      valueCount: units.length,
      units,
      predicates: units.map((unit) => (unit === 0 ? 1 : 0)),
    };
  }

  private targets(symbols: readonly Symbol[]): Pick<FunctionCode, 'targetStart' | 'targets'> {
    const pairs = this.jumps.flatMap(({ instruction, symbol }) =>
      (this.tables.get(symbol) ?? [symbol]).map((label) => ({ instruction, target: symbols[label].instruction })),
    );
    pairs.sort((a, b) => a.instruction - b.instruction);
    const targetStart = new Uint32Array(this.count + 1);
    for (const { instruction } of pairs) targetStart[instruction + 1]++;
    for (let i = 0; i < this.count; i++) targetStart[i + 1] += targetStart[i];
    return { targetStart, targets: Uint32Array.from(pairs, ({ target }) => target) };
  }
}
