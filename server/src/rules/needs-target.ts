// An instruction that the file's target does not have in any PTX version.
import { NEVER } from '../isa/availability';
import { targets } from '../isa/targets';
import { checkNeeds } from './needs';
import { defineRule } from './rule';

export default defineRule({
  code: 'needs-target',
  severity: 'error',
  title: 'An instruction that the target of the file does not have.',
  why: 'What `.target` names decides which instructions and modifiers exist. `sm_90a` has what `sm_90` lacks and what no later target has; `sm_100f` stands for a family of targets. Where ptxas takes more than the manual promises, ptxas is followed.',
  bad: '.version 8.0\n.target sm_80\n.address_size 64\n.entry k() { wgmma.fence.sync.aligned; ret; }\n',
  good: '.version 8.0\n.target sm_90a\n.address_size 64\n.entry k() { wgmma.fence.sync.aligned; ret; }\n',
  scope: 'file',
  checkInModule(context, report) {
    const { target } = context.module.header;
    const name = target === undefined ? '' : targets[target].name;
    checkNeeds(context, report, (text, first, needs) =>
      first === NEVER
        ? `\`${text}\` does not exist on ${name}: it needs ${needs.replaceAll('; ', '; or ')}.`
        : undefined,
    );
  },
});
