// The targets that `.target` can name, with the first PTX version that accepts each and the family it belongs to.
// Hardware limits per target are in occupancy.ts; what an instruction needs is in availability.ts.
import { type PtxVersion, versionIndex } from './versions';

export interface Target {
  /** As written after `.target`, for instance `sm_100a`. */
  readonly name: string;
  /** Compute capability times ten: 100 for `sm_100a`. */
  readonly capability: number;
  /** '' base, 'a' this architecture alone, 'f' this and later members of its family. */
  readonly suffix: '' | 'a' | 'f';
  /** The first capability of the family whose features `f` and `a` targets share, or undefined before families. */
  readonly family: number | undefined;
  /** First `.version` that accepts the target (index into ptxVersions). */
  readonly since: number;
  readonly architecture: string;
}

// capability -> [architecture, first version of the base target, of `a`, of `f`, family]
type Row = readonly [number, string, PtxVersion, PtxVersion | undefined, PtxVersion | undefined, number | undefined];

// Source: manual, #ptx-module-directives-target and #release-notes.
const rows: readonly Row[] = [
  [10, 'Tesla', '1.0', undefined, undefined, undefined],
  [11, 'Tesla', '1.0', undefined, undefined, undefined],
  [12, 'Tesla', '1.2', undefined, undefined, undefined],
  [13, 'Tesla', '1.2', undefined, undefined, undefined],
  [20, 'Fermi', '2.0', undefined, undefined, undefined],
  [21, 'Fermi', '2.0', undefined, undefined, undefined],
  [30, 'Kepler', '3.0', undefined, undefined, undefined],
  [32, 'Kepler', '4.0', undefined, undefined, undefined],
  [35, 'Kepler', '3.1', undefined, undefined, undefined],
  [37, 'Kepler', '4.1', undefined, undefined, undefined],
  [50, 'Maxwell', '4.0', undefined, undefined, undefined],
  [52, 'Maxwell', '4.1', undefined, undefined, undefined],
  [53, 'Maxwell', '4.2', undefined, undefined, undefined],
  [60, 'Pascal', '5.0', undefined, undefined, undefined],
  [61, 'Pascal', '5.0', undefined, undefined, undefined],
  [62, 'Pascal', '5.0', undefined, undefined, undefined],
  [70, 'Volta', '6.0', undefined, undefined, undefined],
  [72, 'Volta', '6.1', undefined, undefined, undefined],
  [75, 'Turing', '6.3', undefined, undefined, undefined],
  [80, 'Ampere', '7.0', undefined, undefined, undefined],
  [86, 'Ampere', '7.1', undefined, undefined, undefined],
  [87, 'Ampere', '7.4', undefined, undefined, undefined],
  [88, 'Ampere', '9.0', undefined, undefined, undefined],
  [89, 'Ada', '7.8', undefined, undefined, undefined],
  [90, 'Hopper', '7.8', '8.0', undefined, undefined],
  [100, 'Blackwell', '8.6', '8.6', '8.8', 100],
  [101, 'Blackwell', '8.6', '8.6', '8.8', 101],
  [103, 'Blackwell', '8.8', '8.8', '8.8', 100],
  [107, 'Blackwell', '9.4', '9.4', '9.4', 100],
  [110, 'Blackwell', '9.0', '9.0', '9.0', 101],
  [120, 'Blackwell', '8.7', '8.7', '8.8', 120],
  [121, 'Blackwell', '8.8', '8.8', '8.8', 120],
];

function expand([capability, architecture, base, specific, familyWide, family]: Row): Target[] {
  const make = (suffix: Target['suffix'], version: PtxVersion | undefined): Target[] =>
    version === undefined
      ? []
      : [
          {
            name: `sm_${capability}${suffix}`,
            capability,
            suffix,
            family,
            architecture,
            since: versionIndex(version)!,
          },
        ];
  return [...make('', base), ...make('a', specific), ...make('f', familyWide)];
}

/** All targets in ascending order; a target's index here is its number in availability vectors. */
export const targets: readonly Target[] = rows.flatMap(expand);

/** Targets that ptxas 13.0 accepts before the version with which the manual introduces them. */
const acceptedEarlier: ReadonlyMap<string, PtxVersion> = new Map([
  ['sm_70', '5.1'],
  ['sm_88', '7.3'],
]);

/** Index into ptxVersions of the first `.version` with which ptxas takes a target. */
export const acceptedSince = ({ name, since }: Target): number => {
  const earlier = acceptedEarlier.get(name);
  return earlier === undefined ? since : versionIndex(earlier)!;
};

const byName = new Map(targets.map((target, index) => [target.name, index]));

/** Index into `targets` of a name such as `sm_90a`; undefined for a name that is no target. */
export function targetIndex(name: string): number | undefined {
  return byName.get(name);
}

/** What `.target` may name beside targets, in our own words. */
export const targetOptions: Readonly<Record<string, string>> = {
  texmode_unified: 'A texture and its sampler are one object; the default.',
  texmode_independent: 'Textures and samplers are objects of their own.',
  debug: 'The module has debugging data of its own in DWARF sections.',
  map_f64_to_f32: 'Double-precision instructions are carried out in single precision; for sm_12 and older only.',
};
