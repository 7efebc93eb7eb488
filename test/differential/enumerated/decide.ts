// Decides enumerated lines with few runs of the assembler, a few hundred in each kernel. Nearly every message names its line;
// a fatal one hides what follows, so its line is taken out and the rest of its kernel judged again. What ptxas expands into
// other instructions (matrix products, tensor memory, video) it judges only where nothing else is wrong: a line is accepted
// when a kernel of accepted lines alone is.
import type { Prelude } from '../forms';
import { inParallel, judge, type Message } from '../ptxas';
import { type Cell, prelude, sourceOf } from './names';

export interface Verdict {
  readonly accepted: boolean;
  readonly messages: readonly string[];
}

const perKernel = 800;
const isError = ({ severity }: Message): boolean => severity === 'error' || severity === 'fatal';

/** One verdict for each line. `width`: how many assemblers run at once. */
export async function decideLines(
  ptxas: string,
  cell: Cell,
  lines: readonly string[],
  width = 2,
): Promise<readonly Verdict[]> {
  const known = await knownPart(ptxas, cell);
  const chunks: string[][] = [];
  for (let at = 0; at < lines.length; at += perKernel) chunks.push(lines.slice(at, at + perKernel));
  const verdicts = await inParallel(chunks, (chunk) => decideChunk(ptxas, cell, known, chunk), width);
  return verdicts.flat();
}

async function decideChunk(ptxas: string, cell: Cell, known: Prelude, lines: readonly string[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = lines.map(() => ({ accepted: true, messages: [] }));
  let open = [...lines.keys()];
  for (;;) {
    const { source, firstLine } = sourceOf(
      cell,
      known,
      open.map((index) => lines[index]),
    );
    const errors = (await judge(ptxas, source)).messages.filter(isError);
    if (errors.length === 0) return verdicts;
    const fatal = errors.find(({ severity, line }) => severity === 'fatal' && line !== undefined);
    if (fatal) {
      const position = Math.min(fatal.line! - firstLine, open.length - 1);
      if (position < 0) throw new Error(`${cell.version} ${cell.target}: ${fatal.text}`);
      verdicts[open[position]] = { accepted: false, messages: [`fatal: ${fatal.text}`] };
      open = open.filter((_, at) => at !== position);
      continue;
    }
    // Neither a crash nor an error in what ptxas expands a line to says its number: the halves are judged apart.
    const placed = errors.filter(({ line }) => line !== undefined);
    if (placed.length === 0 && open.length > 1) {
      for (const half of [open.slice(0, open.length >> 1), open.slice(open.length >> 1)]) {
        const texts = half.map((index) => lines[index]);
        const judged = await decideChunk(ptxas, cell, known, texts);
        for (const [at, index] of half.entries()) verdicts[index] = judged[at];
      }
      return verdicts;
    }
    for (const { line, text } of placed.length > 0 ? placed : errors) {
      const index = line === undefined ? open[0] : open[line - firstLine];
      if (index === undefined) throw new Error(`${cell.version} ${cell.target}: ${text}`);
      verdicts[index] = { accepted: false, messages: [...verdicts[index].messages, text] };
    }
    open = open.filter((index) => verdicts[index].accepted);
  }
}

const parts = new Map<string, Promise<Prelude>>();

/** The lines of the prelude that this version and target know. */
function knownPart(ptxas: string, cell: Cell): Promise<Prelude> {
  const key = `${ptxas} ${cell.version} ${cell.target}`;
  const part = parts.get(key) ?? reduce(ptxas, cell);
  parts.set(key, part);
  return part;
}

async function reduce(ptxas: string, cell: Cell): Promise<Prelude> {
  let { module, kernel } = prelude;
  // Texture references were a state space before PTX 1.5.
  if (Number(cell.version) < 1.5) module = module.map((line) => line.replace('.global .texref', '.tex .u32'));
  for (;;) {
    const { source } = sourceOf(cell, { module, kernel }, []);
    const bad = new Set(
      (await judge(ptxas, source)).messages.filter(isError).map(({ line = 0 }) => source.split('\n')[line - 1]),
    );
    const next = { module: module.filter((line) => !bad.has(line)), kernel: kernel.filter((line) => !bad.has(line)) };
    if (next.module.length === module.length && next.kernel.length === kernel.length) return next;
    ({ module, kernel } = next);
  }
}
