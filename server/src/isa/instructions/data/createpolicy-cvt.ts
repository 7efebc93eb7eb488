// createpolicy.cvt: a cache policy from an access property of the CUDA API.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'createpolicy.cvt',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-createpolicy',
  summary: 'Makes a cache policy from an access property that the CUDA API created.',
  forms: [{ syntax: 'createpolicy.cvt.L2.b64  cache_policy, access_property', since: since('7.4', 'sm_80+') }],
  operands: {
    cache_policy: write('.u64', { constantResult: true, integersOnly: true }),
    access_property: read('.u64', { meaning: 'opaque access property' }),
  },
  modifiers: { '.L2': 'For the second level cache.' },
  examples: ['createpolicy.cvt.L2.b64 %rd1, %rd2;'],
});
