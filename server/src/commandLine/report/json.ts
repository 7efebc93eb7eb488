// One JSON object for all files.
import type { FileResult } from './result';

export function jsonReport(results: readonly FileResult[], command: 'check' | 'info'): string {
  const files = results.map(({ path, language, diagnostics, functions, isForeign }) => ({
    path,
    language,
    ...(command === 'check' || isForeign ? { diagnostics } : {}),
    functions,
  }));
  return `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`;
}
