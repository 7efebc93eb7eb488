// Which parts of a function's control-flow graph are drawn: every block, or loops as one node each, or what is near the
// cursor. No picture here: nodes and edges for the layout.
import type { InspectorReport } from '../../../../server/src/lsp/protocol';

export interface GraphNode {
  /** `b3` a block, `l1` a loop that is closed. */
  readonly id: string;
  /** Blocks that it stands for; several for a closed loop. */
  readonly blocks: readonly number[];
  /** Index of the closed loop, or -1. */
  readonly loop: number;
  readonly instructions: number;
  readonly registers: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'falls' | 'jumps' | 'back' | 'irreducible';
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Nodes that are not drawn because there are too many. */
  readonly hidden: number;
}

/** More nodes than this are a wall, not a picture. */
export const MOST_NODES = 200;
/** Graphs up to this size open with all blocks. */
export const OPEN_BLOCKS = 60;

/** Blocks in the text that nothing reaches are left out. */
export function visibleGraph(report: InspectorReport, closed: ReadonlySet<number>, around: number): Graph {
  const nodeOf = report.blocks.map(({ loop, reachable }, block) =>
    reachable ? idOf(report, block, loop, closed) : undefined,
  );
  const nodes = new Map<
    string,
    { id: string; blocks: number[]; loop: number; instructions: number; registers: number }
  >();
  report.blocks.forEach(({ from, to, registers }, block) => {
    const id = nodeOf[block];
    if (id === undefined) return;
    const node = nodes.get(id);
    if (node) {
      node.blocks.push(block);
      node.instructions += to - from;
      node.registers = Math.max(node.registers, registers);
    } else {
      const loop = id.startsWith('l') ? Number(id.slice(1)) : -1;
      nodes.set(id, { id, blocks: [block], loop, instructions: to - from, registers });
    }
  });
  const edges = new Map<string, GraphEdge>();
  report.blocks.forEach((block, from) => {
    for (const { to, kind } of block.edges) {
      const [a, b] = [nodeOf[from], nodeOf[to]];
      if (a === undefined || b === undefined || (a === b && a.startsWith('l'))) continue;
      edges.set(`${a} ${b}`, { from: a, to: b, kind });
    }
  });
  const center = nodeOf[around] ?? nodes.keys().next().value ?? '';
  return near([...nodes.values()], [...edges.values()], center);
}

/** The outermost closed loop around a block, or the block itself. */
function idOf({ loops }: InspectorReport, block: number, loop: number, closed: ReadonlySet<number>): string {
  let id = `b${block}`;
  for (let at = loop; at >= 0; at = loops[at].outer) if (closed.has(at)) id = `l${at}`;
  return id;
}

/** Breadth first from a node, along edges of both directions. */
function near(nodes: readonly GraphNode[], edges: readonly GraphEdge[], center: string): Graph {
  if (nodes.length <= MOST_NODES) return { nodes, edges, hidden: 0 };
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const kept = new Set([center]);
  for (const id of kept) {
    for (const next of neighbours.get(id) ?? []) if (kept.size < MOST_NODES) kept.add(next);
    if (kept.size >= MOST_NODES) break;
  }
  return {
    nodes: nodes.filter(({ id }) => kept.has(id)),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    hidden: nodes.length - kept.size,
  };
}
