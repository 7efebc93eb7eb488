// mbarrier.inval: end of an mbarrier object.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { object, ownShared } from './shared';

export default instruction({
  name: 'mbarrier.inval',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-inval',
  summary: 'Ends an mbarrier object, so that its memory can be used for something else.',
  forms: [{ syntax: 'mbarrier.inval{.space}.b64  [addr]', since: since('7.0', 'sm_80+') }],
  slots: { space: ownShared },
  operands: { addr: object },
  effects: { memory: 'write' },
  traps: [
    'Its 8 bytes must not be stored to, nor initialised again, before it is invalidated.',
    'All threads must be done with the object: put a barrier in front.',
  ],
  examples: ['mbarrier.inval.shared.b64 [svar];', 'mbarrier.inval.b64 [%rd1];'],
});
