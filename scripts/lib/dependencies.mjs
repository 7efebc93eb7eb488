// What a fresh clone needs before anything else runs: a Node that is new enough, and the packages of the lock files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './processes.mjs';

const OLDEST_NODE = 20;

export const EDITOR = 'test/editor';
export const OLDEST_EDITOR = 'test/editor-oldest';

/** A reason that the user can act on; printed without a stack. */
export class Unmet extends Error {}

export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_NODE) return;
  throw new Unmet(`PTX Lens needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.`);
}

/** `npm ci`, where the folder's packages are not those of its lock file. `what` is for the line that says so. */
export async function installPackages(folder, what) {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what} (npm ci${folder === '.' ? '' : ` in ${folder}`}) ...`);
  const flags = ['--no-audit', '--no-fund', '--loglevel', 'error'];
  const status = await run('npm', ['ci', ...flags], { cwd: join(root, folder) });
  if (status !== 0) throw new Unmet(`Could not install ${what}: npm ci failed. Is there a network?`);
}

/** npm writes its own copy of the lock file last, so an installation that was cut short counts as none. */
function isInstalled(folder) {
  const wanted = packagesOf(join(root, folder, 'package-lock.json'));
  const present = packagesOf(join(root, folder, 'node_modules/.package-lock.json'));
  // What is optional may be for another system.
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    return path === '' || optional || link || present[path]?.version === version;
  });
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

/** Runs a script's main function; says why in one line where something is missing. */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    console.error(error instanceof Unmet ? error.message : error);
    process.exit(1);
  }
}
