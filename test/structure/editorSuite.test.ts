// The suites inside a real editor leave out no command and no provider: each is called there through VS Code's own commands.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { features } from '../../server/src/lsp/handlers/index';

/** The editor's command, or commands, that ask a provider; none where the server is told or the editor cannot be asked. */
const ASKING: Readonly<Record<string, readonly string[]>> = {
  completionProvider: ['vscode.executeCompletionItemProvider'],
  signatureHelpProvider: ['vscode.executeSignatureHelpProvider'],
  hoverProvider: ['vscode.executeHoverProvider'],
  codeLensProvider: ['vscode.executeCodeLensProvider'],
  documentSymbolProvider: ['vscode.executeDocumentSymbolProvider'],
  foldingRangeProvider: ['vscode.executeFoldingRangeProvider'],
  documentLinkProvider: ['vscode.executeLinkProvider'],
  selectionRangeProvider: ['vscode.executeSelectionRangeProvider'],
  workspaceSymbolProvider: ['vscode.executeWorkspaceSymbolProvider'],
  semanticTokensProvider: ['vscode.provideDocumentSemanticTokens', 'vscode.provideDocumentRangeSemanticTokens'],
  definitionProvider: ['vscode.executeDefinitionProvider'],
  declarationProvider: ['vscode.executeDeclarationProvider'],
  typeDefinitionProvider: ['vscode.executeTypeDefinitionProvider'],
  referencesProvider: ['vscode.executeReferenceProvider'],
  documentHighlightProvider: ['vscode.executeDocumentHighlights'],
  linkedEditingRangeProvider: ['_executeLinkedEditingProvider'],
  renameProvider: ['vscode.prepareRename', 'vscode.executeDocumentRenameProvider'],
  callHierarchyProvider: ['vscode.prepareCallHierarchy', 'vscode.provideIncomingCalls', 'vscode.provideOutgoingCalls'],
  documentFormattingProvider: ['vscode.executeFormatDocumentProvider'],
  documentRangeFormattingProvider: ['vscode.executeFormatRangeProvider'],
  documentOnTypeFormattingProvider: ['vscode.executeFormatOnTypeProvider'],
  inlayHintProvider: ['vscode.executeInlayHintProvider'],
  codeActionProvider: ['vscode.executeCodeActionProvider'],
};

const suites = join(process.cwd(), 'test/integration/suite');
const texts = readdirSync(suites).map((file) => readFileSync(join(suites, file), 'utf8'));
const isNamed = (command: string): boolean => texts.some((text) => text.includes(`'${command}'`));

test('every provider is asked in a real editor', () => {
  const provided = new Set(features.flatMap(({ capabilities }) => Object.keys(capabilities)));
  for (const name of provided) {
    const commands = ASKING[name];
    assert.ok(commands, `${name}: which command of the editor asks it?`);
    for (const command of commands) assert.ok(isNamed(command), `${command} is in no suite of ${suites}`);
  }
});

test('every command is called in a real editor', () => {
  const { contributes } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));
  const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command);
  for (const command of [...commands, 'ptx.showReferences']) assert.ok(isNamed(command), `${command} is in no suite`);
});
