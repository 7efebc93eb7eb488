// Instructions: the mix by pipe, the bytes that are moved, and the arithmetic intensity of each loop.
import type { InspectorReport, InstructionMix, LoopNode } from '../../../../server/src/lsp/protocol';
import { element, link, table } from './dom';
import { reveal } from './host';
import type { View } from './view';

export function instructionsView(): View {
  const content = element('div', { class: 'tables' });
  return {
    title: 'Instructions',
    panel: element(
      'section',
      { 'aria-label': 'Instructions' },
      content,
      element(
        'p',
        { class: 'hint' },
        'Of one thread that goes through each instruction once; a matrix product counts as its share of the warp’s or warp group’s.',
      ),
    ),
    draw: (report) => content.replaceChildren(pipesTable(report.mix), movementsTable(report.mix), loopsTable(report)),
  };
}

function pipesTable({ pipes, count }: InstructionMix): HTMLElement {
  return table(
    'Instructions by pipe',
    ['pipe', 'instructions', 'share'],
    pipes.map(({ pipe, count: some }) => [pipe, some, bar(some / count)]),
  );
}

function bar(share: number): HTMLElement {
  const filled = element('span', { class: 'bar-filled' });
  filled.style.width = `${Math.max(1, Math.round(share * 100))}%`;
  return element('span', { class: 'bar-whole', title: `${Math.round(share * 100)} %` }, filled);
}

function movementsTable({ movements }: InstructionMix): HTMLElement {
  return table(
    'Bytes that a thread moves',
    ['kind', 'space', 'bytes each', 'instructions', 'bytes'],
    movements.map(({ kind, space, bytes, count }) => [
      kind,
      space,
      bytes ?? 'unknown',
      count,
      bytes === undefined ? 'unknown' : bytes * count,
    ]),
  );
}

function loopsTable({ loops }: InspectorReport): HTMLElement {
  return table(
    'Loops, for each turn',
    ['lines', 'depth', 'instructions', 'operations', 'global bytes', 'shared bytes', 'operations per global byte'],
    loops.map((loop) => [
      link(
        `${loop.firstLine + 1}–${loop.lastLine + 1}`,
        () => reveal(loop.firstLine),
        `Go to line ${loop.firstLine + 1}`,
      ),
      loop.depth,
      loop.mix.count,
      loop.mix.flops,
      loop.mix.globalBytes,
      loop.mix.sharedBytes,
      intensity(loop),
    ]),
  );
}

function intensity({ mix: { flops, globalBytes, unknown } }: LoopNode): string {
  if (globalBytes === 0) return unknown > 0 ? 'unknown' : '–';
  return `${unknown > 0 ? 'at most ' : ''}${(flops / globalBytes).toFixed(2)}`;
}
