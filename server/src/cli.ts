// The command line, `ptx-lens`. What each command does is in commandLine/, a bundle of its own: it is loaded with the code
// that the engine made of it at build time (scripts/lib/compiled.mjs), so that it is not compiled again at each start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

type CommandLine = typeof import('./commandLine/run');

/** The command line, and its script, out of which the build takes the compiled code. */
export function load(): { readonly run: CommandLine['run']; readonly script: Script } {
  const filename = join(__dirname, 'commandLine.js');
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`;
  // An engine of another version, or with other flags, rejects the code and compiles as usual.
  const script = new Script(wrapped, { filename, cachedData: compiled(`${filename}.code`) });
  const module = { exports: {} as CommandLine };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  return { run: module.exports.run, script };
}

function compiled(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * A check reads its files once and the process ends: optimising compilation that would pay off after a minute only costs
 * here, and so does marking the heap beside it. Measured on 10 MB (bench/run.mjs). The server, which lives long, keeps the engine's defaults, and so does every
 * engine that was not measured: these flags are those of Node 20's. Code compiled before would not heed them.
 */
export function tune(): void {
  if (!process.versions.v8.startsWith('11.')) return;
  for (const flag of ['--interrupt-budget=1000000', '--no-incremental-marking']) setFlagsFromString(flag);
}

function main(): void {
  if (process.argv[2] !== 'lsp') tune();
  const code = load().run(process.argv.slice(2));
  if (typeof code === 'number') process.exitCode = code;
  else
    void code.then((late) => {
      process.exitCode = late;
    });
}

if (require.main === module) main();
