// What the lens "N references" opens: the places that name a function or a variable, in a peek.
import * as vscode from 'vscode';
import { type BaseLanguageClient, ReferencesRequest } from 'vscode-languageclient';
import { type Position, showReferences } from '../../server/src/lsp/protocol';

export function referenceCommand(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(showReferences, async (uri: string, position: Position) => {
    const parameters = { textDocument: { uri }, position, context: { includeDeclaration: false } };
    const found = await client.sendRequest(ReferencesRequest.type, parameters);
    const locations = await client.protocol2CodeConverter.asReferences(found);
    const at = new vscode.Position(position.line, position.character);
    await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri), at, locations ?? []);
    return locations;
  });
}
