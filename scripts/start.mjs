// `npm start`: from a fresh clone to an editor with this extension and the samples open. Says first what the command
// line finds in the samples. Desktop VS Code where `code` is on the PATH, else VS Code's own server, in the browser.
//   node scripts/start.mjs [--browser] [--no-open] [--once]
// --browser takes the server even where `code` is there; --no-open only prints the address; --once ends as soon as the
// server's editor has answered, for tests.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EDITOR, installPackages, main, requireNode, Unmet } from './lib/dependencies.mjs';
import { node, onPath, root, run } from './lib/processes.mjs';

const SAMPLES = join(root, 'samples');
const SAMPLE = join(SAMPLES, 'mistakes.ptx');

const { values: flags } = parseArgs({
  options: { browser: { type: 'boolean' }, 'no-open': { type: 'boolean' }, once: { type: 'boolean' } },
});

await main(async () => {
  requireNode();
  await installPackages('.', 'the packages');
  if ((await node('scripts/build.mjs')) !== 0) throw new Unmet('The build failed.');
  await showSamples();
  const desktop = flags.browser || flags.once ? undefined : onPath('code', 'codium');
  await (desktop ? openDesktop(desktop) : serveEditor());
});

/** Its status is 1 because one sample has mistakes; 2 would be a failure of the command itself. */
async function showSamples() {
  console.log('\n$ ptx-lens check samples/mistakes.ptx samples/saxpy.ptx');
  const status = await node('dist/cli.js', ['check', 'samples/mistakes.ptx', 'samples/saxpy.ptx']);
  if (status > 1) throw new Unmet('The command line failed.');
  console.log('');
}

async function openDesktop(code) {
  console.log(`Opening the samples in ${code} ...`);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, SAMPLES, '--goto', `${SAMPLE}:1`];
  if ((await run(code, args)) !== 0) throw new Unmet(`${code} failed; try \`npm start -- --browser\`.`);
}

/** Until Ctrl+C: the server runs in its own process group, and its stop() ends that whole. */
async function serveEditor() {
  await installPackages(EDITOR, 'an editor for the browser, once (about 550 MB)');
  const { startEditorServer, workbenchUrl } = await import('../test/editor/editor-server.mjs');
  const server = await startEditorServer({ builtin: 'all', settings: { 'workbench.colorTheme': undefined } });
  const url = workbenchUrl(server, { folder: SAMPLES, developmentPath: root, openFile: SAMPLE });
  console.log(`The editor: ${url}`);
  if (flags.once) {
    await answersOnce(url, server.token);
    return server.stop();
  }
  console.log('Ctrl+C ends it.');
  if (!flags['no-open']) openInBrowser(url);
  const status = await server.ended;
  throw new Unmet(`The editor's server ended (${status}).`);
}

/** The server moves the token from the address into a cookie, which `fetch` would not keep. */
async function answersOnce(url, token) {
  const { status } = await fetch(url, { headers: { cookie: `vscode-tkn=${token}` } });
  if (status !== 200) throw new Unmet(`The editor answered ${status}.`);
  console.log('The editor answers.');
}

/** Where there is a screen; the address is printed in any case. */
function openInBrowser(url) {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? onPath('xdg-open');
  if (!hasScreen || !opener) return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
