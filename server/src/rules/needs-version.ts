// An instruction that came with a later PTX version than the file's.
import { NEVER } from '../isa/availability';
import { acceptedSince, targetIndex, targets } from '../isa/targets';
import { ptxVersions } from '../isa/versions';
import { checkNeeds } from './needs';
import { defineRule, type ModuleContext } from './rule';

/** The target itself may be newer than the version: nothing else is said then. */
function checkTarget({ module, blocks, report }: Pick<ModuleContext, 'module' | 'blocks' | 'report'>): void {
  const { version } = module.header;
  if (version === undefined || !blocks.some(({ moduleSymbols }) => moduleSymbols.length > 0)) return;
  blocks.forEach(({ header }, block) => {
    for (const { names = [] } of header) {
      const name = names.find(({ text }) => /^(?:sm|compute)_/.test(text));
      const target = name && targets[targetIndex(name.text.replace(/^compute_/, 'sm_')) ?? -1];
      if (!name || !target || acceptedSince(target) <= version) continue;
      report(block, {
        ...name,
        message: `\`${name.text}\` came with PTX ${ptxVersions[acceptedSince(target)]}; this file is PTX ${ptxVersions[version]}.`,
      });
    }
  });
}

export default defineRule({
  code: 'needs-version',
  severity: 'error',
  title: 'An instruction that is newer than the PTX version of the file.',
  why: '`.version` says which PTX the file is written in, and ptxas rejects what came later even when it knows it. Raising the version is safe as long as the compiler that reads the file is new enough. Where ptxas takes more than the manual promises, ptxas is followed.',
  bad: '.version 7.8\n.target sm_90\n.address_size 64\n.entry k() { .reg .b32 %r<4>; add.u16x2 %r1, %r2, %r3; ret; }\n',
  good: '.version 8.0\n.target sm_90\n.address_size 64\n.entry k() { .reg .b32 %r<4>; add.u16x2 %r1, %r2, %r3; ret; }\n',
  scope: 'file',
  checkInModule(context, report) {
    const { version } = context.module.header;
    const own = version === undefined ? '' : ptxVersions[version];
    checkNeeds(context, report, (text, first) =>
      first === NEVER ? undefined : `\`${text}\` needs PTX ${ptxVersions[first]}; the file says ${own}.`,
    );
  },
  checkDeclarations: checkTarget,
});
