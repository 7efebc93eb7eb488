// Templates of everyday statements, so that a process that has just started need not learn them. The build puts them here
// (scripts/lib/everyday.mjs): what was learned from the corpus. Without them everything is learned from the text at hand.

/** What `exportTemplates` gives. */
export interface Everyday {
  /** The records as they lie in memory, in base 64. */
  readonly records: string;
  /** Template id -> the opcode's text, in lines. */
  readonly texts: string;
  /** Id of a header's template -> what it says, as JSON. */
  readonly headers: string;
  /** What symbols are passed as, by number, in lines. */
  readonly values: string;
  /** Template id -> which of the needs is its, separated by commas. */
  readonly needsOf: string;
  /** The availability vectors side by side, in base 64. */
  readonly needs: string;
}

export const everyday: Everyday | undefined = undefined;
