// isspacep: test of the state space a generic address lies in.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';
import { ctaShared } from '../../vocabulary';

export default instruction({
  name: 'isspacep',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-isspacep',
  summary: 'Tells whether a generic address lies in the window of a state space.',
  forms: [{ syntax: 'isspacep.space  p, a', since: since('2.0', 'sm_20+') }],
  slots: {
    space: [
      value('.const', '3.1', 'sm_20+'),
      '.global',
      '.local',
      '.shared',
      ctaShared,
      value('.shared::cluster', '7.8', 'sm_90+'),
      value('.param', '7.7', 'sm_70+'),
      value('.param::entry', '8.3', 'sm_70+'),
    ],
  },
  operands: {
    p: write('.pred', { meaning: 'whether the address lies in the space' }),
    a: read('.u64', { meaning: 'generic address' }),
  },
  traps: [
    '`.global` is also true for kernel parameters: their window lies inside the global one.',
    '`.shared` and `.shared::cta` see only the own CTA; shared memory of other CTAs of the cluster needs `.shared::cluster`.',
  ],
  examples: ['isspacep.shared %p1, %rd1;', 'isspacep.shared::cluster %p1, %rd1;'],
});
