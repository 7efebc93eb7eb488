// The names that may stand at a place as items: registers of the right sort and type first, those that were written last
// before others, then variables, special registers and functions.
import { vectorOf as availabilityVector, describeAvailability } from '../../isa/availability';
import { ANY_NAME, classOfSpecial, classOfType, NameClass, OPAQUE, SPECIALS } from '../../isa/nameClasses';
import { specialRegisterNames, specialRegisters } from '../../isa/specialRegisters';
import { type ModuleSymbol, type Symbol, SymbolKind } from '../../semantic/symbols';
import { demangledText } from '../documentation/demangled';
import type { Statement } from '../statement';
import { classOfRegister, distance, takesName, type Wanted } from './fits';
import type { Item } from './items';
import { judgedHeader, moduleEntriesAt, type Register, type Registers, visibleSymbols } from './scope';

/** No list is longer: what does not fit in is found by typing on. */
export const MOST_NAMES = 200;

/** How the instruction treats a name, beyond its class. */
export interface Use {
  readonly isWritten: boolean;
  /** `v.x` may stand there: not in front of `|`. */
  readonly takesComponent: boolean;
  /** A component stands behind the name already. */
  readonly hasComponent: boolean;
  /** Parameters that may not stand there although their class may: read-only ones, results, what is passed. */
  readonly excluded: number;
}

export const readUse: Use = { isWritten: false, takesComponent: true, hasComponent: false, excluded: 0 };

/** Everything that may stand there, in the order in which it is shown. `word`: what of it is typed. */
export function nameItems(statement: Statement, wanted: Wanted, use: Use, names: Registers, word: string): Item[] {
  const items = use.isWritten ? registerItems(names.fresh, wanted, use) : [];
  items.push(...registerItems(names.used, wanted, use));
  if (use.isWritten) return items;
  // Parameters and constants are addressed by their names.
  if (wanted.isAddress && /^\.(?:param|const)/.test(wanted.space ?? ''))
    return [...variableItems(statement, { ...wanted, accepts: wanted.accepts & ~use.excluded }), ...items];
  if (use.hasComponent) return [...items, ...specialItems(statement, wanted, use)];
  items.push(...variableItems(statement, { ...wanted, accepts: wanted.accepts & ~use.excluded }));
  items.push(...specialItems(statement, wanted, use));
  if (showsFunctions(wanted, word)) items.push(...functionItems(statement, wanted));
  return items;
}

/** A function's name is a constant to ptxas, which few mean where no address is expected: it is told when it is begun. */
const showsFunctions = ({ accepts }: Wanted, word: string): boolean =>
  (accepts & NameClass.Global) !== 0 || /^[A-Za-z_$]/.test(word);

type Named = Register & { readonly range?: string };

export function registerItems(registers: readonly Named[], wanted: Wanted, use: Use = readUse): Item[] {
  const { takesComponent, hasComponent } = use;
  const found: { readonly name: string; readonly register: Named; readonly order: number }[] = [];
  for (const [index, register] of registers.entries()) {
    const { name, type, vector } = register;
    const order = distance(wanted, type) * 1e6 + index;
    if (!hasComponent && takesName(wanted, classOfRegister(type, vector), vector, type))
      found.push({ name, register, order });
    const isPart = vector > 1 && takesComponent && !wanted.isAddress && wanted.elements === undefined;
    if (!isPart || !takesName(wanted, classOfType(type))) continue;
    if (hasComponent) found.push({ name, register, order });
    else
      for (const part of ['x', 'y', 'z', 'w'].slice(0, vector))
        found.push({ name: `${name}.${part}`, register, order });
  }
  return found
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_NAMES)
    .map(({ name, register }) => registerItem(name, register));
}

function registerItem(name: string, { type, vector, range }: Named): Item {
  const shown = vector > 1 && !name.includes('.') ? `.v${vector} ${type}` : type;
  return { label: name, kind: 'register', detail: range === undefined ? shown : `${shown}, next free of ${range}` };
}

/** Variables, parameters and references whose class is wanted. */
function variableItems(statement: Statement, wanted: Wanted): Item[] {
  if ((wanted.accepts & NAMED) === 0) return [];
  const { semantics } = statement;
  const own = semantics
    ? visibleSymbols(statement, SymbolKind.Variable, SymbolKind.Parameter, SymbolKind.ReturnParameter).map(
        (index) => semantics.symbols[index],
      )
    : [];
  const shared = moduleEntriesAt(statement)
    .map(({ symbol }) => symbol)
    .filter(({ kind }) => kind === SymbolKind.Variable);
  return [...own, ...shared].filter(({ nameClass }) => takesName(wanted, nameClass)).map(variableItem);
}

const NAMED =
  NameClass.Global |
  NameClass.Shared |
  NameClass.Const |
  NameClass.Local |
  NameClass.Parameter |
  NameClass.Result |
  NameClass.Passed |
  OPAQUE;

export function variableItem({ name, kind, space, type, bytes }: Symbol): Item {
  const isParameter = kind === SymbolKind.Parameter || kind === SymbolKind.ReturnParameter;
  const size = bytes === undefined ? '' : `, ${bytes} bytes`;
  const source = isParameter ? undefined : demangledText(name, LONGEST_SOURCE);
  return { label: name, kind: isParameter ? 'parameter' : 'variable', detail: `${space} ${type}${size}`, source };
}

/** Letters that a list can be looked through by. */
const LONGEST_SOURCE = 200;

export function functionItem({ name, linkage }: ModuleSymbol): Item {
  const source = demangledText(name, LONGEST_SOURCE);
  return { label: name, kind: 'function', detail: `${linkage} .func`.trim(), source };
}

function functionItems(statement: Statement, { accepts }: Wanted): Item[] {
  if ((accepts & NameClass.Function) === 0) return [];
  return moduleEntriesAt(statement)
    .filter(({ symbol }) => symbol.kind === SymbolKind.Function)
    .map(({ symbol }) => functionItem(symbol));
}

/** Those with components get the others in the next step, behind the dot. */
function specialItems({ analysis }: Statement, wanted: Wanted, { hasComponent }: Use): Item[] {
  // Where nothing is known no special register is meant: only `mov` and `cvt` read them.
  if ((wanted.accepts & SPECIALS) === 0 || wanted.accepts === ANY_NAME) return [];
  const { version, target } = judgedHeader(analysis);
  return specialRegisters.flatMap((register) => {
    const first = availabilityVector(register.observed ?? register.since)[target ?? 0];
    if (version !== undefined && target !== undefined && first > version) return [];
    const detail = `${register.type} ${register.summary}`;
    const isWhole = !hasComponent && takesName(wanted, classOfSpecial(register, 'whole'));
    const isPart = register.components !== undefined && takesName(wanted, classOfSpecial(register, 'component'));
    const components = hasComponent ? [''] : (register.components ?? []).map((part) => `.${part}`);
    const parts = [...(isWhole ? [''] : []), ...(isPart ? components : [])];
    const names = specialRegisterNames(register).flatMap((name) => parts.map((part) => name + part));
    return names.map(
      (label): Item => ({
        label,
        kind: 'special',
        detail: version === undefined ? `${detail} (${describeAvailability(register.since)})` : detail,
        subject: { about: 'special', name: label },
      }),
    );
  });
}
