// Registers: the estimate with its band, what bounds it, and the exact numbers of ptxas where somebody has asked it.
import type { InspectorReport } from '../../../../server/src/lsp/protocol';
import type { ExactRow, ToPage } from '../messages';
import { element, table } from './dom';
import { send } from './host';
import type { View } from './view';
import { inputOf } from './whatIfInput';

export function registersView(): View {
  const content = element('div', { class: 'tables' });
  const exact = element('div', { 'aria-live': 'polite' });
  let shown: InspectorReport | undefined;
  const ask = (scope: 'own' | 'all' | 'limits'): void => {
    if (shown) send({ type: 'compile', scope, name: shown.name, launch: inputOf(shown) });
  };
  const button = (text: string, act: () => void): HTMLButtonElement =>
    element('button', { type: 'button', onclick: act }, text);
  const cancel = button('Cancel', () => send({ type: 'cancel' }));
  cancel.disabled = true;
  const bar = element(
    'div',
    { class: 'bar', role: 'toolbar', 'aria-label': 'ptxas' },
    button('Ask ptxas', () => ask('own')),
    button('Ask ptxas for all targets', () => ask('all')),
    button('Ask ptxas with fewer registers', () => ask('limits')),
    cancel,
  );
  return {
    title: 'Registers',
    panel: element('section', { 'aria-label': 'Registers' }, content, bar, exact),
    draw: (report) => {
      content.replaceChildren(estimateTable(report));
      if (report !== shown)
        exact.replaceChildren(element('p', { class: 'hint' }, 'ptxas was not run: these are estimates.'));
      shown = report;
    },
    receive: (message: ToPage) => {
      if (message.type !== 'exact') return;
      cancel.disabled = !message.isBusy;
      exact.replaceChildren(exactTable(message.rows), element('p', { class: 'hint' }, message.note));
    },
  };
}

function estimateTable({
  estimate,
  registerLimit,
  registers,
  predicates,
  maximum,
  complete,
}: InspectorReport): HTMLElement {
  const { low, high } = estimate;
  return table(
    'Registers, estimated',
    ['what', 'registers'],
    [
      ['Estimate of what ptxas reports', estimate.estimate],
      ['Of 10 kernels, 8 lie from', low],
      ['to', high],
      ['Limit by the launch bounds', registerLimit],
      [
        `${complete ? 'Live at most, in text order' : 'Live at least, in text order'}`,
        maximum < 0 ? 0 : registers[maximum],
      ],
      ['Predicates live at most', Math.max(0, ...predicates)],
    ],
  );
}

function exactTable(rows: readonly ExactRow[]): HTMLElement {
  return table(
    'Exact, from ptxas',
    ['target', 'at most', 'registers', 'warps', 'spill stores', 'spill loads', 'stack', 'shared', 'barriers', 'ptxas'],
    rows.map((row) => [
      row.target,
      row.limit ?? '',
      row.registers ?? 'with its callers',
      row.warps ?? '',
      row.spillStores,
      row.spillLoads,
      row.stackBytes,
      row.sharedBytes,
      row.barriers,
      row.version,
    ]),
  );
}
