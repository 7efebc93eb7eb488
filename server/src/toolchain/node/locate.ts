// Where ptxas may lie. Only the user's own settings and the machine's environment choose it: no relative path, no working
// folder, so that nothing in a workspace can.
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

const program = process.platform === 'win32' ? 'ptxas.exe' : 'ptxas';

/** The first program in the order: environment, PATH, usual places. */
export async function locate(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const folders = [
    ...[env.CUDA_HOME, env.CUDA_PATH].filter((root) => root).map((root) => join(root!, 'bin')),
    ...(env.PATH ?? env.Path ?? '').split(delimiter),
  ];
  return (await firstProgram(folders)) ?? (await firstProgram(await usualFolders(env)));
}

async function firstProgram(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const path = join(folder, program);
    if (isAbsolute(folder) && (await whyNotProgram(path)) === undefined) return path;
  }
  return undefined;
}

async function usualFolders(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  if (process.platform === 'win32') {
    const root = join(env.ProgramFiles ?? 'C:\\Program Files', 'NVIDIA GPU Computing Toolkit', 'CUDA');
    return (await newestFirst(root, /^v\d/)).map((folder) => join(folder, 'bin'));
  }
  const sdk = '/opt/nvidia/hpc_sdk/Linux_x86_64';
  return [
    '/usr/local/cuda/bin',
    ...(await newestFirst('/usr/local', /^cuda-\d/)).map((folder) => join(folder, 'bin')),
    '/opt/cuda/bin',
    '/usr/lib/nvidia-cuda-toolkit/bin',
    '/usr/lib/cuda/bin',
    ...(await newestFirst(sdk, /^\d/)).map((folder) => join(folder, 'cuda', 'bin')),
  ];
}

async function newestFirst(parent: string, pattern: RegExp): Promise<readonly string[]> {
  const names = await readdir(parent).catch(() => []);
  const byNumber = new Intl.Collator('en', { numeric: true });
  return names
    .filter((name) => pattern.test(name))
    .sort((a, b) => byNumber.compare(b, a))
    .map((name) => join(parent, name));
}

/** A path from the settings, with `~/` for the home folder. */
export function expandHome(path: string): string {
  return /^~[\\/]/.test(path) ? join(homedir(), path.slice(2)) : path;
}

/** What keeps a path from being started, as the end of a sentence about it; undefined where nothing does. */
export async function whyNotProgram(path: string): Promise<string | undefined> {
  if (!isAbsolute(path)) return 'is no absolute path';
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return found.code === 'ENOENT' ? 'does not exist' : 'cannot be reached';
  if (found.isDirectory()) return `is a folder; the program itself is meant, for instance ${join(path, program)}`;
  if (!found.isFile()) return 'is no file';
  return access(path, constants.X_OK).then(
    () => undefined,
    () => 'is not executable',
  );
}
