// Expressions, which stand in template arguments, in sizes of arrays and in `decltype`; and literals.
import {
  accepts,
  type Cursor,
  deeper,
  digits,
  expects,
  fail,
  isAtEnd,
  isDigit,
  number,
  peek,
  untilEnd,
} from './cursor';
import { encoding } from './encoding';
import { qualifiersHere, templateArguments, unqualifiedName } from './names';
import { type Node, type Operator, text } from './nodes';
import { operatorOf } from './operators';
import { templateParameter, type } from './types';

export function expression(cursor: Cursor): Node {
  return deeper(cursor, expressionHere) ?? fail(cursor);
}

function expressionHere(cursor: Cursor): Node {
  const letter = peek(cursor);
  const code = letter + peek(cursor, 1);
  if (letter === 'L') return literal(cursor);
  if (letter === 'T') return templateParameter(cursor);
  if (letter === 'f' && /[pLlrR]/.test(peek(cursor, 1))) return parameterOrFold(cursor);
  if (isDigit(letter) || code === 'on') return unresolvedName(cursor);
  switch (code) {
    case 'sr':
      return scopedName(cursor);
    case 'sp':
      cursor.at += 2;
      return { kind: 'expansion', of: expression(cursor) };
    case 'il':
      cursor.at += 2;
      return { kind: 'initializer', type: undefined, args: untilEnd(cursor, element) };
    case 'tl':
      cursor.at += 2;
      return { kind: 'initializer', type: type(cursor), args: untilEnd(cursor, element) };
    case 'cv':
      cursor.at += 2;
      return conversion(cursor);
    case 'gs':
      return globalExpression(cursor);
    case 'so':
    case 'rq':
    case 'rQ':
      return fail(cursor);
  }
  if (letter === 'u' && isDigit(peek(cursor, 1))) return vendorExpression(cursor);
  const operator = operatorOf(code);
  if (!operator) return fail(cursor);
  cursor.at += 2;
  return operation(cursor, operator);
}

function operation(cursor: Cursor, operator: Operator): Node {
  switch (operator.operands) {
    case 0:
      return text(operator.text);
    case 1:
      return unary(cursor, operator);
    case 2:
      return binary(cursor, operator);
    case 3: {
      const to = type(cursor);
      return { kind: 'namedCast', word: operator.text, type: to, of: expression(cursor) };
    }
    default:
      return operator.code === 'qu' ? conditional(cursor) : creation(cursor, operator.text);
  }
}

const OF_A_TYPE = ['st', 'at', 'ti'];

function unary(cursor: Cursor, operator: Operator): Node {
  if (OF_A_TYPE.includes(operator.code)) return { kind: 'unary', operator, of: type(cursor) };
  if (operator.code === 'sP') return { kind: 'sizeofPack', of: { kind: 'pack', items: untilEnd(cursor, type) } };
  if (operator.code === 'sZ') return { kind: 'sizeofPack', of: expression(cursor) };
  const isStep = operator.code === 'pp' || operator.code === 'mm';
  if (isStep && !accepts(cursor, '_')) return { kind: 'postfix', operator, of: expression(cursor) };
  return { kind: 'unary', operator, of: expression(cursor) };
}

function binary(cursor: Cursor, operator: Operator): Node {
  const left = expression(cursor);
  if (operator.code === 'cl') return { kind: 'call', of: left, args: untilEnd(cursor, expression) };
  const isMember = operator.code === 'dt' || operator.code === 'pt';
  return { kind: 'binary', operator, left, right: isMember ? memberName(cursor) : expression(cursor) };
}

function memberName(cursor: Cursor): Node {
  if (peek(cursor) + peek(cursor, 1) === 'sr' || peek(cursor) + peek(cursor, 1) === 'gs') return expression(cursor);
  return unresolvedName(cursor);
}

/** `foo`, `foo<int>`, `operator+`, `~A`. */
function unresolvedName(cursor: Cursor): Node {
  if (accepts(cursor, 'dn'))
    return {
      kind: 'constructor',
      of: isDigit(peek(cursor)) ? unresolvedName(cursor) : type(cursor),
      isDestructor: true,
    };
  accepts(cursor, 'on');
  const own = unqualifiedName(cursor, undefined);
  return peek(cursor) === 'I' ? { kind: 'template', name: own, args: templateArguments(cursor) } : own;
}

/** `sr T name`, `srN T level … E name`, `sr level … E name`, and of old GCC `sr` with the name of a class as a type. */
function scopedName(cursor: Cursor): Node {
  cursor.at += 2;
  const levels = isDigit(peek(cursor)) ? attempt(cursor, levelledName) : undefined;
  if (levels) return levels;
  let scope: Node;
  if (accepts(cursor, 'N')) {
    scope = type(cursor);
    while (!cursor.failed && !accepts(cursor, 'E')) {
      if (isAtEnd(cursor)) return fail(cursor);
      scope = { kind: 'nested', scope, name: unresolvedName(cursor) };
    }
  } else scope = type(cursor);
  return { kind: 'nested', scope, name: unresolvedName(cursor) };
}

function levelledName(cursor: Cursor): Node {
  let scope = unresolvedName(cursor);
  while (!cursor.failed && !accepts(cursor, 'E')) {
    if (!isDigit(peek(cursor))) return fail(cursor);
    scope = { kind: 'nested', scope, name: unresolvedName(cursor) };
  }
  return { kind: 'nested', scope, name: unresolvedName(cursor) };
}

function attempt(cursor: Cursor, read: (cursor: Cursor) => Node): Node | undefined {
  const { at, depth, substitutions } = cursor;
  const known = substitutions.length;
  const found = read(cursor);
  if (!cursor.failed) return found;
  cursor.failed = false;
  cursor.at = at;
  cursor.depth = depth;
  substitutions.length = known;
  return undefined;
}

function globalExpression(cursor: Cursor): Node {
  const operator = operatorOf('gs');
  cursor.at += 2;
  return operator ? { kind: 'unary', operator, of: expression(cursor) } : fail(cursor);
}

function vendorExpression(cursor: Cursor): Node {
  cursor.at++;
  const word = unqualifiedName(cursor, undefined);
  return {
    kind: 'call',
    of: word,
    args: untilEnd(cursor, (inner) => (accepts(inner, 'X') ? wrapped(inner) : type(inner))),
  };
}

function wrapped(cursor: Cursor): Node {
  const found = expression(cursor);
  expects(cursor, 'E');
  return found;
}

function conversion(cursor: Cursor): Node {
  const to = type(cursor);
  if (accepts(cursor, '_')) return { kind: 'cast', type: to, args: untilEnd(cursor, expression), isList: true };
  return { kind: 'cast', type: to, args: [expression(cursor)], isList: false };
}

function conditional(cursor: Cursor): Node {
  const condition = expression(cursor);
  const then = expression(cursor);
  return { kind: 'conditional', condition, then, otherwise: expression(cursor) };
}

/** `nw place… _ type` and then `E`, `pi args… E` or `il args… E`. */
function creation(cursor: Cursor, word: string): Node {
  const place: Node[] = [];
  while (!cursor.failed && !accepts(cursor, '_')) {
    if (isAtEnd(cursor)) return fail(cursor);
    place.push(expression(cursor));
  }
  const of = type(cursor);
  if (accepts(cursor, 'E')) return { kind: 'new', word, place, type: of, args: undefined };
  if (peek(cursor) + peek(cursor, 1) === 'il')
    return { kind: 'new', word, place, type: of, args: [expression(cursor)] };
  expects(cursor, 'pi');
  return { kind: 'new', word, place, type: of, args: untilEnd(cursor, expression) };
}

/** Of a list in braces: an expression, or one for a member or an element. */
function element(cursor: Cursor): Node {
  return deeper(cursor, elementHere) ?? fail(cursor);
}

function elementHere(cursor: Cursor): Node {
  if (accepts(cursor, 'di')) {
    const name = unqualifiedName(cursor, undefined);
    return { kind: 'designated', before: '.', name, last: undefined, value: element(cursor) };
  }
  if (accepts(cursor, 'dx')) {
    const name = expression(cursor);
    return { kind: 'designated', before: '[', name, last: undefined, value: element(cursor) };
  }
  if (!accepts(cursor, 'dX')) return expression(cursor);
  const name = expression(cursor);
  const last = expression(cursor);
  return { kind: 'designated', before: '[', name, last, value: element(cursor) };
}

/** `fp_`, `fL0p_`, `fpT` name a parameter; `fl`, `fr`, `fL`, `fR` and an operator fold a pack. */
function parameterOrFold(cursor: Cursor): Node {
  if (accepts(cursor, 'fpT')) return text('this');
  if (accepts(cursor, 'fp')) return argument(cursor);
  if (peek(cursor, 1) === 'L' && isDigit(peek(cursor, 2))) {
    cursor.at += 2;
    number(cursor);
    expects(cursor, 'p');
    return argument(cursor);
  }
  const form = peek(cursor, 1);
  cursor.at += 2;
  const operator = operatorOf(peek(cursor) + peek(cursor, 1));
  if (!operator) return fail(cursor);
  cursor.at += 2;
  const left = expression(cursor);
  const right = form === 'L' || form === 'R' ? expression(cursor) : undefined;
  return { kind: 'fold', operator, form, left, right };
}

function argument(cursor: Cursor): Node {
  qualifiersHere(cursor);
  const index = digits(cursor);
  expects(cursor, '_');
  return { kind: 'argument', number: index === '' ? 1 : Number(index) + 2 };
}

/** `L type value E`, or the address of what a mangled name means. */
export function literal(cursor: Cursor): Node {
  expects(cursor, 'L');
  if (accepts(cursor, '_Z') || accepts(cursor, 'Z')) {
    const of = encoding(cursor, 'outer');
    expects(cursor, 'E');
    return of;
  }
  const of = type(cursor);
  const start = cursor.at;
  while (!isAtEnd(cursor) && /[^E]/.test(peek(cursor))) cursor.at++;
  const value = cursor.source.slice(start, cursor.at);
  expects(cursor, 'E');
  return { kind: 'literal', type: of, value };
}
