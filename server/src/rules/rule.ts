// What a rule is. One file per diagnostic: its name is the code, its text is the documentation, its examples are tests.
import type { TextRange } from '../base/text';
import type { BlockSemantics, BlockSummary } from '../semantic/block';
import type { ModuleIndex } from '../semantic/module';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface RelatedInformation extends TextRange {
  readonly message: string;
}

/** What a rule found in a block; offsets from the block's start. */
export interface Finding extends TextRange {
  readonly message: string;
  readonly related?: readonly RelatedInformation[];
  /** Text that would mend the range, where there is one good candidate. */
  readonly replacement?: string;
}

/** A finding in a document; offsets in the document. */
export interface Diagnostic extends Finding {
  readonly code: string;
  readonly severity: Severity;
}

export type Report = (finding: Finding) => void;

export interface ModuleContext {
  readonly module: ModuleIndex;
  readonly blocks: readonly BlockSummary[];
  /** All there is to know of a block: computed anew, so only for what is about to be reported. */
  readonly semanticsOf: (block: number) => BlockSemantics;
  /** Reports a finding in a block. */
  readonly report: (block: number, finding: Finding) => void;
}

export interface Rule {
  /** Also the file's name. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly title: string;
  /** Why it matters and how ptxas behaves, Markdown. */
  readonly why: string;
  /** Statements of a kernel (with `scope: 'module'`: items of a module) that the rule finds once, and their mended form. */
  readonly bad: string;
  readonly good: string;
  readonly scope?: 'module' | 'file';
  /** Judges one block by its text alone. */
  readonly checkBlock?: (block: BlockSemantics, report: Report) => void;
  /** Judges what needs other blocks. */
  readonly checkModule?: (context: ModuleContext) => void;
}

export const defineRule = (rule: Rule): Rule => rule;
