// Output of ptxas about a text, and what becomes of it.
import { type Analysis, analyse } from '../../server/src/analysis';
import { PtxDocument } from '../../server/src/syntax/document';
import { faultsOf, newFindings } from '../../server/src/toolchain/findings';
import { messagesIn } from '../../server/src/toolchain/messages';

export const analysisOf = (text: string): Analysis => analyse(new PtxDocument('file:///k.ptx', 'ptx', 1, text));

/** Each new finding as `marked text: message`. */
export function found(text: string, output: string): string[] {
  const analysis = analysisOf(text);
  return newFindings(analysis, faultsOf(analysis, text, messagesIn(output))).map(
    ({ start, end, message }) => `${text.slice(start, end)}: ${message}`,
  );
}

/** `ptxas` speaking about the first line of the kernel's own statements. */
export const error = (text: string, line = 11): string => `ptxas k.ptx, line ${line}; error   : ${text}\n`;
