// What a rule is. One file per diagnostic: its name is the code, its text is the documentation, its examples are tests.
import type { TextEdit, TextRange } from '../base/text';
import type { BlockSemantics, BlockSummary } from '../semantic/block';
import type { ModuleIndex } from '../semantic/module';
import type { FunctionContext, Suspicion } from './functionContext';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface RelatedInformation extends TextRange {
  readonly message: string;
}

/** A way to mend a finding. What costs to compute is not here but in features/codeActions/, on demand. */
export interface Fix {
  /** What it does, in the imperative and in plain words, without a full stop. */
  readonly title: string;
  /** In the same offsets as the finding; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** The one that nearly everybody wants. */
  readonly isPreferred?: true;
  /** It cannot change what the program means: an editor may apply it when saving. */
  readonly isSafe?: true;
}

/** What a rule found in a block; offsets from the block's start. */
export interface Finding extends TextRange {
  readonly message: string;
  readonly related?: readonly RelatedInformation[];
  /** Text that would mend the range, where there is one good candidate. */
  readonly replacement?: string;
  readonly fixes?: readonly Fix[];
}

/** A finding in a document; offsets in the document. */
export interface Diagnostic extends Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly tag?: Tag;
  /** Who says it, where it is not PTX Lens. */
  readonly source?: 'ptxas';
}

/** What an editor may show in a way of its own: faded, struck through. */
export type Tag = 'unnecessary' | 'deprecated';

export type Report = (finding: Finding) => void;

export interface ModuleContext {
  readonly module: ModuleIndex;
  readonly blocks: readonly BlockSummary[];
  /** Indices of the blocks that say something about source lines, and of those that break off. */
  readonly lined: readonly number[];
  /** Indices of the blocks that name functions outside of functions. */
  readonly naming: readonly number[];
  /** As in BlockInModule. */
  readonly meantFor: readonly number[];
  /** All there is to know of a block: computed anew, so only for what is about to be reported. */
  readonly semanticsOf: (block: number) => BlockSemantics;
  /** Reports a finding in a block. */
  readonly report: (block: number, finding: Finding) => void;
}

/** A block in its module: what it takes from the others is in the index, their names and the header. */
export interface BlockInModule {
  readonly module: ModuleIndex;
  /** Its index in the module. */
  readonly block: number;
  readonly summary: BlockSummary;
  /** Indices of the targets that the user means the file for beside its own; empty unless a setting names some. */
  readonly meantFor: readonly number[];
  /** All there is to know of it: computed anew, so only for what is about to be reported. */
  readonly semanticsOf: () => BlockSemantics;
}

export interface Rule {
  /** Also the file's name. */
  readonly code: string;
  readonly severity: Severity;
  /** Too noisy for everybody: told only where a setting gives the rule a severity. */
  readonly byDefault?: 'off';
  /** What is wrong, in one line. */
  readonly title: string;
  /** Why it matters and how ptxas behaves, Markdown. */
  readonly why: string;
  /** Statements of a kernel (with `scope: 'module'`: items of a module) that the rule finds once, and their mended form. */
  readonly bad: string;
  readonly good: string;
  readonly scope?: 'module' | 'file';
  /** Only asked where a setting names targets that a file is meant for; its examples are judged with these. */
  readonly exampleTargets?: readonly string[];
  readonly tag?: Tag;
  /** Judges one block by its text alone. */
  readonly checkBlock?: (block: BlockSemantics, report: Report) => void;
  /** Judges one block by what the module declares; asked again when the block changes or what the module declares. */
  readonly checkInModule?: (context: BlockInModule, report: Report) => void;
  /** Judges what the blocks declare to each other, the index alone; asked again when that changes. */
  readonly checkDeclarations?: (context: Pick<ModuleContext, 'module' | 'blocks' | 'report'>) => void;
  /** Judges what else needs several blocks: after every edit anew, so it may not go over all blocks. */
  readonly checkModule?: (context: ModuleContext) => void;
  /** Judges one function of a block without errors by its whole code and its flow: dear, so asked late and not of every file. */
  readonly checkFunction?: (context: FunctionContext, report: Report) => void;
  /** What the quick look at a function has to find before `checkFunction` is asked in a large file; absent: never there. */
  readonly suspicion?: Suspicion;
  /** Judges a block's text, comments included; asked only where findings of its severity are wanted. */
  readonly checkText?: (text: string, codes: ReadonlySet<string>, report: Report) => void;
}

export const defineRule = (rule: Rule): Rule => rule;
