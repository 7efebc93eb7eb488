// Between PTX and its CUDA source: there and back by the commands, links, the source line in a hover.
import * as vscode from 'vscode';
import { equal, ok, until } from '../assert';
import { activate, closeAll, open, rangeOf } from '../workspace';

describe('source map', () => {
  let doubled: vscode.TextDocument;

  before(async () => {
    doubled = await open('doubled.ptx');
    await activate();
  });

  after(closeAll);

  /** The file and the line, from 0, of the editor in front. */
  const shown = (): string => {
    const editor = vscode.window.activeTextEditor;
    return `${editor?.document.uri.path.split('/').at(-1)}:${editor?.selection.start.line}`;
  };

  it('goes to the CUDA line of an instruction, and from there back', async () => {
    const { start } = rangeOf(doubled, 'add.f32');
    await vscode.window.showTextDocument(doubled, { selection: new vscode.Range(start, start) });
    await vscode.commands.executeCommand('ptx.goToSource');
    await until(shown, (at) => at === 'doubled.cu:2');
    await vscode.commands.executeCommand('ptx.goToGenerated');
    await until(shown, (at) => at === `doubled.ptx:${rangeOf(doubled, '.loc\t1 3').start.line}`);
  });

  it('links a .file to the source', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      doubled.uri,
    );
    const link = links.find(({ range }) => doubled.getText(range) === 'doubled.cu');
    ok(link?.target?.path.endsWith('/doubled.cu'), JSON.stringify(links));
  });

  it('folds what comes from one line', async () => {
    const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      doubled.uri,
    );
    const first = rangeOf(doubled, '.loc\t1 3').start.line;
    equal(found.find(({ start }) => start === first)?.end, rangeOf(doubled, 'st.global').start.line);
  });
});
