// Small helpers for building the page.

type Child = Node | string | undefined;

/** An element with attributes; `on…` are listeners, `undefined` leaves an attribute out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Readonly<Record<string, string | number | boolean | EventListener | undefined>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K];
export function element(
  tag: string,
  attributes?: Readonly<Record<string, string | number | boolean | EventListener | undefined>>,
  ...children: readonly Child[]
): HTMLElement;
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | number | boolean | EventListener | undefined>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number | boolean | EventListener | undefined>> = {},
  ...children: readonly Child[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(made, attributes);
  append(made, children);
  return made;
}

function setAttributes(
  made: Element,
  attributes: Readonly<Record<string, string | number | boolean | EventListener | undefined>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
}

function append(made: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== undefined) made.append(child);
}

/** A table with a caption for those who do not see the page; cells that are no text are numbers, flush right. */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (string | number | Node)[])[],
): HTMLTableElement {
  const cell = (content: string | number | Node): HTMLElement =>
    element('td', { class: typeof content === 'number' ? 'number' : undefined }, asNode(content));
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...header.map((text) => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map(cell)))),
  );
}

const asNode = (content: string | number | Node): Node | string =>
  typeof content === 'number' ? content.toLocaleString('en-US') : content;

/** A link that does something in the page: a button, so that the keyboard reaches it. */
export function link(text: string, act: () => void, label?: string): HTMLButtonElement {
  return element('button', { type: 'button', class: 'link', 'aria-label': label, onclick: act }, text);
}

/** A colour of the editor's theme. */
export function themeColour(name: string, otherwise: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim();
  return value === '' ? otherwise : value;
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
