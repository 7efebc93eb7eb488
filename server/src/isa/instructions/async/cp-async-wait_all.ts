// cp.async.wait_all: wait for all asynchronous copies.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'cp.async.wait_all',
  category: 'async',
  anchor: 'data-movement-and-conversion-instructions-cp-async-wait-group',
  summary: 'Waits for all earlier `cp.async` of this thread, committed or not.',
  forms: [{ syntax: 'cp.async.wait_all', since: since('7.0', 'sm_80+') }],
  operands: {},
  effects: { ordering: true },
  traps: ["Other threads' copies are not waited for: put a barrier behind it before reading what they copied."],
  examples: ['cp.async.wait_all;'],
});
