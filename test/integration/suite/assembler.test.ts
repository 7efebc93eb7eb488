// The installed ptxas: whatever the machine has, a path that names nothing gives one clear answer, and so does a browser.
import * as vscode from 'vscode';
import { equal, ok, until } from '../assert';
import { activate, closeAll, open } from '../workspace';

interface Answer {
  readonly kind: string;
  readonly message?: string;
}

describe('ptxas', () => {
  const setPath = (path: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('ptx').update('ptxas.path', path, vscode.ConfigurationTarget.Global);

  before(async () => {
    await activate();
    await setPath('/nowhere/ptxas');
  });

  after(async () => {
    await setPath(undefined);
    await closeAll();
  });

  it('says why it cannot compile', async () => {
    const document = await open('saxpy.ptx');
    const answer = await vscode.commands.executeCommand<Answer>('ptx.compile', document.uri.toString(), 'own');
    equal(answer.kind, 'failed');
    const expected =
      typeof process === 'undefined'
        ? 'ptxas cannot be run here: this copy of PTX Lens runs in a browser.'
        : 'ptxas cannot be run: /nowhere/ptxas does not exist.';
    equal(answer.message, expected);
  });

  it('lists where it differs from ptxas', async () => {
    await setPath(undefined);
    const report = async (): Promise<string | undefined> => {
      await vscode.commands.executeCommand('ptx.showDisagreements');
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled ? document.getText() : undefined;
    };
    if (typeof process === 'undefined') equal(await report(), undefined);
    // The stand-in of test/editor/run.mjs finds no fault in the sample of mistakes. The setting arrives a moment later.
    else if (process.env.CUDA_HOME) await until(report, (text) => text?.includes('mistakes.ptx') === true);
  });

  it('takes the program from no workspace', async () => {
    const properties =
      vscode.extensions.getExtension('ptx-lens.ptx-lens')?.packageJSON.contributes.configuration.properties;
    equal(properties['ptx.ptxas.path'].scope, 'machine');
    const workspace = vscode.workspace.getConfiguration('ptx');
    const refused = await workspace.update('ptxas.path', '/evil', vscode.ConfigurationTarget.Workspace).then(
      () => false,
      () => true,
    );
    ok(refused, 'a workspace cannot set it');
  });
});
