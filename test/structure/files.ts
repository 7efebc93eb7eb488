// The source files of the product and what each imports, read from their text.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly lines: number;
  /** Paths of imported files of the repository; other names (packages, Node modules, JSON, programs in dist/) as they are written. */
  readonly imports: readonly string[];
}

export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  const known = new Set(folders.flatMap(pathsIn));
  return [...known].sort().map((path) => {
    const text = readFileSync(join(process.cwd(), path), 'utf8');
    return { path, lines: text.split('\n').length - 1, imports: importsOf(path, text, known) };
  });
}

function pathsIn(folder: string): string[] {
  return readdirSync(join(process.cwd(), folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(process.cwd(), join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`, `require('x')`. */
const pattern =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm;

function importsOf(path: string, text: string, known: ReadonlySet<string>): string[] {
  return [...text.matchAll(pattern)].map(([, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic;
    if (!specifier.startsWith('.') || /\.(?:json|js|css)$/.test(specifier)) return specifier;
    const target = join(dirname(path), specifier).split(sep).join('/');
    const found = [target, `${target}.ts`, `${target}/index.ts`].find((candidate) => known.has(candidate));
    if (!found) throw new Error(`${path}: ${specifier} is no file of ours`);
    return found;
  });
}
