// mbarrier.try_wait: completion of a phase, with a wait up to a time limit.
import { since } from '../../availability';
import { instruction, value } from '../../schema';
import { ownShared, parityBehindReport, scope, together, waitOperands, waitSemantics } from './shared';

export default instruction({
  name: 'mbarrier.try_wait',
  category: 'mbarrier',
  anchor: 'parallel-synchronization-and-communication-instructions-mbarrier-test-wait-try-wait',
  summary: 'Tests whether a phase of an mbarrier object is complete, and may suspend the thread for a while.',
  description:
    'The phase is named by the state that `mbarrier.arrive` returned or, with `.parity`, by the parity of its number (0 for the first phase, 1 for the second, and so on). Only the current phase and the one before can be asked for. When the answer is true, accesses before the releasing arrivals, and the copies tracked by the object, are visible. Without semantics it is `.acquire` at `.cta` scope.',
  forms: [
    {
      group: 'by state',
      syntax: 'mbarrier.try_wait{.phase_type}{.sem}{.scope}{.space}.b64  waitComplete, [addr], state{, timeHint}',
      slots: { phase_type: [value('.phase_type::primary', '9.3', 'sm_90+')] },
      constraints: together,
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'by parity',
      syntax:
        'mbarrier.try_wait.parity{.phase_type}{.sem}{.scope}{.space}.b64  waitComplete, [addr], phaseParity{, timeHint}',
      slots: {
        phase_type: [
          value('.phase_type::primary', '9.3', 'sm_90+'),
          value('.phase_type::conditional', '9.3', 'sm_90+'),
        ],
      },
      constraints: together,
      since: since('7.8', 'sm_90+'),
    },
    {
      group: 'with report',
      syntax:
        'mbarrier.try_wait.phase_type::primary{.sem}{.scope}{.space}.b64  waitComplete|reportPredicate{, reportValue}, [addr], state{, timeHint}',
      constraints: together,
      since: since('9.3', 'sm_90+'),
    },
    {
      group: 'with report',
      syntax:
        'mbarrier.try_wait.parity.phase_type::primary{.sem}{.scope}{.space}.b64  waitComplete|reportPredicate, [addr], phaseParity{, timeHint}',
      constraints: together,
      since: since('9.3', 'sm_90+'),
    },
    {
      group: 'with report',
      syntax:
        'mbarrier.try_wait.parity.phase_type::primary{.sem}{.scope}{.space}.b64  waitComplete|reportPredicate, reportValue, [addr], phaseParity{, timeHint}',
      operands: parityBehindReport,
      constraints: together,
      since: since('9.3', 'sm_90+'),
    },
  ],
  slots: { sem: waitSemantics, scope, space: ownShared },
  operands: waitOperands,
  modifiers: {
    '.parity': 'The phase is named by its parity, not by a state.',
    '.acquire': 'Accesses before the releasing arrivals are visible (the default).',
    '.relaxed': 'No ordering of memory.',
    '.phase_type::primary': 'The ordinary phase (the default); allows the report operands.',
    '.phase_type::conditional': 'The phase that advances only where the report is 0.',
  },
  effects: { memory: 'read', ordering: true, lanes: 'unknown' },
  traps: [
    'It can return false before the phase completes: it belongs in a loop.',
    'With `.parity` the code must follow the phases itself: waiting for parity 1 on a fresh object returns true at once.',
    'The object must lie in shared memory of the own CTA.',
  ],
  examples: [
    'mbarrier.try_wait.shared.b64 %p1, [svar], %rd2;',
    'mbarrier.try_wait.parity.acquire.cta.shared::cta.b64 %p1, [%rd1], %r1;',
  ],
});
