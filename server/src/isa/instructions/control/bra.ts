// bra: direct branch.
import { since } from '../../availability';
import { instruction, label } from '../../schema';

export default instruction({
  name: 'bra',
  category: 'control',
  anchor: 'control-flow-instructions-bra',
  summary: 'Jumps to a label of the same function.',
  description:
    'With a guard predicate the jump is conditional, and threads of one warp may part ways. `.uni` promises that all active threads of the warp take the same way.',
  forms: [{ syntax: 'bra{.uni}  tgt', since: since('1.0') }],
  operands: { tgt: label({ meaning: 'label to jump to' }) },
  effects: { control: 'branch' },
  traps: ['A label is visible in its own block and in blocks inside it, not from outside.'],
  examples: ['bra.uni LBL;', '@%p1 bra LBL;'],
});
