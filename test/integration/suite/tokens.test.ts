// Semantic tokens through the editor's own commands: of a small text as a whole, of a large one in ranges.
import * as vscode from 'vscode';
import { ok, until } from '../assert';
import { activate, closeAll, open } from '../workspace';

describe('semantic tokens', () => {
  before(async () => {
    await open('saxpy.ptx');
    await activate();
  });

  after(closeAll);

  it('of the whole text', async () => {
    const document = await open('saxpy.ptx');
    const tokens = await until(
      () =>
        vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          'vscode.provideDocumentSemanticTokens',
          document.uri,
        ),
      (found) => (found?.data.length ?? 0) > 0,
    );
    ok(tokens && tokens.data.length % 5 === 0, 'five numbers for each token');
  });

  it('of what is visible in a text with more than 300,000 lines', async () => {
    const document = await open('large.ptx');
    ok(document.lineCount > 300_000, `${document.lineCount} lines`);
    const range = new vscode.Range(200_000, 0, 200_040, 0);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      range,
    );
    // Opcode, type, two registers, number and comment of each line.
    ok(tokens.data.length >= 5 * 6 * 35, `${tokens.data.length / 5} tokens`);
  });
});
