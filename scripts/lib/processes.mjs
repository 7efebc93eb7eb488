// Running other programs: with their output shown, ended together with this process, and never left behind.
import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const onWindows = process.platform === 'win32';
const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

/**
 * Runs a program in the project's folder, its output on ours. `silence` ends one that has not touched `file` for `ms`.
 * @returns {Promise<number>} the exit status; 1 also where it was killed, took longer than `limitMs` or is not there
 */
export function run(command, args, { limitMs, silence, env, cwd = root, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? 'ignore' : 'inherit',
      timeout: limitMs,
      shell: onWindows && command !== process.execPath, // `npm` and `code` are .cmd files there
    });
    running.add(child);
    const started = Date.now();
    const watch =
      silence &&
      setInterval(() => {
        if (Date.now() - Math.max(started, touched(silence.file)) < silence.ms) return;
        console.error(`${command} ${args.join(' ')}: nothing came of it for ${silence.ms / 1000} s`);
        child.kill('SIGKILL');
      }, 5000);
    const end = (status) => {
      clearInterval(watch);
      running.delete(child);
      resolve(status);
    };
    child.once('error', () => end(1));
    child.once('exit', (code, signal) => {
      if (signal)
        console.error(
          `${command} ${args.join(' ')}: ended by ${signal}${limitMs ? ` (limit ${limitMs / 1000} s)` : ''}`,
        );
      end(code ?? 1);
    });
  });
}

/** When a file was written last; 0 where there is none. */
const touched = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

export const node = (script, args = [], options = {}) => run(process.execPath, [script, ...args], options);

/** A program of the root's node_modules, by its package and the file that it runs. */
export const tool = (file, args = [], options = {}) => node(join('node_modules', file), args, options);

/** Where a program lies on the PATH, or undefined. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, onWindows ? `${name}.cmd` : name)));
  return files.find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
