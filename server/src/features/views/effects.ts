// What the instruction at an offset reads, writes and does, as the flow analysis sees it.
import type { Analysis } from '../../analysis';
import { InstructionFlag } from '../../semantic/code';
import { NodeKind } from '../../syntax/nodes';
import { ancestor, cursorAt } from '../cursor';
import { type FunctionPlace, functionAt, instructionAt, lineOf, valueNames } from '../registers/place';
import { useOf } from '../use';

export function effectsText(analysis: Analysis, offset: number): string | undefined {
  const place = functionAt(analysis, offset);
  const instruction = place ? instructionAt(place, offset) : -1;
  if (!place || instruction < 0) return undefined;
  const { code } = place.profile;
  const names = valueNames(place);
  const named = (values: Uint32Array, starts: Uint32Array): string =>
    listed([...values.subarray(starts[instruction], starts[instruction + 1])].map((value) => names[value]));
  const flags = code.flags[instruction];
  const targets = [...code.targets.subarray(code.targetStart[instruction], code.targetStart[instruction + 1])];
  return [
    `Line ${lineOf(place, instruction) + 1}, instruction ${instruction + 1} of ${code.count}`,
    '',
    `reads     ${named(code.uses, code.useStart)}`,
    `writes    ${named(code.defs, code.defStart)}${flags & InstructionFlag.Guarded ? ', where its guard holds' : ''}`,
    `control   ${controlText(place, flags, targets, instruction)}`,
    `memory    ${memoryText(place, instruction)}`,
    `ordering  ${flags & InstructionFlag.Ordering ? 'memory operations do not move over it' : 'none'}`,
    '',
  ].join('\n');
}

const listed = (names: readonly (string | undefined)[]): string =>
  [...new Set(names.filter((name) => name !== undefined))].join(', ') || 'nothing';

function controlText(place: FunctionPlace, flags: number, targets: readonly number[], instruction: number): string {
  const { count } = place.profile.code;
  const next =
    instruction + 1 < count ? `goes on on line ${lineOf(place, instruction + 1) + 1}` : 'leaves the function';
  const jumps = [...new Set(targets)].map((target) =>
    target < count ? `jumps to line ${lineOf(place, target) + 1}` : 'jumps to the end',
  );
  const isEnd = (flags & InstructionFlag.Ends) !== 0;
  const goesOn = !isEnd || (flags & InstructionFlag.Guarded) !== 0;
  const call = flags & InstructionFlag.Call ? ['calls'] : [];
  const end = isEnd && jumps.length === 0 ? ['leaves the function'] : [];
  return [...call, ...jumps, ...end, ...(goesOn ? [next] : [])].join(', or ');
}

function memoryText(place: FunctionPlace, instruction: number): string {
  const cursor = cursorAt(place.analysis, place.base + place.profile.code.offsets[instruction]);
  const node = cursor ? ancestor(cursor.tree, cursor.node, NodeKind.Instruction) : -1;
  const effects = cursor && node >= 0 ? useOf(cursor.tree, node)?.form.instruction.effects : undefined;
  const memory = { read: 'reads', write: 'writes', 'read-write': 'reads and writes' } as const;
  const convergent = effects?.convergent ? '; the threads of the warp go through it together' : '';
  return (effects?.memory ? memory[effects.memory] : 'none') + convergent;
}
