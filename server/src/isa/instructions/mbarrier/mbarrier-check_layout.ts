// mbarrier.check_layout: layout of an mbarrier object.
import { since } from '../../availability';
import { instruction, write } from '../../schema';
import { layoutMeanings, layouts, object } from './shared';

export default instruction({
  name: 'mbarrier.check_layout',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-check-layout',
  summary: 'Tests whether an mbarrier object has a layout.',
  forms: [{ syntax: 'mbarrier.check_layout.layout{.space}.b64  p, [addr]', since: since('9.3', 'sm_90+') }],
  slots: { layout: layouts, space: ['.shared::cta'] },
  operands: { p: write('.pred', { meaning: 'true where the object has the layout' }), addr: object },
  modifiers: layoutMeanings,
  effects: { memory: 'read' },
  examples: ['mbarrier.check_layout.layout::v1.shared::cta.b64 %p1, [svar];'],
});
