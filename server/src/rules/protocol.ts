// What the rules about asynchronous protocols share: which instructions a function has. Not a rule itself.

import { matchAt } from '../semantic/body';
import { InstructionFlag } from '../semantic/code';
import type { FunctionContext } from './functionContext';
import { tokenRange } from './shared';

/** Instructions whose opcode begins with these words (`cp .async`), in text order. */
export function instructionsNamed({ body, code }: FunctionContext, ...words: readonly string[]): number[] {
  const found: number[] = [];
  for (let i = 0; i < code.count; i++) {
    const own = matchAt(body, i).words;
    if (words.every((word, at) => own[at] === word)) found.push(i);
  }
  return found;
}

/** A kernel that calls nothing: what it does not do nobody does for it. */
export function isWholeStory({ info, code }: FunctionContext): boolean {
  if (info.kind !== 'entry') return false;
  for (let i = 0; i < code.count; i++) if ((code.flags[i] & InstructionFlag.Call) !== 0) return false;
  return true;
}

/** The first word of an instruction's opcode. */
export function opcodeRange({ body, semantics: { tree } }: FunctionContext, index: number) {
  const node = body.nodes[index];
  const guard = body.code.flags[index] & InstructionFlag.Guarded;
  return tokenRange(tree, tree.first[guard ? tree.next[node + 1] : node + 1]);
}
