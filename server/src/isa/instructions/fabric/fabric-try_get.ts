// fabric.try_get: asynchronous copy from a logical endpoint to shared memory.
import { instruction } from '../../schema';
import { countsBytes, fabricMeanings, fabricSince, fetchOperands, lifeDescription, lifeTraps } from './shared';

export default instruction({
  name: 'fabric.try_get',
  category: 'fabric',
  anchor: 'fabric-instructions-try-get',
  summary: 'Copies bytes from a logical endpoint of the fabric to shared memory, asynchronously.',
  description: `The endpoint must be a unicast one. ${lifeDescription}`,
  forms: [
    {
      syntax: `fabric.try_get.async.shared::cta${countsBytes}.relaxed.sys.b128  [dst], [srcLeId, srcDataOff], size, [bar]`,
      since: fabricSince,
    },
  ],
  operands: fetchOperands,
  modifiers: { ...fabricMeanings, '.b128': 'Each 16 bytes are read as one.' },
  effects: { memory: 'read-write' },
  traps: lifeTraps,
  examples: [
    'fabric.try_get.async.shared::cta.mbarrier::complete_tx::bytes.mbarrier::report::fabric.relaxed.sys.b128 [%r3], [%r1, %rd1], 0x100, [%r2];',
  ],
});
