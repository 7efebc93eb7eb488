// The notation of test/fixtures/broken: many small modules in a file, each with the one mistake of a person, which a comment
// with carets names as in the other fixtures. Knows neither the analysis nor the assembler.
import { type Expectation, expectationsIn } from './mistakes';

export interface BrokenModule {
  /** `file: title` */
  readonly name: string;
  /** The whole PTX text, the comment with the carets included. */
  readonly text: string;
  readonly expectation: Expectation;
}

/** What ptxas says of each, by name. */
export interface BrokenFile {
  readonly ptxas: string;
  readonly modules: Readonly<Record<string, BrokenVerdict>>;
}

export interface BrokenVerdict {
  readonly verdict: 'accept' | 'reject';
  readonly messages: readonly string[];
}

const header = '.version 9.0\n.target sm_90\n.address_size 64\n';

/** The modules of a file: each begins with a line `//// title`; one without a `.version` gets a header. */
export function brokenModulesIn(file: string, content: string): BrokenModule[] {
  const [, ...parts] = content.split(/^\/\/\/\/ /m);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const body = part.slice(end + 1);
    const text = /\.version|^\s*\.target/m.test(body) ? body : header + body;
    const name = `${file.replace(/\.ptx$/, '')}: ${part.slice(0, end).trim()}`;
    const expectations = expectationsIn(text);
    if (expectations.length !== 1) throw new Error(`${name}: ${expectations.length} expectations`);
    return { name, text, expectation: expectations[0] };
  });
}
