// Variables in another state space than the instruction accesses.
import { fromMismatches, fromModuleNames } from './operands';
import { defineRule } from './rule';

export default defineRule({
  code: 'state-space',
  severity: 'error',
  title: 'A variable in another state space than the instruction accesses.',
  why: 'The name of a variable is an address within its own space. A generic access takes variables in global, shared and local memory; constants and parameters have to be converted with `cvta` first.',
  bad: '.shared .b32 tile; ld.global.u32 %r1, [tile];',
  good: '.shared .b32 tile; ld.shared.u32 %r1, [tile];',
  checkBlock: fromMismatches('state-space'),
  checkInModule: fromModuleNames('state-space'),
});
