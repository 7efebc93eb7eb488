// What the client and the server agree on beyond the language server protocol: names of commands, settings and requests.
// Imported by client/, so nothing but types and constants.

import type { ViewKind } from '../features/views/index';

/** Client command of the code lens: `[uri, position]`, shows the instruction where most registers live. */
export const goToMaximumPressure = 'ptx.goToMaximumPressure';

/** Client command of the code lens: `[uri, position]`, lists where the name at the position is used. */
export const showReferences = 'ptx.showReferences';

/** The section `ptx` of the settings, as far as the server reads it. */
export interface Settings {
  readonly diagnostics: { readonly enable: boolean };
  readonly codeLens: {
    readonly registers: boolean;
    readonly ptxas: boolean;
    readonly runsOn: boolean;
    readonly references: boolean;
  };
  readonly inlayHints: {
    readonly pressure: 'off' | 'peaks' | 'all';
    readonly hexFloats: boolean;
    readonly demangledNames: boolean;
    readonly branchDistance: boolean;
    readonly parameterOffsets: boolean;
    readonly loopDepth: boolean;
    readonly operandTypes: boolean;
  };
  readonly ptxas: {
    /** The program; empty for the one that is installed. */
    readonly path: string;
    readonly check: 'off' | 'onSave' | 'onIdle';
    /** Seconds. */
    readonly timeout: number;
  };
  /** Columns and lengths of the formatter (features/format/options.ts). */
  readonly format: {
    readonly operandColumn: number;
    readonly guardColumns: number;
    readonly labels: 'outdented' | 'indented';
    readonly lineWidth: number;
    readonly vectorElements: number;
  };
  /** Offer what the version or target of the file lacks, too. */
  readonly completion: { readonly unavailable: boolean };
  /** Rule code -> `off`, `hint`, `information`, `warning` or `error`, instead of the rule's own severity. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** Names of the targets that every file is meant for, beside its own. */
  readonly targets: readonly string[];
}

export const defaultSettings: Settings = {
  diagnostics: { enable: true },
  codeLens: { registers: true, ptxas: true, runsOn: true, references: false },
  ptxas: { path: '', check: 'onSave', timeout: 120 },
  inlayHints: {
    pressure: 'peaks',
    hexFloats: true,
    demangledNames: true,
    branchDistance: false,
    parameterOffsets: false,
    loopDepth: false,
    operandTypes: false,
  },
  format: { operandColumn: 20, guardColumns: 0, labels: 'outdented', lineWidth: 120, vectorElements: 8 },
  completion: { unavailable: false },
  rules: {},
  targets: [],
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

/** The pressure of a document's lines in five levels, or of those of the functions in a range. */
export const heatRequest = 'ptx/pressure';
export interface HeatParameters {
  readonly textDocument: { readonly uri: string };
  readonly range?: Range;
}
export type HeatAnswer = readonly { readonly first: number; readonly last: number; readonly level: number }[];

/** What a client may say when it starts the server. */
export interface InitializationOptions {
  /** The section `ptx` of the settings, for clients that have no other way; what comes later goes before. */
  readonly settings?: unknown;
  /** False in a workspace that the user does not trust: ptxas is not run until `workspaceTrusted` comes. */
  readonly isTrusted?: boolean;
  /** The client has commands of its own for what the server's code lenses offer. */
  readonly hasCommands?: boolean;
}

/** Notification to the server: the user trusts the workspace from now on. */
export const workspaceTrusted = 'ptx/workspaceTrusted';

/** Notification to the client: what is known of the installed ptxas. */
export const assemblerStatus = 'ptx/assemblerStatus';
export interface AssemblerStatus {
  readonly kind: 'ready' | 'absent' | 'unusable';
  readonly text: string;
  readonly detail: string;
  readonly isBusy?: boolean;
}

/** Command of the code lens: `[uri, target?]`, compiles with ptxas. Without a target the client lets the user choose. */
export const compileCommand = 'ptx.compile';
/** In place of a target: the one of the file. */
export const ownTarget = 'own';

/** Compiles an open document; the numbers are exact, and ptxas's messages become diagnostics. */
export const compileRequest = 'ptx/compile';
export interface CompileParameters {
  readonly textDocument: { readonly uri: string };
  /** For instance `sm_90a`; the file's own where it is missing. */
  readonly target?: string;
  /** With so many registers for a thread at most (`-maxrregcount`). Such numbers are not those of the document: they are only answered. */
  readonly maxRegisters?: number;
}
export type CompileAnswer =
  | {
      readonly kind: 'compiled' | 'rejected';
      /** Of ptxas. */
      readonly version: string;
      readonly target: string;
      /** Compiled as an object to be linked, because functions have no body here. */
      readonly isRelocatable: boolean;
      readonly functions: readonly CompiledFunction[];
      readonly errors: number;
      readonly warnings: number;
    }
  | { readonly kind: 'cancelled' }
  /** Why there is no answer, as a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

export interface CompiledFunction {
  readonly name: string;
  /** Null for a `.func`: ptxas counts its registers with those of the entries that call it. */
  readonly registers: number | null;
  readonly spillStores: number;
  readonly spillLoads: number;
  readonly stackBytes: number;
  readonly sharedBytes: number;
  readonly barriers: number;
}

/** Where PTX Lens and ptxas differ over the workspace's files and the open documents. */
export const disagreementsRequest = 'ptx/disagreements';
/** Markdown, or why there is none; null when cancelled. */
export type DisagreementsAnswer = { readonly report: string } | { readonly message: string } | null;

/** What a document can be compiled for; null where there is no ptxas. */
export const compileTargetsRequest = 'ptx/compileTargets';
export interface CompileTargetsAnswer {
  readonly targets: readonly string[];
  /** What it is compiled for when nothing is chosen. */
  readonly own: string | undefined;
}

/** What the Kernel Inspector shows of the function at or nearest to a position; null in a document without functions. */
export const inspectRequest = 'ptx/inspect';
export type { BlockNode, LoopNode } from '../features/inspector/blocks';
export type { InstructionMix } from '../features/inspector/mix';
export type { InspectorReport } from '../features/inspector/report';
export type { PortabilityRow, PortabilityTable } from '../features/portability/table';
/** Client command of the code lens: `[uri, position, InspectorTab]`, opens the Inspector on the function at the position. */
export const openInspector = 'ptx.openInspector';
export type InspectorTab = 'Pressure' | 'Flow' | 'Occupancy' | 'Instructions' | 'Registers' | 'Portability';

/** The occupancy of a launch that nobody has written; null where the hardware is not known. Parameters: WhatIfInput. */
export const whatIfRequest = 'ptx/whatIf';
export type { Curve, WhatIf, WhatIfInput } from '../features/inspector/whatIf';

/** The line of the CUDA source that a position of PTX comes from; null where the file does not say. */
export const sourceRequest = 'ptx/source';
export interface SourceAnswer {
  /** Undefined where the path is one from the machine that compiled and cannot be made an address here. */
  readonly uri: string | undefined;
  /** As the module has it. */
  readonly path: string;
  /** From 0. */
  readonly position: Position;
}

/** The code in the open PTX documents that comes from a line of a source. */
export const generatedRequest = 'ptx/generated';
export interface GeneratedParameters {
  /** Address of the source, and the line from 0. */
  readonly uri: string;
  readonly line: number;
}
export type GeneratedAnswer = readonly { readonly uri: string; readonly range: Range }[];

/** What PTX Lens makes of a position, as plain text; null where there is nothing of that kind. */
export const viewRequest = 'ptx/view';
export interface ViewParameters extends PlaceParameters {
  readonly kind: ViewKind;
}
export type { ViewKind } from '../features/views/index';
