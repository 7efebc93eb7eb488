// What one instruction asks of the hardware, read off its opcode: the pipe that executes it, floating-point operations, bytes
// that it moves. Counted for one thread; what a warp or a block does together is divided among its threads.
import type { SlotValues } from '../../isa/schema';
import { typeInfo } from '../../isa/types';
import type { OpcodeMatch } from '../../semantic/match';

export const pipes = [
  'integer',
  'float',
  'half',
  'double',
  'special function',
  'tensor',
  'conversion',
  'move',
  'warp exchange',
  'memory',
  'texture',
  'synchronisation',
  'control',
  'other',
] as const;
export type Pipe = (typeof pipes)[number];

export interface Movement {
  readonly kind: 'load' | 'store' | 'atomic' | 'copy';
  /** State space without its dot; `generic` where the instruction names none. */
  readonly space: string;
  /** Of one thread; undefined where only the launch knows. */
  readonly bytes: number | undefined;
}

export interface Work {
  readonly pipe: Pipe;
  readonly flops: number;
  readonly movement: Movement | undefined;
}

const nothing: Work = { pipe: 'other', flops: 0, movement: undefined };
const known = new WeakMap<OpcodeMatch, Work>();

export function workOf(match: OpcodeMatch): Work {
  let work = known.get(match);
  if (!work) {
    work = compute(match);
    known.set(match, work);
  }
  return work;
}

const specialFunctions = new Set(['sin', 'cos', 'ex2', 'lg2', 'rcp', 'rsqrt', 'sqrt', 'tanh', 'div']);
const exchanges = new Set(['shfl', 'vote', 'match', 'redux', 'activemask', 'elect', 'movmatrix']);
const moves = new Set(['mov', 'cvta', 'cvta.to', 'prmt', 'selp', 'slct', 'isspacep', 'mapa', 'getctarank']);
const atomics = new Set(['atom', 'red']);

function compute(match: OpcodeMatch): Work {
  const { instruction, words } = match;
  if (!instruction) return nothing;
  const { name, category } = instruction;
  const opcode = words[0];
  const plain = (pipe: Pipe): Work => ({ pipe, flops: 0, movement: undefined });
  if (/(?:^|\.)mma/.test(name)) return { pipe: 'tensor', flops: productFlops(match), movement: undefined };
  const movement = movementOf(match);
  if (movement) return { pipe: 'memory', flops: 0, movement };
  if (exchanges.has(opcode)) return plain('warp exchange');
  if (moves.has(name) || moves.has(opcode)) return plain('move');
  switch (category) {
    case 'control':
      return plain('control');
    case 'sync':
    case 'mbarrier':
    case 'wgmma':
    case 'tcgen05':
      return plain('synchronisation');
    case 'async':
      return plain(/wait|commit|arrive/.test(name) ? 'synchronisation' : 'memory');
    case 'texture':
    case 'surface':
      return plain('texture');
    case 'convert':
      return plain('conversion');
    case 'arithmetic':
    case 'extended':
    case 'float':
    case 'compare':
    case 'logic':
    case 'video':
      return arithmetic(opcode, words);
    default:
      return nothing;
  }
}

function arithmetic(opcode: string, words: readonly string[]): Work {
  const type = words.findLast((word) => typeInfo(word) !== undefined) ?? '';
  const pipe = pipeOf(type);
  const isFloat = pipe !== 'integer';
  const special = isFloat && pipe !== 'double' && specialFunctions.has(opcode);
  const each = opcode === 'fma' || opcode === 'mad' ? 2 : /^(?:add|sub|mul|div|sqrt|rcp)$/.test(opcode) ? 1 : 0;
  const elements = /x(\d)$/.exec(type)?.[1] ?? '1';
  return {
    pipe: special ? 'special function' : pipe,
    flops: isFloat ? each * Number(elements) : 0,
    movement: undefined,
  };
}

function pipeOf(type: string): 'integer' | 'float' | 'half' | 'double' {
  if (type === '.f64') return 'double';
  if (/^\.b?f16/.test(type)) return 'half';
  return /^\.(?:f32|tf32|e\dm\d)/.test(type) ? 'float' : 'integer';
}

/** Two operations for each product of the shape `.mMnNkK`, shared by the threads that execute it together. */
function productFlops({ instruction, words }: OpcodeMatch): number {
  const shape = /^\.m(\d+)n(\d+)k(\d+)$/.exec(words.find((word) => /^\.m\d+n\d+k\d+$/.test(word)) ?? '');
  if (!shape) return 0; // tcgen05: a descriptor says it
  const [m, n, k] = shape.slice(1).map(Number);
  return (2 * m * n * k) / (instruction?.category === 'wgmma' ? 128 : 32);
}

function movementOf({ instruction, words, slots }: OpcodeMatch): Movement | undefined {
  const opcode = words[0];
  const { name } = instruction!;
  if (name === 'ldmatrix' || name === 'stmatrix') {
    const count = Number(words.find((word) => /^\.x[124]$/.test(word))?.slice(2) ?? 1);
    // Each 8 by 8 matrix is one 32-bit register of each thread.
    return { kind: name === 'ldmatrix' ? 'load' : 'store', space: 'shared', bytes: 4 * count };
  }
  if (opcode === 'cp' && name !== 'cp.async' && !name.startsWith('cp.async.bulk')) return undefined;
  if (name === 'cp.async') return { kind: 'copy', space: 'global', bytes: undefined };
  if (/^cp\.async\.bulk(?:\.tensor)?$|^cp\.reduce/.test(name))
    return { kind: 'copy', space: bulkSpace(words), bytes: undefined };
  if (opcode === 'wmma')
    return { kind: name.endsWith('load') ? 'load' : 'store', space: spaceOf(words), bytes: undefined };
  if (name === 'tcgen05.ld' || name === 'tcgen05.st')
    return { kind: name.endsWith('ld') ? 'load' : 'store', space: 'tensor memory', bytes: undefined };
  const kind =
    opcode === 'ld' || opcode === 'ldu'
      ? 'load'
      : opcode === 'st'
        ? 'store'
        : atomics.has(opcode)
          ? 'atomic'
          : undefined;
  return kind && { kind, space: spaceOf(words), bytes: accessBytes(words, slots) };
}

function spaceOf(words: readonly string[]): string {
  const space = words.find((word) => /^\.(?:global|shared|local|const|param|generic)(?:::|$)/.test(word));
  return space === undefined ? 'generic' : space.slice(1).replace(/::.*$/, '').replace('const', 'constant');
}

const bulkSpace = (words: readonly string[]): string =>
  words.some((word) => word === '.global') ? 'global' : 'shared';

function accessBytes(words: readonly string[], slots: SlotValues): number | undefined {
  const type = slots.type ?? words.findLast((word) => typeInfo(word) !== undefined);
  const bits = type === undefined ? undefined : typeInfo(type)?.bits;
  if (bits === undefined) return undefined;
  const vector = words.find((word) => /^\.v[248]$/.test(word));
  return Math.max(1, (bits * (vector === undefined ? 1 : Number(vector.slice(2)))) / 8);
}
