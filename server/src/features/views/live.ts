// What is live at the instruction at an offset, as a table of text.
import type { Analysis } from '../../analysis';
import { type LiveRegister, liveRegistersAt } from '../registers/liveValues';

export function liveText(analysis: Analysis, offset: number): string | undefined {
  const live = liveRegistersAt(analysis, offset);
  if (!live) return undefined;
  const rows = [['value', 'registers', 'written', 'last read'], ...live.values.map(row)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const least = live.complete ? '' : 'at least ';
  return [
    `Live at line ${live.line + 1}: ${least}${live.registers} registers of 32 bits, ${live.predicates} predicates`,
    '',
    ...rows.map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    ),
    '',
  ].join('\n');
}

function row({ name, units, definition, lastUse, isBorn, dies }: LiveRegister): string[] {
  return [name, units === 0 ? 'predicate' : String(units), at(definition, isBorn), at(lastUse, dies)];
}

function at(line: number | undefined, isHere: boolean): string {
  if (isHere) return 'here';
  return line === undefined ? 'never' : `line ${line + 1}`;
}
