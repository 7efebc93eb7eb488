// Decides many instruction lines with few runs of the assembler: each stands on its own line of one kernel, and every
// message names its line. A fatal message hides what follows, so its line is taken out and the rest judged again.
import { moduleOf, type Prelude } from './forms';
import { judge, type Message } from './ptxas';
import { registers, sourceOf } from './sources';

interface Cell {
  readonly version: string;
  readonly target: string;
}

/** For each line whether the assembler accepts it for this version and target. */
export async function decide(
  ptxas: string,
  prelude: Prelude,
  cell: Cell,
  lines: readonly string[],
): Promise<readonly boolean[]> {
  const known = await knownPart(ptxas, prelude, cell);
  const accepted = new Array<boolean>(lines.length).fill(false);
  let open = lines.map((_, index) => index);
  while (open.length > 0) {
    const { source, firstLine } = moduleOf(
      cell.version,
      cell.target,
      known,
      open.map((index) => lines[index]),
    );
    const { messages } = await judge(ptxas, source);
    const fatal = messages.find((message) => message.severity === 'fatal');
    if (fatal === undefined) {
      const rejected = new Set(messages.filter(isError).map((message) => (message.line ?? 0) - firstLine));
      for (const [position, index] of open.entries()) accepted[index] = !rejected.has(position);
      return accepted;
    }
    // A missing `;` is reported on the line of the next token.
    const position = Math.min((fatal.line ?? 0) - firstLine, open.length - 1);
    if (position < 0) throw new Error(`${cell.version} ${cell.target}: ${fatal.text}`);
    open = open.filter((_, at) => at !== position);
  }
  return accepted;
}

/**
 * For each body whether the assembler accepts it; each stands in a kernel of its own. Only for bodies that are well
 * formed: a fatal message is taken for that of the body in which it stands, and the others are judged again.
 */
export async function acceptsBodies(ptxas: string, bodies: readonly string[]): Promise<readonly boolean[]> {
  const accepted = new Array<boolean>(bodies.length).fill(false);
  let open = bodies.map((_, index) => index);
  while (open.length > 0) {
    const { source, lines } = kernelsOf(open.map((index) => bodies[index]));
    const errors = (await judge(ptxas, source)).messages.filter(isError);
    const isIn = ([first, end]: readonly [number, number], { line = 0 }: Message) => line >= first && line < end;
    const fatal = errors.find(({ severity }) => severity === 'fatal');
    if (!fatal) {
      for (const [at, index] of open.entries()) accepted[index] = !errors.some((error) => isIn(lines[at], error));
      return accepted;
    }
    const left = open.filter((_, at) => !isIn(lines[at], fatal));
    if (left.length === open.length) throw new Error(fatal.text);
    open = left;
  }
  return accepted;
}

/** A module with one kernel for each body, and the lines [first, end) of each. */
function kernelsOf(bodies: readonly string[]): { source: string; lines: readonly (readonly [number, number])[] } {
  let source = sourceOf({ module: '', body: '' });
  let line = source.split('\n').length;
  const lines = bodies.map((body, index) => {
    const text = `.entry kernel${index}() {\n${registers}\n${body}\nret; }\n`;
    const first = line;
    source += text;
    line += text.split('\n').length - 1;
    return [first, line] as const;
  });
  return { source, lines };
}

function isError(message: Message): boolean {
  return message.severity === 'error' || message.severity === 'fatal';
}

/** The lines of the prelude that this version and target know. */
async function knownPart(ptxas: string, prelude: Prelude, cell: Cell): Promise<Prelude> {
  let { module, kernel } = prelude;
  // Texture references were a state space before PTX 1.5.
  if (Number(cell.version) < 1.5) module = module.map((line) => line.replace('.global .texref', '.tex .u32'));
  for (;;) {
    const { source } = moduleOf(cell.version, cell.target, { module, kernel }, []);
    const { messages } = await judge(ptxas, source);
    const bad = new Set(messages.filter(isError).map((message) => source.split('\n')[(message.line ?? 0) - 1]));
    const next = { module: module.filter((line) => !bad.has(line)), kernel: kernel.filter((line) => !bad.has(line)) };
    if (next.module.length === module.length && next.kernel.length === kernel.length) return next;
    ({ module, kernel } = next);
  }
}
