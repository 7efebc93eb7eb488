// Whether ptxas calls what a function calls: device functions of the module that call nothing themselves it puts in the place of
// the call. What it does call costs at least the registers of the calling convention.
import { InstructionFlag } from '../../semantic/code';
import type { FunctionPlace } from '../registers/place';

export function callsOut({ analysis, semantics, info, profile: { code } }: FunctionPlace): boolean {
  if (!info.bounds.calls) return false;
  const { tree } = semantics;
  const [from, to] = [tree.tokens.starts[tree.first[info.node]], tree.tokens.ends[tree.last[info.node] - 1]];
  const sites = semantics.calls.filter(({ instruction }) => instruction >= from && instruction <= to);
  let calls = 0;
  for (let i = 0; i < code.count; i++) if ((code.flags[i] & InstructionFlag.Call) !== 0) calls++;
  if (sites.length < calls) return true;
  const callees = new Set(sites.map(({ callee }) => callee));
  const inlined = analysis.blocks
    .flatMap(({ functions }) => functions)
    .filter(({ hasBody, bounds }) => hasBody && !bounds.calls)
    .map(({ name }) => name);
  for (const name of inlined) callees.delete(name);
  return callees.size > 0;
}
