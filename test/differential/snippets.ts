// The snippets as PTX texts: each expanded with its defaults, inside what it needs around it. Pure text.
import { readFileSync } from 'node:fs';

export interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** A verdict file of the snippets: name, then the expanded text and what ptxas said of it. */
export interface SnippetFile {
  readonly ptxas: string;
  readonly snippets: Readonly<Record<string, { readonly text: string; readonly verdict: 'accept' | 'reject' }>>;
}

export const snippets: readonly (readonly [name: string, snippet: Snippet])[] = Object.entries(
  JSON.parse(readFileSync('snippets/ptx.json', 'utf8')) as Record<string, Snippet>,
);

/** The text that an editor inserts when every placeholder keeps its default and every choice its first value. */
export function expand(snippet: Snippet): string {
  const defaults = new Map<string, string>();
  const text = snippet.body
    .join('\n')
    .replace(/\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, (_, number, plain, choice) => {
      if (number !== '0') defaults.set(number, plain ?? choice);
      return plain ?? choice;
    });
  return text.replace(/\$\{?(\d+)\}?/g, (_, number) => defaults.get(number) ?? '');
}

export type Place = 'file' | 'module' | 'body';

export function placeOf(text: string): Place {
  if (text.startsWith('.version')) return 'file';
  return /^\.(?:visible|extern|func|entry|global)\b/.test(text) ? 'module' : 'body';
}

const registers = '.reg .pred %p<4>; .reg .b32 %r<8>; .reg .b64 %rd<4>; .reg .f32 %f<8>;';

function headerFor(text: string): string {
  const [version, target] = text.includes('tcgen05')
    ? ['8.6', 'sm_100a']
    : ['8.0', text.includes('wgmma') ? 'sm_90a' : 'sm_90'];
  return `.version ${version}\n.target ${target}\n.address_size 64\n`;
}

/** A whole file: what stands at module scope together, and a kernel around what stands in a body. */
export function fileOf(text: string): string {
  if (placeOf(text) === 'file') return text;
  const declarations = snippets.map(([, snippet]) => expand(snippet)).filter((other) => placeOf(other) === 'module');
  const kernel = placeOf(text) === 'body' ? `.entry around()\n{\n${registers}\n${text}\nret;\n}\n` : '';
  return `${headerFor(text)}${declarations.join('\n')}\n${kernel}`;
}
