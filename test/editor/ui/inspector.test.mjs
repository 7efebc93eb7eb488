// The Kernel Inspector as a user sees it: the curve, the graph, the what-if controls and the tables have the right values, and
// a click leads to the line.
import assert from 'node:assert/strict';
import { codeLenses, openFile, runCommand, until } from '../page.mjs';

/** @param {() => import('playwright-core').Page} page */
export default (page) =>
  describe('Kernel Inspector', () => {
    /** @type {import('playwright-core').FrameLocator} */
    let inspector;

    before(async () => {
      await openFile(page(), 'saxpy.ptx');
      await until(
        () => codeLenses(page()),
        (texts) => texts.length > 0,
      );
      await runCommand(page(), 'Open Kernel Inspector');
      inspector = page().frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    });

    after(async () => {
      await page().locator('.tab', { hasText: 'Inspector' }).click({ button: 'middle' });
      await until(
        () => page().locator('.tab', { hasText: 'Inspector' }).count(),
        (count) => count === 0,
      );
      // The other tests find the file as it opens.
      await page().locator('.tab[data-resource-name="saxpy.ptx"]').click();
      await page().keyboard.press('ControlOrMeta+Home');
    });

    const choose = (tab) => inspector.locator('vscode-tab-header', { hasText: tab }).click();
    const line = async () =>
      /Ln (\d+)/.exec((await page().locator('.statusbar-item', { hasText: 'Ln ' }).textContent()) ?? '')?.[1];

    it('is about the kernel under the cursor', async () => {
      await inspector.locator('h1', { hasText: 'saxpy' }).waitFor();
      const summary = await inspector.locator('.summary').textContent();
      const [lens] = await codeLenses(page());
      // The same numbers as above the kernel.
      assert.ok(summary.includes(/≈ \d+ registers/.exec(lens)[0]), `${summary} / ${lens}`);
      assert.match(summary, /24 instructions · 1 loop$/);
    });

    it('draws the curve, and a click on it goes to the line', async () => {
      const chart = inspector.locator('.chart');
      await chart.locator('canvas').waitFor();
      const [, most, at] = /(\d+) live at most \(line (\d+)\)/.exec((await codeLenses(page())).join(' '));
      assert.match(
        await chart.getAttribute('aria-label'),
        new RegExp(`24 instructions: at most ${most} on line ${at};`),
      );
      const { width, height } = await chart.locator('.u-over').boundingBox();
      await chart.locator('.u-over').click({ position: { x: width - 4, y: height / 2 } });
      const last = await until(line, (found) => Number(found) > Number(at));
      await until(
        () => inspector.locator('.status').textContent(),
        (text) => text.includes(`Line ${last}:`),
      );
    });

    it('follows the keyboard on the curve', async () => {
      // The click before brings the editor to the front, perhaps later than the line.
      await page().locator('.editor-instance .monaco-editor.focused').first().waitFor();
      const chart = inspector.locator('.chart');
      await until(
        async () => {
          await chart.focus();
          return chart.evaluate((element) => document.hasFocus() && document.activeElement === element);
        },
        (isFocused) => isFocused,
      );
      await page().keyboard.press('Home');
      await page().keyboard.press('Enter');
      const first = await until(line, (found) => Number(found) < 30);
      await until(
        () => inspector.locator('.status').textContent(),
        (text) => new RegExp(`Line ${first}: \\d+ register`).test(text),
      );
    });

    it('draws the graph with its blocks, and a click on a block goes to it', async () => {
      await choose('Flow');
      const nodes = inspector.locator('.graph .node');
      await nodes.first().waitFor();
      assert.equal(await nodes.count(), 4);
      assert.equal(await inspector.locator('.graph .edge').count(), 5);
      assert.equal(await inspector.locator('.graph .edge.back').count(), 1);
      const target = Number(await nodes.last().getAttribute('data-line')) + 1;
      assert.match(await nodes.nth(2).getAttribute('aria-label'), /instr · 12 regs, .*ld global ×2/);
      await nodes.last().click();
      await until(line, (found) => Number(found) === target);
    });

    it('says what other launches would give', async () => {
      await choose('Occupancy');
      const headline = inspector.locator('.headline');
      await until(
        () => headline.textContent(),
        (text) => /^64 of 64 warps .*limited by warps/.test(text),
      );
      await inspector.locator('vscode-textfield[data-input="registers"] input').fill('40');
      await until(
        () => headline.textContent(),
        (text) => /^48 of 64 warps \(75 %\), 6 blocks .*limited by registers/.test(text),
      );
      const steps = await inspector.locator('table', { hasText: 'Steps' }).locator('tbody tr').allInnerTexts();
      assert.deepEqual(steps.map((text) => text.split(/\s+/).filter(Boolean).map(Number)).at(-1), [32, 8, 64]);
      assert.equal(await inspector.locator('.charts canvas').count(), 3);
    });

    it('counts instructions by pipe and bytes by kind', async () => {
      await choose('Instructions');
      const cells = async (caption) =>
        (await inspector.locator('table', { hasText: caption }).locator('tbody tr').allInnerTexts()).map((text) =>
          text.trim().replace(/\s+/g, ' '),
        );
      await until(
        () => cells('Instructions by pipe'),
        (rows) => rows.includes('float 1'),
      );
      assert.deepEqual((await cells('Bytes that a thread moves')).sort(), [
        'load global 4 2 8',
        'load param 4 2 8',
        'load param 8 2 16',
        'store global 4 1 4',
      ]);
      assert.match((await cells('Loops, for each turn'))[0], /^\d+–\d+ 1 \d+ 2 12 0 0\.17$/);
    });

    it('asks ptxas with fewer and fewer registers', async () => {
      await choose('Registers');
      const rows = async () =>
        (await inspector.locator('table', { hasText: 'Exact, from ptxas' }).locator('tbody tr').all()).map((row) =>
          row.locator('td').allInnerTexts(),
        );
      await inspector.locator('button', { hasText: 'Ask ptxas with fewer registers' }).click();
      const found = await until(
        async () => Promise.all(await rows()),
        (cells) => cells.length === 3,
      );
      const target = found[0][0];
      assert.deepEqual(
        found.map((cells) => cells.slice(0, 6)),
        [
          [target, '', '40', '48', '0', '0'],
          [target, '32', '32', '64', '32', '32'],
          [target, '24', '24', '64', '64', '64'],
        ],
      );
      await until(
        () => inspector.locator('button', { hasText: 'Cancel' }).isDisabled(),
        (isDisabled) => isDisabled,
      );
    });

    it('says on which targets the kernel runs', async () => {
      await choose('Portability');
      const needs = inspector.locator('table', { hasText: 'Needs of the function by target' });
      await needs.waitFor();
      await until(
        () => inspector.locator('section[aria-label="Portability"] .headline').textContent(),
        (text) => /^Runs on sm_50–/.test(text),
      );
      const whole = (await needs.locator('tbody tr').first().allInnerTexts()).join(' ');
      assert.match(whole, /the whole function\s+yes/);
      assert.equal(await needs.locator('th[scope="col"]').count(), 4);
    });

    it('comes with that table from the lens above the kernel', async () => {
      await choose('Pressure');
      const active = () => inspector.locator('vscode-tab-header[active]').textContent();
      await until(active, (text) => text === 'Pressure');
      await page().locator('.tab[data-resource-name="saxpy.ptx"]').click();
      await page().keyboard.press('ControlOrMeta+Home');
      const clicked = async () => {
        // A lens that is being drawn anew takes no click.
        await page().locator('.codelens-decoration a', { hasText: 'runs on' }).first().click();
        await page().waitForTimeout(300);
        return active();
      };
      await until(clicked, (text) => text === 'Portability');
    });

    it('has a text for everything that is only drawn', async () => {
      for (const role of ['.chart', '.graph svg'])
        assert.ok(await inspector.locator(role).getAttribute('aria-label'), role);
      await choose('Registers');
      await inspector.locator('table', { hasText: 'Registers, estimated' }).waitFor();
    });
  });
