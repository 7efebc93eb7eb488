// Instruction lines measured with ptxas: for each target the first PTX version that accepts the line. Reads the compact
// file forms.json, writes it, and builds the text in which a line is judged. probe.ts runs the assembler.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the manual claims of a form. */
export interface Documented {
  readonly ptx: string;
  /**
   * A number N means sm_N and higher; `90a` that target alone; other words stand for a set of `a` and `f` targets that
   * the manual lists; undefined where it names none.
   */
  readonly target: number | string | undefined;
}

export interface Form {
  readonly group: string;
  /** One instruction, written with the names that the prelude declares. */
  readonly line: string;
  /** Undefined where the manual does not have the form: then it was tried to learn that it is rejected. */
  readonly documented: Documented | undefined;
  /** The first PTX version that accepts the line on a target such as `sm_90a`; undefined: none, or no such target. */
  acceptedSince(target: string): string | undefined;
  /** The PTX version that takes the line from the target again; undefined: none. */
  withdrawnSince(target: string): string | undefined;
}

export interface Prelude {
  readonly module: readonly string[];
  readonly kernel: readonly string[];
}

export interface FormFile {
  readonly about: string;
  readonly ptxas: string;
  readonly prelude: Prelude;
  /** Every `.version` of PTX, ascending; the characters of `digits` in their order stand for them. */
  readonly versions: readonly string[];
  /** `sm_90a` and so on, one for each character of a verdict, with the first version that knows the target. */
  readonly targets: Readonly<Record<string, string>>;
  /** Group, then line, then `<documented ptx or -> <documented target or -> <verdict>`. */
  readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Line, then target, then the first version that rejects it again. */
  readonly withdrawn: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One character for each version; `.` is never. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function readFormFile(root = process.cwd()): FormFile {
  return JSON.parse(readFileSync(join(root, 'test/differential/forms.json'), 'utf8')) as FormFile;
}

/** Every form of the file, in its order. */
export function formsOf(file: FormFile): readonly Form[] {
  const column = new Map(Object.keys(file.targets).map((target, index) => [target, index]));
  const decode = (group: string, line: string, row: string): Form => {
    const [ptx, target, verdict] = row.split(' ');
    return {
      group,
      line,
      documented: ptx === '-' ? undefined : { ptx, target: decodeTarget(target) },
      acceptedSince: (name) => file.versions[digits.indexOf(verdict[column.get(name) ?? -1] ?? '.')],
      withdrawnSince: (name) => file.withdrawn[line]?.[name],
    };
  };
  return Object.entries(file.groups).flatMap(([group, rows]) =>
    Object.entries(rows).map(([line, row]) => decode(group, line, row)),
  );
}

function decodeTarget(text: string): number | string | undefined {
  if (text === '-') return undefined;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** The row of a form with a new verdict: `first` gives for a target the first version that accepts the line. */
export function encodeForm(
  file: FormFile,
  documented: Documented | undefined,
  first: (target: string) => string | undefined,
): string {
  const verdict = Object.keys(file.targets).map((target) => {
    const version = first(target);
    return version === undefined ? '.' : digits[file.versions.indexOf(version)];
  });
  return `${documented?.ptx ?? '-'} ${documented?.target ?? '-'} ${verdict.join('')}`;
}

/** Whether ptxas accepts a form in a cell. */
export function isAccepted(file: FormFile, form: Form, { version, target }: Cell): boolean {
  const position = (name: string): number => file.versions.indexOf(name);
  const first = form.acceptedSince(target);
  const end = form.withdrawnSince(target);
  const isThere = first !== undefined && position(first) <= position(version);
  return isThere && (end === undefined || position(version) < position(end));
}

export interface Cell {
  readonly version: string;
  readonly target: string;
}

/** The cells in which a form can be judged: each target with each version that knows it. */
export function cellsOf(file: FormFile): readonly Cell[] {
  return file.versions.flatMap((version, index) =>
    Object.entries(file.targets)
      .filter(([, since]) => file.versions.indexOf(since) <= index)
      .map(([target]) => ({ version, target })),
  );
}

/** A module whose kernel holds the lines, each on its own line: `firstLine` is the 1-based number of the first. */
export function moduleOf(
  version: string,
  target: string,
  prelude: Prelude,
  lines: readonly string[],
): { readonly source: string; readonly firstLine: number } {
  const addressSize = Number(version) >= 2.3 ? ['.address_size 64'] : [];
  const before = [
    `.version ${version}`,
    `.target ${target}`,
    ...addressSize,
    ...prelude.module,
    '.entry k(.param .u32 pu32)',
    '{',
    ...prelude.kernel,
  ];
  return { source: `${[...before, ...lines, 'LBL: ret;', '}'].join('\n')}\n`, firstLine: before.length + 1 };
}
