// What the language server gives, asked through the editor's own commands.
import * as vscode from 'vscode';
import { equal, ok, until } from '../assert';
import { activate, closeAll, open, rangeOf, replace } from '../workspace';

/** The deliberate mistakes of samples/mistakes.ptx: what is underlined, and the text before it. */
const MISTAKES = [
  { text: 'addd', before: '    ' },
  { text: '%r9', before: 'mov.u32 %r7, ' },
  { text: '.low', before: '    mul' },
  { text: 'add', before: '\n    ', after: '.s32 %r6, %r6;' },
];

const errors = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .sort((a, b) => a.range.start.compareTo(b.range.start));

describe('language server', () => {
  let saxpy: vscode.TextDocument;
  let mistakes: vscode.TextDocument;

  before(async () => {
    mistakes = await open('mistakes.ptx');
    saxpy = await open('saxpy.ptx');
    await activate();
  });

  after(closeAll);

  it('underlines each mistake of the sample, exactly', async () => {
    const found = await until(
      () => errors(mistakes),
      ({ length }) => length >= MISTAKES.length,
    );
    equal(
      found.map(({ range }) => describeRange(mistakes, range)),
      MISTAKES.map(({ text, before, after = '' }) => {
        const { start } = rangeOf(mistakes, text + after, before);
        return describeRange(mistakes, new vscode.Range(start, start.translate(0, text.length)));
      }),
    );
  });

  it('names the source and the rule of each mistake', async () => {
    for (const { source, code, message } of errors(mistakes)) {
      equal(source, 'ptx');
      ok(typeof code === 'object' ? code.value : code, `a code for: ${message}`);
      ok(message.length > 0, 'a message');
    }
  });

  it('finds nothing wrong in the other sample', () =>
    equal(
      errors(saxpy).map(({ message }) => message),
      [],
    ));

  it('forgets a mistake that is mended, and finds it again after undo', async () => {
    await vscode.window.showTextDocument(mistakes);
    await replace(mistakes, rangeOf(mistakes, 'addd', '    '), 'add');
    await until(
      () => errors(mistakes).length,
      (count) => count === MISTAKES.length - 1,
    );
    await vscode.commands.executeCommand('undo');
    await until(
      () => errors(mistakes).length,
      (count) => count === MISTAKES.length,
    );
  });

  it('offers a fix for a misspelt opcode', async () => {
    const range = rangeOf(mistakes, 'addd', '    ');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      mistakes.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title === 'Change `addd` to `add`');
    ok(fix?.isPreferred, `the preferred fix in ${JSON.stringify(actions.map(({ title }) => title))}`);
    equal(
      fix.edit?.get(mistakes.uri).map((edit) => [describeRange(mistakes, edit.range), edit.newText]),
      [[describeRange(mistakes, range), 'add']],
    );
  });

  it('offers to invert the predicate of a branch', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      saxpy.uri,
      rangeOf(saxpy, '@%p1'),
      vscode.CodeActionKind.RefactorRewrite.value,
    );
    const titles = actions.map(({ title }) => title);
    ok(titles.includes('Invert the predicate `%p1` and every guard that reads it'), JSON.stringify(titles));
  });

  it('explains an instruction on hover', async () => {
    const text = await hover(saxpy, rangeOf(saxpy, 'fma', '    ').start.translate(0, 1));
    ok(/\bfma\b/.test(text), `the word fma in: ${text}`);
  });

  it("shows a register's declaration on hover", async () => {
    const text = await hover(saxpy, rangeOf(saxpy, '%f4', 'fma.rn.f32 ').start.translate(0, 1));
    ok(/\.reg\s+\.f32\s+%f/.test(text), `the declaration in: ${text}`);
  });

  it('shows the registers above each entry', async () => {
    for (const document of [saxpy, mistakes]) {
      const line = rangeOf(document, '.entry').start.line;
      const lenses = await until(
        () => lensesOf(document),
        ({ length }) => length > 0,
      );
      const titles = lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title ?? '');
      ok(
        titles.some((title) => title.includes('registers')),
        `a lens with "registers" on line ${line + 1}: ${JSON.stringify(titles)}`,
      );
    }
  });

  it('lists the functions in the outline', async () => {
    for (const [document, name] of [
      [saxpy, 'saxpy'],
      [mistakes, 'shift_and_scale'],
    ] as const) {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      ok(symbols?.map((symbol) => symbol.name).includes(name), `${name} in ${JSON.stringify(symbols)}`);
    }
  });

  it('is there again after a restart', async () => {
    await vscode.commands.executeCommand('ptx.restartServer');
    await until(
      () => errors(mistakes).length,
      (count) => count === MISTAKES.length,
    );
  });
});

function describeRange(document: vscode.TextDocument, range: vscode.Range): string {
  const { start, end } = range;
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${document.getText(range)}`;
}

async function hover(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

function lensesOf(document: vscode.TextDocument): Thenable<vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 100);
}
