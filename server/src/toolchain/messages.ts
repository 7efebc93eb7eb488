// What ptxas prints, read into messages. ptxas names a line and never a column; the line counts line feeds alone.
// Observed with ptxas 13.0.88 and 13.3.33; where a message belongs in the text is findings.ts's part.
import type { Severity } from '../rules/rule';

export interface PtxasMessage {
  readonly severity: Severity;
  /** ptxas stopped there: what stands behind was not looked at. */
  readonly isFatal: boolean;
  /** 1-based, as ptxas counts; undefined for a message about the whole file. */
  readonly line: number | undefined;
  /** For instance `C7508`; undefined for most messages. */
  readonly code: string | undefined;
  /** In ptxas's own words. */
  readonly text: string;
}

/**
 * `ptxas FILE, line 7; error   : (C7508) text`, with the position and the number left out where there is none. The first
 * word is the name that the program goes by: Triton's copy is `ptxas-blackwell`.
 */
const pattern = /^[\w.+-]+ (?:(.*), line (\d+); )?(info|warning|error|fatal)\s*: (?:\((C\d+)\) )?(.*)$/;

/** Positions that some messages carry in their text instead. */
const lineInText = /\bon line '?(\d+)|\baround line (\d+)/;

/** What `-v` tells of a successful compilation (usage.ts reads that), and the last line of every failed one. */
const noise =
  /^(?:Ptx assembly aborted due to errors|Compiling entry function |Function properties for |Used \d+ |Compile time = |\d+ bytes gmem)/;

const severities: Readonly<Record<string, Severity>> = {
  info: 'information',
  warning: 'warning',
  error: 'error',
  fatal: 'error',
};

/** The messages in the order in which ptxas gives them, each once: it repeats some. */
export function messagesIn(output: string): readonly PtxasMessage[] {
  const seen = new Set<string>();
  const messages: PtxasMessage[] = [];
  /** About ptxas's own `<macro util>`, which a broken file spoils for it: they say something only where nothing else does. */
  const internal: PtxasMessage[] = [];
  for (const line of output.split(/\r?\n/)) {
    const match = pattern.exec(line);
    if (!match || noise.test(match[5]) || seen.has(line)) continue;
    seen.add(line);
    const [, file, position, severity, code, text] = match;
    const inText = lineInText.exec(text);
    const at = position ?? inText?.[1] ?? inText?.[2];
    const isInternal = file?.startsWith('<macro');
    (isInternal ? internal : messages).push({
      severity: severities[severity],
      isFatal: severity === 'fatal',
      line: at === undefined || isInternal ? undefined : Number(at),
      code,
      text: withoutFile(text.trim()),
    });
  }
  return messages.some(({ severity }) => severity === 'error') ? messages : [...messages, ...internal];
}

/** The file that ptxas was given is ours, and its name says nothing. */
function withoutFile(text: string): string {
  return text.replace(/ (?:at start of|in) file '[^']*'/, '');
}

/** Whether an output is that of ptxas, if it speaks to us at all. */
export function isUnderstood(output: string): boolean {
  return output.trim() === '' || output.split(/\r?\n/).some((line) => pattern.test(line));
}

/** The names that a message quotes, in its order. */
export function quotedNames({ text }: PtxasMessage): readonly string[] {
  return [...text.matchAll(/'([^']+)'/g)].map(([, name]) => name);
}
