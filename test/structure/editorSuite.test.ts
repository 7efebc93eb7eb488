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
const files = readdirSync(suites).map((file) => readFileSync(join(suites, file), 'utf8'));

/** The tests of a file, each with its text, and what stands around them. */
function partsOf(text: string): { readonly tests: readonly string[]; readonly around: string } {
  const tests: string[] = [];
  // A test goes on to the line that is indented as little as its first.
  const around = text.replace(/^( *)it\(.*(?:\n\1 .*|\n)*\n\1[^ \n].*/gm, (test) => {
    tests.push(test);
    return '';
  });
  return { tests, around };
}

const asserts = (test: string): boolean => /\b(?:equal|ok|until)\(/.test(test);

/** Whether a test calls the command and asserts something: itself, by a function of its file, or row by row of a table. */
function isAsserted(text: string, command: string): boolean {
  const { tests, around } = partsOf(text);
  const own = tests.some(
    (test) => asserts(test) && new RegExp(`(?:executeCommand|ask)\\b.*\\s*'${command}'`).test(test),
  );
  if (own || !around.includes(`'${command}'`)) return own;
  const before = around.slice(0, around.indexOf(`'${command}'`));
  if (new RegExp(`command: '${command}'`).test(around))
    return tests.some((test) => asserts(test) && test.includes('executeCommand(command)'));
  const helper = [...before.matchAll(/function (\w+)\(|const (\w+) = (?:async )?\(/g)].at(-1);
  const name = helper?.[1] ?? helper?.[2];
  return name !== undefined && tests.some((test) => asserts(test) && test.includes(`${name}(`));
}

const isTested = (command: string): boolean => files.some((text) => isAsserted(text, command));

test('every provider is asked in a real editor, and its answer is asserted', () => {
  const provided = new Set(features.flatMap(({ capabilities }) => Object.keys(capabilities)));
  for (const name of provided) {
    const commands = ASKING[name];
    assert.ok(commands, `${name}: which command of the editor asks it?`);
    for (const command of commands) assert.ok(isTested(command), `${command} is in no test that asserts its answer`);
  }
});

test('every command is called in a real editor, in a test that asserts what it does', () => {
  const { contributes } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));
  const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command);
  for (const command of [...commands, 'ptx.showReferences'])
    assert.ok(isTested(command), `${command} is in no test that asserts something`);
});

test('a test that calls a command and asserts nothing is told', () => {
  const called = "  it('x', async () => {\n    await executeCommand('ptx.a');\n  });\n";
  assert.equal(isAsserted(called, 'ptx.a'), false);
  assert.equal(isAsserted(called.replace('  });', '    equal(1, 1);\n  });'), 'ptx.a'), true);
  assert.equal(isAsserted(`${called}\n  it('y', () => equal(1, 1));\n`, 'ptx.a'), false);
});
