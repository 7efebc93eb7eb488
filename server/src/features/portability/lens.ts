// Above each function with a body: on which targets it can run, whatever the file's own says.
import { type Analysis, type FunctionReport, functionReports } from '../../analysis';
import { NEVER } from '../../isa/availability';
import { targets } from '../../isa/targets';
import { runsOn } from '../../rules/not-portable';
import type { CodeLensItem } from '../codeLens';
import { targetsText, versionsText } from './targets';

export function runsOnLenses(analysis: Analysis): CodeLensItem[] {
  const written = asWritten(analysis);
  return functionReports(analysis)
    .filter(({ flow }) => flow !== undefined)
    .map((report) => lensOf(analysis, report, written));
}

/** Where the file runs by its own `.target` alone. */
function asWritten({ module }: Analysis): string {
  const { target } = module.header;
  if (target === undefined) return '';
  const own = targets[target];
  const reach = targetsText(Uint8Array.from(targets, (each) => (runsOn(own, each) ? 0 : NEVER)));
  return `As written, for ${own.name}, the file runs on ${reach}.`;
}

function lensOf({ document }: Analysis, { name, offset, info }: FunctionReport, written: string): CodeLensItem {
  const { availability } = info;
  const versions = versionsText(availability);
  return {
    start: offset,
    end: offset + name.length,
    title: `runs on ${targetsText(availability)}`,
    tooltip: [
      'Targets that have all its instructions, modifiers, types and special registers.',
      versions.length > 0 ? `Least versions: ${versions.join('; ')}.` : '',
      written,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    maxOffset: undefined,
    command: { name: 'ptx.openInspector', arguments: [document.uri, document.positionAt(offset), 'Portability'] },
  };
}
