// Starts the VS Code server that is inside the `code-server` npm package, without code-server's own layer
// (no login page, no config file in the home folder, no proxying), on a free loopback port.
// Two editions: `newest` lives in this folder, `oldest` (the VS Code that engines.vscode promises) in ../editor-oldest.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The folders whose package.json names an editor. */
export const EDITIONS = { newest: here, oldest: join(here, '../editor-oldest') };

/** Built-in extensions that tests keep; the rest (chat, accounts, other languages) only costs start-up time. */
const BUILTIN = ['theme-defaults', 'theme-seti', 'configuration-editing', 'json', 'markdown-basics', 'xml'];

const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** How long a server may take to say its address; slow machines under load need 20 s. */
const START_LIMIT_MS = 90_000;

/**
 * @param {{ edition?: 'newest' | 'oldest', builtin?: 'few' | 'all', settings?: object, env?: object,
 *           log?: (text: string) => void }} options
 * @returns {Promise<{ origin: string, authority: string, token: string, ended: Promise<unknown>, stop(): Promise<void> }>}
 */
export async function startEditorServer({ edition = 'newest', builtin = 'few', settings, env, log = () => {} } = {}) {
  const modules = join(EDITIONS[edition], 'node_modules');
  const vscode = join(modules, 'code-server/lib/vscode');
  if (!existsSync(vscode)) throw new Error(`No editor here: run \`npm --prefix ${EDITIONS[edition]} ci\` first.`);
  linkModules(modules, vscode);
  const dataDir = mkdtempSync(join(tmpdir(), 'editor-'));
  writeSettings(dataDir, { ...SETTINGS, ...settings });
  const token = randomBytes(16).toString('hex');
  const flags = [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
    ...['--server-data-dir', dataDir, '--telemetry-level', 'off', '--disable-workspace-trust'],
    '--enable-smoke-test-driver', // without it a built workbench ignores extensionDevelopmentPath in the address
    ...(builtin === 'few' ? ['--builtin-extensions-dir', fewBuiltinExtensions(modules, vscode)] : []),
  ];
  const launch = ['--require', join(here, 'end-with-parent.cjs'), join(vscode, 'out/server-main.js'), ...flags];
  const server = spawn(nodeBinary(modules), launch, {
    detached: true, // its own process group, so that stop() ends the extension hosts too
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...outsideEditor(process.env), EXTENSIONS_GALLERY: '{}', ...env }, // no marketplace look-ups
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = stopper(server, ended, dataDir);
  try {
    const authority = `127.0.0.1:${await listeningPort(server, log)}`;
    return { origin: `http://${authority}`, authority, token, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The workbench's address for a folder, with what the desktop would take as command-line flags. */
export function workbenchUrl(server, { folder, developmentPath, testsPath, openFile }) {
  const remote = (path) => `vscode-remote://${server.authority}${path}`;
  const payload = [['skipWelcome', 'true']];
  if (developmentPath) payload.push(['extensionDevelopmentPath', remote(developmentPath)]);
  if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
  if (openFile) payload.push(['openFile', remote(openFile)]);
  const url = new URL(server.origin);
  url.searchParams.set('tkn', server.token);
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** The server and its web client look for their modules in lib/vscode/node_modules. */
function linkModules(modules, vscode) {
  linkFolder(modules, join(vscode, 'node_modules'));
}

function fewBuiltinExtensions(modules, vscode) {
  const folder = join(modules, '.builtin-extensions');
  mkdirSync(folder, { recursive: true });
  for (const name of BUILTIN) linkFolder(join(vscode, 'extensions', name), join(folder, name));
  return folder;
}

/** Relative, so that a checkout may move; Windows has only absolute ones without special rights. */
function linkFolder(target, link) {
  if (existsSync(link)) return;
  rmSync(link, { force: true }); // a link whose target is gone
  symlinkSync(process.platform === 'win32' ? target : relative(dirname(link), target), link, 'junction');
}

/** As the settings of the remote machine: the user's own are kept by the browser, and empty. */
function writeSettings(dataDir, settings) {
  const folder = join(dataDir, 'data/Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/** A Node of the version that this server wants: the one that npm installed beside it, or the running one. */
function nodeBinary(modules) {
  if (process.env.EDITOR_NODE) return process.env.EDITOR_NODE;
  const own = join(modules, `node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) return own;
  const wanted = Number(JSON.parse(readFileSync(join(modules, 'code-server/package.json'), 'utf8')).engines.node);
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath;
  throw new Error(`This editor needs Node ${wanted}: set EDITOR_NODE to one.`);
}

/** Without what a terminal inside VS Code hands down, which would confuse a second server. */
function outsideEditor(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_)/.test(name)));
}

function listeningPort(server, log) {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`The editor server ${why}:\n${output}`));
    const timer = setTimeout(() => fail(`did not start in ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const read = (data) => {
      output = (output + data).slice(-20_000);
      log(String(data).trimEnd());
      const port = /Web UI available at http:\/\/localhost:(\d+)/.exec(output)?.[1];
      if (port) resolve(port);
      if (port) clearTimeout(timer);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', (error) => fail(`could not be run (${error.message})`));
    server.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

/** Ends the whole process group, also when this process ends without calling it. */
function stopper(server, ended, dataDir) {
  const kill = (signal) => {
    try {
      process.kill(-server.pid, signal);
    } catch {
      // already gone
    }
  };
  const clean = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  const onExit = () => {
    kill('SIGKILL');
    clean();
  };
  process.on('exit', onExit);
  return async () => {
    if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      kill('SIGTERM');
      const timer = setTimeout(() => kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(timer);
    }
    kill('SIGKILL'); // what of the group outlived the server
    process.off('exit', onExit);
    clean();
  };
}
