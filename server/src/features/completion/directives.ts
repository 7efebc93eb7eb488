// Directives by the place at the cursor, and what follows them: types, spaces, versions, targets, names.
import { vectorOf } from '../../isa/availability';
import { type DirectivePlace, directives } from '../../isa/directives';
import { pragmas } from '../../isa/pragmas';
import { stateSpaces } from '../../isa/stateSpaces';
import { targets } from '../../isa/targets';
import { type TypeInfo, types, vectorPrefixes } from '../../isa/types';
import { ptxVersions } from '../../isa/versions';
import type { ModuleHeader } from '../../semantic/module';
import { SymbolKind } from '../../semantic/symbols';
import type { Spot } from '../spot';
import type { Place, Statement } from '../statement';
import type { Item } from './items';
import { functionItem } from './names';
import { labelsAt, moduleEntriesAt, registersAt } from './scope';

/** At the beginning of a statement or item. */
export function directiveItems(statement: Statement): Item[] {
  const { place, isEntry } = statement;
  const { header } = statement.analysis.module;
  const wanted: Readonly<Record<Place, readonly DirectivePlace[]>> = {
    module: ['module', 'prefix'],
    header: ['header'],
    body: ['body'],
    parameters: [],
    data: [],
  };
  const places = statement.isLabelled ? [...wanted[place], 'label'] : wanted[place];
  const isWrong = (name: string): boolean =>
    place === 'header' ? attributes.has(name) || (name === '.pragma' && !isEntry) : behindPrototypes.has(name);
  const found = directives
    .filter((each) => each.places.some((one) => places.includes(one)))
    .filter(({ name, only, since, observed, removed }) => {
      if (isWrong(name) || (only && place === 'header' && (only === 'entry') !== isEntry)) return false;
      return has(header, observed ?? since) && !(removed && has(header, removed));
    })
    .filter(({ name }) => !opening.includes(name) || opens(statement, name))
    .map(({ name, summary }): Item => wordItem(name, 'directive', summary));
  const spaces = spaceItems(header, place).filter(
    ({ label }) => place !== 'parameters' || !isEntry || label !== '.reg',
  );
  return inOrder([...found, ...spaces], firstWords);
}

/** What a module begins with, once, in this order. */
const opening: readonly string[] = ['.version', '.target', '.address_size'];
/** Behind so many characters a module has begun. */
const OPENING_LENGTH = 4000;

/** Whether the place is the one in the module for this of its opening directives. */
function opens({ analysis, offset, head }: Statement, name: string): boolean {
  const start = offset - head.length;
  if (start > OPENING_LENGTH) return false;
  const before = analysis.document.slice(0, start).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const words: readonly string[] = before.match(/\.[a-z_]+\b/g) ?? [];
  return (
    words.every((word) => opening.includes(word)) &&
    opening.findIndex((word) => !words.includes(word)) === opening.indexOf(name)
  );
}

/** What people write most is on top: the first words of statements and items, then types. */
const firstWords: readonly string[] = [
  ...opening,
  ...['.visible', '.global', '.shared', '.func', '.entry', '.extern', '.const', '.reg', '.param', '.local', '.loc'],
  ...['.maxntid', '.reqntid', '.minnctapersm', '.maxnreg', '.reqnctapercluster'],
];
const typesByUse: readonly string[] = '.b32 .pred .b64 .f32 .b16 .f64 .b8 .u32 .s32 .u64 .s64'.split(' ');
/** Parameters, as compilers declare them. */
const parameterTypes: readonly string[] = '.u64 .u32 .b64 .b32 .f32 .f64 .b8 .align'.split(' ');
const memoryWords: readonly string[] = ['.align', '.b8', '.b32', '.f32', '.b64', '.u32', '.u64', '.f64'];

/** Those of a list first, in its order; the others stay in theirs. */
function inOrder(items: readonly Item[], order: readonly string[]): Item[] {
  const rank = ({ label }: Item): number => (order.indexOf(label) + order.length + 1) % (order.length + 1);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

/** They stand before a function's name, not behind it. */
const attributes: ReadonlySet<string> = new Set(['.attribute', '.unified']);

/** They follow the parameters of a `.callprototype`, and a label does not begin with them. */
const behindPrototypes: ReadonlySet<string> = new Set(['.abi_preserve', '.abi_preserve_control']);

function spaceItems(header: ModuleHeader, place: Place): Item[] {
  const where =
    place === 'module' ? 'module' : place === 'parameters' ? 'parameter' : place === 'body' ? 'body' : undefined;
  if (!where) return [];
  return stateSpaces
    .filter(
      ({ declarable, since, removed }) =>
        declarable.includes(where) && has(header, since) && !(removed && has(header, removed)),
    )
    .map(({ name, meaning }) => wordItem(name, 'directive', meaning));
}

/** Behind a directive's first word. */
export function directiveArguments(statement: Statement, { before }: Extract<Spot, { kind: 'directive' }>): Item[] {
  const { header } = statement.analysis.module;
  const [first] = before;
  if (first === undefined) return directiveItems(statement);
  // Behind `.entry` a name is wanted, behind `.maxntid` a number.
  if (statement.place === 'header') {
    // In front of a function's parameters its name is wanted.
    const isNamed = before.some((word, index) => index > 0 && /^[\w$%]/.test(word) && before[index + 1] === '(');
    if (first === '.func' && before[1] === '(' && !isNamed && before.at(-1) === ')') return [];
    return before.at(-1)?.startsWith('.') ? [] : directiveItems(statement);
  }
  switch (first) {
    case '.version':
      return before.length > 1
        ? []
        : [...ptxVersions].reverse().map((version) => ({ label: version, kind: 'value', detail: 'PTX version' }));
    case '.target':
      return targetItems(header, before);
    case '.address_size':
      return before.length > 1
        ? []
        : ['64', '32'].map((label) => ({ label, kind: 'value', detail: 'bits of an address' }));
    case '.loc':
      if (before.at(-1) !== ',') return [];
      return [before.includes('function_name') ? 'inlined_at' : 'function_name'].map((label) => ({
        label,
        kind: 'value',
      }));
    case '.branchtargets':
      return isListed(before)
        ? labelsAt(statement, SymbolKind.Label).map(({ name }) => ({ label: name, kind: 'label', detail: 'label' }))
        : [];
    case '.calltargets':
      return isListed(before) ? functionsAt(statement) : [];
    case '.callprototype':
      if (before.at(-1) === '(' || before.at(-1) === ',')
        return ['.param', '.reg'].map((word) => wordItem(word, 'directive'));
      break;
    case '.pragma': {
      const isOpen = before.at(-1) === '"';
      const end = isOpen && !statement.tail.includes('"') ? '";' : '';
      return pragmas.map(({ name, summary }) => {
        const label = isOpen ? name : `"${name}"`;
        return { label, kind: 'value', insert: label + end, detail: summary };
      });
    }
    case '.extern':
    case '.visible':
    case '.weak':
    case '.common':
      if (before.length === 1) return linkedItems(header, first);
  }
  return declarationItems(statement, before);
}

/** Whether a name may follow in a list behind a directive. */
const isListed = (before: readonly string[]): boolean => before.length === 1 || before.at(-1) === ',';

const functionsAt = (statement: Statement): Item[] =>
  moduleEntriesAt(statement)
    .filter(({ symbol }) => symbol.kind === SymbolKind.Function)
    .map(({ symbol }) => functionItem(symbol));

/** What can be linked; a common variable is always a global one. */
function linkedItems(header: ModuleHeader, linking: string): Item[] {
  const words = linking === '.common' ? ['.global'] : ['.entry', '.func', '.global', '.const', '.shared'];
  return [...words.map((word) => wordItem(word, 'directive')), ...attributeItems(header)];
}

function attributeItems(header: ModuleHeader): Item[] {
  const found = directives.find(({ name }) => name === '.attribute');
  return found && has(header, found.observed ?? found.since) ? [wordItem(found.name, 'directive', found.summary)] : [];
}

function targetItems({ version }: ModuleHeader, before: readonly string[]): Item[] {
  const isFirst = before.length === 1;
  if (!isFirst)
    return ['debug', 'texmode_unified', 'texmode_independent', 'map_f64_to_f32'].map((label) => ({
      label,
      kind: 'value',
    }));
  return targets
    .filter(({ since }) => version === undefined || since <= version)
    .map(
      ({ name, since }): Item => ({
        label: name,
        kind: 'value',
        detail: `since PTX ${ptxVersions[since]}`,
        subject: { about: 'word', name },
      }),
    )
    .reverse();
}

const spaces = /^\.(?:reg|param|local|shared|global|const)$/;

/** In `.reg .b32 %r<5>;` and the like: vector, type, `.align` and `.ptr`, or the beginning of a name. */
function declarationItems(statement: Statement, written: readonly string[]): Item[] {
  const { header } = statement.analysis.module;
  // Of several in a row, as in a prototype, the one at the cursor.
  const before = written.slice(Math.max(written.lastIndexOf('('), written.lastIndexOf(',')) + 1);
  const space = before.find((word) => spaces.test(word));
  if (!space) return [];
  const words = before.slice(before.indexOf(space) + 1);
  const type = types.find(({ token }) => words.includes(token));
  const isParameter = statement.place === 'parameters' && space === '.param';
  if (type) {
    if (words.includes('.ptr')) {
      if (words.at(-1) === '.align') return alignments();
      return words.includes('.align') ? [] : pointerItems(words.at(-1));
    }
    if (isParameter && words.at(-1) === type.token) return [wordItem('.ptr', 'directive')];
    return space === '.reg' && words.at(-1) === type.token ? rangeItems(statement, type.token) : [];
  }
  if (words.at(-1) === '.align') return alignments();
  const declarable = types.filter(
    (each) =>
      (space === '.reg' ? each.inRegister : each.inMemory && suits(each, space, statement)) && has(header, each.since),
  );
  const isVector = vectorPrefixes.some(({ token }) => words.includes(token));
  const vectors = isVector || space === '.param' ? [] : vectorPrefixes.filter((each) => each.declarable);
  const align = words.includes('.align') ? [] : [wordItem('.align', 'directive')];
  const attribute = space === '.global' && !words.includes('.attribute') ? attributeItems(header) : [];
  const found = [
    ...declarable
      .filter(({ token }) => !isVector || token !== '.pred')
      .map(({ token, meaning }) => wordItem(token, 'type', meaning)),
    ...vectors.map(({ token, meaning }) => wordItem(token, 'type', meaning)),
    ...align,
    ...attribute,
  ];
  return inOrder(found, space === '.reg' ? typesByUse : space === '.param' ? parameterTypes : memoryWords);
}

const alignments = (): Item[] =>
  ['4', '8', '16', '32', '64', '128'].map((label) => ({ label, kind: 'value', detail: 'bytes' }));

/** Textures and the like are global or passed to a kernel; packed halves are not passed. */
function suits(type: TypeInfo, space: string, { place, isEntry }: Statement): boolean {
  if (type.class === 'opaque') return space === '.global' || (space === '.param' && place === 'parameters' && isEntry);
  return space !== '.param' || type.token !== '.f16x2';
}

/** Behind `.ptr`: the space that is pointed to, and how it is aligned. */
function pointerItems(last: string | undefined): Item[] {
  const align = wordItem('.align', 'directive');
  if (last !== '.ptr') return [align];
  return [...['.global', '.shared', '.const', '.local'].map((space) => wordItem(space, 'directive')), align];
}

/** The prefix that compilers use for a type. */
const prefixes: Readonly<Record<string, string>> = {
  '.pred': '%p',
  '.b16': '%rs',
  '.u16': '%rs',
  '.s16': '%rs',
  '.f16': '%h',
  '.b32': '%r',
  '.u32': '%r',
  '.s32': '%r',
  '.f32': '%f',
  '.b64': '%rd',
  '.u64': '%rd',
  '.s64': '%rd',
  '.f64': '%fd',
  '.b128': '%rq',
};

function rangeItems(statement: Statement, type: string): Item[] {
  const prefix = prefixes[type];
  const { fresh, used } = registersAt(statement);
  const isTaken = [...fresh, ...used].some(({ name }) => name.replace(/\d+$/, '') === prefix);
  if (!prefix || isTaken) return [];
  return [
    {
      label: `${prefix}<…>`,
      kind: 'register',
      insert: `${prefix}<\${1:8}>;`,
      isSnippet: true,
      detail: `registers ${prefix}0, ${prefix}1, … of ${type}`,
    },
  ];
}

function wordItem(label: string, kind: Item['kind'], detail?: string): Item {
  return { label, kind, detail, commit: [' '], subject: { about: 'word', name: label } };
}

function has({ version, target }: ModuleHeader, since: Parameters<typeof vectorOf>[0]): boolean {
  return version === undefined || target === undefined || vectorOf(since)[target] <= version;
}
