// Reads the files of the command line.
import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { PtxDocument } from '../syntax/document';

/** The document of a file, or of standard input for `-`. Throws what reading throws. */
export function readDocument(path: string): PtxDocument {
  const file = readFileSync(path === '-' ? 0 : path);
  // A plain array of bytes: Buffer's own methods are slower on small pieces.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.length);
  return new PtxDocument(path, 'ptx', 1, isAscii(bytes) ? bytes : decode(bytes));
}

/** A byte order mark stays in the text: ptxas rejects it, so it is reported. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Why a file could not be read, in a few words. */
export function readFailure(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'this is a folder';
  if (code === 'EACCES') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
