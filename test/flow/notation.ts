// Flow tests are written as small programs, one instruction per line:
//   a = b c         reads b and c, writes a (two results: `a b = c`)      = b   only reads      a =   only writes
//   ?p a = b        guarded by p                                          L:    a label
//   jump L M        to one of the labels       ?p jump L                  end   ret or exit     ?p end
// A name that begins with p or q is a predicate, with d a 64-bit value, with v a 128-bit one; all others have 32 bits.
import { type FunctionCode, InstructionFlag } from '../../server/src/semantic/code';

export interface Program {
  readonly code: FunctionCode;
  readonly names: readonly string[];
}

export function program(text: string): Program {
  const labels = new Map<string, number>();
  const lines: string[] = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line.endsWith(':')) labels.set(line.slice(0, -1), lines.length);
    else if (line !== '') lines.push(line);
  }
  const numbers = new Map<string, number>();
  const instructions = lines.map((line) => instruction(line, labels, numbers));
  const names = [...numbers.keys()];
  return { code: assemble(instructions, names.map(unitsOf), names.map(isPredicate)), names };
}

export interface TestInstruction {
  readonly uses: readonly number[];
  readonly defs: readonly number[];
  readonly targets: readonly number[];
  readonly flags: number;
}

export function assemble(
  instructions: readonly TestInstruction[],
  units: readonly number[],
  predicates: readonly number[],
): FunctionCode {
  return {
    count: instructions.length,
    offsets: new Uint32Array(instructions.length),
    flags: Uint8Array.from(instructions, ({ flags }) => flags),
    useStart: starts(instructions.map(({ uses }) => uses.length)),
    uses: Uint32Array.from(instructions.flatMap(({ uses }) => uses)),
    defStart: starts(instructions.map(({ defs }) => defs.length)),
    defs: Uint32Array.from(instructions.flatMap(({ defs }) => defs)),
    targetStart: starts(instructions.map(({ targets }) => targets.length)),
    targets: Uint32Array.from(instructions.flatMap(({ targets }) => targets)),
    valueCount: units.length,
    units: Uint8Array.from(units),
    predicates: Uint8Array.from(predicates),
  };
}

function instruction(line: string, labels: Map<string, number>, numbers: Map<string, number>): TestInstruction {
  const words = line.split(/\s+/);
  const guard = words[0].startsWith('?') ? [words.shift()!.slice(1)] : [];
  const flags = guard.length > 0 ? InstructionFlag.Guarded : 0;
  const number = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  };
  if (words[0] === 'jump' || words[0] === 'end') {
    const targets = words.slice(1).map((label) => labels.get(label)!);
    return { uses: guard.map(number), defs: [], targets, flags: flags | InstructionFlag.Ends };
  }
  const equals = words.indexOf('=');
  const uses = [...guard, ...words.slice(equals + 1)].map(number);
  return { uses, defs: words.slice(0, equals).map(number), targets: [], flags };
}

function starts(lengths: readonly number[]): Uint32Array {
  const result = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) result[i + 1] = result[i] + lengths[i];
  return result;
}

function unitsOf(name: string): number {
  return { p: 0, q: 0, d: 2, v: 4 }[name[0]] ?? 1;
}

function isPredicate(name: string): number {
  return name.startsWith('p') || name.startsWith('q') ? 1 : 0;
}
