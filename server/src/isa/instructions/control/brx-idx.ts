// brx.idx: branch through a table of labels.
import { since } from '../../availability';
import { instruction, read } from '../../schema';

export default instruction({
  name: 'brx.idx',
  category: 'control',
  anchor: 'control-flow-instructions-brx-idx',
  summary: 'Jumps to the label at an index of a `.branchtargets` list.',
  description:
    'The list counts from 0. `.uni` promises that all active threads of the warp have the same guard and the same index.',
  forms: [{ syntax: 'brx.idx{.uni}  index, tlist', since: since('6.0', 'sm_30+'), observed: since('5.1', 'sm_30+') }],
  operands: {
    index: read('.u32', { meaning: 'position in the list' }),
    tlist: read('', { kind: 'table', meaning: 'label of a `.branchtargets` directive of the same function' }),
  },
  effects: { control: 'indirect-branch' },
  traps: [
    'There is no range check: an index past the end of the list is undefined behaviour.',
    'The `.branchtargets` directive must stand before the branch that uses it.',
  ],
  examples: ['brx.idx %r1, BT;', '@%p1 brx.idx.uni %r1, BT;'],
});
