// Whether the threads of a warp have the same in a register: followed from the number of the thread through what is computed
// from it. "Uniform" is a claim and made carefully: nothing that it comes from is unsure, and control cannot have given the
// threads different values of it.
import { type FunctionCode, InstructionFlag } from '../../semantic/code';
import type { OpcodeMatch } from '../../semantic/match';
import { operandNodes } from '../../semantic/operands';
import { textOf } from '../../syntax/nodes';
import { opcodesOf } from '../inspector/mix';
import { workOf } from '../inspector/work';
import type { FunctionPlace } from '../registers/place';

export const uniform = 0;
/** Comes from the number of the thread. */
export const divergent = 1;
const unsure = 2;

const ofThread = /%(?:tid|laneid|lanemask)/;
const ofMoment = /%(?:clock|globaltimer|pm\d)/;
/** The same operands give the same result. */
const pure = new Set(['arithmetic', 'float', 'compare', 'logic', 'convert', 'video']);
const pureData = new Set(['mov', 'prmt', 'cvta', 'cvta.to', 'mapa', 'isspacep']);
const changing = new Set(['.volatile', '.relaxed', '.acquire', '.mmio']);
/** Memory in which all threads read the same at the same address. */
const common = new Set(['global', 'shared', 'const', 'param']);

/** Value -> `uniform`, `divergent`; else nobody knows. */
export function sharing(place: FunctionPlace): Uint8Array {
  const { code } = place.profile;
  const states = new Uint8Array(code.valueCount);
  const writes = new Uint32Array(code.valueCount);
  for (let d = 0; d < code.defStart[code.count]; d++) writes[code.defs[d]]++;
  for (let value = 0; value < code.valueCount; value++) if (writes[value] === 0) states[value] = unsure;
  const sources = sourcesOf(place);
  spread(code, sources, states);
  if (mayPart(code, states)) {
    // Threads that went different ways, or a different number of times through a loop, have what they met there.
    const loops = loopsIn(code);
    for (let i = 0; i < code.count; i++)
      for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++)
        if (writes[code.defs[d]] > 1 || loops[i] !== 0) states[code.defs[d]] |= unsure;
    spread(code, sources, states);
  }
  for (let value = 0; value < states.length; value++) if ((states[value] & divergent) !== 0) states[value] = divergent;
  return states;
}

function spread(code: FunctionCode, sources: Uint8Array, states: Uint8Array): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < code.count; i++) {
      let state = sources[i];
      for (let u = code.useStart[i]; u < code.useStart[i + 1]; u++) state |= states[code.uses[u]];
      if (state === 0) continue;
      for (let d = code.defStart[i]; d < code.defStart[i + 1]; d++) {
        const before = states[code.defs[d]];
        if ((before | state) === before) continue;
        states[code.defs[d]] = before | state;
        changed = true;
      }
    }
  }
}

/** Whether some branch depends on what may differ. */
function mayPart(code: FunctionCode, states: Uint8Array): boolean {
  for (let i = 0; i < code.count; i++) {
    if ((code.flags[i] & InstructionFlag.Ends) === 0) continue;
    for (let u = code.useStart[i]; u < code.useStart[i + 1]; u++) if (states[code.uses[u]] !== 0) return true;
  }
  return false;
}

/** Instruction -> not 0 where a jump back in the text goes over it: each that is in a loop is such. */
function loopsIn(code: FunctionCode): Int32Array {
  const steps = new Int32Array(code.count + 1);
  for (let i = 0; i < code.count; i++)
    for (let t = code.targetStart[i]; t < code.targetStart[i + 1]; t++) {
      if (code.targets[t] > i) continue;
      steps[code.targets[t]]++;
      steps[i + 1]--;
    }
  for (let i = 1; i <= code.count; i++) steps[i] += steps[i - 1];
  return steps;
}

function sourcesOf(place: FunctionPlace): Uint8Array {
  const { matches, nodes } = opcodesOf(place);
  const { tree } = place.semantics;
  return Uint8Array.from({ length: place.profile.code.count }, (_, i) => {
    const match = matches[i];
    if (!match?.instruction) return unsure;
    const { name, category } = match.instruction;
    if (category === 'data' && !pureData.has(name)) return loadSource(place, match);
    if (category !== 'data') return pure.has(category) ? 0 : unsure;
    if (name !== 'mov') return 0;
    const text = operandNodes(tree, nodes[i])
      .map((node) => textOf(tree, node))
      .join();
    return (ofThread.test(text) ? divergent : 0) | (ofMoment.test(text) ? unsure : 0);
  });
}

function loadSource({ info }: FunctionPlace, match: OpcodeMatch): number {
  const [opcode, ...words] = match.words;
  const { movement } = workOf(match);
  if ((opcode !== 'ld' && opcode !== 'ldu') || !movement || words.some((word) => changing.has(word))) return unsure;
  // What a function is called with may differ, and what a call gives.
  if (movement.space === 'param' && (info.kind !== 'entry' || info.bounds.calls)) return unsure;
  return common.has(movement.space) ? 0 : unsure;
}
