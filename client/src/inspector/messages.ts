// What the extension and the Inspector's page say to each other.
import type { InspectorReport, WhatIf, WhatIfInput } from '../../../server/src/lsp/protocol';

export type ToPage =
  | { readonly type: 'report'; readonly report: InspectorReport | undefined; readonly file: string }
  /** The cursor has moved inside the function. */
  | { readonly type: 'cursor'; readonly line: number }
  | { readonly type: 'whatIf'; readonly answer: WhatIf | undefined }
  /** What ptxas has said so far, for each target; how far it is, or why there is no more. */
  | { readonly type: 'exact'; readonly rows: readonly ExactRow[]; readonly note: string; readonly isBusy: boolean };

/** Registers as ptxas reports them. */
export interface ExactRow {
  readonly target: string;
  readonly version: string;
  /** Null for a `.func`: ptxas counts its registers with its callers'. */
  readonly registers: number | null;
  readonly spillStores: number;
  readonly spillLoads: number;
  readonly stackBytes: number;
  readonly sharedBytes: number;
  readonly barriers: number;
}

export type FromPage =
  /** The page is there and waits for its report. */
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly line: number }
  | { readonly type: 'whatIf'; readonly input: WhatIfInput }
  /** Asks ptxas: for the file's own target, or for each that it can compile the file for. */
  | { readonly type: 'compile'; readonly scope: 'own' | 'all'; readonly name: string }
  | { readonly type: 'cancel' };
