// Large inputs out of the corpus: kernels for sm_75 and sm_80 in one module, with the module's own names made distinct, as
// often as it takes to reach a size. Deterministic; nothing is committed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/corpus/ptx', import.meta.url));

export const largeInput = (bytes) => corpusInput(bytes, 0);

/** PTX of at least `bytes` bytes that `ptxas -arch=compute_80` accepts, out of the files of at least `least` bytes. */
export function corpusInput(bytes, least) {
  const sources = readdirSync(folder)
    .filter((name) => /\.sm_(75|80)\.ptx$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .filter((text) => text.length >= least && !/^\s*\.(file|section|loc)\b/m.test(text))
    .map(body);
  const header = '.version 9.0\n.target sm_80\n.address_size 64\n';
  const parts = [header];
  let size = header.length;
  for (let copy = 0; size < bytes; copy++) {
    const part = renamed(sources[copy % sources.length], copy);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}

const body = (text) => text.replace(/^\s*\.(version|target|address_size)\b.*$/gm, '');

/** The names that a module defines get a number as nvcc gives one to a clone, so that C++ names remain such; external
 *  functions keep theirs. */
function renamed(text, copy) {
  const names = new Set();
  for (const [, name] of text.matchAll(/^\s*(?:\.visible |\.weak )*\.(?:entry|func)\s+(?:\([^)]*\)\s*)?([\w$]+)/gm))
    names.add(name);
  for (const [, name] of text.matchAll(
    /^\s*(?:\.visible |\.weak |\.extern )*\.(?:global|const|shared)\s[^;=]*?([\w$]+)(?:\[[^\]]*\])*\s*(?:=|;)/gm,
  ))
    names.add(name);
  const escaped = [...names].map((name) => name.replace(/\$/g, '\\$')).sort((a, b) => b.length - a.length);
  if (escaped.length === 0) return text;
  return text.replace(new RegExp(`(?<![\\w$%.])(?:${escaped.join('|')})(?![\\w$])`, 'g'), (name) => `${name}$${copy}`);
}
