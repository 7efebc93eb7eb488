// griddepcontrol: programmatic dependent launch.
import { since } from '../../availability';
import { instruction } from '../../schema';

export default instruction({
  name: 'griddepcontrol',
  category: 'sync',
  anchor: 'parallel-synchronization-and-communication-instructions-griddepcontrol',
  summary: 'Lets a dependent grid start early, or waits for the grids this one depends on.',
  description:
    'Used with programmatic dependent launch. `.launch_dependents` allows the dependents to be scheduled once every CTA of the grid has executed it or finished; `.wait` blocks until the prerequisite grids have completed and their memory is visible.',
  forms: [
    {
      syntax: 'griddepcontrol.action',
      slots: { action: ['.launch_dependents', '.wait'] },
      since: since('7.8', 'sm_90+'),
    },
  ],
  operands: {},
  modifiers: {
    '.launch_dependents': 'Allows dependent grids to start; only the first execution in a CTA counts.',
    '.wait': 'Waits until the prerequisite grids have completed and their writes are visible.',
  },
  effects: { ordering: true },
  traps: [
    'A dependent that reads results of a grid that used `.launch_dependents` must execute `.wait` first.',
    '`.launch_dependents` does not make writes visible, and does not promise an early start.',
  ],
  examples: ['griddepcontrol.wait;', 'griddepcontrol.launch_dependents;'],
});
