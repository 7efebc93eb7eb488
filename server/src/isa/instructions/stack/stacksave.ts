// stacksave: read the stack pointer.
import { since } from '../../availability';
import { instruction, write } from '../../schema';

export default instruction({
  name: 'stacksave',
  category: 'stack',
  anchor: 'stack-manipulation-instructions-stacksave',
  summary: 'Copies the stack pointer to a register, for a later `stackrestore`.',
  forms: [{ syntax: 'stacksave.type  d', slots: { type: ['.u32', '.u64'] }, since: since('7.3', 'sm_52+') }],
  operands: { d: write('type', { meaning: 'stack pointer' }) },
  effects: { ordering: true, lanes: 'unknown' },
  traps: ['Changing the register before `stackrestore` corrupts the stack.'],
  examples: ['stacksave.u64 %rd1;'],
});
