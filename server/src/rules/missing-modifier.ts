// A modifier that every form of the instruction needs, or that every form needs since some PTX version.
import { vectorOf } from '../isa/availability';
import { targets } from '../isa/targets';
import { ptxVersions } from '../isa/versions';
import { type BlockInModule, defineRule, type Report } from './rule';
import { fromMatch } from './shared';

/** Forms that were withdrawn, as `div.f32` without rounding in 1.4 and `shfl` without `.sync` in 6.4 on sm_70. */
function checkDated({ module, summary }: BlockInModule, report: Report): void {
  const { version, target } = module.header;
  if (version === undefined || target === undefined) return;
  for (const { start, end, text, form } of summary.dated) {
    const removed = form.removed && vectorOf(form.removed)[target];
    if (removed === undefined || removed > version) continue;
    const reason = form.deprecated ?? 'Another form has taken its place.';
    const when = removed > targets[target].since ? `since PTX ${ptxVersions[removed]}` : 'in any PTX version';
    const message = `\`${text}\` does not exist on ${targets[target].name} ${when}. ${reason}`;
    report({ start, end, message });
  }
}

export default defineRule({
  code: 'missing-modifier',
  severity: 'error',
  title: 'An instruction without a modifier that it needs.',
  why: '`mul` of integers says which half of the product it wants, `setp` how to compare, `div` of floats how to round. Some forms without a modifier existed once and were withdrawn: `div.f32` with PTX 1.4, `shfl` without `.sync` with 6.4 on sm_70 and later.',
  bad: 'mul.s32 %r1, %r2, %r3;',
  good: 'mul.lo.s32 %r1, %r2, %r3;',
  checkBlock: fromMatch('missing-modifier'),
  checkInModule: checkDated,
});
