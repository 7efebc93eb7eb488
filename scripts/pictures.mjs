// `npm run pictures [-- inspector]`: the screenshots of README and docs, taken in a real editor (test/editor) in its dark
// theme, those of the Kernel Inspector in its light one too.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EDITOR, installPackages, main, requireNode, Unmet } from './lib/dependencies.mjs';
import { node, root } from './lib/processes.mjs';

const FOLDER = join(root, 'docs/pictures');
const SAMPLES = join(root, 'samples');
const VIEWPORT = { width: 1100, height: 720 };
/** A kernel with something to see, and room for it beside the text. */
const KERNEL = join(root, 'test/corpus/ptx/gemm_mma_sync.sm_90a.ptx');
const WIDE = { width: 1400, height: 800 };
const LOOKS = [
  { name: 'dark', theme: 'Default Dark Modern', tabs: ['Pressure', 'Flow'] },
  { name: 'light', theme: 'Default Light Modern', tabs: ['Pressure', 'Occupancy'] },
];

/** Large text and few bars, so that the code stays readable where a README shrinks its pictures. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
};

await main(async () => {
  requireNode();
  await installPackages('.', 'the packages');
  await installPackages(EDITOR, 'an editor, once (about 550 MB)');
  if ((await node('scripts/build.mjs')) !== 0) throw new Unmet('The build failed.');
  mkdirSync(FOLDER, { recursive: true });
  const { openBrowser } = await import('../test/editor/browser.mjs');
  const browser = await openBrowser();
  try {
    if (!process.argv.includes('inspector')) await withEditor({}, (server) => takePictures(browser, server));
    for (const look of LOOKS) {
      const settings = { 'workbench.colorTheme': look.theme, 'editor.fontSize': 13 };
      await withEditor(settings, (server) => takeInspector(browser, server, look));
    }
  } finally {
    await browser.close();
  }
});

async function withEditor(settings, action) {
  const { startEditorServer } = await import('../test/editor/editor-server.mjs');
  const server = await startEditorServer({ settings: { ...SETTINGS, ...settings } });
  try {
    await action(server);
  } finally {
    await server.stop();
  }
}

async function takeInspector(browser, server, { name, tabs }) {
  const { openPage } = await import('../test/editor/browser.mjs');
  const { workbenchUrl } = await import('../test/editor/editor-server.mjs');
  const editor = await import('../test/editor/page.mjs');
  const page = await openPage(browser, { viewport: WIDE });
  const folder = join(root, 'test/corpus/ptx');
  await page.goto(workbenchUrl(server, { folder, developmentPath: root, openFile: KERNEL }));
  await editor.until(
    () => editor.codeLenses(page),
    (lenses) => lenses.length > 0,
    60_000,
  );
  await page.keyboard.press('ControlOrMeta+B');
  await page.keyboard.press('F1');
  await page.keyboard.type('PTX: Open Kernel Inspector');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Open Kernel Inspector' }).first().click();
  const inspector = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await inspector.locator('.summary .link').click(); // the line where most registers live
  for (const tab of tabs) {
    await inspector.locator('vscode-tab-header', { hasText: tab }).click();
    await editor.settled(page);
    await page.screenshot({ path: join(FOLDER, `inspector-${tab.toLowerCase()}-${name}.png`) });
  }
  await page.close();
}

async function takePictures(browser, server) {
  const { openPage } = await import('../test/editor/browser.mjs');
  const { workbenchUrl } = await import('../test/editor/editor-server.mjs');
  const editor = await import('../test/editor/page.mjs');
  const page = await openPage(browser, { viewport: VIEWPORT });
  const open = { folder: SAMPLES, developmentPath: root, openFile: join(SAMPLES, 'mistakes.ptx') };
  await page.goto(workbenchUrl(server, open));
  await shows(editor.countErrors, (count) => count > 0);
  await page.keyboard.press('ControlOrMeta+B'); // the explorer: away
  await editor.scrollTo(page, '$done:'); // all four mistakes in the picture
  await editor.hoverText(page, 'addd.s32 %r6', 'addd', /addd/);
  await take('diagnostics');

  await page.keyboard.press('ControlOrMeta+B');
  await editor.openFile(page, 'saxpy.ptx');
  await page.keyboard.press('ControlOrMeta+B');
  await shows(editor.codeLenses, (lenses) => lenses.length > 0);
  await take('code-lens');

  await editor.scrollTo(page, '@%p2 bra');
  await editor.hoverText(page, 'fma.rn.f32 %f4', 'fma', /\bfma\b/);
  await take('hover');

  function shows(read, done) {
    return editor.until(() => read(page), done, 60_000);
  }

  async function take(name) {
    await editor.settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
  }
}
