// How a text is to be laid out.

export interface FormatOptions {
  /** One level of indentation. */
  readonly indentation: string;
  /** Column at which operands begin, from the instruction's own on; 0: one space behind the opcode. */
  readonly operandColumn: number;
  /** Columns in front of every instruction that are kept for guards; 0: a guard stands where the opcode would. */
  readonly guardColumns: number;
  /** Labels stand one level to the left of the statements, or with them. */
  readonly labels: 'outdented' | 'indented';
  /** Longer instructions are broken behind commas. */
  readonly lineWidth: number;
  /** Elements of a long vector on one line. */
  readonly vectorElements: number;
}

export const defaultFormat: FormatOptions = {
  indentation: '    ',
  operandColumn: 20,
  guardColumns: 0,
  labels: 'outdented',
  lineWidth: 120,
  vectorElements: 8,
};
