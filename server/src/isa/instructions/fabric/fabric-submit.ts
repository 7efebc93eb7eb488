// fabric.submit: hands over the fabric operations that the thread has issued.
import { instruction } from '../../schema';
import { fabricSince } from './shared';

export default instruction({
  name: 'fabric.submit',
  category: 'fabric',
  anchor: 'fabric-instructions-submit',
  summary: 'Hands over the fabric operations that the thread has issued so far.',
  description: 'Operations that were submitted before are not affected. It does not wait for anything.',
  forms: [{ syntax: 'fabric.submit{.submitop}', since: fabricSince }],
  slots: { submitop: ['.op_restrict::fetching'] },
  operands: {},
  modifiers: { '.op_restrict::fetching': 'Only `fabric.try_get` and `fabric.try_pullred` operations.' },
  effects: { ordering: true },
  traps: [
    'Each thread submits its own operations, before the phase of the mbarrier object that tracks them ends.',
    'With `.op_restrict::fetching` puts and reductions stay behind: they need another `fabric.submit`.',
  ],
  examples: ['fabric.submit;', 'fabric.submit.op_restrict::fetching;'],
});
