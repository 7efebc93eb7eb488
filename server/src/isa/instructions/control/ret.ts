// ret: return from a function, or end of a thread of an entry.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'ret',
  category: 'control',
  anchor: 'control-flow-instructions-ret',
  summary: 'Returns to the caller; in a kernel entry it ends the thread.',
  description:
    'Threads of a warp may return at different places: they wait for one another before the caller goes on. `.uni` promises that all active threads of the warp return together.',
  forms: [{ syntax: 'ret{.uni}', since: since('1.0') }],
  operands: {},
  effects: { control: 'return' },
  traps: ['The return parameter must be stored (`st.param`) before `ret`; `ret` itself carries no value.'],
  examples: ['ret;', '@%p1 ret;', 'ret.uni;'],
});
