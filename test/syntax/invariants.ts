// What holds of every token array and every tree, whatever the text was. Each check throws with the place.
import assert from 'node:assert/strict';
import type { SyntaxTree } from '../../server/src/syntax/nodes';
import { MAX_DEPTH } from '../../server/src/syntax/parser';
import { TokenKind, type Tokens } from '../../server/src/syntax/tokens';

/** Tokens ascend without overlap, none is empty, and between them stand gaps only. */
export function checkTokens(text: string, tokens: Tokens): void {
  const { count, kinds, starts, ends } = tokens;
  assert.ok(Math.min(kinds.length, starts.length, ends.length) > count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (starts[i] < at || ends[i] <= starts[i]) assert.fail(`token ${i} at ${starts[i]}-${ends[i]} behind ${at}`);
    if (kinds[i] === TokenKind.End) assert.fail(`token ${i} is End`);
    if (starts[i] > at) checkGap(text.slice(at, starts[i]));
    at = ends[i];
  }
  assert.deepEqual([kinds[count], starts[count], ends[count]], [TokenKind.End, text.length, text.length]);
  checkGap(text.slice(at));
}

const gaps = /[ \t\f\x1a\r\n]+|\/\/[^\r\n]*|\/\*(?:(?!\*\/)[\s\S])*(?:\*\/|$)|#(?:line)?\s+\d+(?:\s[^\r\n]*)?/y;

function checkGap(text: string): void {
  for (let at = 0; at < text.length; at = gaps.lastIndex) {
    gaps.lastIndex = at;
    if (!gaps.test(text)) assert.fail(`no gap: ${JSON.stringify(text.slice(at, at + 40))}`);
  }
}

/** Preorder with children inside their parents, in text order, and the root around everything. */
export function checkTree(tree: SyntaxTree): void {
  const { count, kinds, first, last, next, tokens } = tree;
  assert.ok(Math.min(kinds.length, first.length, last.length, next.length) >= count);
  assert.deepEqual([first[0], last[0], next[0]], [0, tokens.count, count], 'the root holds all');
  const ends: number[] = [];
  for (let node = 0; node < count; node++) {
    while (ends.length > 0 && ends[ends.length - 1] <= node) ends.pop();
    const end = ends.at(-1) ?? count;
    if (next[node] <= node || next[node] > end)
      assert.fail(`next of ${node} is ${next[node]}, its parent ends at ${end}`);
    if (first[node] > last[node] || last[node] > tokens.count)
      assert.fail(`tokens ${first[node]}-${last[node]} of ${node}`);
    checkChildren(tree, node);
    ends.push(next[node]);
    // An expression may open several nodes for one level of nesting.
    if (ends.length > 8 * MAX_DEPTH) assert.fail(`depth ${ends.length}`);
  }
}

function checkChildren({ first, last, next }: SyntaxTree, node: number): void {
  let token = first[node];
  for (let child = node + 1; child < next[node]; child = next[child]) {
    if (first[child] < token || last[child] > last[node]) {
      assert.fail(`child ${child} has tokens ${first[child]}-${last[child]}, node ${node} ${token}-${last[node]}`);
    }
    token = last[child];
  }
}

/** Problems lie in the text and say something. */
export function checkProblems(tree: SyntaxTree): void {
  for (const { code, start, end, message } of tree.problems) {
    if (start > end || end > tree.bytes.length) assert.fail(`${code} at ${start}-${end} of ${tree.bytes.length}`);
    assert.match(message, /\S/);
  }
}
