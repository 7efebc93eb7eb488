// Commands and decorations about registers: the most loaded line, the live range of a register, what is live at a line.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  goToMaximumPressure,
  type LiveRangeAnswer,
  type LiveValuesAnswer,
  liveRangeRequest,
  liveValuesRequest,
  maximumRequest,
  type Position,
  type Range,
} from '../../server/src/lsp/protocol';

export function registerCommands(client: BaseLanguageClient): vscode.Disposable {
  const shown = liveRangeDecorations();
  const ask = <Answer>(request: string): Thenable<Answer | undefined> => askAtCursor<Answer>(client, request);
  return vscode.Disposable.from(
    shown,
    vscode.commands.registerCommand(goToMaximumPressure, async (uri?: string, position?: Position) => {
      const editor = vscode.window.activeTextEditor;
      const target = position ?? (await ask<Position>(maximumRequest));
      const document = uri ?? editor?.document.uri.toString();
      if (target && document) await showPosition(document, target);
      else if (editor) tell('The cursor is in no function with a body.');
    }),
    vscode.commands.registerCommand('ptx.showLiveRange', async () => {
      const editor = vscode.window.activeTextEditor;
      const answer = await ask<LiveRangeAnswer>(liveRangeRequest);
      if (editor && answer) shown.show(editor, answer);
      else tell('Put the cursor on a register in the body of a function.');
      return answer;
    }),
    vscode.commands.registerCommand('ptx.hideLiveRange', () => shown.hide()),
    vscode.commands.registerCommand('ptx.showLiveValues', async () => {
      const editor = vscode.window.activeTextEditor;
      const answer = await ask<LiveValuesAnswer>(liveValuesRequest);
      if (editor && answer) await pickLiveValue(editor, answer);
      else tell('Put the cursor on an instruction in the body of a function.');
    }),
  );
}

async function askAtCursor<Answer>(client: BaseLanguageClient, request: string): Promise<Answer | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'ptx') return undefined;
  const { line, character } = editor.selection.active;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(editor.document.uri) };
  return (
    (await client.sendRequest<Answer | null>(request, { textDocument, position: { line, character } })) ?? undefined
  );
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(`PTX: ${message}`, 5000);
}

/** Moves to an instruction, as the code lens above a function asks. */
export async function showPosition(uri: string, { line, character }: Position): Promise<void> {
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(at, at) });
}

const toRange = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

interface LiveRangeDecorations extends vscode.Disposable {
  show(editor: vscode.TextEditor, range: LiveRangeAnswer): void;
  hide(): void;
}

/** Where a register is written and read, and a bar beside every line on which it is alive; until the text changes. */
function liveRangeDecorations(): LiveRangeDecorations {
  const ruler = { overviewRulerLane: vscode.OverviewRulerLane.Center };
  const written = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightStrongBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('charts.orange'),
    overviewRulerColor: new vscode.ThemeColor('charts.orange'),
    ...ruler,
  });
  const read = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('charts.blue'),
    overviewRulerColor: new vscode.ThemeColor('charts.blue'),
    ...ruler,
  });
  const alive = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderStyle: 'solid',
    borderWidth: '0 0 0 3px',
    borderColor: new vscode.ThemeColor('charts.blue'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.wordHighlightForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  const kinds = [written, read, alive];
  let at: vscode.TextEditor | undefined;
  const hide = (): void => {
    for (const kind of kinds) at?.setDecorations(kind, []);
    at = undefined;
    vscode.commands.executeCommand('setContext', 'ptx.liveRangeShown', false);
  };
  const onEdit = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document === at?.document && contentChanges.length > 0) hide();
  });
  return {
    show: (editor, range) => {
      hide();
      at = editor;
      editor.setDecorations(written, hovered(range.definitions, `writes ${range.name}`));
      editor.setDecorations(read, hovered(range.uses, `reads ${range.name}`));
      editor.setDecorations(
        alive,
        range.alive.map(([first, last]) => new vscode.Range(first, 0, last, 0)),
      );
      vscode.commands.executeCommand('setContext', 'ptx.liveRangeShown', true);
      const stretches = range.alive.length === 1 ? '1 stretch' : `${range.alive.length} stretches`;
      tell(
        `${range.name}: written ${range.definitions.length}×, read ${range.uses.length}×, alive over ${range.length} instructions in ${stretches}. Escape hides it.`,
      );
    },
    hide,
    dispose: () => {
      onEdit.dispose();
      for (const kind of kinds) kind.dispose();
    },
  };
}

const hovered = (ranges: readonly Range[], hoverMessage: string): vscode.DecorationOptions[] =>
  ranges.map((range) => ({ range: toRange(range), hoverMessage }));

/** A list to choose from; the choice leads to where the value is written. */
async function pickLiveValue(editor: vscode.TextEditor, live: LiveValuesAnswer): Promise<void> {
  const items = live.values.map(({ name, units, definition, lastUse, isBorn, dies }) => ({
    label: name,
    description: units === 0 ? 'predicate' : units === 1 ? '1 register' : `${units} registers`,
    detail: `written ${isBorn ? 'here' : lineText(definition)}, last read ${dies ? 'here' : lineText(lastUse)}`,
    definition,
  }));
  const title = `Line ${live.line + 1}: ${live.complete ? '' : 'at least '}${live.registers} registers and ${live.predicates} predicates live`;
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen?.definition === undefined) return;
  await showPosition(editor.document.uri.toString(), { line: chosen.definition, character: 0 });
}

const lineText = (line: number | undefined): string => (line === undefined ? 'never' : `on line ${line + 1}`);
