// SARIF 2.1.0, the interchange format of static analysis results.
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../../package.json';
import { documentationUrl, rules } from '../../rules/index';
import type { Severity } from '../../rules/rule';
import type { DiagnosticResult, FileResult } from './result';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export function sarifReport(results: readonly FileResult[]): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'PTX Lens',
            version,
            rules: rules.map(({ code, title, why }) => ({
              id: code,
              shortDescription: { text: title },
              fullDescription: { text: why },
              helpUri: documentationUrl(code),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(({ path, diagnostics }) => diagnostics.map((diagnostic) => result(path, diagnostic))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(path: string, { severity, code, message, start, end }: DiagnosticResult): object {
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
      },
    ],
  };
}

/** A path as a URI reference: relative as it was given, absolute as a file URI. */
function uriOf(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join('/');
}
