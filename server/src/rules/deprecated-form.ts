// Forms that ptxas still takes and says that it will not for long.
import { vectorOf } from '../isa/availability';
import { versionIndex } from '../isa/versions';
import { defineRule } from './rule';

const sinceSync = versionIndex('6.0')!;

export default defineRule({
  code: 'deprecated-form',
  severity: 'warning',
  tag: 'deprecated',
  title: 'An instruction in a form that is to be withdrawn.',
  why: 'Since PTX 6.0 the instructions that exchange values between the lanes of a warp name the lanes that take part: `shfl.sync`, `vote.sync`. The forms without `.sync` do not exist on sm_70 and later since 6.4, and what they do there with diverged lanes is not defined.',
  bad: '.version 6.3\n.target sm_70\n.address_size 64\n.entry k() { .reg .pred %p<4>; vote.all.pred %p1, %p2; ret; }\n',
  good: '.version 6.3\n.target sm_70\n.address_size 64\n.entry k() { .reg .pred %p<4>; vote.sync.all.pred %p1, %p2, -1; ret; }\n',
  scope: 'file',
  checkInModule({ module, summary }, report) {
    const { version, target } = module.header;
    if (version === undefined || target === undefined || version < sinceSync) return;
    for (const { start, end, text, form } of summary.dated) {
      const isShuffle = /^(?:shfl|vote)\./.test(text);
      const isGone = form.removed && vectorOf(form.removed)[target] <= version;
      if (!isShuffle || isGone) continue;
      report({
        start,
        end,
        message: `\`${text}\` without \`.sync\` is deprecated since PTX 6.0: name the lanes that take part, with \`.sync\` and a mask.`,
      });
    }
  },
});
