// `ptx-lens format`: lays files out in place, standard input to standard output; `--check` only says which would change.
import { readFileSync, writeFileSync } from 'node:fs';
import { applyEdits, defaultFormat, format } from '../features/format';
import { sniff } from '../sniff';
import { PtxDocument } from '../syntax/document';
import { readFailure } from './input';
import { UsageError } from './usage';

/** 0: all is done, or nothing to do; 1: `--check` found files that would change; 2: a file could not be dealt with. */
export function formatFiles(paths: readonly string[], isCheck: boolean): number {
  if (paths.length === 0) throw new UsageError('format wants files, or - for standard input');
  const outcomes = paths.map((path) => formatFile(path, isCheck));
  if (outcomes.includes('failed')) return 2;
  return isCheck && outcomes.includes('changed') ? 1 : 0;
}

type Outcome = 'same' | 'changed' | 'failed';

function formatFile(path: string, isCheck: boolean): Outcome {
  try {
    const { text, encoding } = read(path);
    const document = new PtxDocument(path, 'ptx', 1, text);
    const foreign = sniff(document);
    if (foreign) return fail(path, foreign.message);
    const edits = format(document, defaultFormat);
    const outcome = edits.length > 0 ? 'changed' : 'same';
    if (isCheck) {
      if (outcome === 'changed') process.stdout.write(`${path}\n`);
    } else if (path === '-') process.stdout.write(Buffer.from(applyEdits(text, edits), encoding));
    else if (outcome === 'changed') writeFileSync(path, Buffer.from(applyEdits(text, edits), encoding));
    return outcome;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return fail(path, readFailure(error));
  }
}

function fail(path: string, why: string): Outcome {
  process.stderr.write(`ptx-lens: ${path}: ${why}\n`);
  return 'failed';
}

/** Comments may hold any bytes: what is no UTF-8 is kept byte by byte. */
function read(path: string): { text: string; encoding: 'utf8' | 'latin1' } {
  const bytes = readFileSync(path === '-' ? 0 : path);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
  } catch {
    return { text: bytes.toString('latin1'), encoding: 'latin1' };
  }
}
