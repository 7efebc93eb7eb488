// membar.proxy: the older name of fence.proxy.alias.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'membar.proxy',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-membar',
  summary: 'Orders accesses to one memory location through different virtual addresses.',
  description: 'The same as `fence.proxy.alias` from sm_70 on. The other proxies exist only in `fence.proxy`.',
  forms: [{ syntax: 'membar.proxy.alias', since: since('7.5', 'sm_60+') }],
  operands: {},
  modifiers: { '.alias': 'Accesses through virtual addresses that are aliases of one location.' },
  effects: { ordering: true },
  examples: ['membar.proxy.alias;'],
});
