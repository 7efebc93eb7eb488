// Workflow commands of GitHub Actions: annotations on the lines of a change.
import type { Severity } from '../../rules/rule';
import type { FileResult } from './result';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

export function githubReport(results: readonly FileResult[]): string {
  return results
    .flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ severity, code, message, start, end }) => {
        const where = `file=${property(path)},line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column}`;
        return `::${levels[severity]} ${where},title=${property(code)}::${data(message)}\n`;
      }),
    )
    .join('');
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
