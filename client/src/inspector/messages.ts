// What the extension and the Inspector's page say to each other.
import type { InspectorReport, InspectorTab, WhatIf, WhatIfInput } from '../../../server/src/lsp/protocol';

export type ToPage =
  | { readonly type: 'report'; readonly report: InspectorReport | undefined; readonly file: string }
  /** The cursor has moved inside the function. */
  | { readonly type: 'cursor'; readonly line: number }
  /** To be brought to the front. */
  | { readonly type: 'tab'; readonly tab: InspectorTab }
  | { readonly type: 'whatIf'; readonly answer: WhatIf | undefined }
  /** What ptxas has said so far, for each target; how far it is, or why there is no more. */
  | { readonly type: 'exact'; readonly rows: readonly ExactRow[]; readonly note: string; readonly isBusy: boolean };

/** Registers as ptxas reports them. */
export interface ExactRow {
  readonly target: string;
  readonly version: string;
  /** What `-maxrregcount` allowed; absent where nothing was asked. */
  readonly limit?: number;
  /** Warps on a multiprocessor with these registers, in the launch that the text describes; absent where that is not known. */
  readonly warps?: number;
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
  /** Asks ptxas: for the file's own target, for each that it can compile the file for, or with fewer and fewer registers. */
  | {
      readonly type: 'compile';
      readonly scope: 'own' | 'all' | 'limits';
      readonly name: string;
      readonly launch: WhatIfInput | undefined;
    }
  | { readonly type: 'cancel' };
