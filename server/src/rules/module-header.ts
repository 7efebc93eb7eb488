// The order of the directives that every module begins with.
import { NodeKind } from '../syntax/nodes';
import { defineRule, type ModuleContext } from './rule';

function check({ blocks, report }: Pick<ModuleContext, 'blocks' | 'report'>): void {
  let version = false;
  let target = false;
  let size = false;
  let declared = false;
  let first = true;
  let missing = false;
  let versionAt: { block: number; start: number; end: number } | undefined;
  for (const [block, { header }] of blocks.entries()) {
    for (const { kind, start, end, wholeEnd } of header) {
      const isVersion = kind === NodeKind.Version;
      if (kind === NodeKind.Error) {
        if (first) return; // the beginning is broken: another rule says so
        continue;
      }
      if (first && !isVersion)
        report(block, { start, end, message: 'A module begins with `.version`, for instance `.version 8.0`.' });
      else if (isVersion && version) report(block, { start, end, message: 'A module has one `.version` only.' });
      else if (!isVersion && !target && kind !== NodeKind.Target && version) {
        report(block, { start, end, message: 'Behind `.version` comes `.target`, for instance `.target sm_80`.' });
        target = true;
        missing = true;
      } else if (kind === NodeKind.Target && (size || declared) && !missing)
        report(block, { start, end, message: '`.target` stands before `.address_size` and all declarations.' });
      else if (kind === NodeKind.AddressSize && size)
        report(block, { start, end: wholeEnd, message: 'A module has one `.address_size` only.' });
      else if (kind === NodeKind.AddressSize && declared)
        report(block, { start, end: wholeEnd, message: '`.address_size` stands before all declarations.' });
      first = false;
      version ||= isVersion;
      target ||= kind === NodeKind.Target;
      size ||= kind === NodeKind.AddressSize;
      declared ||= kind !== NodeKind.Version && kind !== NodeKind.Target && kind !== NodeKind.AddressSize;
      if (isVersion) versionAt ??= { block, start, end };
    }
  }
  if (versionAt && !target)
    report(versionAt.block, {
      ...versionAt,
      message: 'Behind `.version` comes `.target`, for instance `.target sm_80`.',
    });
}

export default defineRule({
  code: 'module-header',
  severity: 'error',
  title: 'The module does not begin as it must.',
  why: 'A module begins with `.version`, then `.target`, then perhaps `.address_size` (once, before all declarations). Comments and line markers may stand before them. ptxas rejects the file as a whole otherwise.',
  bad: '.target sm_80\n.version 8.0\n.address_size 64\n',
  good: '.version 8.0\n.target sm_80\n.address_size 64\n',
  scope: 'file',
  checkDeclarations: check,
});
