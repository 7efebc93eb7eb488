// stackrestore: set the stack pointer.
import { since } from '../../availability';
import { instruction, read } from '../../schema';

export default instruction({
  name: 'stackrestore',
  category: 'stack',
  anchor: 'stack-manipulation-instructions-stackrestore',
  summary: 'Sets the stack pointer back to what `stacksave` returned, which frees every `alloca` in between.',
  forms: [{ syntax: 'stackrestore.type  a', slots: { type: ['.u32', '.u64'] }, since: since('7.3', 'sm_52+') }],
  operands: { a: read('type', { registerOnly: true, meaning: 'stack pointer from `stacksave`' }) },
  effects: { ordering: true },
  traps: ['Memory allocated since the `stacksave` must not be touched afterwards.'],
  examples: ['stackrestore.u64 %rd1;'],
});
