// Reads the files of the command line.
import { readFileSync } from 'node:fs';
import { PtxDocument } from '../syntax/document';

/** The document of a file, or of standard input for `-`. Throws what reading throws. */
export function readDocument(path: string): PtxDocument {
  const bytes = readFileSync(path === '-' ? 0 : path);
  return new PtxDocument(path, 'ptx', 1, isAscii(bytes) ? bytes : decode(bytes));
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] >= 0x80) return false;
  return true;
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
