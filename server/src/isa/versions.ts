// The PTX ISA versions, oldest first. A version is used everywhere as its index here, so that comparison is integer
// comparison. Source: manual, #release-notes; 1.0 to 9.0 equal `ptxas --list-version` (13.0); 2.4, 5.2 and 8.9 do not exist.

export const ptxVersions = [
  '1.0',
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '1.5',
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  '3.0',
  '3.1',
  '3.2',
  '4.0',
  '4.1',
  '4.2',
  '4.3',
  '5.0',
  '5.1',
  '6.0',
  '6.1',
  '6.2',
  '6.3',
  '6.4',
  '6.5',
  '7.0',
  '7.1',
  '7.2',
  '7.3',
  '7.4',
  '7.5',
  '7.6',
  '7.7',
  '7.8',
  '8.0',
  '8.1',
  '8.2',
  '8.3',
  '8.4',
  '8.5',
  '8.6',
  '8.7',
  '8.8',
  '9.0',
  '9.1',
  '9.2',
  '9.3',
  '9.4',
] as const;

export type PtxVersion = (typeof ptxVersions)[number];

const indexOf = new Map<string, number>(ptxVersions.map((version, index) => [version, index]));

/** Index of a version such as `8.0` in `ptxVersions`; undefined when there is no such version. */
export function versionIndex(version: string): number | undefined {
  return indexOf.get(version);
}
