// fabric.wait: waits until submitted fabric operations have read their sources.
import { instruction } from '../../schema';
import { fabricSince } from './shared';

export default instruction({
  name: 'fabric.wait',
  category: 'fabric',
  anchor: 'fabric-instructions-wait',
  summary: 'Waits until the submitted fabric operations have read their sources in shared memory.',
  description: 'After it the sources may be overwritten, although the operations themselves may still run.',
  forms: [{ syntax: 'fabric.wait.sync_restrict::reads', since: fabricSince }],
  operands: {},
  modifiers: { '.sync_restrict::reads': 'Waits only for reads of shared memory of the own CTA.' },
  effects: { ordering: true },
  traps: ['It does not say that the data have arrived: wait at the mbarrier object for that.'],
  examples: ['fabric.wait.sync_restrict::reads;'],
});
