// A rename keeps what every name stands for: on small programs by chance, in which names hide each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definition } from '../../server/src/features/definition';
import { TokenKind } from '../../server/src/syntax/tokens';
import { randomNumbers } from '../protocol/texts';
import { analysisOf } from './harness';
import { renamedAt } from './renaming';

const header = '.version 8.0\n.target sm_80\n.address_size 64\n';

/** Small programs in which names hide each other. */
function randomProgram(pick: (limit: number) => number): string {
  const names = ['x', 'y', '%r1', '%r2', 'L', 'g'];
  const name = (): string => names[pick(names.length)];
  const block = (depth: number): string => {
    const lines: string[] = [];
    for (let i = pick(5) + 2; i > 0; i--) {
      const kind = pick(7);
      if (kind === 0) lines.push(`.reg .b32 ${['x', 'y', '%r<3>', '%q<4>', '%r1'][pick(5)]};`);
      else if (kind === 1 && depth < 3) lines.push(`{\n${block(depth + 1)}}`);
      else if (kind === 2) lines.push(`${['L', 'M'][pick(2)]}:`);
      else if (kind === 3) lines.push(`bra ${['L', 'M'][pick(2)]};`);
      else lines.push(`add.s32 ${name()}, ${name()}, ${['%q1', '%q3', '%tid.x', '7'][pick(4)]};`);
    }
    return `${lines.join('\n')}\n`;
  };
  return `${header}.global .b32 g;\n.entry k(.param .u32 y)\n{\n.reg .b32 %r<3>, x;\n${block(0)}}\n.func f() {\n${block(1)}}\n`;
}

/** Start of every name -> start of what it stands for, both as offsets in the text. */
function graph(text: string): Map<number, number | undefined> {
  const analysis = analysisOf(text);
  const found = new Map<number, number | undefined>();
  analysis.blocks.forEach((_, block) => {
    const { kinds, starts, count } = analysis.semanticsOf(block).tree.tokens;
    for (let token = 0; token < count; token++) {
      if (kinds[token] !== TokenKind.Identifier) continue;
      const start = analysis.document.offsets[block] + starts[token];
      found.set(start, definition(analysis, start, [])[0]?.start);
    }
  });
  return found;
}

test('property: a rename keeps what every name stands for', () => {
  const pick = randomNumbers(20250611);
  let done = 0;
  for (let run = 0; run < 400; run++) {
    const text = randomProgram(pick);
    const before = graph(text);
    const targets = [...before].filter(([, target]) => target !== undefined).map(([start]) => start);
    const start = targets[pick(targets.length)];
    const name = ['x', 'y', '%r', '%r1', '%r3', '%q', 'L', 'M', 'g', 'z', 'f'][pick(11)];
    const result = renamedAt(text, start, name);
    if ('refusal' in result || result.text === text) continue;
    done++;
    // Names keep their order; a declaration that was put in is two names that were not there: its own alone is a name.
    const after = [...graph(result.text)];
    const added = after.length - before.size;
    assert.ok(added === 0 || added === 1, `${name} at ${start}:\n${text}`);
    const own = added === 1 ? ownDeclaration(text, result.text) : -1;
    const order = after.map(([at]) => at).filter((at) => at !== own);
    const old = [...before.keys()];
    const now = new Map(after);
    for (const [index, at] of old.entries()) {
      const target = before.get(at);
      const found = now.get(order[index]);
      const expected = target === undefined ? undefined : order[old.indexOf(target)];
      const isOwn = own >= 0 && found === own && target === before.get(start);
      assert.ok(
        isOwn || found === expected,
        `${name} at ${start}: ${at} -> ${target}, ${found}\n${text}\n=>\n${result.text}`,
      );
    }
  }
  assert.ok(done > 100, `${done} renames`);
});

/** Where the name of a declaration stands that only the second text has. */
function ownDeclaration(before: string, after: string): number {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const line = fresh.findIndex((text, index) => text !== old[index] && text.startsWith('.reg'));
  return fresh.slice(0, line).join('\n').length + 1 + fresh[line].lastIndexOf(' ') + 1;
}
