// clusterlaunchcontrol.query_cancel: the answer of clusterlaunchcontrol.try_cancel.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

const from = since('8.6', 'sm_100+');

export default instruction({
  name: 'clusterlaunchcontrol.query_cancel',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-clusterlaunchcontrol-query-cancel',
  summary: 'Reads from the answer of `clusterlaunchcontrol.try_cancel` whether it succeeded and which block it was.',
  forms: [
    {
      group: 'success',
      syntax: 'clusterlaunchcontrol.query_cancel.is_canceled.pred.b128  p, response',
      since: from,
    },
    {
      group: 'block',
      syntax: 'clusterlaunchcontrol.query_cancel.get_first_ctaid.v4.b32.b128  d, response',
      operands: {
        d: write('.b32', { vector: 4, sink: true, meaning: 'x, y and z of the first block; the fourth is undefined' }),
      },
      since: from,
    },
    {
      group: 'block',
      syntax: 'clusterlaunchcontrol.query_cancel.coordinate.b32.b128  d, response',
      slots: { coordinate: ['.get_first_ctaid::x', '.get_first_ctaid::y', '.get_first_ctaid::z'] },
      since: from,
    },
  ],
  operands: {
    p: write('.pred', { meaning: 'true where a cluster was cancelled' }),
    d: write('.b32', { meaning: 'coordinate of the first block of that cluster' }),
    response: read('.b128', { meaning: 'the answer, loaded from shared memory' }),
  },
  modifiers: {
    '.is_canceled': 'Whether a cluster was cancelled.',
    '.get_first_ctaid': 'All coordinates of its first block.',
    '.get_first_ctaid::x': 'Coordinate x of its first block.',
    '.get_first_ctaid::y': 'Coordinate y of its first block.',
    '.get_first_ctaid::z': 'Coordinate z of its first block.',
  },
  traps: [
    'Ask for the block only where `.is_canceled` was true: otherwise the result is undefined.',
    'The answer is loaded with `ld.shared.b128` after the wait for the mbarrier.',
  ],
  examples: [
    'clusterlaunchcontrol.query_cancel.is_canceled.pred.b128 %p1, %q1;',
    'clusterlaunchcontrol.query_cancel.get_first_ctaid.v4.b32.b128 {%r1, %r2, %r3, _}, %q1;',
    'clusterlaunchcontrol.query_cancel.get_first_ctaid::x.b32.b128 %r1, %q1;',
  ],
});
