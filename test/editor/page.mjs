// What a user does and sees in the workbench's page, as functions of a Playwright page: open a file, point at a word,
// read its colour, what floats over it, what is underlined, the lines above the code.
/** @typedef {import('playwright-core').Page} Page */

/** Asks again until the answer is right; the error shows the last one. */
export async function until(read, done, milliseconds = 15_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    if (Date.now() > end) throw new Error(`not reached within ${milliseconds} ms; last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** By a click in the explorer, which a new window shows. @param {Page} page */
export async function openFile(page, name) {
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).click();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

/** By its title in the command palette, which may follow from the focus: the editor keeps it. @param {Page} page */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.keyboard.type(`PTX: ${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Clicks on `word` in the first visible line that contains `lineText`. @param {Page} page */
export async function clickOn(page, lineText, word) {
  const box = await until(
    () => inWord(page, lineText, word, 'box'),
    (found) => found !== undefined,
  );
  await page.mouse.click(box.x, box.y);
}

/** The colour of `word` in the first visible line that contains `lineText`; undefined while it is not there. */
export function colourOf(page, lineText, word) {
  return inWord(page, lineText, word, 'color');
}

/** Moves the mouse onto `word` until a hover shows that `wanted` matches; gives its text. @param {Page} page */
export async function hoverText(page, lineText, word, wanted) {
  const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: wanted }).first();
  const point = async () => {
    const box = await inWord(page, lineText, word, 'box');
    if (!box) return false;
    await page.mouse.move(box.x + 60, box.y + 200); // a hover that is open closes first
    await page.mouse.move(box.x, box.y, { steps: 3 });
    return hover.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  };
  await until(point, (shown) => shown);
  return plain((await hover.textContent()) ?? '');
}

/** Scrolls with the wheel until a line with `lineText` is in the page. @param {Page} page */
export async function scrollTo(page, lineText) {
  await page.locator('.editor-instance .monaco-editor .view-lines').first().hover();
  const turn = async () => {
    await page.mouse.wheel(0, 200);
    return inWord(page, lineText, lineText, 'box');
  };
  await until(turn, (box) => box !== undefined);
  await settled(page);
}

/** Waits until two pictures in a row are the same: no animation, no late colour, no blinking. @param {Page} page */
export async function settled(page, milliseconds = 10_000) {
  const end = Date.now() + milliseconds;
  let last = await page.screenshot();
  while (Date.now() < end) {
    await page.waitForTimeout(400);
    const next = await page.screenshot();
    if (next.equals(last)) return;
    last = next;
  }
}

/** How many error underlines the page shows. @param {Page} page */
export function countErrors(page) {
  return page.locator('.monaco-editor .squiggly-error').count();
}

/** @param {Page} page */
export async function codeLenses(page) {
  const texts = await page.locator('.monaco-editor .codelens-decoration').allInnerTexts();
  return texts.map(plain).filter((text) => text !== '');
}

/** Monaco writes spaces as no-break spaces. */
function plain(text) {
  return text.replace(/\u00a0/g, ' ').trim();
}

/** A word's span may hold its neighbours too, so the word is found by its characters. @param {Page} page */
function inWord(page, lineText, word, want) {
  return page.evaluate(
    ([wantedLine, wantedWord, wanted]) => {
      const text = (node) => node.textContent.replace(/\u00a0/g, ' ');
      const lines = [...document.querySelectorAll('.editor-instance .monaco-editor .view-line')];
      const line = lines.find((candidate) => text(candidate).includes(wantedLine));
      if (!line) return undefined;
      let offset = text(line).indexOf(wantedLine) + wantedLine.indexOf(wantedWord);
      const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode()) {
        const node = nodes.currentNode;
        if (offset >= node.length) {
          offset -= node.length;
          continue;
        }
        if (wanted === 'color') return getComputedStyle(node.parentElement).color;
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    },
    [lineText, word, want],
  );
}
