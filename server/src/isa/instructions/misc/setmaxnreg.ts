// setmaxnreg: registers handed between the warps of a CTA.
import { since } from '../../availability';
import { immediate, instruction } from '../../schema';

export default instruction({
  name: 'setmaxnreg',
  category: 'misc',
  anchor: 'miscellaneous-instructions-setmaxnreg',
  summary: "Changes how many registers each thread of the warp owns, from or to the CTA's pool.",
  description:
    'The usual pattern is warp specialisation: producer warps give registers up with `.dec`, consumer warps take them with `.inc`, which blocks until the pool has enough. All warps of a warpgroup execute the same `setmaxnreg`, and synchronise before the next one.',
  forms: [
    {
      syntax: 'setmaxnreg.action.sync.aligned.u32  count',
      slots: { action: ['.inc', '.dec'] },
      since: since('8.0', 'sm_90a', '8.6', ['sm_100a', 'sm_101a'], '8.7', 'sm_120a', '8.8', [
        'sm_100f',
        'sm_101f',
        'sm_120f',
      ]),
    },
  ],
  operands: {
    count: immediate('.u32', {
      range: [24, 256],
      values: Array.from({ length: 30 }, (_, i) => 24 + 8 * i),
      meaning: 'registers for each thread, a multiple of 8 from 24 to 256',
    }),
  },
  modifiers: {
    '.inc': 'Asks the pool for more registers and waits for them; their contents are undefined.',
    '.dec': 'Gives registers back to the pool.',
  },
  effects: { convergent: true },
  traps: [
    'The kernel must be compiled for a fixed register count (`.maxnreg`, or `.maxntid` with `.minnctapersm`), or the hint is ignored.',
    '`.dec` to more, or `.inc` to fewer registers than the warp owns is undefined behaviour.',
  ],
  examples: ['setmaxnreg.dec.sync.aligned.u32 64;', 'setmaxnreg.inc.sync.aligned.u32 192;'],
});
