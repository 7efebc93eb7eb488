// Plain columns. Names first and flush left, numbers flush right.

/** @param notes what stands in a line of its own below a row */
export function table(rows: readonly (readonly string[])[], notes: readonly (string | undefined)[] = []): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const align = (cell: string, column: number): string =>
    column === 0 || column === rows[0].length - 1 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return rows.map((row, index) => `  ${row.map(align).join('  ').trimEnd()}\n${noteLine(notes[index])}`).join('');
}

const noteLine = (note: string | undefined): string => (note === undefined ? '' : `      ${note}\n`);
