// Floating-point literals: the bits as a number and the number as bits, exactly.

export type FloatWidth = 32 | 64;

const view = new DataView(new ArrayBuffer(8));

/** The value of `0f3F800000` or `0d…`; undefined for another text. */
export function hexFloatValue(text: string): { readonly value: number; readonly width: FloatWidth } | undefined {
  const match = /^0([fFdD])([0-9a-fA-F]+)$/.exec(text);
  if (!match) return undefined;
  const width = match[1].toLowerCase() === 'f' ? 32 : 64;
  if (match[2].length !== width / 4) return undefined;
  return { value: valueOfBits(BigInt(`0x${match[2]}`), width), width };
}

export function valueOfBits(bits: bigint, width: FloatWidth): number {
  view.setBigUint64(0, bits);
  return width === 32 ? view.getFloat32(4) : view.getFloat64(0);
}

/** `0f3F800000`, `0d3FF0000000000000`. */
export function hexFloat(value: number, width: FloatWidth): string {
  if (width === 32) view.setFloat32(0, value);
  else view.setFloat64(0, value);
  const bits = width === 32 ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
  return `${width === 32 ? '0f' : '0d'}${bits
    .toString(16)
    .toUpperCase()
    .padStart(width / 4, '0')}`;
}

/** The shortest decimal that rounds to the value, always with a point or an exponent: `1.0`, `1.4142135`, `-inf`. */
export function decimalOf(value: number, width: FloatWidth): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = width === 64 ? String(value) : shortestSingle(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function shortestSingle(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

/** "subnormal", "largest finite value" … where a value is special. */
export function classOfFloat(value: number, width: FloatWidth): string | undefined {
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 'not a number';
  if (value === 0) return Object.is(value, -0) ? 'negative zero' : undefined;
  if (size < (width === 32 ? 2 ** -126 : 2 ** -1022)) return 'subnormal: `.ftz` makes it 0';
  if (size === (width === 32 ? 3.4028234663852886e38 : Number.MAX_VALUE)) return 'largest finite value';
  if (size === (width === 32 ? 2 ** -126 : 2 ** -1022)) return 'smallest normal value';
  const exponent = Math.log2(size);
  if (Number.isInteger(exponent) && Math.abs(exponent) > 3 && 2 ** exponent === size)
    return `${value < 0 ? '-' : ''}2^${exponent}`;
  return undefined;
}

const constants: readonly (readonly [name: string, value: number])[] = [
  ['π', Math.PI],
  ['2π', 2 * Math.PI],
  ['π/2', Math.PI / 2],
  ['π/4', Math.PI / 4],
  ['1/π', 1 / Math.PI],
  ['2/π', 2 / Math.PI],
  ['1/(2π)', 0.5 / Math.PI],
  ['√(2/π)', Math.sqrt(2 / Math.PI)],
  ['e', Math.E],
  ['log2 e', Math.LOG2E],
  ['ln 2', Math.LN2],
  ['log10 2', Math.log10(2)],
  ['log2 10', Math.log2(10)],
  ['ln 10', Math.LN10],
  ['log10 e', Math.LOG10E],
  ['√2', Math.SQRT2],
  ['1/√2', Math.SQRT1_2],
  ['1/3', 1 / 3],
  ['1/6', 1 / 6],
];

/** The constant that a value is the nearest representable number of. */
export function constantName(value: number, width: FloatWidth): string | undefined {
  const size = Math.abs(value);
  const found = constants.find(([, constant]) => (width === 32 ? Math.fround(constant) : constant) === size);
  return found && `${value < 0 ? '-' : ''}${found[0]}`;
}
