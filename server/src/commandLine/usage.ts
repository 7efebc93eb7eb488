// What the command line accepts: commands, options and their help.
import { parseArgs } from 'node:util';
import { rules } from '../rules/index';
import type { Severity } from '../rules/rule';
import { levels, type RuleLevels, ruleLevels, severities } from '../rules/severity';

export const help = `ptx-lens: checks NVIDIA PTX without a CUDA toolkit

  ptx-lens check [options] FILE|-...    diagnostics, and the functions with their registers
  ptx-lens info  [options] FILE|-...    the functions only: registers, pressure, occupancy, instructions
  ptx-lens info  --diff OLD.ptx FILE    what changed, function by function; with --ptxas also spills
  ptx-lens explain NAME...              an instruction, modifier, directive, special register or diagnostic
  ptx-lens format [--check] FILE|-...   lays files out in place; --check names those that would change
  ptx-lens lsp --stdio                  the language server

  --format text|json|sarif|github       default text
  --target sm_90a   --ptx 8.6           judge as if for this target or version instead of the file's own
  --targets sm_80,sm_90                 the file is meant to run on these: what fails where
  --ptxas auto|off|PATH                 compile with the installed ptxas too: exact registers, and
                                        what it alone finds; default off
  --severity error|warning|information|hint
                                        the least that is shown; default warning
  --rule CODE=off|hint|information|warning|error
                                        how severe findings of a rule are; may be given more than once
  --deep                                follow the flow of every function of files above 1 MB, too

  info: --target may be given several times and compares the occupancy there
  --threads N   --dynamic-shared BYTES  of a block, where the file does not say its size
  --version, --help

Exit code: 0 no error, 1 at least one error (format --check: a file would change), 2 wrong usage or a file
that could not be read.
`;

export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  readonly format: Format;
  /** The last one given; `info` compares all of them. */
  readonly target: string | undefined;
  readonly targets: readonly string[];
  /** Names of the targets that files are meant for. */
  readonly meantFor: readonly string[];
  readonly diff: string | undefined;
  readonly threads: number | undefined;
  readonly dynamicShared: number;
  readonly ptx: string | undefined;
  /** `off`, `auto` or the path of the program. */
  readonly ptxas: string;
  readonly severity: Severity;
  readonly rules: RuleLevels;
  readonly deep: boolean;
  /** Of `format`: change nothing. */
  readonly check: boolean;
}

/** Wrong usage; its message goes to stderr and the exit code is 2. */
export class UsageError extends Error {}

export interface Invocation {
  readonly command: string | undefined;
  readonly operands: readonly string[];
  readonly options: Options;
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
}

export function parseInvocation(args: readonly string[]): Invocation {
  const { values, positionals } = parse(args);
  return {
    command: positionals[0],
    operands: positionals.slice(1),
    options: {
      format: oneOf('--format', values.format, formats),
      severity: oneOf('--severity', values.severity, severities),
      target: values.target?.at(-1),
      targets: values.target ?? [],
      meantFor: values.targets.flatMap((list) => list.split(',')).filter((name) => name !== ''),
      diff: values.diff,
      threads: wholeNumber('--threads', values.threads),
      dynamicShared: wholeNumber('--dynamic-shared', values['dynamic-shared']) ?? 0,
      ptx: values.ptx,
      rules: ruleLevels(values.rule.map(ruleLevel)),
      deep: values.deep,
      check: values.check,
      ptxas: values.ptxas,
    },
    wantsHelp: values.help,
    wantsVersion: values.version,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        severity: { type: 'string', default: 'warning' },
        target: { type: 'string', multiple: true },
        targets: { type: 'string', multiple: true, default: [] },
        diff: { type: 'string' },
        threads: { type: 'string' },
        'dynamic-shared': { type: 'string' },
        ptx: { type: 'string' },
        rule: { type: 'string', multiple: true, default: [] },
        deep: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        ptxas: { type: 'string', default: 'off' },
        help: { type: 'boolean', default: false, short: 'h' },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`${option} is a whole number; "${given}" is not`);
  return Number(given);
}

function oneOf<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}; "${given}" is not`);
  return found;
}

/** `unused-label=off` as its two parts. */
function ruleLevel(given: string): readonly [string, string] {
  const [code, level = ''] = given.split('=', 2);
  if (!rules.some((rule) => rule.code === code)) throw new UsageError(`--rule: there is no rule "${code}"`);
  return [code, oneOf('--rule CODE=', level, levels)];
}
