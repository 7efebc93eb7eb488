// An installed ptxas as it describes itself, and whether and for what it can judge a file.
import { type Target, targets } from '../isa/targets';
import { ptxVersions } from '../isa/versions';

export interface Installation {
  /** The program, an absolute path. */
  readonly path: string;
  /** For instance `13.0.88`. */
  readonly version: string;
  /** Index into ptxVersions of the newest `.version` that it reads. */
  readonly newest: number;
  /** Values of `-arch`: `sm_90a`, `compute_75`, … */
  readonly architectures: ReadonlySet<string>;
}

/** What a file's header, or the user in its place, asks for. */
export interface Request {
  /** Index into ptxVersions. */
  readonly version: number | undefined;
  /** Index into targets. */
  readonly target: number | undefined;
}

/**
 * From the outputs of `--version`, `--list-version` and `--help`; undefined for what is no ptxas. One that does not list
 * its versions says itself, of each file, whether it is too new.
 */
export function installationOf(path: string, version: string, listed: string, help: string): Installation | undefined {
  const number = /\bV(\d+\.\d+\.\d+)/.exec(version)?.[1];
  const architectures = new Set([...help.matchAll(/'((?:sm|compute)_\d+[af]?)'/g)].map(([, name]) => name));
  if (!/\bptx\b/i.test(version) || number === undefined || architectures.size === 0) return undefined;
  const newest = listed
    .split(/\s+/)
    .map((word) => (ptxVersions as readonly string[]).indexOf(word))
    .reduce((most, index) => Math.max(most, index), -1);
  return { path, version: number, newest: newest < 0 ? ptxVersions.length - 1 : newest, architectures };
}

export type Choice =
  | { readonly architecture: string; readonly target: string }
  /** Why this ptxas cannot judge the file, as a sentence. */
  | { readonly refusal: string };

/**
 * The value of `-arch`: `compute_NN` reads the file and generates no code, `sm_NN` compiles. Of a target that this ptxas
 * no longer compiles for, the code runs on later ones, so the oldest that it has stands in.
 */
export function chooseArchitecture(
  { version, newest, architectures }: Installation,
  request: Request,
  prefix: 'compute' | 'sm',
): Choice {
  if (request.version !== undefined && request.version > newest) {
    return {
      refusal: `ptxas ${version} reads PTX up to ${ptxVersions[newest]} and this file is PTX ${ptxVersions[request.version]}: a newer CUDA toolkit is needed to check it.`,
    };
  }
  const wanted = targets[request.target ?? 0];
  const known = candidates(wanted).find(({ name }) => architectures.has(architectureOf(name, prefix)));
  if (!known)
    return { refusal: `ptxas ${version} does not know the target ${wanted.name}: it cannot check this file.` };
  return { architecture: architectureOf(known.name, prefix), target: known.name };
}

function architectureOf(target: string, prefix: 'compute' | 'sm'): string {
  return target.replace('sm', prefix);
}

/** The targets that PTX of this one can be compiled for, the target itself first. */
function candidates(wanted: Target): readonly Target[] {
  // CUDA 13 renamed sm_101: ptxas 13.0 takes `.target sm_101a` for compute_110a, and no other.
  const names = wanted.capability === 101 ? [wanted.name, wanted.name.replace('101', '110')] : [wanted.name];
  const own = targets.filter(({ name }) => names.includes(name));
  if (wanted.suffix !== '') return own;
  return [...own, ...targets.filter(({ capability, suffix }) => suffix === '' && capability > wanted.capability)];
}

/** What `-arch=sm_NN` can be asked for, in the order of targets. */
export function compilableTargets({ architectures }: Installation): readonly string[] {
  return targets.map(({ name }) => name).filter((name) => architectures.has(name));
}
