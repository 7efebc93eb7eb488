// The command line, `ptx-lens`. What each command does is in commandLine/.
import { setFlagsFromString } from 'node:v8';

// A check reads its files once and the process ends: optimising compilation that would pay off after a minute only costs
// here. Measured on 10 MB (bench/run.mjs). The server, which lives long, keeps the engine's defaults, and so does every
// engine that was not measured: these flags are those of Node 20's.
if (process.argv[2] !== 'lsp' && process.versions.v8.startsWith('11.')) {
  for (const flag of ['--max-inlined-bytecode-size-cumulative=250', '--interrupt-budget=1000000'])
    setFlagsFromString(flag);
}

// Loaded after the flags are set: code compiled before would not heed them.
const { run } = require('./commandLine/run') as typeof import('./commandLine/run');
const code = run(process.argv.slice(2));
if (typeof code === 'number') process.exitCode = code;
else
  void code.then((late) => {
    process.exitCode = late;
  });
