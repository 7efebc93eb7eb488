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
  return {
    start: offset,
    end: offset + name.length,
    get title() {
      return `runs on ${targetsText(info.availability)}`;
    },
    get tooltip() {
      const versions = versionsText(info.availability);
      return [
        'Targets that have all its instructions, modifiers, types and special registers.',
        versions.length > 0 ? `Least versions: ${versions.join('; ')}.` : '',
        written,
      ]
        .filter((line) => line !== '')
        .join('\n');
    },
    maxOffset: undefined,
    get command() {
      const position = document.positionAt(offset);
      return { name: 'ptx.openInspector', arguments: [document.uri, position, 'Portability'] } as const;
    },
  };
}
