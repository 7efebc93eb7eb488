// What a user sees of the language: colours, underlines, hovers, code lenses, read from the page.
import assert from 'node:assert/strict';
import {
  clickOn,
  codeLenses,
  colourOf,
  countErrors,
  hoverText,
  openFile,
  runCommand,
  settled,
  until,
} from '../page.mjs';

/** One token of each kind: the line of samples/saxpy.ptx that holds it, and the token. */
const TOKENS = {
  comment: ['// saxpy: y[i]', 'saxpy'],
  directive: ['.version 8.0', '.version'],
  opcode: ['fma.rn.f32 %f4', 'fma'],
  type: ['.reg .f32  %f<5>', '.f32'],
  register: ['fma.rn.f32 %f4', '%f4'],
  number: ['mad.wide.u32 %rd5, %r5, 4', '4'],
};

/** @param {() => import('playwright-core').Page} page */
export default (page) =>
  describe('page', () => {
    it('colours each kind of token in its own colour', async () => {
      await openFile(page(), 'saxpy.ptx');
      const colours = async () =>
        Object.fromEntries(
          await Promise.all(Object.entries(TOKENS).map(async ([kind, at]) => [kind, await colourOf(page(), ...at)])),
        );
      const distinct = (found) => new Set(Object.values(found)).size;
      await until(colours, (found) => !Object.values(found).includes(undefined) && distinct(found) === 6);
    });

    it('explains an instruction in a hover', async () => {
      const text = await hoverText(page(), 'fma.rn.f32 %f4', 'fma', /\bfma\b/);
      assert.match(text, /\bfma\b/);
    });

    it("shows a register's declaration in a hover", async () => {
      const text = await hoverText(page(), 'fma.rn.f32 %f4', '%f4', /\.reg/);
      assert.match(text, /\.f32/);
    });

    it('shows the registers above the kernel', async () => {
      const lenses = await until(
        () => codeLenses(page()),
        (texts) => texts.some((text) => text.includes('registers')),
      );
      assert.equal(lenses.length, 1);
    });

    it('names the kernel above its text, also where its first line is out of sight', async () => {
      await clickOn(page(), 'fma.rn.f32 %f4', 'fma');
      await page().locator('.monaco-breadcrumb-item', { hasText: 'saxpy' }).last().waitFor();
      const sticky = page().locator('.sticky-widget .sticky-line-content', { hasText: '.entry' });
      const { x, y, width, height } = await page().locator('.editor-instance .overflow-guard').first().boundingBox();
      const scrolled = async () => {
        // Not over the hover, which would scroll instead.
        await page().mouse.move(x + width / 2, y + height - 60);
        await page().mouse.wheel(0, 200);
        return sticky.count();
      };
      await until(scrolled, (count) => count > 0);
      await page().keyboard.press('ControlOrMeta+Home');
      await settled(page());
    });

    it('marks the live range of a register until Escape is pressed', async () => {
      await clickOn(page(), 'ld.param.u32 %r1', '%r1');
      const bars = () => page().locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').count();
      const before = await bars();
      await runCommand(page(), 'Show Live Range of Register');
      await until(bars, (count) => count > before + 3);
      await page().keyboard.press('Escape');
      await until(bars, (count) => count === before);
      await page().keyboard.press('ControlOrMeta+Home');
    });

    it('underlines the mistakes, and none in the sample without', async () => {
      assert.equal(await countErrors(page()), 0);
      await openFile(page(), 'mistakes.ptx');
      const count = await until(
        () => countErrors(page()),
        (found) => found >= 4,
      );
      assert.equal(count, 4);
    });

    it('says what is wrong in a hover', async () => {
      const text = await hoverText(page(), 'addd.s32 %r6', 'addd', /addd/);
      assert.match(text, /ptx/);
    });

    it('colours what is visible of a text that is too long for the grammar', async () => {
      await openFile(page(), 'large.ptx');
      const line = 'add.s32 %r1, %r2, 0x10; // sum';
      const words = ['add', '.s32', '%r1', '0x10', '// sum'];
      const colours = async () => Promise.all(words.map((word) => colourOf(page(), line, word)));
      await until(colours, (found) => !found.includes(undefined) && new Set(found).size >= 4);
    });

    it('leaves a PreTeXt book without underlines', async () => {
      await openFile(page(), 'book.ptx');
      await until(
        () => page().locator('.statusbar-item', { hasText: /^XML$/ }).count(),
        (found) => found === 1,
      );
      assert.equal(await countErrors(page()), 0);
    });
  });
