// Above each function with a body: on which targets it can run, whatever the file's own says.
import { type Analysis, type FunctionReport, functionReports } from '../../analysis';
import { targets } from '../../isa/targets';
import { runsOn } from '../../rules/not-portable';
import type { CodeLensItem } from '../codeLens';
import { targetsText, versionsText } from './targets';

export function runsOnLenses(analysis: Analysis): CodeLensItem[] {
  return functionReports(analysis)
    .filter(({ flow }) => flow !== undefined)
    .map((report) => lensOf(analysis, report));
}

function lensOf({ document, module }: Analysis, { name, offset, info }: FunctionReport): CodeLensItem {
  const { availability } = info;
  const { target } = module.header;
  const own = target === undefined ? undefined : targets[target];
  const reach = own && targetsText(Uint8Array.from(targets, (each) => (runsOn(own, each) ? 0 : 255)));
  const versions = versionsText(availability);
  return {
    start: offset,
    end: offset + name.length,
    title: `runs on ${targetsText(availability)}`,
    tooltip: [
      'Targets that have all its instructions, modifiers, types and special registers.',
      versions.length > 0 ? `Least versions: ${versions.join('; ')}.` : '',
      own ? `As written, for ${own.name}, the file runs on ${reach}.` : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    maxOffset: undefined,
    command: { name: 'ptx.openInspector', arguments: [document.uri, document.positionAt(offset)] },
  };
}
