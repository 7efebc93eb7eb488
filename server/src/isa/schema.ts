// The shape in which an instruction is written down, and the few functions that write it. Data only: how a syntax line is
// read is in notation.ts, how an instruction's text is matched against it in semantic/match.ts.
import { type Availability, since } from './availability';

/** Values of a matched form's slots by slot name: `{ type: '.f32', rnd: '.rn' }`; an absent optional slot is undefined. */
export type SlotValues = Readonly<Record<string, string | undefined>>;

/**
 * An operand's type: a type name with its dot (`.b32`), the name of a slot whose value is the type (`type`), or a pure
 * function of the slot values that returns a type name with its dot (`mul.wide`, fragments of mma).
 */
export type TypeRef = string | ((slots: SlotValues) => string);

/** Number of vector elements: fixed, by slot name (its value is `.v2`, `.v4`, `.v8`; absent = scalar), or by formula (1 = scalar). */
export type VectorRef = number | string | ((slots: SlotValues) => number);

export type OperandKind =
  /** A register, or an immediate where the role is read. */
  | 'value'
  /** A constant expression only. */
  | 'immediate'
  /** `[base+offset]`, `[variable]`, `variable[index]`. */
  | 'address'
  /** A label in the same function. */
  | 'label'
  /** A function's name, or a register that holds its address. */
  | 'function'
  /** The name of a `.branchtargets`, `.calltargets` or `.callprototype` label. */
  | 'table'
  /** A parenthesised list of arguments or return values of a call. */
  | 'arguments'
  /** A variable's name without brackets (texture, sampler or surface reference), or a register that holds its handle. */
  | 'object';

export interface Operand {
  readonly kind: OperandKind;
  readonly role: 'read' | 'write' | 'readwrite';
  readonly type: TypeRef;
  /** Absent: scalar. */
  readonly vector?: VectorRef;
  /** Where the vector has one element, it may stand without braces. */
  readonly loose?: boolean;
  /** The vector may be longer than it has to be: ptxas 13.0 ignores the further elements; 'braces': a vector register may not. */
  readonly spare?: boolean | 'braces';
  /** `_` is accepted in place of the operand (or of a vector element of it); 'whole': in place of a whole vector, too. */
  readonly sink?: boolean | 'whole';
  /** Special registers are accepted. */
  readonly special?: boolean;
  /** A vector register stands for all of its bits where the type is one of bits (ptxas 13.0). */
  readonly packed?: boolean;
  /** The name of a variable, function or parameter (its address) is accepted. */
  readonly symbol?: boolean;
  /** `!p` is accepted (also written `{!}p` in the syntax). */
  readonly negatable?: boolean;
  /** Only a register: no immediate. */
  readonly registerOnly?: boolean;
  /** The register may be wider than the type, as in `ld`, `st` and `cvt`; of an address: ptxas 13.0 takes any register. */
  readonly wide?: boolean;
  /** Registers and constants of integers and bits alone: no floats, packed ones neither, and no function's name (ptxas 13.0). */
  readonly integersOnly?: true;
  /** Of an address without a state space: the only space whose variables it takes. */
  readonly generic?: string;
  /** Of an address without a state space: ptxas 13.0 and 13.3 take variables of all of them, parameters and constants too. */
  readonly anywhere?: true;
  /** Opaque variables have no address here; elsewhere ptxas 13.0 takes the name of a texture or a surface for one. */
  readonly notOpaque?: true;
  /** Of an address: the fewest bits of a register that ptxas 13.0 and 13.3 take, where they look at them. */
  readonly narrowest?: 32 | 64;
  /** Of an address: what `copied` asks of it, where no state space is written. */
  readonly copiedGeneric?: true;
  /** No function's name, though a constant may stand there (ptxas 13.0 and 13.3). */
  readonly noFunction?: true;
  /** No `name+4`, though a constant may stand there: ptxas 13.0 and 13.3 cannot write it into what they expand. */
  readonly noSum?: true;
  /** ptxas 13.0 takes a constant or a name for this result, too. */
  readonly constantResult?: true;
  /** The types of registers that are accepted, where they do not follow from the operand's type. */
  readonly registers?: readonly string[];
  /** Inclusive range an immediate must lie in. */
  readonly range?: readonly [number, number];
  /** ptxas 13.0 takes values outside of the range: it is the manual's word only. */
  readonly isLenient?: boolean;
  /** The only values an immediate may have. */
  readonly values?: readonly number[];
  /** An immediate must be a multiple of it. */
  readonly multiple?: number;
  readonly nonZero?: true;
  /** ptxas 13.0 and 13.3 take an address without its brackets here; of these types alone where some are named. */
  readonly bare?: true | readonly string[];
  /** What may stand behind the register: the parts of it that a video instruction takes. */
  readonly selector?: Selector;
  /** Of a result: each lane of a warp gets its own, whatever all of them read. */
  readonly ofLane?: true;
  /** State space an address must lie in: a name with its dot, or the slot whose value it is; absent: generic or by slot. */
  readonly space?: string;
  /** What the operand means, in a few words of our own, without a full stop. */
  readonly meaning?: string;
}

export interface Selector {
  /** Of the text with its dot. */
  readonly pattern: RegExp;
  /** In Markdown: "`.h0` or `.h1`". */
  readonly meaning: string;
}

type OperandOptions = Partial<Omit<Operand, 'role' | 'type'>>;

export const read = (type: TypeRef, options: OperandOptions = {}): Operand => ({
  kind: 'value',
  role: 'read',
  type,
  ...options,
});
export const write = (type: TypeRef, options: OperandOptions = {}): Operand => ({
  kind: 'value',
  role: 'write',
  type,
  ...options,
});
export const readWrite = (type: TypeRef, options: OperandOptions = {}): Operand => ({
  kind: 'value',
  role: 'readwrite',
  type,
  ...options,
});
/** A predicate that is read; `!` is accepted. */
export const predicate = (options: OperandOptions = {}): Operand => ({
  kind: 'value',
  role: 'read',
  type: '.pred',
  negatable: true,
  ...options,
});
export const immediate = (type: TypeRef, options: OperandOptions = {}): Operand => ({
  kind: 'immediate',
  role: 'read',
  type,
  ...options,
});
/** An address; `type` is that of the data it points to. `space`: a state space with its dot or the slot that names it. */
export const address = (space: string | undefined, type: TypeRef, options: OperandOptions = {}): Operand => ({
  kind: 'address',
  role: 'read',
  type,
  space,
  ...options,
});
/** What ptxas 13.0 and 13.3 ask of an address that they copy to a register before they read it. */
export const copied = { narrowest: 32, notOpaque: true } as const;
/** What they ask of one that they add to: a register, no variable's name. */
export const added = { registers: ['.b32', '.u32', '.s32', '.b64', '.u64', '.s64'], notOpaque: true } as const;
export const label = (options: OperandOptions = {}): Operand => ({ kind: 'label', role: 'read', type: '', ...options });

/** One value of a slot, with the moment it appeared where that differs from its form's. */
export interface SlotValue {
  readonly token: string;
  readonly since?: Availability;
  /** Where ptxas differs from the manual: since when it accepts the value. */
  readonly observed?: Availability;
}

export const value = (token: string, ...pairs: Parameters<typeof since>): SlotValue => ({
  token,
  since: since(...pairs),
});

/** A value that ptxas accepts at other times than the manual says. */
export const observedValue = (token: string, documented: Availability, observed: Availability): SlotValue => ({
  token,
  since: documented,
  observed,
});

/** Since when a value can be used: what ptxas was seen to take instead of what the manual says. */
export const neededBy = (value: SlotValue | undefined): Availability | undefined => value?.observed ?? value?.since;

/** A slot's domain: modifier tokens with their dots. */
export type SlotDomain = readonly (string | SlotValue)[];

/** A rule between the slots of a form that the notation cannot say. Returns what is wrong, or undefined. */
export interface Constraint {
  /** The slot (or literal token) whose token is at fault when the rule is violated. */
  readonly at: string;
  readonly violated: (slots: SlotValues) => boolean;
  /** A sentence without a full stop: "`.ftz` needs `.f32`". */
  readonly message: string;
}

const has = (slots: SlotValues, slot: string, values?: readonly string[]): boolean =>
  slots[slot] !== undefined && (values === undefined || values.includes(slots[slot]));

/** When `slot` (with one of `values`, if given) is present, `other` must be present with one of `otherValues`. */
export function requires(
  slot: string,
  values: readonly string[] | undefined,
  other: string,
  otherValues: readonly string[] | undefined,
  message: string,
): Constraint {
  return { at: slot, message, violated: (slots) => has(slots, slot, values) && !has(slots, other, otherValues) };
}

/** `slot` (with one of `values`) and `other` (with one of `otherValues`) exclude each other. */
export function excludes(
  slot: string,
  values: readonly string[] | undefined,
  other: string,
  otherValues: readonly string[] | undefined,
  message: string,
): Constraint {
  return { at: slot, message, violated: (slots) => has(slots, slot, values) && has(slots, other, otherValues) };
}

/** What an instruction does besides writing its operands; read by flow/ and by rules. */
export interface Effects {
  /** How control leaves the instruction; absent: it falls through. */
  readonly control?: 'branch' | 'indirect-branch' | 'return' | 'exit' | 'call' | 'trap';
  readonly memory?: 'read' | 'write' | 'read-write';
  /** A barrier or fence: memory operations do not move over it. */
  readonly ordering?: boolean;
  /** All threads of the warp (or those named by this operand) must execute it together. */
  readonly convergent?: boolean;
  /**
   * What the lanes of a warp get that read the same. `common`: the same, even where they do not. `own`: each its own, such as its
   * part of a matrix or what the lane before it left. `unknown`: nobody knows. Absent: the same, where memory has it so.
   */
  readonly lanes?: 'common' | 'own' | 'unknown';
  /** With `common`: the operand that each lane brings its own of. */
  readonly gathers?: string;
}

export interface Form {
  /**
   * The manual's notation: `.slot` a slot, `{.x}` optional, other dotted words literal; then operands: `d, a, b`,
   * `d|p`, `d{|p}`, `[a]`, `[a{, b}, c]`, `{, x}` optional, `{!}c` negatable. The instruction's name comes first.
   */
  readonly syntax: string;
  readonly slots?: Readonly<Record<string, SlotDomain>>;
  readonly since: Availability;
  /** First version (per target) that no longer has the form. */
  readonly removed?: Availability;
  /** Where ptxas differs from the manual: since when it accepts the form. */
  readonly observed?: Availability;
  readonly operands?: Readonly<Record<string, Operand>>;
  readonly constraints?: readonly Constraint[];
  /** Heading of a group of forms where an instruction has several: `integer`, `half precision`. */
  readonly group?: string;
  readonly summary?: string;
  readonly anchor?: string;
  readonly deprecated?: string;
}

export type Category =
  | 'arithmetic'
  | 'extended'
  | 'float'
  | 'compare'
  | 'logic'
  | 'data'
  | 'convert'
  | 'async'
  | 'texture'
  | 'surface'
  | 'control'
  | 'sync'
  | 'mbarrier'
  | 'matrix'
  | 'wgmma'
  | 'tcgen05'
  | 'stack'
  | 'video'
  | 'misc'
  | 'fabric';

export interface Instruction {
  /** The opcode with the dotted words that ptxas insists on directly behind it: `add`, `cp.async`, `bar.sync`, `shfl`. */
  readonly name: string;
  readonly category: Category;
  /** Anchor of the manual's section, without `#`. */
  readonly anchor: string;
  /** One sentence, our own words. */
  readonly summary: string;
  /** One or two paragraphs of semantics (Markdown), our own words; absent where the summary says it all. */
  readonly description?: string;
  readonly forms: readonly Form[];
  /** Slots shared by all forms; a form's own win. */
  readonly slots?: Readonly<Record<string, SlotDomain>>;
  /** What it needs to leave an optional slot out, where that came later: a generic address instead of `.space`. */
  readonly absent?: Readonly<Record<string, Availability>>;
  /** Operands shared by all forms by name; a form's own win. */
  readonly operands: Readonly<Record<string, Operand>>;
  /** Meanings of modifiers special to this instruction; the others are in modifiers.ts. */
  readonly modifiers?: Readonly<Record<string, string>>;
  readonly effects?: Effects;
  readonly traps?: readonly string[];
  /** Each a whole instruction with its semicolon; matches exactly one form; accepted by ptxas. */
  readonly examples: readonly string[];
}

/** Identity that checks the literal's type. */
export const instruction = (data: Instruction): Instruction => data;
