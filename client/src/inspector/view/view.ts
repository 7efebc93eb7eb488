// What each tab of the Inspector is to the page.
import type { InspectorReport, InspectorTab } from '../../../../server/src/lsp/protocol';
import type { ToPage } from '../messages';

export interface View {
  readonly title: InspectorTab;
  readonly panel: HTMLElement;
  /** Called when the view is in front and its report, size or colours may have changed. */
  draw(report: InspectorReport): void;
  /** The cursor stands on another line of the same function. */
  moveTo?(line: number): void;
  receive?(message: ToPage): void;
}

/** The last instruction on or above a line; -1 above the first. */
export function instructionOn(lines: readonly number[], line: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle] <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
