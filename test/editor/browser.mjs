// A headless Chromium that talks to nothing but the editor server: finding one, installing one, opening a page.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Tall enough that a whole sample is rendered: the editor only puts visible lines into the page. */
const VIEWPORT = { width: 1300, height: 1250 };

export async function openBrowser() {
  const executablePath = findChromium() ?? installChromium();
  if (!executablePath) {
    throw new Error('No Chromium: install one (on Debian `apt install chromium`) or set CHROMIUM_PATH to its program.');
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: FLAGS, headless: !process.env.HEADED });
}

/** @param {import('playwright-core').Browser} browser */
export async function openPage(browser, { log = () => {}, viewport = VIEWPORT, ...options } = {}) {
  const page = await browser.newPage({ viewport, colorScheme: 'dark', ...options });
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => log(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log(`page error: ${error.stack}`));
  page.on('requestfailed', (request) => log(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) log(`HTTP ${response.status()}: ${response.url()}`);
  });
  return page;
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Where this process may: root on a Debian-like system, as in a container. */
function installChromium() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('No Chromium on the PATH; installing it with apt-get (once, about 350 MB) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
  return findChromium();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
