// fabric.try_put: asynchronous copy from shared memory to a logical endpoint.
import { instruction, read } from '../../schema';
import {
  chunkTrap,
  countsChunks,
  deliverMeanings,
  deliverOperands,
  fabricMeanings,
  fabricSince,
  lifeDescription,
  lifeTraps,
} from './shared';

const opcode = `fabric.try_put.async{.multimem}.shared::cta${countsChunks}`;

export default instruction({
  name: 'fabric.try_put',
  category: 'fabric',
  anchor: 'fabric-instructions-try-put',
  summary: 'Copies bytes from shared memory to a logical endpoint of the fabric, asynchronously.',
  description: lifeDescription,
  forms: [
    { syntax: `${opcode}.relaxed.sys.b128  [dstLeId, dstDataOff], [src], size, [bar]`, since: fabricSince },
    {
      group: 'with a byte mask',
      syntax: `${opcode}.cp_mask.relaxed.sys.b128  [dstLeId, dstDataOff], [src], size, [bar], bytemask`,
      since: fabricSince,
    },
    {
      group: 'with a counter',
      syntax: `${opcode}.counted::bytes.relaxed.sys.b128  [dstLeId, dstDataOff, dstCounterOff], [src], size, [bar]`,
      since: fabricSince,
    },
  ],
  operands: {
    ...deliverOperands,
    bytemask: read('.b16', { meaning: 'one bit for each byte of 16: which are written' }),
  },
  modifiers: {
    ...fabricMeanings,
    ...deliverMeanings,
    '.cp_mask': 'A mask says which bytes of each 16 are written.',
    '.b128': 'Moves multiples of 16 bytes.',
  },
  effects: { memory: 'read-write' },
  traps: [
    chunkTrap,
    'The end of the copy, seen at `bar`, is not needed to reuse the source: `fabric.wait` waits for the reads alone.',
    ...lifeTraps,
  ],
  examples: [
    'fabric.try_put.async.shared::cta.mbarrier::complete_tx::16B.mbarrier::report::fabric.relaxed.sys.b128 [%r1, %rd1], [%r3], 0x100, [%r2];',
    'fabric.try_put.async.multimem.shared::cta.mbarrier::complete_tx::16B.mbarrier::report::fabric.counted::bytes.relaxed.sys.b128 [%r1, %rd1, %rd2], [%r4], %r3, [%r2];',
  ],
});
