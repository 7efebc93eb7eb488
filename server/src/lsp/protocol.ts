// What the client and the server agree on beyond the language server protocol: names of commands, settings and requests.
// Imported by client/, so nothing but types and constants.

/** Client command of the code lens: `[uri, position]`, shows the instruction where most registers live. */
export const goToMaximumPressure = 'ptx.goToMaximumPressure';

/** The section `ptx` of the settings, as far as the server reads it. */
export interface Settings {
  readonly diagnostics: { readonly enable: boolean };
  readonly codeLens: { readonly registers: boolean };
  readonly inlayHints: { readonly pressure: 'off' | 'peaks' | 'all' };
  /** Rule code -> `off`, `hint`, `information`, `warning` or `error`, instead of the rule's own severity. */
  readonly rules: Readonly<Record<string, unknown>>;
}

export const defaultSettings: Settings = {
  diagnostics: { enable: true },
  codeLens: { registers: true },
  inlayHints: { pressure: 'peaks' },
  rules: {},
};

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Parameters of the requests that ask about a place. */
export interface PlaceParameters {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Where most registers live in the function around a position; null outside of function bodies. */
export const maximumRequest = 'ptx/maximumPressure';

/** The register at a position; null where there is none. */
export const liveRangeRequest = 'ptx/liveRange';
export interface LiveRangeAnswer {
  readonly name: string;
  readonly definitions: readonly Range[];
  readonly uses: readonly Range[];
  /** First and last line, from 0, of each stretch in which it is alive. */
  readonly alive: readonly (readonly [first: number, last: number])[];
  /** Instructions in those stretches. */
  readonly length: number;
}

/** What is live at the instruction on a line, longest ranges first; null outside of function bodies. */
export const liveValuesRequest = 'ptx/liveValues';
export interface LiveValuesAnswer {
  readonly line: number;
  /** 32-bit units. */
  readonly registers: number;
  readonly predicates: number;
  readonly values: readonly {
    readonly name: string;
    /** 32-bit units; 0 for a predicate. */
    readonly units: number;
    /** Lines from 0; absent where nothing writes or reads it. */
    readonly definition?: number | undefined;
    readonly lastUse?: number | undefined;
    readonly isBorn: boolean;
    readonly dies: boolean;
  }[];
  /** False when the analysis was cut off: there may be more. */
  readonly complete: boolean;
}

/** The pressure of a document's lines in five levels. */
export const heatRequest = 'ptx/pressure';
export type HeatAnswer = readonly { readonly first: number; readonly last: number; readonly level: number }[];
