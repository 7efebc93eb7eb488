// Launch bounds that no GPU can satisfy.
import { registersPerThread } from '../isa/occupancy';
import type { BlockSemantics, FunctionInfo } from '../semantic/block';
import { NodeKind, tokenText } from '../syntax/nodes';
import { defineRule, type Finding } from './rule';
import { nodeRange } from './shared';

const MOST_THREADS = 1024;

export default defineRule({
  code: 'launch-limits',
  severity: 'warning',
  title: 'Launch bounds beyond what any GPU has.',
  why: 'A block has 1024 threads at most, and a thread 255 registers. ptxas takes larger numbers (it ignores those of `.maxnreg`), and `.reqntid` beyond the limit makes every launch of the kernel fail.',
  bad: '.entry scale() .maxntid 64, 32 { ret; }',
  good: '.entry scale() .maxntid 32, 32 { ret; }',
  scope: 'module',
  checkInModule({ summary, semanticsOf }, report) {
    for (const info of summary.functions) {
      const { maxThreads = 0, requiredThreads = 0, maxRegisters = 0 } = info.bounds;
      if (Math.max(maxThreads, requiredThreads) <= MOST_THREADS && maxRegisters <= registersPerThread) continue;
      for (const finding of findingsOf(semanticsOf(), info)) report(finding);
    }
  },
});

function findingsOf({ tree }: BlockSemantics, { node, name, bounds }: FunctionInfo): Finding[] {
  const found: Finding[] = [];
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.HeaderDirective) continue;
    const word = tokenText(tree, tree.first[child]);
    const threads = word === '.maxntid' ? bounds.maxThreads : word === '.reqntid' ? bounds.requiredThreads : 0;
    if (threads !== undefined && threads > MOST_THREADS)
      found.push({
        ...nodeRange(tree, child),
        message: `These are ${threads} threads, and a block has ${MOST_THREADS} at most: \`${name}\` can never be launched with as many.`,
      });
    if (word === '.maxnreg' && bounds.maxRegisters !== undefined && bounds.maxRegisters > registersPerThread)
      found.push({
        ...nodeRange(tree, child),
        fixes: [
          {
            title: 'Write `.maxnreg 255`',
            edits: [{ ...nodeRange(tree, child), text: `.maxnreg ${registersPerThread}` }],
            isPreferred: true,
          },
        ],
        message: `A thread has ${registersPerThread} registers at most: ptxas ignores \`.maxnreg ${bounds.maxRegisters}\`.`,
      });
  }
  return found;
}
