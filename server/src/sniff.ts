// Is it PTX at all? `.ptx` also names PreTeXt documents (XML), and cubins and fat binaries get opened by mistake.

import notPtx from './rules/not-ptx';
import type { Diagnostic } from './rules/rule';
import type { PtxDocument } from './syntax/document';

const SAMPLE = 4096;

/** A diagnostic that says what the text is instead, or undefined for what may be PTX. */
export function sniff(document: PtxDocument): Diagnostic | undefined {
  const text = document.slice(0, Math.min(SAMPLE, document.length));
  if (/^\s*<[?!a-zA-Z]/.test(text))
    return tell(
      'This looks like XML (PreTeXt uses the extension `.ptx` too), not like PTX.',
      firstLine(text),
      'information',
    );
  if (text.startsWith('\x7fELF'))
    return tell(
      'This is an ELF binary (a cubin?), not PTX text. `cuobjdump -ptx` extracts PTX from binaries that hold it.',
      firstLine(text),
      'error',
    );
  if (isBinary(text)) return tell('This is binary data, not PTX text.', firstLine(text), 'error');
  return undefined;
}

/** More than one in ten of the first bytes are control characters or no ASCII, or there are two NULs. */
function isBinary(text: string): boolean {
  if (text.indexOf('\0') !== text.lastIndexOf('\0')) return true;
  const strange = text.match(/[\x01-\x08\x0e-\x19\x1b-\x1f\ufffd]/g)?.length ?? 0;
  return strange > text.length / 10;
}

const firstLine = (text: string): number => Math.max(1, Math.min(text.length, text.search(/[\r\n]|$/), 80));

function tell(message: string, end: number, severity: Diagnostic['severity']): Diagnostic {
  return { code: notPtx.code, severity, message, start: 0, end };
}
