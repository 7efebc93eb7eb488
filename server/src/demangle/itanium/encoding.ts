// A whole mangled name: a function with its type, a variable, or what a compiler makes for one (a table, a guard).
import { accepts, type Cursor, deeper, digits, expects, fail, isAtEnd, number, peek } from './cursor';
import { expression } from './expressions';
import { name, templateArgument } from './names';
import { type Node, text } from './nodes';
import { parameterTypes, type } from './types';

/** A function inside of another name shows no result. */
export type Place = 'outer' | 'inner';

export function encoding(cursor: Cursor, place: Place): Node {
  return deeper(cursor, () => encodingHere(cursor, place)) ?? fail(cursor);
}

function encodingHere(cursor: Cursor, place: Place): Node {
  if (peek(cursor) === 'T' || peek(cursor) === 'G') return special(cursor);
  const { node, qualifiers } = name(cursor);
  if (isAtEnd(cursor) || peek(cursor) === 'E' || peek(cursor) === '.') return node;
  const hasResult = isTemplate(node) && peek(cursor) !== 'J';
  accepts(cursor, 'J');
  const result = hasResult ? type(cursor) : undefined;
  const params = parameterTypes(cursor);
  const requires = accepts(cursor, 'Q') ? expression(cursor) : undefined;
  const shown = place === 'outer' ? result : undefined;
  return {
    kind: 'encoding',
    name: node,
    type: { kind: 'function', result: shown, params, qualifiers, exceptions: undefined },
    requires,
  };
}

/** Only the name of a template says what it returns; a constructor or a conversion never does. */
function isTemplate(node: Node): boolean {
  if (node.kind === 'nested') return isTemplate(node.name);
  return node.kind === 'template' && !isResultless(node.name);
}

function isResultless(node: Node): boolean {
  if (node.kind === 'nested' || node.kind === 'tagged') return isResultless(node.name);
  return node.kind === 'constructor' || node.kind === 'conversion';
}

const OF_TYPES: Readonly<Record<string, string>> = {
  TV: 'vtable for ',
  TT: 'VTT for ',
  TI: 'typeinfo for ',
  TS: 'typeinfo name for ',
  TF: 'typeinfo fn for ',
  TJ: 'java Class for ',
};
const OF_NAMES: Readonly<Record<string, string>> = {
  TH: 'TLS init function for ',
  TW: 'TLS wrapper function for ',
  GV: 'guard variable for ',
};

function special(cursor: Cursor): Node {
  const code = peek(cursor) + peek(cursor, 1);
  cursor.at += 2;
  if (OF_TYPES[code]) return { kind: 'special', before: OF_TYPES[code], of: type(cursor) };
  if (OF_NAMES[code]) return { kind: 'special', before: OF_NAMES[code], of: name(cursor).node };
  switch (code) {
    case 'TC': {
      const derived = type(cursor);
      number(cursor);
      expects(cursor, '_');
      return { kind: 'special', before: 'construction vtable for ', of: type(cursor), between: '-in-', in: derived };
    }
    case 'Th':
    case 'Tv':
      cursor.at--;
      offset(cursor);
      return thunk(cursor, code === 'Th' ? 'non-virtual thunk to ' : 'virtual thunk to ');
    case 'Tc':
      offset(cursor);
      offset(cursor);
      return thunk(cursor, 'covariant return thunk to ');
    case 'TA':
      return { kind: 'special', before: 'template parameter object for ', of: templateArgument(cursor) };
    case 'GR': {
      const of = name(cursor).node;
      const index = peek(cursor) === '_' || isAtEnd(cursor) ? 0 : number(cursor) + 1;
      accepts(cursor, '_');
      return { kind: 'special', before: `reference temporary #${index} for `, of };
    }
    case 'GA':
      return thunk(cursor, 'hidden alias for ');
    case 'GT':
      return transactional(cursor);
    default:
      return fail(cursor);
  }
}

const thunk = (cursor: Cursor, before: string): Node => ({ kind: 'special', before, of: encoding(cursor, 'inner') });

function transactional(cursor: Cursor): Node {
  const isClone = peek(cursor) !== 'n';
  cursor.at++;
  return thunk(cursor, isClone ? 'transaction clone for ' : 'non-transaction clone for ');
}

/** How far `this` is moved: nothing of it is shown. */
function offset(cursor: Cursor): void {
  const isVirtual = accepts(cursor, 'v');
  if (!isVirtual) expects(cursor, 'h');
  accepts(cursor, 'n');
  digits(cursor);
  expects(cursor, '_');
  if (!isVirtual) return;
  accepts(cursor, 'n');
  digits(cursor);
  expects(cursor, '_');
}

/** `_Z` and all of it; the suffixes of clones behind a full stop. */
export function mangledName(cursor: Cursor): Node {
  expects(cursor, '_Z');
  const whole = encoding(cursor, 'outer');
  const suffix = cursor.source.slice(cursor.at);
  if (isAtEnd(cursor)) return whole;
  if (!/^(?:\.(?:[a-zA-Z_]+|\d+))+$/.test(suffix)) return fail(cursor);
  const clones = suffix.match(/\.(?:[a-zA-Z_]+|\d+)(?:\.\d+)*/g) ?? [];
  return {
    kind: 'special',
    before: '',
    of: whole,
    between: clones.map((clone) => ` [clone ${clone}]`).join(''),
    in: text(''),
  };
}
