// From paths in a module to addresses, and whether an address is the one that a path means.
import { baseName } from '../features/sourceMap';

/** A path of the machine that compiled: absolute (`/a`, `C:\\a`), or taken from the document's folder. */
export function addressOf(uri: string, path: string, line: number | undefined): string | undefined {
  const fragment = line === undefined ? '' : `#L${line}`;
  try {
    // Half of a pair of surrogates cannot be escaped.
    const slashed = path
      .replace(/\\+/g, '/')
      .split('/')
      .map(encodeURIComponent)
      .join('/')
      .replace(/^([A-Za-z])%3A/, '/$1:');
    // A document that was never saved lies in no folder.
    if (!slashed.startsWith('/') && !uri.includes('://')) return undefined;
    return new URL(slashed.startsWith('/') ? `file://${slashed}${fragment}` : `${slashed}${fragment}`, uri).href;
  } catch {
    return undefined;
  }
}

/** Whether a path of a module means the file at an address: the same, or from another machine and named alike. */
export function isSameFile(uri: string, path: string, file: string): boolean {
  const address = addressOf(uri, path, undefined);
  return (address !== undefined && comparable(address) === comparable(file)) || baseName(path) === fileName(file);
}

const fileName = (uri: string): string => baseName(comparable(uri).replace(/[?#].*$/, ''));

/** Editors and Node escape a file's address differently (`c%3A`, `C:`). */
export function comparable(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[A-Z]:/, (start) => start.toLowerCase());
  } catch {
    return uri;
  }
}
