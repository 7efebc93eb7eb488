// fence.proxy: order between memory accesses that take different ways (proxies) to memory.
import { since } from '../../availability';
import { address, immediate, instruction } from '../../schema';
import { scopes } from '../../vocabulary';

const both = 'both directions';
const one = 'one direction';

export default instruction({
  name: 'fence.proxy',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-membar',
  summary:
    'Orders memory accesses of different proxies, such as ordinary stores and the asynchronous copies behind them.',
  description:
    'Ordinary loads and stores use the generic proxy; bulk copies, `wgmma` and `tcgen05` use the async proxy; the tensor map of a copy is read through the tensormap proxy. Without the fence one does not see what the other wrote. The forms with two names (`to::from`) order one direction only.',
  forms: [
    {
      group: both,
      syntax: 'fence.proxy.alias',
      summary: 'Between virtual addresses that are aliases of one location.',
      since: since('7.5', 'sm_70+'),
    },
    {
      group: both,
      syntax: 'fence.proxy.async{.space}',
      summary: 'Between the generic and the async proxy, in one state space or in all.',
      slots: { space: ['.global', '.shared::cta', '.shared::cluster'] },
      since: since('8.0', 'sm_90+'),
    },
    {
      group: one,
      syntax: 'fence.proxy.tensormap::generic.release.scope',
      summary: 'Releases a tensor map that ordinary stores have changed.',
      slots: { scope: scopes },
      since: since('8.3', 'sm_90+'),
    },
    {
      group: one,
      syntax: 'fence.proxy.tensormap::generic.acquire.scope  [addr], size',
      summary: 'Acquires a changed tensor map before a copy uses it.',
      slots: { scope: scopes },
      since: since('8.3', 'sm_90+'),
    },
    {
      group: one,
      syntax: 'fence.proxy.async::generic.acquire.sync_restrict::shared::cluster.cluster',
      since: since('8.6', 'sm_90+'),
    },
    {
      group: one,
      syntax: 'fence.proxy.async::generic.release.sync_restrict::shared::cta.cluster',
      since: since('8.6', 'sm_90+'),
    },
    {
      group: 'fabric',
      syntax: 'fence.proxy.direction.alias.sem.sys',
      summary: 'Between the generic and the fabric proxy.',
      slots: { direction: ['.generic::fabric', '.fabric::generic', '.fabric::fabric'], sem: ['.acquire', '.release'] },
      since: since('9.3', 'sm_100+'),
    },
  ],
  operands: {
    addr: address(undefined, '.b8', {
      wide: true,
      anywhere: true,
      meaning: 'tensor map in global memory, as a generic address',
    }),
    size: immediate('.u32', { values: [128], meaning: 'bytes of the tensor map: always 128' }),
  },
  modifiers: {
    '.alias': 'Accesses through virtual addresses that are aliases of one location.',
    '.async': 'Between the generic and the async proxy.',
    '.tensormap::generic': 'Generic accesses before it, reads of the tensor map behind it.',
    '.async::generic': 'Generic accesses before it, accesses of the async proxy behind it.',
    '.generic::fabric': 'Fabric accesses before it, generic ones behind it.',
    '.fabric::generic': 'Generic accesses before it, fabric ones behind it.',
    '.fabric::fabric': 'Fabric accesses before it, and fabric ones behind it.',
    '.sync_restrict::shared::cta': 'Orders only operations on objects in `.shared::cta`.',
    '.sync_restrict::shared::cluster': 'Orders only operations on objects in `.shared::cluster`.',
  },
  effects: { ordering: true },
  traps: [
    'Shared memory written by ordinary stores needs `fence.proxy.async.shared::cta` before a bulk copy, `wgmma` or `tcgen05` reads it.',
    'It orders the accesses of the executing thread: every thread that wrote executes the fence, then the barrier follows.',
    'The tensor map of the acquire form must lie in global memory.',
  ],
  examples: [
    'fence.proxy.async.shared::cta;',
    'fence.proxy.alias;',
    'fence.proxy.tensormap::generic.acquire.gpu [%rd1], 128;',
  ],
});
