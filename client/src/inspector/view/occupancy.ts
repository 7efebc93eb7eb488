// Occupancy: what-if controls, what they give, and how it changes with registers, block size and shared memory.
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import uPlot from 'uplot';
import type { Curve, InspectorReport, WhatIf, WhatIfInput } from '../../../../server/src/lsp/protocol';
import type { ToPage } from '../messages';
import { element, plural, table, themeColour } from './dom';
import { send } from './host';
import type { View } from './view';
import { inputOf } from './whatIfInput';

type NumberInput = Exclude<keyof WhatIfInput, 'target'>;

const controls: readonly {
  readonly name: NumberInput;
  readonly label: string;
  readonly least: number;
  readonly most: number;
}[] = [
  { name: 'registers', label: 'Registers of a thread', least: 1, most: 255 },
  { name: 'threads', label: 'Threads of a block', least: 1, most: 1024 },
  { name: 'staticShared', label: 'Static shared memory, bytes', least: 0, most: 300_000 },
  { name: 'dynamicShared', label: 'Dynamic shared memory, bytes', least: 0, most: 300_000 },
  { name: 'barriers', label: 'Named barriers', least: 0, most: 16 },
  { name: 'cluster', label: 'Blocks of a cluster', least: 1, most: 16 },
  { name: 'grid', label: 'Blocks of the grid', least: 1, most: 2_147_483_647 },
  { name: 'multiprocessors', label: 'Multiprocessors', least: 1, most: 1024 },
  { name: 'setAside', label: 'Multiprocessors set aside', least: 0, most: 1024 },
];

interface Field extends HTMLElement {
  value: string;
  invalid: boolean;
}

export function occupancyView(): View {
  const form = element('div', { class: 'form', role: 'group', 'aria-label': 'Launch' });
  const results = element('div', { class: 'results', 'aria-live': 'polite' });
  const charts = element('div', { class: 'charts' });
  let report: InspectorReport | undefined;
  let input: WhatIfInput | undefined;
  let answer: WhatIf | undefined;

  const ask = (): void => {
    if (input) send({ type: 'whatIf', input });
  };
  const change = (part: Partial<WhatIfInput>): void => {
    if (!input) return;
    input = { ...input, ...part };
    ask();
  };
  const show = (): void => {
    if (!input) return;
    results.replaceChildren(
      ...(answer ? resultsOf(answer, input) : [element('p', {}, 'No block of this shape fits.')]),
    );
    charts.replaceChildren();
    if (answer && charts.clientWidth > 0) drawCharts(charts, answer, input);
  };
  return {
    title: 'Occupancy',
    panel: element('section', { 'aria-label': 'Occupancy' }, form, results, charts),
    draw: (next) => {
      if (next !== report) {
        report = next;
        input = inputOf(next);
        form.replaceChildren(...(input ? fieldsOf(next, input, change) : []));
        ask();
      }
      show();
    },
    receive: (message: ToPage) => {
      if (message.type !== 'whatIf') return;
      answer = message.answer;
      show();
    },
  };
}

function fieldsOf(
  report: InspectorReport,
  input: WhatIfInput,
  change: (part: Partial<WhatIfInput>) => void,
): HTMLElement[] {
  const numbers = controls.map(({ name, label, least, most }) => {
    const field = element('vscode-textfield', { type: 'number', min: least, max: most, 'data-input': name }) as Field;
    field.value = String(input[name]);
    setLabel(field, label);
    field.addEventListener('input', () => {
      const value = Number(field.value);
      field.invalid = !Number.isInteger(value) || field.value === '' || value < least || value > most;
      if (!field.invalid) change({ [name]: value });
    });
    return row(label, field, noteOf(report, name));
  });
  return [row('Target', targetSelect(report, input, change), undefined), ...numbers];
}

function noteOf({ isThreadsGiven, estimate }: InspectorReport, name: NumberInput): string | undefined {
  if (name === 'registers') return `the estimate; ${estimate.low} to ${estimate.high} likely`;
  if (name === 'threads') return isThreadsGiven ? 'from the code' : 'assumed: the code does not say';
  if (name === 'staticShared') return 'from the code';
  return undefined;
}

function targetSelect(
  report: InspectorReport,
  input: WhatIfInput,
  change: (part: Partial<WhatIfInput>) => void,
): HTMLElement {
  const select = element(
    'vscode-single-select',
    { 'data-input': 'target' },
    ...report.targets.map(({ name, device }) =>
      element(
        'vscode-option',
        { value: name, selected: name === input.target },
        device ? `${name} (${device.name}: ${device.multiprocessors})` : name,
      ),
    ),
  ) as Field;
  setLabel(select, 'Target');
  select.addEventListener('change', () => {
    const device = report.targets.find(({ name }) => name === select.value)?.device;
    const count = select.closest('.form')?.querySelector<Field>('[data-input="multiprocessors"]');
    if (device && count) count.value = String(device.multiprocessors);
    change({ target: select.value, ...(device && { multiprocessors: device.multiprocessors }) });
  });
  return select;
}

/** The components give it to the field inside them. */
function setLabel(field: HTMLElement, label: string): void {
  (field as HTMLElement & { label: string }).label = label;
}

function row(label: string, field: HTMLElement, note: string | undefined): HTMLElement {
  return element(
    'div',
    { class: 'row' },
    element('span', { class: 'label', 'aria-hidden': 'true' }, label),
    field,
    note === undefined ? undefined : element('span', { class: 'hint' }, note),
  );
}

function resultsOf({ occupancy, steps, waves, mostDynamicShared }: WhatIf, input: WhatIfInput): HTMLElement[] {
  const { blocks, warps, mostWarps, limiters, limits } = occupancy;
  const share = Math.round((100 * warps) / mostWarps);
  const headline =
    blocks === 0
      ? `No block fits: ${limiters.join(', ')}.`
      : `${warps} of ${mostWarps} warps (${share} %), ${plural(blocks, 'block')} on a multiprocessor; limited by ${limiters.join(' and ')}.`;
  const next = steps.find((step) => step.registers < input.registers && step.blocks > blocks);
  return [
    element('p', { class: 'headline' }, headline),
    element(
      'p',
      {},
      next
        ? `With ${next.registers} registers or fewer, ${input.registers - next.registers} less, there would be ${next.warps} warps.`
        : 'Fewer registers bring no further block.',
    ),
    element('p', {}, wavesText(waves, input)),
    element(
      'div',
      { class: 'tables' },
      table(
        'Blocks that each resource allows',
        ['resource', 'blocks'],
        Object.entries(limits).map(([name, count]) => [name, count === null || count > 1e6 ? 'any' : count]),
      ),
      table(
        'Steps',
        ['registers', 'blocks', 'warps'],
        steps.map((step) => [step.registers, step.blocks, step.warps]),
      ),
    ),
    element(
      'p',
      { class: 'hint' },
      `A block can have at most ${mostDynamicShared.toLocaleString('en-US')} bytes of dynamic shared memory.`,
    ),
  ];
}

function wavesText(waves: WhatIf['waves'], { grid, cluster }: WhatIfInput): string {
  if (!waves) return 'The grid does not run.';
  const { slots, rounds, tailBlocks, tailShare, efficiency } = waves;
  const clusters =
    cluster > 1 ? ' An upper bound: how many clusters fit depends on how the chip groups its multiprocessors.' : '';
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  return `${plural(grid, 'block')} on ${plural(slots, 'place')}: ${waves.waves.toFixed(2)} waves, ${plural(rounds, 'round')}; the last has ${plural(tailBlocks, 'block')} and fills ${percent(tailShare)}. Busy over all rounds: ${percent(efficiency)}.${clusters}`;
}

/** Between and beside three charts, with room for a scroll bar that may come. */
const GAPS = 48;

function drawCharts(parent: HTMLElement, answer: WhatIf, input: WhatIfInput): void {
  const width = Math.max(200, Math.floor((parent.clientWidth - GAPS) / (parent.clientWidth > 560 ? 3 : 1)));
  const all: readonly [string, Curve, number][] = [
    ['registers', answer.byRegisters, input.registers],
    ['threads', answer.byThreads, input.threads],
    ['dynamic shared memory', answer.byShared, input.dynamicShared],
  ];
  for (const [name, { inputs, warps }, at] of all) {
    const label = `Warps by ${name}`;
    const chart = element(
      'figure',
      { role: 'img', 'aria-label': `${label}: ${describe(inputs, warps)}` },
      element('figcaption', {}, label),
    );
    chart.style.width = `${width}px`;
    parent.append(chart);
    const text = themeColour('foreground', '#888');
    const axis = {
      stroke: text,
      grid: { stroke: themeColour('editorIndentGuide-background1', 'rgba(128,128,128,0.2)'), width: 1 },
      ticks: { show: false },
    };
    const colour = themeColour('charts-blue', '#3794ff');
    new uPlot(
      {
        width,
        height: 170,
        scales: { x: { time: false }, y: { range: [0, answer.occupancy.mostWarps] } },
        legend: { show: false },
        cursor: { show: false },
        axes: [axis, { ...axis, size: 34 }],
        series: [
          {},
          {
            stroke: colour,
            fill: `${colour}22`,
            width: 1.5,
            paths: uPlot.paths.stepped!({ align: 1 }),
            points: { show: false },
          },
        ],
        hooks: { draw: [(u) => markInput(u, at)] },
      },
      [[...inputs], [...warps]],
      chart,
    );
  }
}

function describe(inputs: readonly number[], warps: readonly number[]): string {
  const changes = inputs.flatMap((value, index) =>
    warps[index] !== warps[index - 1] ? [`from ${value} ${warps[index]}`] : [],
  );
  return changes.slice(0, 12).join(', ');
}

function markInput(u: uPlot, value: number): void {
  const { ctx, bbox } = u;
  const x = u.valToPos(value, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = themeColour('charts-yellow', '#cca700');
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
