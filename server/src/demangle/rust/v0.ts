// Rust's names since 2025 (RFC 2603, "v0"): paths with their generic arguments. Hashes of crates are not shown.
import {
  accepts,
  backReference,
  base62,
  fail,
  identifier,
  list,
  nested,
  next,
  optional62,
  peek,
  type Reader,
  readerOf,
  write,
} from './reader';

export function demangleRustV0(name: string): string | undefined {
  const source = /^_R([A-Z]\w*)(?:\.[\w.$@]*)?$/.exec(name)?.[1];
  if (source === undefined) return undefined;
  const reader = readerOf(source);
  path(reader, 'value');
  if (!reader.failed && reader.at < source.length) {
    // The crate that a generic function was made for.
    reader.hidden++;
    path(reader, 'type');
  }
  return reader.failed || reader.at < source.length || reader.out === '' ? undefined : reader.out;
}

/** Behind a path in an expression generic arguments stand with `::`. */
type Place = 'type' | 'value';

function path(reader: Reader, place: Place): void {
  nested(reader, () => pathHere(reader, place));
}

function pathHere(reader: Reader, place: Place): void {
  const letter = next(reader);
  switch (letter) {
    case 'C':
      return write(reader, identifier(reader).name);
    case 'N':
      return nestedPath(reader, place);
    case 'M':
    case 'X':
      hiddenPath(reader);
      return implementation(reader, letter === 'X');
    case 'Y':
      return implementation(reader, true);
    case 'I':
      path(reader, place);
      write(reader, place === 'value' ? '::<' : '<');
      list(reader, () => argument(reader));
      return write(reader, '>');
    case 'B':
      return backReference(reader, () => path(reader, place));
    default:
      fail(reader);
  }
}

function nestedPath(reader: Reader, place: Place): void {
  const space = next(reader);
  if (!/^[a-zA-Z]$/.test(space)) return fail(reader);
  path(reader, place);
  const { name, disambiguator } = identifier(reader);
  if (/^[a-z]$/.test(space)) return write(reader, name === '' ? '' : `::${name}`);
  const word = space === 'C' ? 'closure' : space === 'S' ? 'shim' : space;
  write(reader, `::{${word}${name === '' ? '' : `:${name}`}#${disambiguator}}`);
}

/** Where an `impl` stands, which its types tell well enough. */
function hiddenPath(reader: Reader): void {
  reader.hidden++;
  optional62(reader, 's');
  path(reader, 'type');
  reader.hidden--;
}

function implementation(reader: Reader, hasTrait: boolean): void {
  write(reader, '<');
  type(reader);
  if (hasTrait) {
    write(reader, ' as ');
    path(reader, 'type');
  }
  write(reader, '>');
}

function argument(reader: Reader): void {
  if (accepts(reader, 'L')) lifetime(reader, base62(reader));
  else if (accepts(reader, 'K')) constant(reader);
  else type(reader);
}

/** Counted from the innermost `for`; 0 is one without a name. */
function lifetime(reader: Reader, index: number): void {
  if (index === 0) return write(reader, "'_");
  const depth = reader.lifetimes - index;
  if (depth < 0) return fail(reader);
  write(reader, depth < 26 ? `'${String.fromCharCode(0x61 + depth)}` : `'z${depth - 25}`);
}

function bound(reader: Reader, read: () => void): void {
  const count = optional62(reader, 'G');
  if (count > 100) return fail(reader);
  if (count > 0) {
    write(reader, 'for<');
    for (let index = 0; index < count; index++) {
      if (index > 0) write(reader, ', ');
      reader.lifetimes++;
      lifetime(reader, 1);
    }
    write(reader, '> ');
  }
  read();
  reader.lifetimes -= count;
}

const BASIC: Readonly<Record<string, string>> = {
  ...{ a: 'i8', b: 'bool', c: 'char', d: 'f64', e: 'str', f: 'f32', h: 'u8', i: 'isize', j: 'usize', l: 'i32' },
  ...{ m: 'u32', n: 'i128', o: 'u128', p: '_', s: 'i16', t: 'u16', u: '()', v: '...', x: 'i64', y: 'u64', z: '!' },
};

function type(reader: Reader): void {
  nested(reader, () => typeHere(reader));
}

function typeHere(reader: Reader): void {
  const letter = peek(reader);
  const basic = BASIC[letter];
  reader.at++;
  if (basic) return write(reader, basic);
  switch (letter) {
    case 'R':
    case 'Q':
      return reference(reader, letter === 'Q' ? 'mut ' : '');
    case 'P':
    case 'O':
      write(reader, letter === 'P' ? '*const ' : '*mut ');
      return type(reader);
    case 'A':
    case 'S':
      write(reader, '[');
      type(reader);
      if (letter === 'A') {
        write(reader, '; ');
        constant(reader);
      }
      return write(reader, ']');
    case 'T': {
      write(reader, '(');
      const count = list(reader, () => type(reader));
      return write(reader, count === 1 ? ',)' : ')');
    }
    case 'F':
      return bound(reader, () => functionType(reader));
    case 'D':
      return dynamicType(reader);
    case 'B':
      return backReference(reader, () => type(reader));
    default:
      reader.at--;
      path(reader, 'type');
  }
}

function reference(reader: Reader, word: string): void {
  write(reader, '&');
  if (accepts(reader, 'L')) {
    const index = base62(reader);
    if (index > 0) {
      lifetime(reader, index);
      write(reader, ' ');
    }
  }
  write(reader, word);
  type(reader);
}

function functionType(reader: Reader): void {
  if (accepts(reader, 'U')) write(reader, 'unsafe ');
  if (accepts(reader, 'K')) {
    const abi = accepts(reader, 'C') ? 'C' : identifier(reader).name.replaceAll('_', '-');
    write(reader, `extern "${abi}" `);
  }
  write(reader, 'fn(');
  list(reader, () => type(reader));
  write(reader, ')');
  if (accepts(reader, 'u')) return;
  write(reader, ' -> ');
  type(reader);
}

function dynamicType(reader: Reader): void {
  write(reader, 'dyn ');
  bound(reader, () => {
    for (let count = 0; !reader.failed && !accepts(reader, 'E'); count++) {
      if (count > 0) write(reader, ' + ');
      dynamicTrait(reader);
    }
  });
  if (!accepts(reader, 'L')) return fail(reader);
  const index = base62(reader);
  if (index === 0) return;
  write(reader, ' + ');
  lifetime(reader, index);
}

/** A trait with what its associated types are, which go into its list of arguments. */
function dynamicTrait(reader: Reader): void {
  let isOpen = openPath(reader);
  while (!reader.failed && accepts(reader, 'p')) {
    write(reader, isOpen ? ', ' : '<');
    isOpen = true;
    write(reader, `${identifier(reader).name} = `);
    type(reader);
  }
  if (isOpen) write(reader, '>');
}

/** A path whose list of arguments, if it has one, is left open: whether it is. */
function openPath(reader: Reader): boolean {
  let isOpen = false;
  if (accepts(reader, 'B')) {
    backReference(reader, () => {
      isOpen = openPath(reader);
    });
    return isOpen;
  }
  if (!accepts(reader, 'I')) {
    path(reader, 'type');
    return false;
  }
  path(reader, 'type');
  write(reader, '<');
  list(reader, () => argument(reader));
  return true;
}

function constant(reader: Reader): void {
  nested(reader, () => constantHere(reader));
}

function constantHere(reader: Reader): void {
  if (accepts(reader, 'B')) return backReference(reader, () => constant(reader));
  const letter = next(reader);
  if (letter === 'p') return write(reader, '_');
  const isNegative = accepts(reader, 'n');
  const digits = hexadecimal(reader);
  if (digits === undefined || !/^[abchijlmnostxy]$/.test(letter)) return fail(reader);
  if (letter === 'b') return digits === '0' || digits === '1' ? write(reader, String(digits === '1')) : fail(reader);
  if (letter === 'c') return character(reader, Number.parseInt(digits, 16));
  write(reader, (isNegative ? '-' : '') + BigInt(`0x${digits}`));
}

/** Digits up to `_`; none are 0. */
function hexadecimal(reader: Reader): string | undefined {
  const found = /^([0-9a-f]{0,32})_/.exec(reader.source.slice(reader.at, reader.at + 33))?.[1];
  if (found === undefined) return undefined;
  reader.at += found.length + 1;
  return found === '' ? '0' : found;
}

const ESCAPED: Readonly<Record<string, string>> = { '\t': '\\t', '\r': '\\r', '\n': '\\n', "'": "\\'", '\\': '\\\\' };

function character(reader: Reader, code: number): void {
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return fail(reader);
  const letter = String.fromCodePoint(code);
  const isShown = code >= 0x20 && code < 0x7f;
  write(reader, `'${ESCAPED[letter] ?? (isShown ? letter : `\\u{${code.toString(16)}}`)}'`);
}
