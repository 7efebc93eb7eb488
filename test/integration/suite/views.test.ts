// Commands that show something of the place under the cursor, in both hosts.
import * as vscode from 'vscode';
import { equal, ok, until } from '../assert';
import { activate, closeAll, open, rangeOf } from '../workspace';

const VIEWS = [
  { command: 'ptx.showSyntaxTree', title: 'Syntax tree', text: /^Syntax tree of block .*\n\s+Opcode \S+ fma/s },
  { command: 'ptx.showForm', title: 'Form', text: /^Opcode +fma\.rn\.f32\n/ },
  { command: 'ptx.showEffects', title: 'Effects', text: /\nreads +%f1, %f2, %f3\nwrites +%f4\n/ },
  { command: 'ptx.showLiveSet', title: 'Live set', text: /^Live at line \d+: \d+ registers/ },
];

/** What the command that marks a live range says of it. */
interface LiveRange {
  readonly name: string;
  readonly definitions: readonly { readonly start: { readonly line: number } }[];
  readonly alive: readonly (readonly [first: number, last: number])[];
}

describe('views', () => {
  let saxpy: vscode.TextDocument;

  before(async () => {
    saxpy = await open('saxpy.ptx');
    await activate();
  });

  after(closeAll);

  const placeCursor = (text: string): Thenable<vscode.TextEditor> => {
    const { start } = rangeOf(saxpy, text);
    return vscode.window.showTextDocument(saxpy, { selection: new vscode.Range(start, start) });
  };

  for (const { command, title, text } of VIEWS)
    it(`opens beside the text: ${title}`, async () => {
      await placeCursor('fma.rn.f32');
      await vscode.commands.executeCommand(command);
      const editor = await until(
        () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === `${title}.txt`),
        (found) => found !== undefined,
      );
      ok(editor && text.test(editor.document.getText()), editor?.document.getText() ?? 'nothing');
      equal(vscode.window.activeTextEditor?.document.uri.toString(), saxpy.uri.toString());
      const isShown = ({ input }: vscode.Tab): boolean =>
        input instanceof vscode.TabInputText && input.uri.scheme === 'ptx-view';
      await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isShown)));
    });

  it('lists what is live, and the choice goes to where it is written', async () => {
    const editor = await placeCursor('fma.rn.f32');
    let isDone = false;
    const done = vscode.commands.executeCommand('ptx.showLiveValues').then(() => {
      isDone = true;
    });
    await until(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isDone;
      },
      (chosen) => chosen,
    );
    await done;
    const line = saxpy.lineAt(editor.selection.active.line).text;
    ok(/^ {4}[a-z.0-9]+ %/.test(line) && !line.includes('fma'), line);
  });

  it('marks the live range of a register, and takes the marks away', async () => {
    const { line } = (await placeCursor('%f4, %f1')).selection.active;
    const shown = await vscode.commands.executeCommand<LiveRange>('ptx.showLiveRange');
    equal(shown.name, '%f4');
    ok(
      shown.definitions.some(({ start }) => start.line === line),
      `it is written on line ${line} of ${JSON.stringify(shown.definitions)}`,
    );
    ok(
      shown.alive.some(([first, last]) => first <= line && line <= last),
      `it lives on line ${line} of ${JSON.stringify(shown.alive)}`,
    );
    await vscode.commands.executeCommand('ptx.hideLiveRange');
  });

  it('peeks at the references of a name', async () => {
    const { line, character } = rangeOf(saxpy, 'n', '.u32 ').start;
    // Looked at from its top, as the checks in the page find it.
    const top = new vscode.Range(0, 0, 0, 0);
    const editor = await vscode.window.showTextDocument(saxpy, { selection: top });
    // As the server's lens has it: a position of the protocol.
    const places = await vscode.commands.executeCommand<vscode.Location[]>('ptx.showReferences', saxpy.uri.toString(), {
      line,
      character,
    });
    equal(
      places.map(({ range }) => range),
      [rangeOf(saxpy, 'n', '%r1, [')],
    );
    await vscode.commands.executeCommand('closeReferenceSearch');
    await vscode.window.showTextDocument(saxpy, { selection: top });
    editor.revealRange(top, vscode.TextEditorRevealType.AtTop);
  });

  it('shows its output', async () => {
    const outputs = (): number =>
      vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === 'output').length;
    await vscode.commands.executeCommand('ptx.showOutput');
    // A web worker is not told of the panel.
    if (typeof process !== 'undefined') await until(outputs, (count) => count > 0);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
