// What a mangled C++ name says, as a tree. Substitutions make it a graph that shares nodes, so nothing walks it whole
// but the printer, which counts its steps.

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  /** `scope::name`. */
  | { readonly kind: 'nested'; readonly scope: Node; readonly name: Node }
  | { readonly kind: 'template'; readonly name: Node; readonly args: readonly Node[] }
  | { readonly kind: 'tagged'; readonly name: Node; readonly tag: string }
  /** One of the library's short names; `base` is the name of its constructors. */
  | { readonly kind: 'standard'; readonly text: string; readonly base: string }
  | { readonly kind: 'constructor'; readonly of: Node; readonly isDestructor: boolean }
  | { readonly kind: 'conversion'; readonly type: Node }
  | {
      readonly kind: 'lambda';
      readonly head: readonly HeadParameter[];
      readonly params: readonly Node[];
      readonly number: number;
    }
  | { readonly kind: 'binding'; readonly names: readonly Node[] }
  /** `vtable for x`: words before and behind. */
  | {
      readonly kind: 'special';
      readonly before: string;
      readonly of: Node;
      readonly between?: string;
      readonly in?: Node;
    }
  | FunctionNode
  /** A function's parts in the order of their printing are: result, name, parameters, qualifiers. */
  | { readonly kind: 'encoding'; readonly name: Node; readonly type: FunctionNode; readonly requires?: Node }
  // Types.
  | { readonly kind: 'qualified'; readonly of: Node; readonly word: string }
  | { readonly kind: 'pointer'; readonly to: Node; readonly sign: '*' | '&' | '&&' }
  /** `to` is the member, `of` the class. */
  | { readonly kind: 'member'; readonly of: Node; readonly to: Node }
  | { readonly kind: 'array'; readonly of: Node; readonly size: Node | undefined }
  | { readonly kind: 'vector'; readonly of: Node; readonly size: Node }
  | { readonly kind: 'pack'; readonly items: readonly Node[] }
  | { readonly kind: 'expansion'; readonly of: Node }
  /** `T_`: what it means depends on where it is written, so the printer finds out. */
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'decltype'; readonly of: Node }
  /** A type with a word behind it. */
  | { readonly kind: 'worded'; readonly of: Node; readonly word: Node }
  // Expressions.
  | { readonly kind: 'literal'; readonly type: Node; readonly value: string }
  | { readonly kind: 'unary'; readonly operator: Operator; readonly of: Node }
  | { readonly kind: 'postfix'; readonly operator: Operator; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'conditional'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: 'call'; readonly of: Node; readonly args: readonly Node[] }
  | { readonly kind: 'cast'; readonly type: Node; readonly args: readonly Node[]; readonly isList: boolean }
  | { readonly kind: 'namedCast'; readonly word: string; readonly type: Node; readonly of: Node }
  | { readonly kind: 'initializer'; readonly type: Node | undefined; readonly args: readonly Node[] }
  | {
      readonly kind: 'designated';
      readonly before: string;
      readonly name: Node;
      readonly last: Node | undefined;
      readonly value: Node;
    }
  | {
      readonly kind: 'fold';
      readonly operator: Operator;
      readonly form: string;
      readonly left: Node;
      readonly right: Node | undefined;
    }
  | {
      readonly kind: 'new';
      readonly word: string;
      readonly place: readonly Node[];
      readonly type: Node;
      readonly args: readonly Node[] | undefined;
    }
  | { readonly kind: 'sizeofPack'; readonly of: Node }
  | { readonly kind: 'argument'; readonly number: number };

export interface FunctionNode {
  readonly kind: 'function';
  readonly result: Node | undefined;
  readonly params: readonly Node[];
  /** ` noexcept`, ` throw` with what it has in parentheses. */
  readonly exceptions: Exceptions | undefined;
  /** ` const`, ` volatile` and the reference, in the order of their printing. */
  readonly qualifiers: string;
}

export interface Exceptions {
  readonly word: string;
  readonly args: readonly Node[] | undefined;
}

/** A template parameter that a lambda declares: `typename... $T0`. */
export interface HeadParameter {
  readonly name: string;
  readonly type: Node;
  readonly isPack: boolean;
}

export interface Operator {
  readonly code: string;
  /** As in the source; with a blank behind a word. */
  readonly text: string;
  /** How many operands; 0 where it stands in a name only. */
  readonly operands: number;
}

export const text = (words: string): Node => ({ kind: 'text', text: words });
