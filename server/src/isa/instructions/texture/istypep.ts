// istypep: what kind of opaque variable an address points to.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'istypep',
  category: 'texture',
  anchor: 'texture-instructions-istypep',
  summary: 'Tests whether an address is that of a texture, sampler or surface variable.',
  forms: [
    {
      syntax: 'istypep.type  p, a',
      slots: { type: ['.texref', '.samplerref', '.surfref'] },
      since: since('4.0', 'sm_30+'),
    },
  ],
  operands: {
    p: write('.pred', { meaning: 'true where `a` points to a variable of the type' }),
    a: read('.u64', { integersOnly: true, meaning: 'address of an opaque variable' }),
  },
  modifiers: {
    '.texref': 'Tests for a texture.',
    '.samplerref': 'Tests for a sampler.',
    '.surfref': 'Tests for a surface.',
  },
  traps: ['The address comes in a 64-bit register: neither brackets nor the variable itself may stand there.'],
  examples: ['istypep.texref %p1, %rd1;'],
});
