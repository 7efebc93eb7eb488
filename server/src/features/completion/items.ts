// What a completion offers, in the order in which it is to be shown.

export type ItemKind =
  | 'opcode'
  | 'modifier'
  | 'type'
  | 'register'
  | 'special'
  | 'label'
  | 'function'
  | 'parameter'
  | 'variable'
  | 'directive'
  | 'value'
  | 'template';

import type { SelectorUse } from '../documentation/selectors';

/** What an item's documentation is about; it is written when the item is looked at. */
export type Subject =
  | { readonly about: 'instruction' | 'special' | 'word'; readonly name: string }
  | { readonly about: 'modifier'; readonly name: string; readonly opcode: string }
  | { readonly about: 'selector'; readonly use: SelectorUse };

export interface Item {
  readonly label: string;
  readonly kind: ItemKind;
  readonly detail?: string;
  /** What a mangled name means, by which it is found, too. */
  readonly source?: string;
  /** What is put in, where that is not the label. */
  readonly insert?: string;
  /** `insert` has places to fill in, as snippets have. */
  readonly isSnippet?: boolean;
  /** Characters that take the item and are typed behind it. */
  readonly commit?: readonly string[];
  readonly subject?: Subject;
  readonly isDeprecated?: boolean;
}
