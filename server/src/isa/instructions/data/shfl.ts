// shfl: exchange of register values between the threads of a warp, with and without .sync.
import { since } from '../../availability';
import { instruction, read, write } from '../../schema';

export default instruction({
  name: 'shfl',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-shfl-sync',
  summary: "Reads another lane's value of a register.",
  description:
    'Every lane hands out `a` and receives the value of the lane that the mode, `b` and `c` select. `c` packs a clamp (bits 0 to 4) and a segment mask (bits 8 to 12) that splits the warp into sub-groups. Where the source lane lies outside the segment the lane gets its own `a` back and `p` is false.',
  forms: [
    {
      syntax: 'shfl.sync.mode.b32  d{|p}, a, b, c, membermask',
      since: since('6.0', 'sm_30+'),
      observed: since('5.1', 'sm_30+'),
    },
    {
      anchor: 'data-movement-and-conversion-instructions-shfl-deprecated',
      syntax: 'shfl.mode.b32  d{|p}, a, b, c',
      since: since('3.0', 'sm_30+'),
      removed: since('6.4', 'sm_70+'),
      deprecated: 'Use `shfl.sync`: without `.sync` the instruction is gone from sm_70 on since PTX 6.4.',
    },
  ],
  slots: { mode: ['.up', '.down', '.bfly', '.idx'] },
  operands: {
    d: write('.b32'),
    p: write('.pred', { sink: true, ofLane: true, meaning: 'true where the source lane was in range' }),
    a: read('.b32', { meaning: 'value handed out' }),
    b: read('.b32', { meaning: 'lane, delta or lane mask' }),
    c: read('.b32', { meaning: 'clamp and segment mask' }),
    membermask: read('.b32', { integersOnly: true, meaning: 'lanes that take part' }),
  },
  modifiers: {
    '.up': 'Source lane = own lane minus `b`.',
    '.down': 'Source lane = own lane plus `b`.',
    '.bfly': 'Source lane = own lane exclusive-or `b`.',
    '.idx': 'Source lane = `b`.',
  },
  effects: { convergent: true },
  traps: [
    'All lanes named in `membermask` must execute the same `shfl.sync`, the own lane among them, or the behaviour is undefined; below sm_70 they must do so converged.',
    'The value read from a lane that is inactive or outside `membermask` is undefined.',
    'For `.up` the clamp in `c` is 0, for the other modes 31 (0x1f).',
  ],
  examples: ['shfl.sync.bfly.b32 %r1|%p1, %r2, 16, 31, -1;', 'shfl.sync.idx.b32 %r1, %r2, 0, 31, 0xffffffff;'],
});
