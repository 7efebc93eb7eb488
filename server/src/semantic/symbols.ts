// What names in a block stand for.
import { bytesToText } from '../base/text';
import { ANY_NAME, classOfType, classOfVariable, NameClass } from '../isa/nameClasses';
import { typeInfo } from '../isa/types';
import type { Signature } from './signatures';

export enum SymbolKind {
  Register,
  /** A variable in .global, .shared, .local, .const, .param … of a body or of the module. */
  Variable,
  Parameter,
  ReturnParameter,
  Label,
  /** A label of `.branchtargets`, `.calltargets` or `.callprototype`. */
  Table,
  Function,
  Entry,
}

/** Of a range whose number is still to be typed; more than any function has registers. */
export const UNKNOWN_COUNT = 2 ** 20;

export interface Symbol {
  readonly kind: SymbolKind;
  /** As declared; of a range `%r<16>` the prefix `%r`. */
  readonly name: string;
  /** Name node of the declaration, and its range in the block. */
  readonly node: number;
  readonly start: number;
  readonly end: number;
  /** The Variable, Parameter, Label or Function node that declares it. */
  readonly declaration: number;
  /** Number of names of a range; undefined for a single name. */
  readonly count: number | undefined;
  /** With its dot; empty for labels and functions. */
  readonly type: string;
  /** Elements of a `.v2` or `.v4` variable, else 1. */
  readonly vector: number;
  /** What operands ask of a name: its NameClass. */
  readonly nameClass: number;
  /** Of a register: the 32-bit units it occupies, 0 for a predicate. */
  readonly units: number;
  /** Size in memory; undefined where it is not known (`[]`, labels, functions, registers). */
  readonly bytes: number | undefined;
  /** State space with its dot; empty for labels and functions. */
  readonly space: string;
  /** Alignment in bytes that the type asks for, or a larger one that `.align` does; 0 for labels and functions. */
  readonly align: number;
  /** Array sizes as declared, outermost first; undefined: left open. Absent where it is no array. */
  readonly sizes?: readonly (number | undefined)[];
  /** Node (Root, Function, Body or Block) in which the name is visible. */
  readonly scope: number;
  /** Of a label: the index of the instruction behind it (or the number of instructions). */
  readonly instruction: number;
}

/** A label. There are thousands in a module and nobody asks most of them for their name, so it is read when it is wanted. */
export class LabelSymbol implements Symbol {
  readonly count = undefined;
  readonly type = '';
  readonly vector = 1;
  readonly units = 0;
  readonly bytes = undefined;
  readonly space = '';
  readonly align = 0;

  constructor(
    readonly kind: SymbolKind.Label | SymbolKind.Table,
    private readonly text: Uint8Array,
    readonly node: number,
    readonly start: number,
    readonly end: number,
    readonly declaration: number,
    readonly scope: number,
    readonly instruction: number,
  ) {}

  get nameClass(): number {
    return this.kind === SymbolKind.Label ? NameClass.Label : NameClass.Table;
  }

  get name(): string {
    return bytesToText(this.text, this.start, this.end);
  }
}

/** A symbol of the module, as other blocks see it. */
export interface ModuleSymbol extends Symbol {
  /** A body or a variable without `.extern`: the thing itself and not only its announcement. */
  readonly isDefinition: boolean;
  /** `.extern`, `.visible`, `.weak`, `.common` or empty. */
  readonly linkage: string;
  /** Of a device function: what it takes and gives. */
  readonly signature?: Signature;
  /** A function with `.noreturn`. */
  readonly neverReturns?: boolean;
}

/** The NameClass of a register, variable or parameter. */
export function classOfDeclared(kind: SymbolKind, space: string, type: string, vector: number): number {
  if (space === '.reg') return vector > 1 ? NameClass.VectorRegister : classOfType(type);
  if (typeInfo(type)?.class === 'opaque') return classOfVariable(space, type);
  if (space === '.param' && kind === SymbolKind.Parameter) return NameClass.Parameter;
  if (space === '.param' && kind === SymbolKind.ReturnParameter) return NameClass.Result;
  if (space === '.param') return NameClass.Passed;
  return classOfVariable(space, type) || ANY_NAME;
}

const knownUnits = new Map<string, number>();

/** 32-bit units of a register of this type: 0 for a predicate, 1 up to 32 bits, else bits / 32, times the elements. */
export function unitsOf(type: string, vector: number): number {
  if (type === '.pred') return 0;
  let units = knownUnits.get(type);
  if (units === undefined) {
    units = Math.max(1, Math.ceil((typeInfo(type)?.bits ?? 32) / 32));
    knownUnits.set(type, units);
  }
  return units * vector;
}
