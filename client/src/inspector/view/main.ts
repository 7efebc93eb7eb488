// The page of the Kernel Inspector: a heading and six tabs over one report.
import '@vscode-elements/elements/dist/vscode-tabs/index.js';
import '@vscode-elements/elements/dist/vscode-tab-header/index.js';
import '@vscode-elements/elements/dist/vscode-tab-panel/index.js';
import 'uplot/dist/uPlot.min.css';
import './inspector.css';
import type { InspectorReport } from '../../../../server/src/lsp/protocol';
import type { ToPage } from '../messages';
import { element, link, plural } from './dom';
import { flowView } from './flow';
import { reveal, savedState, saveState, send } from './host';
import { instructionsView } from './instructions';
import { occupancyView } from './occupancy';
import { portabilityView } from './portability';
import { pressureView } from './pressure';
import { registersView } from './registers';
import type { View } from './view';

const views: readonly View[] = [
  pressureView(),
  flowView(),
  occupancyView(),
  instructionsView(),
  registersView(),
  portabilityView(),
];
const root = document.getElementById('inspector')!;
const heading = element('header', {});
const tabs = element(
  'vscode-tabs',
  { 'selected-index': savedState().tab },
  ...views.flatMap(({ title, panel }) => [
    element('vscode-tab-header', { slot: 'header' }, title),
    element('vscode-tab-panel', {}, panel),
  ]),
);
const nothing = element('p', { class: 'empty' }, 'No function with a body in this file.');
let report: InspectorReport | undefined;
let selected = savedState().tab;

root.append(heading, tabs);
tabs.addEventListener('vsc-tabs-select', (event) => {
  select((event as CustomEvent<{ selectedIndex: number }>).detail.selectedIndex);
});

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'report':
      report = data.report;
      showHeading(data.file);
      draw();
      break;
    case 'cursor':
      for (const view of views) view.moveTo?.(data.line);
      break;
    case 'tab': {
      const index = views.findIndex(({ title }) => title === data.tab);
      if (index < 0) break;
      tabs.setAttribute('selected-index', String(index));
      select(index);
      break;
    }
    default:
      for (const view of views) view.receive?.(data);
  }
});
// The theme has changed, or the page another width.
new MutationObserver(draw).observe(document.body, { attributes: true, attributeFilter: ['class'] });
let resized: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('resize', () => {
  clearTimeout(resized);
  resized = setTimeout(draw, 100);
});
send({ type: 'ready' });

function select(index: number): void {
  selected = index;
  saveState({ tab: selected });
  draw();
}

/** Only the view in front is drawn: a hidden one has no size. */
function draw(): void {
  tabs.hidden = report === undefined;
  if (report) views[selected]?.draw(report);
}

function showHeading(file: string): void {
  if (!report) {
    heading.replaceChildren(nothing);
    return;
  }
  const { name, source, kind, estimate, maximum, registers, lines, loops, complete, line } = report;
  const range = estimate.low === estimate.high ? '' : ` (${estimate.low}–${estimate.high})`;
  const most = maximum < 0 ? 0 : registers[maximum];
  heading.replaceChildren(
    element(
      'h1',
      { title: name },
      link(source ?? name, () => reveal(line), `Go to ${kind} ${name}`),
    ),
    element(
      'p',
      { class: 'summary' },
      `.${kind} of ${file} · ≈ ${estimate.estimate} registers${range}, an estimate · `,
      maximum < 0
        ? 'none live'
        : link(`${complete ? '' : 'at least '}${most} live on line ${lines[maximum] + 1}`, () =>
            reveal(lines[maximum]),
          ),
      ` · ${plural(lines.length, 'instruction')} · ${plural(loops.length, 'loop')}`,
    ),
    complete
      ? ''
      : element(
          'p',
          { class: 'note' },
          'The function is too tangled: the analysis was cut off, counts are lower bounds.',
        ),
  );
}
