// Types, and the parameters of functions.
import {
  accepts,
  type Cursor,
  compactNumber,
  deeper,
  digits,
  expects,
  fail,
  isAtEnd,
  isDigit,
  peek,
  remember,
  untilEnd,
} from './cursor';
import { expression } from './expressions';
import { name, qualifiersHere, referenceHere, sourceName, substitution, withArguments } from './names';
import { type Exceptions, type FunctionNode, type Node, text } from './nodes';

const BUILTIN: Readonly<Record<string, string>> = {
  ...{ v: 'void', w: 'wchar_t', b: 'bool', c: 'char', a: 'signed char', h: 'unsigned char', s: 'short' },
  ...{ t: 'unsigned short', i: 'int', j: 'unsigned int', l: 'long', m: 'unsigned long', x: 'long long' },
  ...{ y: 'unsigned long long', n: '__int128', o: 'unsigned __int128', f: 'float', d: 'double', e: 'long double' },
  ...{ g: '__float128', z: '...' },
};
const SECOND: Readonly<Record<string, string>> = {
  ...{ d: 'decimal64', e: 'decimal128', f: 'decimal32', h: 'half', i: 'char32_t', s: 'char16_t', u: 'char8_t' },
  ...{ a: 'auto', c: 'decltype(auto)', n: 'decltype(nullptr)' },
};

const builtins: ReadonlyMap<string, Node> = new Map(
  [...Object.entries(BUILTIN), ...Object.entries(SECOND).map(([letter, word]) => [`D${letter}`, word])].map(
    ([code, word]) => [code, text(word)],
  ),
);

export function type(cursor: Cursor): Node {
  return deeper(cursor, typeHere) ?? fail(cursor);
}

function typeHere(cursor: Cursor): Node {
  const letter = peek(cursor);
  const builtin = builtins.get(letter === 'D' ? letter + peek(cursor, 1) : letter);
  if (builtin) {
    cursor.at += letter === 'D' ? 2 : 1;
    return builtin;
  }
  if (letter === 'S' && peek(cursor, 1) !== 't') return substituted(cursor);
  return isFloat(cursor) ? floatType(cursor) : remember(cursor, compound(cursor));
}

/** A substitution is none again, but with template arguments. */
function substituted(cursor: Cursor): Node {
  const found = substitution(cursor);
  return peek(cursor) === 'I' ? remember(cursor, withArguments(cursor, found)) : found;
}

function compound(cursor: Cursor): Node {
  const letter = peek(cursor);
  switch (letter) {
    case 'r':
    case 'V':
    case 'K':
      return qualified(cursor);
    case 'P':
    case 'R':
    case 'O':
      cursor.at++;
      return { kind: 'pointer', sign: letter === 'P' ? '*' : letter === 'R' ? '&' : '&&', to: type(cursor) };
    case 'C':
    case 'G':
      cursor.at++;
      return { kind: 'qualified', word: letter === 'C' ? ' _Complex' : ' _Imaginary', of: type(cursor) };
    case 'F':
      return functionType(cursor, '');
    case 'A':
      return arrayType(cursor);
    case 'M': {
      cursor.at++;
      const of = type(cursor);
      return { kind: 'member', of, to: type(cursor) };
    }
    case 'T':
      return templateParameterType(cursor);
    case 'D':
      return extended(cursor);
    case 'u':
      cursor.at++;
      return maybeArguments(cursor, sourceName(cursor));
    case 'U':
      return vendorQualified(cursor);
    default:
      return name(cursor).node;
  }
}

const maybeArguments = (cursor: Cursor, of: Node): Node => (peek(cursor) === 'I' ? withArguments(cursor, of) : of);

function qualified(cursor: Cursor): Node {
  const words = qualifiersHere(cursor);
  if (isFunction(cursor)) return functionType(cursor, words);
  return { kind: 'qualified', word: words, of: type(cursor) };
}

const isFunction = (cursor: Cursor): boolean =>
  peek(cursor) === 'F' || (peek(cursor) === 'D' && /[oOwx]/.test(peek(cursor, 1)));

/** `U8__strong`: written behind the type. nvcc and GCC mangle lambdas as `Ul`, which is a name. */
function vendorQualified(cursor: Cursor): Node {
  if (!isDigit(peek(cursor, 1))) return name(cursor).node;
  cursor.at++;
  const word = maybeArguments(cursor, sourceName(cursor));
  return { kind: 'worded', of: type(cursor), word };
}

function functionType(cursor: Cursor, qualifiers: string): FunctionNode {
  const exceptions = exceptionsHere(cursor);
  accepts(cursor, 'Dx');
  expects(cursor, 'F');
  accepts(cursor, 'Y');
  const result = type(cursor);
  const params = parameterTypes(cursor);
  const reference = referenceHere(cursor);
  expects(cursor, 'E');
  return { kind: 'function', result, params, exceptions, qualifiers: qualifiers + reference };
}

function exceptionsHere(cursor: Cursor): Exceptions | undefined {
  if (accepts(cursor, 'Do')) return { word: ' noexcept', args: undefined };
  if (accepts(cursor, 'DO')) {
    const args = [expression(cursor)];
    expects(cursor, 'E');
    return { word: ' noexcept', args };
  }
  return accepts(cursor, 'Dw') ? { word: ' throw', args: untilEnd(cursor, type) } : undefined;
}

/** Up to what ends them; a single `void` means none. */
export function parameterTypes(cursor: Cursor): readonly Node[] {
  const params: Node[] = [];
  while (!isAtEnd(cursor) && !/[E.Q]/.test(peek(cursor)) && !isReference(cursor)) params.push(type(cursor));
  if (params.length === 0) fail(cursor);
  return params.length === 1 && params[0] === builtins.get('v') ? [] : params;
}

const isReference = (cursor: Cursor): boolean => /[RO]/.test(peek(cursor)) && peek(cursor, 1) === 'E';

function arrayType(cursor: Cursor): Node {
  expects(cursor, 'A');
  const size = sizeHere(cursor);
  expects(cursor, '_');
  return { kind: 'array', size, of: type(cursor) };
}

function sizeHere(cursor: Cursor): Node | undefined {
  if (peek(cursor) === '_') return undefined;
  return isDigit(peek(cursor)) ? text(digits(cursor)) : expression(cursor);
}

export function templateParameter(cursor: Cursor): Node {
  expects(cursor, 'T');
  return { kind: 'parameter', index: compactNumber(cursor) };
}

const ELABORATED: Readonly<Record<string, string>> = { s: 'struct ', u: 'union ', e: 'enum ' };

function templateParameterType(cursor: Cursor): Node {
  const elaborated = ELABORATED[peek(cursor, 1)];
  if (elaborated) {
    cursor.at += 2;
    return { kind: 'special', before: elaborated, of: name(cursor).node };
  }
  const parameter = templateParameter(cursor);
  if (peek(cursor) !== 'I' || cursor.isConversion) return parameter;
  return withArguments(cursor, remember(cursor, parameter));
}

export function decltype(cursor: Cursor): Node {
  cursor.at += 2;
  const of = expression(cursor);
  expects(cursor, 'E');
  return { kind: 'decltype', of };
}

const isFloat = (cursor: Cursor): boolean => peek(cursor) === 'D' && /[FBU]/.test(peek(cursor, 1));

/** `_Float16` and the like, `std::bfloat16_t`, `_BitInt(7)`. */
function floatType(cursor: Cursor): Node {
  cursor.at++;
  const letter = peek(cursor);
  cursor.at++;
  if (letter === 'F') {
    const width = digits(cursor);
    if (accepts(cursor, 'b')) return text('std::bfloat16_t');
    if (accepts(cursor, 'x')) return text(`_Float${width}x`);
    expects(cursor, '_');
    return text(`_Float${width}`);
  }
  const size = isDigit(peek(cursor)) ? text(digits(cursor)) : expression(cursor);
  expects(cursor, '_');
  return { kind: 'call', of: text(letter === 'U' ? 'unsigned _BitInt' : '_BitInt'), args: [size] };
}

function extended(cursor: Cursor): Node {
  const second = peek(cursor, 1);
  if (isFunction(cursor)) return functionType(cursor, '');
  switch (second) {
    case 't':
    case 'T':
      return maybeArguments(cursor, decltype(cursor));
    case 'p':
      cursor.at += 2;
      return { kind: 'expansion', of: type(cursor) };
    case 'v': {
      cursor.at += 2;
      if (accepts(cursor, '_')) {
        const size = expression(cursor);
        expects(cursor, '_');
        return { kind: 'vector', size, of: type(cursor) };
      }
      const size = text(digits(cursor));
      expects(cursor, '_');
      return { kind: 'vector', size, of: accepts(cursor, 'p') ? text('pixel') : type(cursor) };
    }
    case 'k':
    case 'K':
      cursor.at += 2;
      return { kind: 'worded', of: name(cursor).node, word: text(second === 'k' ? 'auto' : 'decltype(auto)') };
    default:
      return fail(cursor);
  }
}
