// The command line, `ptx-lens`. What each command does is in commandLine/.
import { run } from './commandLine/run';

// A reader that has seen enough (`ptx-lens check … | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = run(process.argv.slice(2));
