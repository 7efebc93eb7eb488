// What the three rules about undeclared names share: which free names of a block the module does not explain, and what to
// say about one. Not a rule itself.
import { distance } from 'fastest-levenshtein';
import { specialRegisterNames, specialRegisters } from '../isa/specialRegisters';
import type { BlockSemantics, FreeName } from '../semantic/block';
import { declaredBefore, type ModuleIndex } from '../semantic/module';
import { type Symbol, SymbolKind } from '../semantic/symbols';
import type { BlockInModule, Report } from './rule';

/** Reports each free name of the expected sort that nothing declares; `describe` says what is missing. */
export function checkUndefined(
  { module, block, summary, semanticsOf }: BlockInModule,
  report: Report,
  expected: FreeName['expected'],
  describe: (name: string, why: string) => string,
): void {
  for (const unknown of summary.free) {
    const { name, start, end } = unknown;
    if (unknown.expected !== expected || declaredBefore(module, name, block, start)) continue;
    const own = declaredLater(module, name) ?? explain(unknown, semanticsOf);
    const why = own.text === '' ? suggestFromModule(module, unknown, block) : own;
    report({ start, end, message: describe(name, why.text), replacement: why.replacement });
  }
}

/** What the block itself tells of a name lasts as long as the block's facts: an edit elsewhere must not parse it again. */
const explained = new WeakMap<FreeName, Explanation>();

function explain(unknown: FreeName, semanticsOf: () => BlockSemantics): Explanation {
  let explanation = explained.get(unknown);
  if (!explanation) {
    const semantics = semanticsOf();
    const { name } = unknown;
    explanation = declaredElsewhere(semantics, name) ?? outOfRange(semantics, name) ?? suggest(semantics, unknown);
    explained.set(unknown, explanation);
  }
  return explanation;
}

interface Explanation {
  readonly text: string;
  readonly replacement?: string;
}

function declaredLater(module: ModuleIndex, name: string): Explanation | undefined {
  if (!module.byName.has(name)) return undefined;
  return { text: ' It is declared further down: PTX wants the declaration first.' };
}

function declaredElsewhere({ symbols }: BlockSemantics, name: string): Explanation | undefined {
  if (!symbols.some((symbol) => symbol.name === name && symbol.count === undefined)) return undefined;
  return { text: ' It is declared in this function, but in another block or further down.' };
}

function outOfRange({ symbols }: BlockSemantics, name: string): Explanation | undefined {
  const match = /^(.*?)(\d*)$/.exec(name);
  const range = symbols.find((symbol) => symbol.count !== undefined && symbol.name === match?.[1]);
  if (!range || range.count === undefined) return undefined;
  const last = range.count > 0 ? `${range.name}0 to ${range.name}${range.count - 1}` : 'no register at all';
  return { text: ` \`${range.name}<${range.count}>\` declares ${last}.` };
}

/** Of a text with more pairs of unknown and known names than these something else is wrong than a slip of the finger. */
const MOST_PAIRS = 1e6;

/** A name that is visible here and differs by a slip of the finger. */
function suggest(semantics: BlockSemantics, { name, start, expected }: FreeName): Explanation {
  const { symbols, tree } = semantics;
  if (semantics.free.length * symbols.length > MOST_PAIRS) return { text: '' };
  // The quick way over a block knows no nodes.
  const node = semantics.free.find((other) => other.start === start)?.node ?? 0;
  const isVisible = ({ scope, node: declared, kind }: Symbol): boolean =>
    (scope === 0 || (scope <= node && node < tree.next[scope])) && (declared < node || kind === SymbolKind.Label);
  const names = symbols.filter(
    (symbol) => symbol.count === undefined && suits(symbol.kind, expected) && isVisible(symbol),
  );
  const nearest = nearestName(name, [
    ...names.map((symbol) => symbol.name),
    ...(expected === 'symbol' && name.startsWith('%') ? specialNames : []),
  ]);
  return didYouMean(
    nearest ?? builtIn.get(withoutDot(name)) ?? (expected === 'symbol' ? slipInRange(name, semantics) : undefined),
  );
}

/** Variables of CUDA C++, which are registers here. */
const builtIn: ReadonlyMap<string, string> = new Map([
  ['threadIdx', '%tid'],
  ['blockIdx', '%ctaid'],
  ['blockDim', '%ntid'],
  ['gridDim', '%nctaid'],
  ['warpSize', 'WARP_SZ'],
]);
const withoutDot = (name: string): string => name.replace(/^%/, '').replace(/\..*/, '');

const specialNames: readonly string[] = specialRegisters.flatMap(specialRegisterNames);

function suggestFromModule(module: ModuleIndex, { name, start, expected }: FreeName, block: number): Explanation {
  if (expected === 'label' || module.byName.size > MOST_COMPARED) return didYouMean(undefined);
  const names = [...module.byName].flatMap(([other, entries]) =>
    suits(entries[0].symbol.kind, expected) && declaredBefore(module, other, block, start) ? [other] : [],
  );
  return didYouMean(nearestName(name, names));
}

/** A module of tens of thousands of variables is not searched for every unknown name after every keystroke. */
const MOST_COMPARED = 5000;

/** Whether a symbol of this kind can stand where the name is expected. */
function suits(kind: SymbolKind, expected: FreeName['expected']): boolean {
  const isCode = kind === SymbolKind.Function || kind === SymbolKind.Entry;
  const isLabel = kind === SymbolKind.Label || kind === SymbolKind.Table;
  return expected === 'function' ? isCode : expected === 'label' ? isLabel : !isCode && !isLabel;
}

/** Only names of three letters and more are compared: `%a0` is no slip for `%d0`. */
function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (sameLetters || withoutNumber(name).replace(/\W/g, '').length < 4) return sameLetters;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 4)) + 1;
  for (const candidate of candidates) {
    // `%r8` is no slip for `%r7`: numbers are chosen, not mistyped.
    if (Math.abs(candidate.length - name.length) >= least || withoutNumber(candidate) === withoutNumber(name)) continue;
    const d = distance(name, candidate);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

/** `%r0` for `%r12`. */
const withoutNumber = (name: string): string => name.replace(/\d*$/, '0');

/** `%rr1` and `%dr1` for `%r1` and `%rd1`: a letter doubled, or two exchanged, in the prefix of a range. */
function slipInRange(name: string, { symbols }: BlockSemantics): string | undefined {
  const [, prefix, digits] = /^(.*?)(\d+)$/.exec(name) ?? ['', '', ''];
  const sorted = (text: string): string => [...text].sort().join('');
  const range = symbols.find(
    ({ count, name: other }) =>
      count !== undefined &&
      Number(digits) < count &&
      (sorted(other) === sorted(prefix) || prefix.replace(/(.)\1$/, '$1') === other),
  );
  return digits === '' || !range ? undefined : range.name + digits;
}

const didYouMean = (name: string | undefined): Explanation =>
  name ? { text: ` Did you mean \`${name}\`?`, replacement: name } : { text: '' };
