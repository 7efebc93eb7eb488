// The few pieces of Markdown that documentation is put together from. What they make is read by editors and, through
// plainText.ts, in a terminal.

const MANUAL = 'https://docs.nvidia.com/cuda/parallel-thread-execution/index.html';

export const code = (text: string): string => `\`${text}\``;

export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** Lines of PTX as a block of their own. */
export const codeBlock = (...lines: readonly string[]): string => `\`\`\`ptx\n${lines.join('\n')}\n\`\`\``;

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** A link to a section of the manual by its anchor, without `#`. */
export const manual = (anchor: string, title: string): string => `[${title} in the PTX manual](${MANUAL}#${anchor})`;

/** Paragraphs; empty and absent ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Traps: one as a paragraph, several as a list under a heading. */
export function traps(texts: readonly string[] | undefined): string | undefined {
  if (!texts || texts.length === 0) return undefined;
  return texts.length === 1 ? `**Trap:** ${texts[0]}` : `**Traps**\n\n${list(texts)}`;
}

/** A table without the columns that are empty in every row; undefined without rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const columns = header.flatMap((_, column) => (rows.some((row) => row[column] !== '') ? [column] : []));
  const line = (cells: readonly string[]): string =>
    `|${columns.map((column) => ` ${cells[column].replaceAll('|', '\\|')}`.trimEnd()).join(' |')} |`;
  return [line(header), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `4,096 bytes`, and in KB where that is a whole number. */
export function byteCount(bytes: number): string {
  const text = `${bytes.toLocaleString('en-US')} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes >= 1024 && bytes % 1024 === 0 ? `${text} (${bytes / 1024} KB)` : text;
}

/** First letter upper case, full stop behind it. */
export function sentence(text: string): string {
  const whole = text.endsWith('.') ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
