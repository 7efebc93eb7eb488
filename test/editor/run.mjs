// Runs the suites of one real VS Code: test/integration inside its extension hosts, and in the page of the Node host,
// while it is still open, the checks of ./ui. The VS Code server and a headless Chromium, or a desktop VS Code.
//   node test/editor/run.mjs [newest|oldest|desktop] [--counts FILE] [--verbose]
// `desktop` takes the program at VSCODE_PATH or downloads one. --counts writes {"passed","failed"} at the end.
// The editor's own log and screenshots of failures lie in out/editor afterwards.
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { openBrowser, openPage } from './browser.mjs';
import { startEditorServer, workbenchUrl } from './editor-server.mjs';
import { serveFolder } from './static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'out/editor');
// As in test/integration/report.ts.
const LINE_MARK = '│ ';
const COUNTS_MARK = '◆ ';
/** For one extension host's suites, from the page load on. */
const LIMIT_S = Number(process.env.TEST_LIMIT_S ?? 120);
const BROKEN = { passed: 0, failed: 1 };

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { counts: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
const edition = positionals[0] ?? 'newest';
mkdirSync(results, { recursive: true });
const logFile = join(results, `${edition}.log`);
rmSync(logFile, { force: true });

const counts = await runAll();
if (flags.counts) writeFileSync(flags.counts, JSON.stringify(counts));
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

async function runAll() {
  const workspace = copyWorkspace();
  try {
    return await (edition === 'desktop' ? onDesktop(workspace) : onServer(workspace));
  } catch (error) {
    console.error(`${error.message}\n(the editor's log: ${logFile})`);
    return BROKEN;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** A throw-away copy, so that a test may write into it. */
function copyWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  for (const source of ['samples', 'test/integration/workspace'])
    cpSync(join(root, source), folder, { recursive: true });
  writeFileSync(join(folder, 'large.ptx'), largeModule());
  return folder;
}

/** More than 300,000 lines: from there on VS Code colours nothing by its grammar. */
function largeModule() {
  const header = '.version 8.0\n.target sm_80\n.address_size 64\n';
  const body = '    add.s32 %r1, %r2, 0x10; // sum\n'.repeat(100);
  const functions = Array.from(
    { length: 3000 },
    (_, i) => `.visible .entry k${i}()\n{\n    .reg .b32 %r<4>;\n    mov.b32 %r2, 0;\n${body}    ret;\n}\n`,
  );
  return header + functions.join('');
}

/** A ptxas that finds no fault, and says that saxpy takes 40 registers, or fewer with spills. */
function standInToolkit() {
  const folder = mkdtempSync(join(tmpdir(), 'toolkit-'));
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh
target=sm_80 registers=40
for word in "$@"; do
  case $word in
    --version) echo 'ptxas: NVIDIA (R) Ptx optimizing assembler'; echo 'Cuda compilation tools, release 13.0, V13.0.88'; exit;;
    --list-version) printf '%s\\n' 7.0 8.0 9.0; exit;;
    --help) echo "Allowed values for this option:  'compute_75','compute_80','compute_90','sm_75','sm_80','sm_90'."; exit;;
    -arch=*) target=\${word#-arch=};;
    -maxrregcount=*) registers=\${word#-maxrregcount=};;
  esac
done
spills=$(((40 - registers) * 4))
cat >/dev/null
case $target in sm_*) cat >&2 <<END
ptxas info    : Compiling entry function 'saxpy' for '$target'
ptxas info    : Function properties for saxpy
    $spills bytes stack frame, $spills bytes spill stores, $spills bytes spill loads
ptxas info    : Used $registers registers
END
esac
`;
  writeFileSync(join(folder, 'bin/ptxas'), script, { mode: 0o755 });
  return folder;
}

async function onDesktop(workspace) {
  const { runTests } = await import('@vscode/test-electron');
  const code = await runTests({
    vscodeExecutablePath: process.env.VSCODE_PATH, // undefined: downloads
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out/integration/index'),
    launchArgs: [workspace, '--disable-extensions'],
  });
  return code === 0 ? { passed: 1, failed: 0 } : BROKEN;
}

async function onServer(workspace) {
  const browser = await openBrowser();
  const toolkit = standInToolkit();
  const server = await startEditorServer({ edition, log, env: { PTX_TEST_STAY: '1', CUDA_HOME: toolkit } });
  try {
    const node = await inNodeHost(browser, server, workspace);
    // The web worker host runs the browser's own code, hardly the server's: once is enough.
    const web = edition === 'newest' ? await inWebHost(browser, server, workspace) : { passed: 0, failed: 0 };
    return sum(node, web);
  } finally {
    await browser.close().catch(() => {});
    await server.stop();
    rmSync(toolkit, { recursive: true, force: true });
  }
}

async function inNodeHost(browser, server, workspace) {
  console.log(`\n  VS Code (${edition}), Node extension host`);
  const page = await openPage(browser, { log });
  const testsPath = join(root, 'out/integration/index');
  const inHost = await hostCounts(page, server, () =>
    page.goto(workbenchUrl(server, { folder: workspace, developmentPath: root, testsPath })),
  );
  const inPage = await pageCounts(page);
  await page.screenshot({ path: join(results, `${edition}-end.png`) });
  await page.close();
  return sum(inHost, inPage);
}

/** Served from its own origin the extension counts as a web extension: its `browser` entry runs, in the worker host. */
async function inWebHost(browser, server, workspace) {
  console.log(`\n  VS Code (${edition}), web worker extension host`);
  const files = await serveFolder(root);
  const page = await openPage(browser, { log, bypassCSP: true });
  try {
    await addWebExtension(page, new URL(files.origin));
    return await hostCounts(page, server, () => page.goto(workbenchUrl(server, { folder: workspace })));
  } finally {
    await page.close();
    files.stop();
  }
}

/** Puts the extension into the page's configuration as `@vscode/test-web` does: the address only takes remote paths. */
async function addWebExtension(page, { protocol, host }) {
  const at = (path) => ({ scheme: protocol.slice(0, -1), authority: host, path });
  await page.addInitScript(
    (options) => {
      const getAttribute = Element.prototype.getAttribute;
      Element.prototype.getAttribute = function (name) {
        const value = getAttribute.call(this, name);
        if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
        const configuration = JSON.parse(value);
        Object.assign(configuration.developmentOptions, options);
        return JSON.stringify(configuration);
      };
    },
    { extensions: [at('/')], extensionTestsPath: at('/out/integration-web/index') },
  );
}

/** Loads the page and waits for what its extension host's suites say; anything else that ends them is an error. */
async function hostCounts(page, server, load) {
  const { promise, resolve, reject } = withResolvers();
  promise.catch(() => {});
  const timer = setTimeout(
    () => reject(new Error(`The editor's suites gave no result in ${LIMIT_S} s.`)),
    LIMIT_S * 1000,
  );
  page.on('crash', () => reject(new Error('The page crashed.')));
  page.on('close', () => reject(new Error('The page was closed.')));
  server.ended.then(() => reject(new Error('The editor server ended.')));
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = format(...args);
    if (text.startsWith(LINE_MARK)) console.log(text.slice(LINE_MARK.length));
    else if (text.startsWith(COUNTS_MARK)) resolve(JSON.parse(text.slice(COUNTS_MARK.length)));
    else log(`${type}: ${text}`);
  });
  // Log lines and the exit are separate messages: the counts that were sent before may arrive a moment later.
  await page.exposeFunction('codeAutomationExit', (code) => {
    setTimeout(() => reject(new Error(`The extension host ended with ${code} before its suites did.`)), 1000);
  });
  try {
    await load();
    return await promise;
  } catch (error) {
    await page.screenshot({ path: join(results, `${edition}-broken.png`) }).catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The checks of ./ui, by Mocha in this process. */
async function pageCounts(page) {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  mocha.suite.afterEach(async function takePicture() {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-');
    await page.screenshot({ path: join(results, `${edition}-${name}.png`) });
  });
  const files = readdirSync(new URL('ui', import.meta.url)).filter((file) => file.endsWith('.test.mjs'));
  for (const file of files) (await import(`./ui/${file}`)).default(() => page);
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ passed: runner.stats.passes, failed: runner.stats.failures }));
  });
}

function log(text) {
  appendFileSync(logFile, `${text}\n`);
  if (flags.verbose) console.error(text);
}

function sum(...parts) {
  return {
    passed: parts.reduce((total, { passed }) => total + passed, 0),
    failed: parts.reduce((total, { failed }) => total + failed, 0),
  };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers() {
  let resolve;
  let reject;
  const promise = new Promise((...functions) => {
    [resolve, reject] = functions;
  });
  return { promise, resolve, reject };
}
