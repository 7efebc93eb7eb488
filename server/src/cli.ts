// The command line, `ptx-lens`. What each command does is in commandLine/.
import { run } from './commandLine/run';

process.exitCode = run(process.argv.slice(2));
