// Documentation for a terminal: the Markdown of markdown.ts without its marks.

/** Strips the marks; code blocks are indented, tables become columns, a link keeps its address behind it. `width`: in columns. */
export function toPlainText(markdown: string, width = 100): string {
  const lines: string[] = [];
  let isCode = false;
  let rows: string[][] = [];
  for (const line of `${markdown}\n`.split('\n')) {
    if (line.startsWith('| ') || line.startsWith('|:') || line.startsWith('|-')) {
      rows.push(cells(line));
      continue;
    }
    lines.push(...columns(rows));
    rows = [];
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) lines.push(`    ${line}`);
    else lines.push(...wrap(stripMarks(line), width));
  }
  return lines.join('\n').trimEnd();
}

function stripMarks(line: string): string {
  return line
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1: $2')
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') ? part.slice(1, -1) : part.replace(/\*\*|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)/g, ''),
    )
    .join('');
}

/** Breaks prose at spaces; the lines behind the first of a list item are indented. */
function wrap(line: string, width: number): string[] {
  const indent = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

function cells(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => stripMarks(cell.trim().replaceAll('\\|', '|')));
}

function columns(rows: readonly string[][]): string[] {
  const body = rows.filter((row) => !row.every((cell) => /^-+$/.test(cell)));
  if (body.length === 0) return [];
  const widths = body[0].map((_, column) => Math.max(...body.map((row) => (row[column] ?? '').length)));
  return body.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}
