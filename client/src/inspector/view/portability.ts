// Portability: what the function needs against the targets, with the lines that keep it from each.
import type { InspectorReport, PortabilityRow } from '../../../../server/src/lsp/protocol';
import { element, link, table } from './dom';
import { reveal } from './host';
import type { View } from './view';

export function portabilityView(): View {
  const content = element('div', { class: 'tables' });
  return {
    title: 'Portability',
    panel: element('section', { 'aria-label': 'Portability' }, content),
    draw: (report) => content.replaceChildren(headline(report), needsTable(report), rest(report)),
  };
}

function headline({ portability: { columns } }: InspectorReport): HTMLElement {
  const running = columns.filter(({ runs }) => runs).map(({ targets }) => targets);
  return element(
    'p',
    { class: 'headline' },
    running.length > 0 ? `Runs on ${running.join(', ')}.` : 'No target has all that the function uses.',
  );
}

function needsTable({ portability: { columns, rows } }: InspectorReport): HTMLElement {
  return table(
    'Needs of the function by target',
    ['word', 'lines', 'needs', ...columns.map(({ targets }) => targets)],
    [
      ['the whole function', '', '', ...columns.map(({ runs }) => mark(runs))],
      ...rows.map((row) => [opcode(row), lines(row), row.needs, ...row.has.map(mark)]),
    ],
  );
}

/** A word, not only a colour. */
const mark = (has: boolean): HTMLElement => element('span', { class: has ? 'has' : 'lacks' }, has ? 'yes' : 'no');

/** The opcode with the word in it that asks for more. */
function opcode({ text, word }: PortabilityRow): HTMLElement {
  const at = text.indexOf(word);
  if (at < 0 || text === word) return element('code', {}, text);
  return element('code', {}, text.slice(0, at), element('strong', {}, word), text.slice(at + word.length));
}

function lines({ lines: all, moreLines }: PortabilityRow): HTMLElement {
  const links = all.flatMap((line, index) => [
    index > 0 ? ', ' : '',
    link(`${line + 1}`, () => reveal(line), `Go to line ${line + 1}`),
  ]);
  return element('span', {}, ...links, moreLines > 0 ? ` and ${moreLines} more` : '');
}

function rest({ portability: { rows, oldest } }: InspectorReport): HTMLElement {
  const all = rows.length === 0 ? 'All that the function uses' : 'All else that the function uses';
  return element(
    'p',
    { class: 'hint' },
    `${all} is on every target from ${oldest} on. What counts is the target that is written: PTX for a plain target runs on later ones, for an “a” target on that alone, for an “f” target in its family.`,
  );
}
