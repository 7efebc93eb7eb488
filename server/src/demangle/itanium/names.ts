// Names: of namespaces, classes, functions and what has none; and the template arguments behind them.
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
  number,
  peek,
  remember,
  untilEnd,
} from './cursor';
import { encoding } from './encoding';
import { expression, literal } from './expressions';
import { type HeadParameter, type Node, text } from './nodes';
import { operatorOf } from './operators';
import { decltype, parameterTypes, templateParameter, type } from './types';

export interface Name {
  readonly node: Node;
  /** Of a member function: ` const` and the like, in the order of their printing. */
  readonly qualifiers: string;
}

const plain = (node: Node): Name => ({ node, qualifiers: '' });

export function name(cursor: Cursor): Name {
  return deeper(cursor, nameHere) ?? plain(fail(cursor));
}

function nameHere(cursor: Cursor): Name {
  if (peek(cursor) === 'N') return nestedName(cursor);
  if (peek(cursor) === 'Z') return localName(cursor);
  if (peek(cursor) === 'S' && peek(cursor, 1) !== 't') {
    const substituted = substitution(cursor);
    return plain(peek(cursor) === 'I' ? withArguments(cursor, substituted) : substituted);
  }
  const isStandard = accepts(cursor, 'St');
  const own = unqualifiedName(cursor, undefined);
  const whole: Node = isStandard ? { kind: 'nested', scope: text('std'), name: own } : own;
  if (peek(cursor) !== 'I') return plain(whole);
  return plain(withArguments(cursor, remember(cursor, whole)));
}

/** `N … E`: each part may be meant by a later substitution but the whole. */
function nestedName(cursor: Cursor): Name {
  expects(cursor, 'N');
  // `H` tells that `this` is a parameter, as which it is written.
  accepts(cursor, 'H');
  const qualifiers = qualifiersHere(cursor) + referenceHere(cursor);
  let scope: Node | undefined;
  while (!cursor.failed && !accepts(cursor, 'E')) {
    if (isAtEnd(cursor)) return plain(fail(cursor));
    const isKnown = peek(cursor) === 'S' && peek(cursor, 1) !== 't';
    scope = part(cursor, scope);
    accepts(cursor, 'M');
    if (!isKnown && peek(cursor) !== 'E') remember(cursor, scope);
  }
  return scope ? { node: scope, qualifiers } : plain(fail(cursor));
}

function part(cursor: Cursor, scope: Node | undefined): Node {
  const letter = peek(cursor);
  if (letter === 'I') return scope ? withArguments(cursor, scope) : fail(cursor);
  if (letter === 'S' && !scope)
    return accepts(cursor, 'St') ? inside(text('std'), unqualifiedName(cursor, undefined)) : substitution(cursor);
  if (letter === 'T' && !scope) return templateParameter(cursor);
  if (letter === 'D' && /[tT]/.test(peek(cursor, 1)) && !scope) return decltype(cursor);
  return inside(scope, unqualifiedName(cursor, scope));
}

const inside = (scope: Node | undefined, own: Node): Node => (scope ? { kind: 'nested', scope, name: own } : own);

const QUALIFIERS: Readonly<Record<string, string>> = { r: ' restrict', V: ' volatile', K: ' const' };

/** In the order of their printing, which is the other way round. */
export function qualifiersHere(cursor: Cursor): string {
  let words = '';
  for (const letter of ['r', 'V', 'K']) if (accepts(cursor, letter)) words = QUALIFIERS[letter] + words;
  return words;
}

export function referenceHere(cursor: Cursor): string {
  if (accepts(cursor, 'R')) return ' &';
  return accepts(cursor, 'O') ? ' &&' : '';
}

/** `Z function E name`: something inside a function. */
function localName(cursor: Cursor): Name {
  expects(cursor, 'Z');
  const around = encoding(cursor, 'inner');
  expects(cursor, 'E');
  if (accepts(cursor, 's')) {
    discriminator(cursor);
    return plain(inside(around, text('string literal')));
  }
  if (accepts(cursor, 'd')) {
    const argument = text(`{default arg#${compactNumber(cursor) + 1}}`);
    const { node, qualifiers } = name(cursor);
    return { node: inside(inside(around, argument), node), qualifiers };
  }
  const { node, qualifiers } = name(cursor);
  discriminator(cursor);
  return { node: inside(around, node), qualifiers };
}

/** `_3`, `__12_`: which of those with the same name. */
function discriminator(cursor: Cursor): void {
  if (peek(cursor) !== '_') return;
  if (peek(cursor, 1) === '_') {
    cursor.at += 2;
    number(cursor);
    expects(cursor, '_');
  } else if (isDigit(peek(cursor, 1))) {
    cursor.at++;
    digits(cursor);
  }
}

export function unqualifiedName(cursor: Cursor, scope: Node | undefined): Node {
  const letter = peek(cursor);
  let found: Node;
  if (isDigit(letter)) found = sourceName(cursor);
  else if (letter === 'U') found = unnamed(cursor);
  else if (letter === 'L') {
    cursor.at++;
    found = sourceName(cursor);
    discriminator(cursor);
  } else if (accepts(cursor, 'DC')) found = { kind: 'binding', names: untilEnd(cursor, sourceName) };
  else if ((letter === 'C' || letter === 'D') && scope) found = constructorName(cursor, scope);
  else found = operatorName(cursor);
  return withTags(cursor, found);
}

function withTags(cursor: Cursor, node: Node): Node {
  let tagged = node;
  while (accepts(cursor, 'B')) tagged = { kind: 'tagged', name: tagged, tag: letters(cursor) };
  return tagged;
}

function letters(cursor: Cursor): string {
  const length = number(cursor);
  const found = cursor.source.slice(cursor.at, cursor.at + length);
  cursor.at += length;
  if (length === 0 || found.length < length) fail(cursor);
  return found;
}

export function sourceName(cursor: Cursor): Node {
  const found = letters(cursor);
  return text(/^_GLOBAL_[._$]N/.test(found) ? '(anonymous namespace)' : found);
}

function constructorName(cursor: Cursor, scope: Node): Node {
  const isDestructor = peek(cursor) === 'D';
  cursor.at++;
  const isInherited = !isDestructor && accepts(cursor, 'I');
  if (!/[0-5]/.test(peek(cursor))) return fail(cursor);
  cursor.at++;
  // One that a class inherits has the name of the class that declares it.
  return { kind: 'constructor', of: isInherited ? type(cursor) : scope, isDestructor };
}

function operatorName(cursor: Cursor): Node {
  if (accepts(cursor, 'cv')) return conversionName(cursor);
  if (accepts(cursor, 'li')) return text(`operator"" ${letters(cursor)}`);
  if (peek(cursor) === 'v' && isDigit(peek(cursor, 1))) {
    cursor.at += 2;
    return text(`operator ${letters(cursor)}`);
  }
  const operator = operatorOf(peek(cursor) + peek(cursor, 1));
  if (!operator) return fail(cursor);
  cursor.at += 2;
  const word = operator.text.trimEnd();
  return text(/^[a-z]/.test(word) ? `operator ${word}` : `operator${word}`);
}

function conversionName(cursor: Cursor): Node {
  const { isConversion } = cursor;
  cursor.isConversion = true;
  const to = type(cursor);
  cursor.isConversion = isConversion;
  return { kind: 'conversion', type: to };
}

/** A lambda, or a class without a name. */
function unnamed(cursor: Cursor): Node {
  if (accepts(cursor, 'Ut')) return text(`{unnamed type#${compactNumber(cursor) + 1}}`);
  if (!accepts(cursor, 'Ul')) return fail(cursor);
  const head = lambdaHead(cursor);
  const params = parameterTypes(cursor);
  expects(cursor, 'E');
  return { kind: 'lambda', head, params, number: compactNumber(cursor) + 1 };
}

/** The template parameters that a lambda declares: `Ty` a type, `Tn` a value, `Tt … E` a template, `Tp` a pack of them. */
function lambdaHead(cursor: Cursor): HeadParameter[] {
  const head: HeadParameter[] = [];
  while (isHead(cursor)) head.push(headParameter(cursor, head.length));
  return head;
}

const isHead = (cursor: Cursor): boolean => peek(cursor) === 'T' && /[yntpk]/.test(peek(cursor, 1));

function headParameter(cursor: Cursor, index: number): HeadParameter {
  return deeper(cursor, () => headParameterHere(cursor, index)) ?? { name: '', type: fail(cursor), isPack: false };
}

function headParameterHere(cursor: Cursor, index: number): HeadParameter {
  if (accepts(cursor, 'Ty')) return { name: `$T${index}`, type: text('typename'), isPack: false };
  if (accepts(cursor, 'Tn')) return { name: `$N${index}`, type: type(cursor), isPack: false };
  if (accepts(cursor, 'Tp')) return { ...headParameter(cursor, index), isPack: true };
  if (accepts(cursor, 'Tk')) return { name: `$T${index}`, type: name(cursor).node, isPack: false };
  expects(cursor, 'Tt');
  const args: Node[] = [];
  while (isHead(cursor)) args.push(headParameter(cursor, args.length).type);
  expects(cursor, 'E');
  const of: Node = { kind: 'template', name: text('template'), args };
  return { name: `$TT${index}`, type: { kind: 'worded', of, word: text('class') }, isPack: false };
}

const STANDARD: Readonly<Record<string, readonly [words: string, full: string]>> = {
  a: ['std::allocator', 'std::allocator'],
  b: ['std::basic_string', 'std::basic_string'],
  s: ['std::string', 'std::basic_string<char, std::char_traits<char>, std::allocator<char> >'],
  i: ['std::istream', 'std::basic_istream<char, std::char_traits<char> >'],
  o: ['std::ostream', 'std::basic_ostream<char, std::char_traits<char> >'],
  d: ['std::iostream', 'std::basic_iostream<char, std::char_traits<char> >'],
};

/** `S_`, `S1A_` or one of the standard library's short names. */
export function substitution(cursor: Cursor): Node {
  expects(cursor, 'S');
  const standard = STANDARD[peek(cursor)];
  if (standard) {
    cursor.at++;
    const [short, full] = standard;
    // In front of a constructor the class shows what it is called there.
    const words = /[CD]/.test(peek(cursor)) ? full : short;
    return withTags(cursor, { kind: 'standard', text: words, base: /::(\w+)/.exec(full)?.[1] ?? '' });
  }
  const start = cursor.at;
  while (/^[0-9A-Z]$/.test(peek(cursor))) cursor.at++;
  const index = start === cursor.at ? 0 : Number.parseInt(cursor.source.slice(start, cursor.at), 36) + 1;
  expects(cursor, '_');
  return cursor.substitutions[index] ?? fail(cursor);
}

export function withArguments(cursor: Cursor, of: Node): Node {
  return { kind: 'template', name: of, args: templateArguments(cursor) };
}

/** `I … E`. What they are required to meet (`Q`, C++20) is not shown: it is as long as they are. */
export function templateArguments(cursor: Cursor): readonly Node[] {
  const { isConversion } = cursor;
  cursor.isConversion = false;
  expects(cursor, 'I');
  const args: Node[] = [];
  while (!cursor.failed && !accepts(cursor, 'E')) {
    if (isAtEnd(cursor)) fail(cursor);
    else if (accepts(cursor, 'Q')) expression(cursor);
    else args.push(templateArgument(cursor));
  }
  cursor.isConversion = isConversion;
  return args;
}

export function templateArgument(cursor: Cursor): Node {
  return deeper(cursor, templateArgumentHere) ?? fail(cursor);
}

function templateArgumentHere(cursor: Cursor): Node {
  if (peek(cursor) === 'L') return literal(cursor);
  if (isHead(cursor)) headParameter(cursor, 0);
  if (accepts(cursor, 'X')) {
    const found = expression(cursor);
    expects(cursor, 'E');
    return found;
  }
  if (peek(cursor) === 'J' || peek(cursor) === 'I') {
    cursor.at++;
    return { kind: 'pack', items: untilEnd(cursor, templateArgument) };
  }
  return type(cursor);
}
