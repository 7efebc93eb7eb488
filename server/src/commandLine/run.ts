// Dispatches a command and turns its outcome into an exit code.
import { name, version } from '../../../package.json';
import { check } from './check';
import { help, type Invocation, parseInvocation, UsageError } from './usage';

/** Runs `ptx-lens` with these arguments; returns the exit code. */
export function run(args: readonly string[]): number | Promise<number> {
  // The server reads its transport from the process's arguments itself.
  if (args[0] === 'lsp') return serve();
  process.stdout.on('error', ignoreClosedPipe);
  try {
    const code = dispatch(parseInvocation(args));
    return typeof code === 'number' ? code : code.catch(refuse);
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): number {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`ptx-lens: ${error.message}\nTry ptx-lens --help.\n`);
  return 2;
}

/** A reader that has seen enough (`ptx-lens check … | head`) is no fault of ours. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function dispatch(invocation: Invocation): number | Promise<number> {
  const { command, operands, options } = invocation;
  if (invocation.wantsVersion) {
    process.stdout.write(`${name} ${version}\n`);
    return 0;
  }
  if (invocation.wantsHelp) {
    process.stdout.write(help);
    return 0;
  }
  switch (command) {
    case 'check':
    case 'info':
      return check(command, operands, options);
    case 'explain':
      // Loaded for this command alone: it brings all of the documentation with it.
      return (require('./explain') as typeof import('./explain')).explain(operands);
    case 'format':
      return (require('./format') as typeof import('./format')).formatFiles(operands, options.check);
    case undefined:
      throw new UsageError('a command is missing');
    default:
      throw new UsageError(`there is no command "${command}"`);
  }
}

function serve(): number {
  // The server's bundle lies beside this one; loading it only here keeps it out of every other command's start.
  require('./server.js');
  return Number(process.exitCode ?? 0);
}
