// call: direct and indirect function calls.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'call',
  category: 'control',
  anchor: 'control-flow-instructions-call',
  summary: 'Calls a function and comes back behind the call when it returns.',
  description:
    'Arguments and results are passed by value: `.param` variables, registers or (as arguments) constants. A call through a register names what can be called: a `.calltargets` label or an initialised table (the targets), or a `.callprototype` label (only their signature). `.uni` promises that all active threads of the warp make the same call.',
  forms: [
    { group: 'direct', syntax: 'call{.uni}  (ret), func, (args)', since: since('1.0') },
    { group: 'direct', syntax: 'call{.uni}  (ret), func', since: since('1.0') },
    { group: 'direct', syntax: 'call{.uni}  func, (args)', since: since('1.0') },
    { group: 'direct', syntax: 'call{.uni}  func', since: since('1.0') },
    { group: 'indirect', syntax: 'call{.uni}  (ret), fptr, (args), table', since: since('2.1', 'sm_20+') },
    { group: 'indirect', syntax: 'call{.uni}  (ret), fptr, table', since: since('2.1', 'sm_20+') },
    { group: 'indirect', syntax: 'call{.uni}  fptr, (args), table', since: since('2.1', 'sm_20+') },
    { group: 'indirect', syntax: 'call{.uni}  fptr, table', since: since('2.1', 'sm_20+') },
  ],
  operands: {
    ret: write('', { kind: 'arguments', sink: true, meaning: 'receives the return value' }),
    func: read('', { kind: 'function', meaning: 'function to call' }),
    fptr: read('.b64', { kind: 'function', registerOnly: true, meaning: "register that holds the function's address" }),
    args: read('', { kind: 'arguments', meaning: 'arguments in order' }),
    table: read('', {
      kind: 'table',
      symbol: true,
      meaning: 'label of `.callprototype` or `.calltargets`, or a table of functions',
    }),
  },
  effects: { control: 'call', memory: 'read-write', lanes: 'unknown' },
  traps: [
    'The function must be declared above the call.',
    'With `.callprototype` nothing checks the function that is really reached: another signature is undefined behaviour.',
    '`.param` variables of a call are written with `st.param` just before it and read with `ld.param` just behind it, with no branch in between.',
  ],
  examples: ['call fn0;', 'call.uni (pret), fn1, (parg);', 'call (pret), %rd1, (parg), PROTO;'],
});
