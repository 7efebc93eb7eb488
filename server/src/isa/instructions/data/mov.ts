// mov: copies, constants, special registers, addresses of variables and functions; packing and unpacking; vectors.
import { since } from '../../availability';
import { excludes, instruction, predicate, read, type SlotValues, value, write } from '../../schema';
import { double } from '../../vocabulary';

const b128 = value('.b128', '8.3', 'sm_70+');
const wide = ['.b64', '.u64', '.s64', '.f64'];

const packing = { anchor: 'data-movement-and-conversion-instructions-mov-2' };
const halves = { '.b16': '.b8', '.b32': '.b16', '.b64': '.b32', '.b128': '.b64' } as const;
const quarters = { '.b32': '.b8', '.b64': '.b16', '.b128': '.b32' } as const;
const half = ({ type }: SlotValues): string => halves[type as keyof typeof halves] ?? '.b8';
const quarter = ({ type }: SlotValues): string => quarters[type as keyof typeof quarters] ?? '.b8';
const inHalves = ['.b16', '.b32', '.b64', b128];
const inQuarters = ['.b32', '.b64', b128];

export default instruction({
  name: 'mov',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-mov',
  summary: 'Copies a register, a constant, a special register or the address of a variable or function to a register.',
  description:
    'The name of a variable stands for its address within its own state space; `cvta` makes it generic. With a bit-size type and a braced list on one side `mov` packs the elements into a scalar or unpacks a scalar into them; the first element is the lowest part.',
  forms: [
    {
      group: 'scalar',
      syntax: 'mov.type  d, a',
      slots: { type: ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64'] },
      operands: {
        d: write('type', { packed: true }),
        a: read('type', { special: true, symbol: true, packed: true }),
      },
      since: since('1.0'),
    },
    {
      group: 'scalar',
      syntax: 'mov.type  d, a',
      slots: { type: ['.f32', double] },
      since: since('1.0'),
    },
    {
      group: 'scalar',
      syntax: 'mov.b128  d, a',
      // ptxas 13.0 takes it in braces, too.
      operands: {
        d: write('.b128', { vector: 1, loose: true, packed: true }),
        a: read('.b128', { packed: true, symbol: true }),
      },
      since: since('8.3', 'sm_70+'),
    },
    {
      group: 'predicates',
      syntax: 'mov.pred  d, {!}a',
      operands: { d: write('.pred'), a: predicate({ special: true }) },
      since: since('1.0'),
    },
    {
      ...packing,
      group: 'pack',
      syntax: 'mov.type  d, a',
      slots: { type: inHalves },
      operands: { a: read(half, { vector: 2, meaning: 'elements, the lowest first' }) },
      summary: 'Packs two elements into a scalar.',
      since: since('1.0'),
    },
    {
      ...packing,
      group: 'pack',
      syntax: 'mov.type  d, a',
      slots: { type: inQuarters },
      operands: { a: read(quarter, { vector: 4, meaning: 'elements, the lowest first' }) },
      summary: 'Packs four elements into a scalar.',
      since: since('1.0'),
    },
    {
      ...packing,
      group: 'unpack',
      syntax: 'mov.type  d, a',
      slots: { type: inHalves },
      operands: {
        d: write(half, { vector: 2, sink: true, meaning: 'elements, the lowest first' }),
        a: read('type', { special: true }),
      },
      summary: 'Unpacks a scalar into two elements.',
      since: since('1.0'),
    },
    {
      ...packing,
      group: 'unpack',
      syntax: 'mov.type  d, a',
      slots: { type: inQuarters },
      operands: {
        d: write(quarter, { vector: 4, sink: true, meaning: 'elements, the lowest first' }),
        a: read('type', { special: true }),
      },
      summary: 'Unpacks a scalar into four elements.',
      since: since('1.0'),
    },
    {
      group: 'vectors',
      anchor: 'vectors-as-operands',
      syntax: 'mov.vec.type  d, a',
      slots: {
        vec: ['.v2', '.v4'],
        type: ['.b16', '.b32', '.b64', '.u16', '.u32', '.u64', '.s16', '.s32', '.s64', '.f32', double],
      },
      operands: { d: write('type', { vector: 'vec', sink: true }), a: read('type', { vector: 'vec', special: true }) },
      constraints: [excludes('vec', ['.v4'], 'type', wide, 'a vector has at most 128 bits')],
      summary: 'Copies a vector, or all elements of a vector special register.',
      since: since('1.0'),
    },
  ],
  operands: { d: write('type'), a: read('type') },
  traps: [
    'The address of a shared, local or constant variable is not generic: convert it with `cvta` before a generic access.',
    'Taking the address of a device function parameter copies it to local memory.',
    'The address of a kernel needs PTX 3.1 and sm_35, and serves only dynamic parallelism.',
    '`_` stands for unwanted elements of an unpacked value, but at least one element must be a register.',
  ],
  examples: ['mov.u32 %r1, %tid.x;', 'mov.u64 %rd1, svar;', 'mov.b64 %rd1, {%r1, %r2};', 'mov.b32 {%h1, _}, %r1;'],
});
