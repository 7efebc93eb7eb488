// Commands about registers, in both hosts: the most loaded line, hints, and the Kernel Inspector beside the text.
import * as vscode from 'vscode';
import { equal, ok, until } from '../assert';
import { activate, closeAll, open, rangeOf } from '../workspace';

describe('registers', () => {
  let saxpy: vscode.TextDocument;

  before(async () => {
    saxpy = await open('saxpy.ptx');
    await activate();
  });

  after(async () => {
    // The editor remembers where a file was looked at: the next suite finds it as it opens.
    const top = new vscode.Range(0, 0, 0, 0);
    const editor = await vscode.window.showTextDocument(saxpy, { selection: top });
    editor.revealRange(top, vscode.TextEditorRevealType.AtTop);
    await closeAll();
  });

  it('goes to the line where most registers live', async () => {
    const { start } = rangeOf(saxpy, 'mov.u32 %r2');
    const editor = await vscode.window.showTextDocument(saxpy, { selection: new vscode.Range(start, start) });
    await vscode.commands.executeCommand('ptx.goToMaximumPressure');
    const line = await until(
      () => editor.selection.active.line,
      (at) => at !== start.line,
    );
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      saxpy.uri,
      new vscode.Range(line, 0, line + 1, 0),
    );
    ok(/live · most of the function/.test(String(hints[0]?.label)), JSON.stringify(hints));
  });

  it('opens one Kernel Inspector beside the text, also when asked twice', async () => {
    const inspectors = (): vscode.Tab[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && /ptx\.inspector/.test(input.viewType));
    await vscode.commands.executeCommand('ptx.openInspector');
    const [tab] = await until(inspectors, ({ length }) => length === 1);
    await until(
      () => tab.label,
      (label) => label === 'Inspector: saxpy',
    );
    await vscode.commands.executeCommand('ptx.openInspector');
    equal(inspectors().length, 1);
    await vscode.window.tabGroups.close(inspectors());
    equal(inspectors().length, 0);
  });
});
