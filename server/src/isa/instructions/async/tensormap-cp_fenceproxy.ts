// tensormap.cp_fenceproxy: a changed tensor map back to global memory, made visible to tensor copies.
import { since } from '../../availability';
import { address, immediate, instruction } from '../../schema';

export default instruction({
  name: 'tensormap.cp_fenceproxy',
  category: 'async',
  anchor: 'parallel-synchronization-and-communication-instructions-tensormap-cp-fenceproxy',
  summary: 'Copies a tensor map from shared to global memory and releases it to the tensor map proxy.',
  description:
    'The counterpart is `fence.proxy.tensormap::generic.acquire` in front of the tensor copy that uses the map. A warp executes it together.',
  forms: [
    {
      syntax:
        'tensormap.cp_fenceproxy.global.shared::cta.tensormap::generic.release.scope.sync.aligned  [dst], [src], size',
      since: since('8.3', 'sm_90+'),
    },
  ],
  slots: { scope: ['.cta', '.cluster', '.gpu', '.sys'] },
  operands: {
    dst: address('.global', '.b1024', { meaning: 'destination, aligned to 128' }),
    src: address('.shared::cta', '.b1024', { meaning: 'source, aligned to 128' }),
    size: immediate('.u32', { values: [128], meaning: 'always 128' }),
  },
  modifiers: {
    '.tensormap::generic': 'From the generic proxy to that of tensor maps.',
    '.release': 'Releases the copy at the scope that follows.',
  },
  effects: { memory: 'read-write', ordering: true, convergent: true },
  traps: [
    'Both addresses are of their state space, not generic.',
    'Only the whole warp may execute it: not a single elected thread.',
  ],
  examples: [
    'tensormap.cp_fenceproxy.global.shared::cta.tensormap::generic.release.gpu.sync.aligned [%rd1], [%r2], 128;',
  ],
});
