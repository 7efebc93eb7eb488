// Pressure: the curve of live registers and predicates over the instructions, with occupancy steps as lines and loops shaded.
import uPlot from 'uplot';
import type { InspectorReport, WhatIf } from '../../../../server/src/lsp/protocol';
import type { ToPage } from '../messages';
import { element, plural, themeColour } from './dom';
import { reveal, send } from './host';
import { instructionOn, type View } from './view';
import { inputOf } from './whatIfInput';

const HEIGHT = 300;

export function pressureView(): View {
  const chart = element('div', { class: 'chart' });
  const status = element('p', { class: 'status', 'aria-live': 'polite' });
  const hint = element(
    'p',
    { class: 'hint' },
    'Click, or use the arrow keys and Enter, to go to a line. Dashed lines: the most registers for so many warps on a multiprocessor. Shaded: loops.',
  );
  const panel = element('section', { 'aria-label': 'Pressure' }, chart, status, hint);
  let report: InspectorReport | undefined;
  let plot: uPlot | undefined;
  let steps: WhatIf['steps'] = [];
  let selected = -1;

  const select = (instruction: number): void => {
    if (!report || instruction < 0 || instruction >= report.lines.length) return;
    selected = instruction;
    const { lines, registers, predicates } = report;
    status.textContent = `Line ${lines[instruction] + 1}: ${plural(registers[instruction], 'register')}, ${plural(predicates[instruction], 'predicate')} live`;
    plot?.redraw(false);
  };

  chart.tabIndex = 0;
  chart.setAttribute('role', 'application');
  chart.addEventListener('keydown', (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[event.key];
    if (!report) return;
    const last = report.lines.length - 1;
    if (move !== undefined) select(Math.min(last, Math.max(0, selected + move)));
    else if (event.key === 'Home') select(0);
    else if (event.key === 'End') select(last);
    else if (event.key === 'Enter' && selected >= 0) reveal(report.lines[selected]);
    else return;
    event.preventDefault();
  });

  const draw = (next: InspectorReport): void => {
    const isNew = next !== report;
    report = next;
    plot?.destroy();
    chart.replaceChildren();
    if (isNew) {
      steps = [];
      selected = next.cursor;
      const input = inputOf(next);
      if (input) send({ type: 'whatIf', input });
    }
    chart.setAttribute('aria-label', descriptionOf(next));
    plot = drawCurve(
      chart,
      next,
      () => steps,
      () => selected,
      (instruction) => {
        select(instruction);
        reveal(next.lines[instruction]);
      },
    );
    select(selected);
  };
  return {
    title: 'Pressure',
    panel,
    draw,
    moveTo: (line) => report && select(instructionOn(report.lines, line)),
    receive: (message: ToPage) => {
      if (message.type !== 'whatIf' || steps.length > 0) return;
      steps = message.answer?.steps ?? [];
      plot?.redraw(false);
    },
  };
}

function descriptionOf({ registers, predicates, lines, maximum, loops }: InspectorReport): string {
  const most = maximum < 0 ? 'no live register' : `at most ${registers[maximum]} on line ${lines[maximum] + 1}`;
  return `Live registers over ${plural(lines.length, 'instruction')}: ${most}; at most ${plural(Math.max(0, ...predicates), 'predicate')}; ${plural(loops.length, 'loop')}.`;
}

function drawCurve(
  parent: HTMLElement,
  report: InspectorReport,
  steps: () => WhatIf['steps'],
  selected: () => number,
  choose: (instruction: number) => void,
): uPlot {
  const { lines, registers, predicates, loops } = report;
  const colours = {
    registers: themeColour('charts-blue', '#3794ff'),
    predicates: themeColour('charts-yellow', '#cca700'),
    text: themeColour('foreground', '#888'),
    grid: themeColour('editorIndentGuide-background1', 'rgba(128,128,128,0.2)'),
    loop: themeColour('editor-selectionBackground', 'rgba(128,128,128,0.25)'),
    budget: themeColour('charts-green', '#89d185'),
    cursor: themeColour('editorCursor-foreground', '#aaa'),
  };
  const top = Math.max(8, ...registers);
  const axis = { stroke: colours.text, grid: { stroke: colours.grid, width: 1 }, ticks: { show: false } };
  const stepped = uPlot.paths.stepped!({ align: 1 });
  const plot = new uPlot(
    {
      width: Math.max(240, parent.clientWidth),
      height: HEIGHT,
      scales: { x: { time: false, range: [0, Math.max(1, lines.length)] }, y: { range: [0, Math.ceil(top * 1.12)] } },
      legend: { live: true },
      cursor: { drag: { x: false, y: false }, points: { size: 6 } },
      axes: [
        {
          ...axis,
          values: (_, ticks) =>
            ticks.map((tick) => (Number.isInteger(tick) && tick < lines.length ? String(lines[tick] + 1) : '')),
        },
        { ...axis, size: 44 },
      ],
      series: [
        {
          label: 'line',
          value: (_, index) => (index === null || lines[index] === undefined ? '–' : String(lines[index] + 1)),
        },
        {
          label: 'registers',
          stroke: colours.registers,
          width: 1.5,
          fill: `${colours.registers}22`,
          paths: stepped,
          points: { show: false },
        },
        { label: 'predicates', stroke: colours.predicates, width: 1, paths: stepped, points: { show: false } },
      ],
      hooks: {
        drawClear: [(u) => shadeLoops(u, loops, colours.loop)],
        draw: [(u) => drawSteps(u, steps(), top, colours.budget), (u) => drawMark(u, selected(), colours.cursor)],
      },
    },
    [lines.map((_, i) => i), [...registers], [...predicates]],
    parent,
  );
  plot.over.addEventListener('click', () => {
    const { idx } = plot.cursor;
    if (idx !== null && idx !== undefined) choose(idx);
  });
  return plot;
}

function shadeLoops(u: uPlot, loops: InspectorReport['loops'], colour: string): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.35;
  for (const { from, to } of loops) {
    const left = u.valToPos(from, 'x', true);
    ctx.fillRect(left, bbox.top, u.valToPos(to, 'x', true) - left, bbox.height);
  }
  ctx.restore();
}

/** The steps that the curve comes near, with the warps that each allows. */
function drawSteps(u: uPlot, steps: WhatIf['steps'], top: number, colour: string): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.font = `${11 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  for (const { registers, warps } of steps) {
    if (registers > top * 1.1) continue;
    const y = u.valToPos(registers, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(`${registers}: ${warps} warps`, bbox.left + bbox.width - 4, y - 2 * devicePixelRatio);
  }
  ctx.restore();
}

function drawMark(u: uPlot, instruction: number, colour: string): void {
  if (instruction < 0) return;
  const { ctx, bbox } = u;
  const x = u.valToPos(instruction + 0.5, 'x', true);
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
