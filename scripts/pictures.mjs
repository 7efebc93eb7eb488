// `npm run pictures`: the README's screenshots, taken in a real editor (test/editor) in its dark theme.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EDITOR, installPackages, main, requireNode, Unmet } from './lib/dependencies.mjs';
import { node, root } from './lib/processes.mjs';

const FOLDER = join(root, 'docs/pictures');
const SAMPLES = join(root, 'samples');
const VIEWPORT = { width: 1100, height: 720 };

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
  const { startEditorServer } = await import('../test/editor/editor-server.mjs');
  const browser = await openBrowser();
  const server = await startEditorServer({ settings: SETTINGS });
  try {
    await takePictures(browser, server);
  } finally {
    await browser.close();
    await server.stop();
  }
});

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
