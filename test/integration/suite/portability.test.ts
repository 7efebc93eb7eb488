// What a file runs on: the targets of the settings, and the lens that opens the Inspector's table.
import * as vscode from 'vscode';
import { equal, until } from '../assert';
import { activate, closeAll, rangeOf } from '../workspace';

describe('portability', () => {
  const setTargets = (targets: readonly string[] | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('ptx').update('targets', targets, vscode.ConfigurationTarget.Global);

  before(activate);

  after(async () => {
    await setTargets(undefined);
    await closeAll();
  });

  it('underlines what keeps a file from a target of ptx.targets', async () => {
    const content = '.version 8.0\n.target sm_90a\n.entry k()\n{\n    wgmma.fence.sync.aligned;\n    ret;\n}\n';
    const document = await vscode.workspace.openTextDocument({ language: 'ptx', content });
    await vscode.window.showTextDocument(document);
    const found = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ code }) => JSON.stringify(code).includes('not-portable'));
    await setTargets(['sm_80']);
    const [diagnostic] = await until(found, ({ length }) => length > 0);
    equal(diagnostic.range, rangeOf(document, 'wgmma'));
    await setTargets(undefined);
    await until(found, ({ length }) => length === 0);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const lens = lenses.find(({ command }) => command?.title === 'runs on sm_90a');
    equal(lens?.command?.command, 'ptx.openInspector');
    equal(lens?.command?.arguments?.at(-1), 'Portability');
  });
});
