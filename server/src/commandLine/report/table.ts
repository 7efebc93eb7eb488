// Plain columns. Names first and flush left, numbers flush right.

export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const align = (cell: string, column: number): string =>
    column === 0 || column === rows[0].length - 1 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  return rows.map((row) => `  ${row.map(align).join('  ').trimEnd()}\n`).join('');
}
