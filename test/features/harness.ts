// Sources with a cursor marker, and golden texts. `<|>` is the cursor: `$` and `|` are PTX syntax.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysis, analyse } from '../../server/src/analysis';
import { type Hover, hover } from '../../server/src/features/hover';
import { PtxDocument } from '../../server/src/syntax/document';

const MARKER = '<|>';
const GOLDENS = 'test/features/goldens';

const header = '.version 8.8\n.target sm_100a\n.address_size 64\n\n';

export const uri = 'file:///kernel.ptx';

export function analysisOf(text: string): Analysis {
  return analyse(new PtxDocument(uri, 'ptx', 1, text));
}

/** With what the rules about flow find. */
export function deepAnalysisOf(text: string): Analysis {
  return analyse(new PtxDocument(uri, 'ptx', 1, text), { flow: 'all' });
}

/** A text with one marker: its analysis without the marker, and where that was. */
export function atMarker(source: string): { analysis: Analysis; offset: number } {
  const offset = source.indexOf(MARKER);
  assert.ok(offset >= 0 && source.indexOf(MARKER, offset + 1) < 0, 'the source has one marker');
  return { analysis: analysisOf(source.replace(MARKER, '')), offset };
}

/** Statements with a marker, in a kernel that declares registers of all kinds. */
export function kernel(statements: string): string {
  const registers = [
    '.reg .pred %p<8>;',
    '.reg .b16 %h<8>;',
    '.reg .b32 %r<16>;',
    '.reg .f32 %f<16>;',
    '.reg .b64 %rd<8>;',
    '.reg .f64 %fd<8>;',
  ];
  return `${header}.visible .entry k(.param .u64 data, .param .u32 count)\n{\n  ${registers.join('\n  ')}\n${statements}\n}\n`;
}

export function hoverIn(source: string): Hover | undefined {
  const { analysis, offset } = atMarker(source);
  return hover(analysis, offset);
}

export function hoverText(source: string): string {
  return hoverIn(source)?.markdown ?? '';
}

/** The text that a hover is about. */
export function hoverWord(source: string): string | undefined {
  const found = hoverIn(source);
  return found && source.replace(MARKER, '').slice(found.start, found.end);
}

/** Compares with `goldens/<name>.txt`; `UPDATE_GOLDENS=1` writes it. */
export function assertGolden(name: string, actual: string): void {
  const file = join(process.cwd(), GOLDENS, `${name}.txt`);
  if (process.env.UPDATE_GOLDENS) {
    mkdirSync(join(process.cwd(), GOLDENS), { recursive: true });
    writeFileSync(file, `${actual}\n`);
  }
  assert.ok(existsSync(file), `${GOLDENS}/${name}.txt does not exist: run the tests with UPDATE_GOLDENS=1`);
  assert.equal(`${actual}\n`, readFileSync(file, 'utf8'));
}
