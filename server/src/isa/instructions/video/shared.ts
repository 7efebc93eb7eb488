// What the video instructions share: forms, types, operands and the meanings of their modifiers.
import { since } from '../../availability';
import { type Form, type Operand, read, type Selector, type SlotDomain, write } from '../../schema';

const types: SlotDomain = ['.u32', '.s32'];
export const operandTypes = { dtype: types, atype: types, btype: types };
export const comparisons: SlotDomain = ['.eq', '.ne', '.lt', '.le', '.gt', '.ge'];

const scalarSince = since('2.0', 'sm_20+');
const simdSince = since('3.0', 'sm_30+');

// What ptxas 13.0.88 and 13.3.33 take, but `.b01`, `.b12` and `.b23`, which they take behind any register.
const part: Selector = { pattern: /^\.(?:b[0-3]|h[01])$/, meaning: '`.b0` to `.b3`, `.h0` or `.h1`' };
const halves = {
  mask: { pattern: /^\.h(?:0|1|10)$/, meaning: '`.h0`, `.h1` or `.h10`' },
  choice: { pattern: /^\.h[0-3]{2}$/, meaning: '`.h` and two digits from 0 to 3' },
};
const bytes = {
  mask: { pattern: /^\.b(?=\d)3?2?1?0?$/, meaning: '`.b` and one or more of 3, 2, 1, 0 in this order' },
  choice: { pattern: /^\.b[0-7]{4}$/, meaning: '`.b` and four digits from 0 to 7' },
};

/** The three ways of a scalar video instruction; `opcode` comes without the second operation. `type`: of the result. */
export function scalarForms(opcode: string, type = 'dtype'): Form[] {
  const operands = { d: write(type, { meaning: 'result' }) };
  return [
    { group: 'alone', syntax: `${opcode}  d, a, b`, operands, since: scalarSince },
    {
      group: 'with a second operation',
      syntax: `${opcode}.op2  d, a, b, c`,
      operands,
      since: scalarSince,
    },
    {
      group: 'with a merge',
      syntax: `${opcode}  d, a, b, c`,
      since: scalarSince,
    },
  ];
}

export const scalarSlots = { ...operandTypes, op2: ['.add', '.min', '.max'] };

/** The two ways of a SIMD video instruction. */
export function simdForms(opcode: string, saturation: '{.sat}' | ''): Form[] {
  return [
    {
      group: 'with a merge',
      syntax: `${opcode}${saturation}  d, a, b, c`,
      since: simdSince,
    },
    {
      group: 'with a sum',
      syntax: `${opcode}.add  d, a, b, c`,
      since: simdSince,
    },
  ];
}

const selected = 'a selector behind it takes a byte (`.b0` … `.b3`) or a half (`.h0`, `.h1`)';

export const scalarOperands = {
  d: write('dtype', {
    selector: part,
    meaning: 'result; a selector behind it names the part of `c` that the result replaces',
  }),
  a: read('atype', { noSum: true, selector: part, meaning: selected }),
  b: read('btype', { noSum: true, selector: part, meaning: selected }),
  c: read('dtype', { meaning: 'operand of the second operation, or value that the result is merged into' }),
};

const maskOfHalves = '`.h0`, `.h1` or `.h10`';
const maskOfBytes = 'one or more of `b` and 3 to 0 downwards, as in `.b3`, `.b20`';
const selectorOfHalves = '`.hxy` with x and y from 0 to 3: 0 and 1 are the halves of `a`, 2 and 3 those of `b`';
const selectorOfBytes = '`.bwxyz` with digits from 0 to 7: 0 to 3 are the bytes of `a`, 4 to 7 those of `b`';

/** Operands of the instructions on two halves or four bytes. */
export function simdOperands(elements: 2 | 4): Readonly<Record<'d' | 'a' | 'b' | 'c', Operand>> {
  const [mask, selector] = elements === 2 ? [maskOfHalves, selectorOfHalves] : [maskOfBytes, selectorOfBytes];
  const selectors = elements === 2 ? halves : bytes;
  const [first, second] = elements === 2 ? ['.h10', '.h32'] : ['.b3210', '.b7654'];
  return {
    d: write('dtype', {
      selector: selectors.mask,
      meaning: `result; a mask behind it, ${mask}, limits the elements that count`,
    }),
    a: read('atype', {
      registerOnly: true,
      selector: selectors.choice,
      meaning: `selector: ${selector}; absent: \`${first}\``,
    }),
    b: read('btype', {
      registerOnly: true,
      selector: selectors.choice,
      meaning: `selector as for \`a\`; absent: \`${second}\``,
    }),
    c: read('dtype', {
      registerOnly: true,
      registers: ['.b32', '.u32', '.s32', '.f16x2'],
      meaning: 'elements that the mask leaves out; with `.add` the running sum',
    }),
  };
}

export const secondOperations = {
  '.add': 'Adds `c` to the result.',
  '.min': 'Takes the smaller of the result and `c`.',
  '.max': 'Takes the larger of the result and `c`.',
};
export const scalarModifiers = {
  '.sat': 'Clamps the result to the range of its type, or of the byte or half that is merged, before `c` comes in.',
  ...secondOperations,
};
export const simdModifiers = {
  '.sat': 'Clamps each element to the range of a byte or half, signed or unsigned as the first type says.',
  '.add': 'Adds the elements to `c`, which gives one 32-bit sum.',
};

export const scalarDescription =
  'The bytes or halves that the selectors of `a` and `b` name are extended by their types, so that nothing overflows in between. The result may be clamped, and then combined with `c` or written into a part of it.';
export const shiftDescription =
  'The bytes or halves that the selectors of `a` and `b` name are extended by their types. The shifted value may be clamped, and then combined with `c` or written into a part of it.';
export const simdDescription =
  'The elements are extended by the types of `a` and `b`, and each pair is worked on alone. A selector may take each element from either register. Elements that the mask of `d` leaves out come from `c`; with `.add` those that it names are added to `c` instead.';

export const scalarTraps = [
  'A selector on `d` and a second operation exclude each other.',
  'With a selector on `d` the operand `c` is required: the remaining bits come from it.',
];
export const simdTraps = [
  '`c` is required even where all elements are written, and no operand can be an immediate.',
  'The digits of a selector count through both registers: `b` has 2 and 3 for halves, 4 to 7 for bytes.',
  'Made for Kepler (sm_3x); on other machines most of these become a sequence of instructions.',
];
export const saturationTrap = '`.sat` and `.add` exclude each other.';
