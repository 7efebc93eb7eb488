// fence: memory fences of a thread, and the fence behind mbarrier.init. Fences between proxies are in fence-proxy.ts.
import { since } from '../../availability';
import { instruction } from '../../schema';
import { scopes } from '../../vocabulary';

export default instruction({
  name: 'fence',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-membar',
  summary: "Orders this thread's memory accesses before it and behind it, as seen by the threads of a scope.",
  description:
    '`fence.acq_rel` (the default) is enough for message passing together with relaxed accesses to a flag. `fence.sc` also puts all such fences in one order, as sequential consistency needs, and costs much more. The restricted forms order only some operations and are cheaper.',
  forms: [
    {
      syntax: 'fence{.sem}.scope',
      slots: { sem: ['.sc', '.acq_rel'], scope: scopes },
      since: since('6.0', 'sm_70+'),
      observed: since('5.1', 'sm_70+'),
    },
    {
      group: 'one direction',
      syntax: 'fence.sem.scope',
      slots: { sem: ['.acquire', '.release'], scope: scopes },
      since: since('8.6', 'sm_90+'),
      observed: since('5.1', 'sm_70+'),
    },
    {
      group: 'restricted',
      syntax: 'fence.acquire.sync_restrict::shared::cluster.cluster',
      summary: 'Acquire fence for objects in the shared memory of the cluster.',
      since: since('8.6', 'sm_90+'),
    },
    {
      group: 'restricted',
      syntax: 'fence.release.sync_restrict::shared::cta.cluster',
      summary: "Release fence for objects in the CTA's own shared memory.",
      since: since('8.6', 'sm_90+'),
    },
    {
      group: 'restricted',
      syntax: 'fence.mbarrier_init.release.cluster',
      summary: 'Makes earlier `mbarrier.init` of this thread visible to the cluster.',
      since: since('8.0', 'sm_90+'),
    },
  ],
  operands: {},
  modifiers: {
    '.sc': 'Sequentially consistent: all such fences have one common order.',
    '.acq_rel': 'Acquire and release (the default).',
    '.acquire': 'Later accesses stay behind the fence.',
    '.release': 'Earlier accesses stay before the fence.',
    '.mbarrier_init': 'Orders only `mbarrier.init` on objects in `.shared::cta`.',
    '.sync_restrict::shared::cta': 'Orders only operations on objects in `.shared::cta`.',
    '.sync_restrict::shared::cluster': 'Orders only operations on objects in `.shared::cluster`.',
  },
  effects: { ordering: true },
  traps: [
    'A fence alone synchronises nothing: it works together with a strong access (`st.relaxed`, `ld.relaxed`, `atom`) that another thread observes.',
    'The scope must include both sides: `.cta` fences do not order accesses towards another CTA.',
    'Accesses of asynchronous copies, tensor maps or texture units belong to other proxies: they need `fence.proxy`.',
  ],
  examples: ['fence.acq_rel.gpu;', 'fence.sc.sys;', 'fence.cta;', 'fence.mbarrier_init.release.cluster;'],
});
