// The installed ptxas in the editor: compilation with progress, the choice of a target, its line in the language status.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type AssemblerStatus,
  assemblerStatus,
  type CompileAnswer,
  type CompileParameters,
  type CompileTargetsAnswer,
  compileCommand,
  compileRequest,
  compileTargetsRequest,
  type DisagreementsAnswer,
  disagreementsRequest,
  ownTarget,
  workspaceTrusted,
} from '../../server/src/lsp/protocol';

export function assemblerCommands(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(compileCommand, (uri?: unknown, target?: unknown) => compile(client, uri, target)),
    vscode.commands.registerCommand('ptx.showDisagreements', () => showDisagreements(client)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void client.sendNotification(workspaceTrusted)),
    assemblerItem(client),
  );
}

/** From a code lens with the document's address and perhaps a target; from the palette with neither. */
async function compile(
  client: BaseLanguageClient,
  given: unknown,
  target: unknown,
): Promise<CompileAnswer | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const uri = typeof given === 'string' ? given : document && client.code2ProtocolConverter.asUri(document.uri);
  if (uri === undefined) return undefined;
  const textDocument = { uri };
  const chosen = typeof target === 'string' ? target : await pickTarget(client, { textDocument });
  if (chosen === undefined) return undefined;
  const parameters = chosen === ownTarget ? { textDocument } : { textDocument, target: chosen };
  const title = `ptxas${chosen === ownTarget ? '' : `, ${chosen}`}`;
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_, token) => client.sendRequest<CompileAnswer>(compileRequest, parameters, token),
  );
  tell(answer);
  return answer;
}

async function pickTarget(client: BaseLanguageClient, parameters: CompileParameters): Promise<string | undefined> {
  const answer = await client.sendRequest<CompileTargetsAnswer | null>(compileTargetsRequest, parameters);
  // Without ptxas the compilation itself says why.
  if (!answer) return ownTarget;
  const own = answer.own === undefined ? [] : [{ label: answer.own, description: 'as the file says' }];
  const others = answer.targets.filter((name) => name !== answer.own).map((label) => ({ label, description: '' }));
  const picked = await vscode.window.showQuickPick([...own, ...others], { title: 'Compile with ptxas for' });
  return picked?.label;
}

function tell(answer: CompileAnswer): void {
  if (answer.kind === 'failed') void vscode.window.showWarningMessage(answer.message);
  if (answer.kind === 'compiled') {
    const { version, target, warnings } = answer;
    const also = warnings > 0 ? ` (${warnings} ${warnings === 1 ? 'warning' : 'warnings'})` : '';
    vscode.window.setStatusBarMessage(`ptxas ${version} compiled it for ${target}${also}`, 5000);
  }
  if (answer.kind === 'rejected') void showRejection(answer.version, answer.target);
}

async function showRejection(version: string, target: string): Promise<void> {
  const show = 'Show Problems';
  const message = `ptxas ${version} does not compile this file for ${target}.`;
  if ((await vscode.window.showWarningMessage(message, show)) === show)
    await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function showDisagreements(client: BaseLanguageClient): Promise<void> {
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Comparing with ptxas', cancellable: true },
    (_, token) => client.sendRequest<DisagreementsAnswer>(disagreementsRequest, {}, token),
  );
  if (answer && 'message' in answer) void vscode.window.showWarningMessage(answer.message);
  if (!answer || !('report' in answer)) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: answer.report });
  await vscode.window.showTextDocument(document, { preview: true });
}

/** A line of its own in the language status menu, once something is known. */
function assemblerItem(client: BaseLanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('ptx.ptxas', { language: 'ptx' });
  item.name = 'ptxas';
  const show = ({ kind, text, detail, isBusy }: AssemblerStatus): void => {
    item.text = text;
    item.detail = detail;
    item.busy = isBusy === true;
    item.severity =
      kind === 'unusable' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.command =
      kind === 'ready'
        ? { title: 'Compile', command: compileCommand }
        : { title: 'Set Path', command: 'workbench.action.openSettings', arguments: ['ptx.ptxas.path'] };
  };
  show({ kind: 'absent', text: 'ptxas not looked for', detail: 'no PTX file has been opened' });
  return vscode.Disposable.from(item, client.onNotification(assemblerStatus, show));
}
