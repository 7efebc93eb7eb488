// Flow: the control-flow graph. Each block says how many instructions it has, how many registers live there and what costs
// most; loops can be closed to one node.
import { Graph as LayoutGraph, layout } from '@dagrejs/dagre';
import type { InspectorReport } from '../../../../server/src/lsp/protocol';
import { element, plural, svg } from './dom';
import { type Graph, type GraphNode, OPEN_BLOCKS, visibleGraph } from './graph';
import { reveal } from './host';
import { instructionOn, type View } from './view';

const WIDTH = 200;
const LINE = 15;
const MARGIN = 12;
const ZOOM = 1.25;
const DIVERGES = { no: [], unknown: ['⑂ unknown if threads part'], yes: ['⑂ threads may part'] };

export function flowView(): View {
  const picture = element('div', { class: 'graph' });
  const note = element('p', { class: 'hint' });
  let report: InspectorReport | undefined;
  let closed = new Set<number>();
  let scale = 1;
  let current = -1;

  const redraw = (): void => {
    if (!report) return;
    const shown = visibleGraph(report, closed, current);
    const drawn = drawGraph(report, shown, current, (loop) => {
      if (closed.has(loop)) closed.delete(loop);
      else closed.add(loop);
      redraw();
    });
    picture.replaceChildren(drawn);
    zoom(drawn);
    drawn.querySelector('.current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    note.textContent =
      shown.hidden > 0
        ? `${plural(shown.hidden, 'further node')} not drawn: those nearest to the cursor are. Close loops to see more of the function.`
        : 'Click a block to go to its first line. Dashed: back to the beginning of a loop.';
  };
  const zoom = (drawn: SVGElement): void => {
    const [width, height] = (drawn.dataset.size ?? '0 0').split(' ').map(Number);
    drawn.setAttribute('width', String(width * scale));
    drawn.setAttribute('height', String(height * scale));
  };
  const button = (text: string, label: string, act: () => void): HTMLElement =>
    element('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, text);
  const zoomBy = (factor: number): void => {
    scale = Math.min(4, Math.max(0.2, scale * factor));
    for (const drawn of picture.querySelectorAll('svg')) zoom(drawn);
  };
  const bar = element(
    'div',
    { class: 'bar', role: 'toolbar', 'aria-label': 'Graph' },
    button('−', 'Zoom out', () => zoomBy(1 / ZOOM)),
    button('+', 'Zoom in', () => zoomBy(ZOOM)),
    button('Close loops', 'Show each outermost loop as one node', () => {
      closed = outermost(report);
      redraw();
    }),
    button('Open loops', 'Show every block', () => {
      closed = new Set();
      redraw();
    }),
  );
  return {
    title: 'Flow',
    panel: element('section', { 'aria-label': 'Flow' }, bar, picture, note),
    draw: (next) => {
      if (next !== report) {
        report = next;
        closed = next.blocks.length > OPEN_BLOCKS ? outermost(next) : new Set();
        current = blockOf(next, next.cursor);
      }
      redraw();
    },
    moveTo: (line) => {
      if (!report) return;
      const block = blockOf(report, instructionOn(report.lines, line));
      if (block === current) return;
      current = block;
      if (picture.isConnected && picture.clientWidth > 0) redraw();
    },
  };
}

function outermost(report: InspectorReport | undefined): Set<number> {
  return new Set(report?.loops.flatMap(({ outer }, index) => (outer < 0 ? [index] : [])));
}

function blockOf({ blocks }: InspectorReport, instruction: number): number {
  return blocks.findIndex(({ from, to }) => from <= instruction && instruction < to);
}

interface Placed {
  readonly node: GraphNode;
  readonly texts: readonly string[];
}

function drawGraph(
  report: InspectorReport,
  { nodes, edges }: Graph,
  current: number,
  toggle: (loop: number) => void,
): SVGElement {
  const graph = new LayoutGraph({ multigraph: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 34, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const placed = new Map<string, Placed>();
  for (const node of nodes) {
    const texts = textsOf(report, node);
    placed.set(node.id, { node, texts });
    graph.setNode(node.id, { width: WIDTH, height: LINE * texts.length + 14 });
  }
  for (const { from, to, kind } of edges) graph.setEdge(from, to, { kind });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const most = Math.max(1, ...report.registers);
  const children = [
    arrowHead(),
    ...graph
      .edges()
      .map(({ v, w }) =>
        drawEdge(graph.edge(v, w).points ?? [], edges.find(({ from, to }) => from === v && to === w)!.kind),
      ),
    ...nodes.map((node) => {
      const { x = 0, y = 0, height: tall = 0 } = graph.node(node.id);
      const { texts } = placed.get(node.id)!;
      const isCurrent = node.blocks.includes(current);
      return drawNode(
        report,
        node,
        { x: x - WIDTH / 2, y: y - tall / 2, height: tall, texts, share: node.registers / most, isCurrent },
        toggle,
      );
    }),
  ];
  const label = `Control flow: ${plural(nodes.length, 'node')}, ${plural(edges.length, 'edge')}`;
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': label, 'data-size': `${width} ${height}` },
    ...children,
  );
}

function textsOf({ blocks, loops }: InspectorReport, node: GraphNode): string[] {
  const counts = `${node.instructions} instr · ${node.registers} regs`;
  const first = blocks[node.blocks[0]];
  const lines = (from: number, to: number): string =>
    from === to ? `line ${from + 1}` : `lines ${from + 1}–${to + 1}`;
  if (node.loop >= 0) {
    const { firstLine, lastLine, blocks: count } = loops[node.loop];
    return [`⟳ loop, ${lines(firstLine, lastLine)}`, counts, plural(count, 'block')];
  }
  const header = loops.findIndex(({ header: at }) => at === node.blocks[0]);
  const title = first.label ?? lines(first.firstLine, first.lastLine);
  return [header >= 0 ? `⟳ ${title}` : title, counts, ...first.hot, ...DIVERGES[first.diverges]];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly texts: readonly string[];
  /** Of the function's most registers. */
  readonly share: number;
  readonly isCurrent: boolean;
}

function drawNode(report: InspectorReport, node: GraphNode, box: Box, toggle: (loop: number) => void): SVGElement {
  const { x, y, height, texts, share, isCurrent } = box;
  const first = report.blocks[node.blocks[0]];
  const loop = node.loop >= 0 ? node.loop : report.loops.findIndex(({ header }) => header === node.blocks[0]);
  const act = (): void => (node.loop >= 0 ? toggle(node.loop) : reveal(first.firstLine));
  const depth = first.loop < 0 ? 0 : report.loops[first.loop].depth;
  return svg(
    'g',
    {
      class: `node depth-${Math.min(depth, 3)}${isCurrent ? ' current' : ''}`,
      transform: `translate(${x} ${y})`,
      tabindex: 0,
      role: 'button',
      'aria-label': `${texts.join(', ')}${isCurrent ? ', the cursor is here' : ''}${node.loop >= 0 ? ', opens the loop' : ''}`,
      'data-line': first.firstLine,
      onclick: act,
      onkeydown: ((event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') act();
        else if (event.key === '-' && loop >= 0) toggle(loop);
        else return;
        event.preventDefault();
      }) as EventListener,
    },
    svg('rect', { class: 'box', width: WIDTH, height, rx: 4 }),
    svg('rect', { class: 'load', width: 5, height: height * share, y: height * (1 - share), rx: 2 }),
    ...texts.map((text, index) =>
      svg(
        'text',
        { class: index === 0 ? 'title' : text.startsWith('⑂') ? 'diverges' : undefined, x: 12, y: 18 + index * LINE },
        shortened(text),
      ),
    ),
  );
}

const shortened = (text: string): string => (text.length > 27 ? `${text.slice(0, 26)}…` : text);

function drawEdge(points: readonly { readonly x: number; readonly y: number }[], kind: string): SVGElement {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
  return svg('path', { class: `edge ${kind}`, d: path, 'marker-end': 'url(#arrow)' });
}

function arrowHead(): SVGElement {
  return svg(
    'defs',
    {},
    svg(
      'marker',
      {
        id: 'arrow',
        viewBox: '0 0 10 10',
        refX: 9,
        refY: 5,
        markerWidth: 7,
        markerHeight: 7,
        orient: 'auto-start-reverse',
      },
      svg('path', { class: 'arrow', d: 'M0 0L10 5L0 10z' }),
    ),
  );
}
