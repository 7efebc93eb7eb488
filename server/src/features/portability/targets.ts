// On which targets something runs, in words, from its availability vector.
import { type AvailabilityVector, NEVER } from '../../isa/availability';
import { type Target, targets } from '../../isa/targets';
import { ptxVersions } from '../../isa/versions';

/** So many capabilities are named; the others are counted. */
const MOST_NAMED = 6;

const knownTargets = new WeakMap<AvailabilityVector, string>();
const knownVersions = new WeakMap<AvailabilityVector, readonly string[]>();

/** `every target`, `sm_80 and later`, `sm_90a; sm_100a/f, sm_103a/f`, `no target`. */
export function targetsText(vector: AvailabilityVector): string {
  let text = knownTargets.get(vector);
  if (text === undefined) {
    text = describe(vector);
    knownTargets.set(vector, text);
  }
  return text;
}

function describe(vector: AvailabilityVector): string {
  const having = targets.filter((_, index) => vector[index] !== NEVER);
  if (having.length === 0) return 'no target';
  if (having.length === targets.length) return 'every target';
  const [least] = having;
  if (least.suffix === '' && having.length === targets.length - targets.indexOf(least))
    return `${least.name} and later`;
  return grouped(having);
}

/** A capability's suffixes as one word, the capabilities of an architecture between semicolons. */
function grouped(having: readonly Target[]): string {
  const capabilities = [...new Set(having.map(({ capability }) => capability))];
  const named = capabilities.slice(0, MOST_NAMED);
  let text = '';
  let architecture: string | undefined;
  for (const capability of named) {
    const some = having.filter((target) => target.capability === capability);
    const suffixes = some.map(({ suffix }) => suffix);
    // What the plain target has, its `a` and `f` have too.
    const word = suffixes.includes('') ? `sm_${capability}` : `sm_${capability}${suffixes.join('/')}`;
    if (architecture !== undefined) text += some[0].architecture === architecture ? ', ' : '; ';
    text += word;
    architecture = some[0].architecture;
  }
  const rest = capabilities.length - named.length;
  return rest > 0 ? `${text} and ${rest} more` : text;
}

/** Indices of targets, neighbours as one: `sm_50–sm_75, sm_90a`. */
export function spansText(indices: readonly number[]): string {
  const spans: number[][] = [];
  for (const index of indices) {
    const last = spans.at(-1);
    if (last && last[last.length - 1] === index - 1) last.push(index);
    else spans.push([index]);
  }
  return spans.map(spanText).join(', ');
}

function spanText(span: readonly number[]): string {
  const some = span.map((index) => targets[index]);
  const isOne = some.every(({ capability }) => capability === some[0].capability);
  return isOne ? grouped(some) : `${some[0].name}–${some[some.length - 1].name}`;
}

/** The first PTX versions with what targets they are enough for, oldest first: `PTX 8.0: sm_90a`. */
export function versionsText(vector: AvailabilityVector): readonly string[] {
  let lines = knownVersions.get(vector);
  if (!lines) {
    lines = describeVersions(vector);
    knownVersions.set(vector, lines);
  }
  return lines;
}

function describeVersions(vector: AvailabilityVector): string[] {
  const lines: string[] = [];
  for (let version = 0; version < ptxVersions.length; version++) {
    // A target's own first version is no need of the code.
    const some = targets.filter(({ since }, index) => vector[index] === version && since < version);
    if (some.length > 0) lines.push(`PTX ${ptxVersions[version]}: ${grouped(some)}`);
  }
  return lines;
}
