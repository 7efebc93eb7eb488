// Is it PTX at all? `.ptx` also names PreTeXt documents (XML), and cubins and fat binaries get opened by mistake.

import notPtx from './rules/not-ptx';
import type { Diagnostic } from './rules/rule';
import type { PtxDocument } from './syntax/document';

const SAMPLE = 4096;

/** A diagnostic that says what the text is instead, or undefined for what may be PTX. */
export function sniff(document: PtxDocument): Diagnostic | undefined {
  const text = document.slice(0, Math.min(SAMPLE, document.length));
  if (/^\ufeff?\s*<[?!a-zA-Z]/.test(text))
    return tell(
      'This looks like XML (PreTeXt uses the extension .ptx too), not like PTX.',
      firstLine(text),
      'information',
    );
  if (text.startsWith('\x7fELF'))
    return tell(
      'This is an ELF binary (a cubin?), not PTX text. `cuobjdump -ptx` extracts PTX from binaries that hold it.',
      firstLine(text),
      'error',
    );
  if (isUtf16(text))
    return tell('This text is encoded as UTF-16, which ptxas cannot read. Save it as ASCII or UTF-8.', 1, 'error');
  if (isBinary(text)) return tell('This is binary data, not PTX text.', firstLine(text), 'error');
  return undefined;
}

/** ASCII in two bytes for each character, behind a byte order mark (no UTF-8, so read as U+FFFD) or without one. */
function isUtf16(text: string): boolean {
  return /^\ufffd{0,2}(?:(?:[\t\n\r -~]\0){4}|(?:\0[\t\n\r -~]){4})/.test(text);
}

/** A NUL near the start, or more than one in ten of the first characters are control characters or undecodable. */
function isBinary(text: string): boolean {
  const content = text.replace(/\0+$/, ''); // PTX cut out of a binary is padded
  const strange = content.match(/[\0-\x08\x0e-\x19\x1b-\x1f\ufffd]/g)?.length ?? 0;
  return content.slice(0, 16).includes('\0') || strange > content.length / 10;
}

const firstLine = (text: string): number => Math.max(1, Math.min(text.length, text.search(/[\r\n]|$/), 80));

function tell(message: string, end: number, severity: Diagnostic['severity']): Diagnostic {
  return { code: notPtx.code, severity, message, start: 0, end };
}
