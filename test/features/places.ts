// Sources in which the expected places are marked: `«name»` is one of them, `<|>` is the cursor.
import assert from 'node:assert/strict';
import type { Analysis } from '../../server/src/analysis';
import { analyse } from '../../server/src/analysis';
import type { Location } from '../../server/src/features/definition';
import { PtxDocument } from '../../server/src/syntax/document';

export interface Marked {
  readonly analysis: Analysis;
  /** Undefined without a cursor. */
  readonly offset: number;
  /** `uri:line:column text` of what is marked. */
  readonly places: readonly string[];
}

export function marked(source: string, uri = 'file:///kernel.ptx'): Marked {
  let offset = -1;
  let text = '';
  const ranges: { start: number; end: number }[] = [];
  for (const piece of source.split(/(<\|>|[«»])/)) {
    if (piece === '<|>') offset = text.length;
    else if (piece === '«') ranges.push({ start: text.length, end: text.length });
    else if (piece === '»') ranges[ranges.length - 1].end = text.length;
    else text += piece;
  }
  const analysis = analyse(new PtxDocument(uri, 'ptx', 1, text));
  return { analysis, offset, places: ranges.map((range) => place({ document: analysis.document, ...range })) };
}

export function place({ document, start, end }: Location): string {
  const { line, character } = document.positionAt(start);
  return `${document.uri}:${line + 1}:${character + 1} ${document.slice(start, end)}`;
}

type Find = (analysis: Analysis, offset: number, others: readonly Analysis[]) => readonly Location[];

/** The first source has the cursor; what is found must be what is marked in all of them. */
export function assertPlaces(find: Find, source: string, ...others: string[]): void {
  const own = marked(source);
  assert.ok(own.offset >= 0, 'the source has a cursor');
  const modules = others.map((text, index) => marked(text, `file:///other${index}.ptx`));
  const found = find(
    own.analysis,
    own.offset,
    modules.map(({ analysis }) => analysis),
  );
  assert.deepEqual(
    found.map(place),
    [own, ...modules].flatMap(({ places }) => places),
    source,
  );
}
