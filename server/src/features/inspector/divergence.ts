// Which branches the threads of a warp may take differently: those whose guard comes from a thread's number, or from what was
// read at an address that does. What depends on such a branch alone is not followed, so a branch that is not named may diverge
// too: this is a mark in a picture, no proof.
import { InstructionFlag } from '../../semantic/code';
import { operandNodes } from '../../semantic/operands';
import { textOf } from '../../syntax/nodes';
import type { FunctionPlace } from '../registers/place';
import { opcodesOf } from './mix';
import { workOf } from './work';

/** Special registers that differ between the threads of a warp, or from one reading to the next. */
const differing = /^%(?:tid|laneid|lanemask|clock|globaltimer)/;

/** Instruction -> 1 for a guarded branch that may diverge. */
export function divergentBranches(place: FunctionPlace): Uint8Array {
  const { code } = place.profile;
  const varies = varyingValues(place);
  const divergent = new Uint8Array(code.count);
  for (let i = 0; i < code.count; i++) {
    const flags = InstructionFlag.Ends | InstructionFlag.Guarded;
    // The guard is what the instruction reads first.
    if ((code.flags[i] & flags) === flags && varies[code.uses[code.useStart[i]]] !== 0) divergent[i] = 1;
  }
  return divergent;
}

function varyingValues(place: FunctionPlace): Uint8Array {
  const { code } = place.profile;
  const varies = new Uint8Array(code.valueCount);
  const sources = Uint8Array.from({ length: code.count }, (_, i) => (isSource(place, i) ? 1 : 0));
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < code.count; i++) {
      if (sources[i] === 0 && !readsVarying(place, varies, i)) continue;
      for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) {
        if (varies[code.defs[d]] !== 0) continue;
        varies[code.defs[d]] = 1;
        changed = true;
      }
    }
  }
  return varies;
}

function readsVarying({ profile: { code } }: FunctionPlace, varies: Uint8Array, instruction: number): boolean {
  for (let u = code.useStart[instruction]; u < code.useStart[instruction + 1]; u++)
    if (varies[code.uses[u]] !== 0) return true;
  return false;
}

/** Whether what it writes may differ between threads although what it reads does not. */
function isSource(place: FunctionPlace, instruction: number): boolean {
  const { matches, nodes } = opcodesOf(place);
  const match = matches[instruction];
  if (!match) return true;
  const { movement, pipe } = workOf(match);
  // All threads read the same from the same address, but for memory that each has its own of, and what is changed on the way.
  if (movement) return movement.kind === 'atomic' || movement.space === 'local';
  if (match.words[0] === 'call' || match.words[0] === 'elect') return true;
  if (match.words[0] !== 'mov' || pipe !== 'move') return false;
  const { tree } = place.semantics;
  return operandNodes(tree, nodes[instruction]).some((node) => differing.test(textOf(tree, node)));
}
