// A strip of colour beside the text: how many registers live on each line, as a share of the function's most.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type HeatAnswer, type HeatParameters, heatRequest } from '../../server/src/lsp/protocol';

/** From least to most; the lower levels stay out of the overview ruler. */
const COLOURS = ['#4a90d955', '#3fa66b66', '#c9a227aa', '#e0752dcc', '#d13438'];
const IN_OVERVIEW = 3;
/** Typing pauses for so long before the strip is computed again. */
const PAUSE_MS = 400;
/** Of longer documents only what is visible is coloured, with so many lines around it. */
const MOST_LINES = 20_000;
const AROUND = 200;

type Mode = 'off' | 'gutter' | 'overview' | 'both';

export function heatStrip(client: BaseLanguageClient): vscode.Disposable {
  let kinds: vscode.TextEditorDecorationType[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mode = (): Mode => vscode.workspace.getConfiguration('ptx').get<Mode>('heatStrip', 'both');

  const restyle = (): void => {
    for (const kind of kinds) kind.dispose();
    kinds = COLOURS.map((colour, level) =>
      vscode.window.createTextEditorDecorationType(styleOf(colour, level, mode())),
    );
  };
  const update = async (): Promise<void> => {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.languageId === 'ptx') await paint(client, editor, kinds, mode());
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update().catch(() => undefined), PAUSE_MS);
  };

  restyle();
  later();
  return vscode.Disposable.from(
    client.onDidChangeState(later),
    vscode.window.onDidChangeVisibleTextEditors(later),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === 'ptx') later();
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
      if (document.languageId === 'ptx' && document.lineCount > MOST_LINES) later();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('ptx.heatStrip')) return;
      restyle();
      later();
    }),
    {
      dispose: () => {
        clearTimeout(timer);
        for (const kind of kinds) kind.dispose();
      },
    },
  );
}

function styleOf(colour: string, level: number, mode: Mode): vscode.DecorationRenderOptions {
  const style: vscode.DecorationRenderOptions = { isWholeLine: true };
  if (mode === 'gutter' || mode === 'both') {
    style.gutterIconPath = vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(bar(colour))}`);
    style.gutterIconSize = 'cover';
  }
  if ((mode === 'overview' || mode === 'both') && level >= IN_OVERVIEW) {
    style.overviewRulerColor = colour;
    style.overviewRulerLane = vscode.OverviewRulerLane.Left;
  }
  return style;
}

const bar = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" preserveAspectRatio="none"><rect x="12" width="4" height="16" fill="${colour}"/></svg>`;

async function paint(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  kinds: readonly vscode.TextEditorDecorationType[],
  mode: Mode,
): Promise<void> {
  if (mode === 'off' || !client.isRunning()) {
    for (const kind of kinds) editor.setDecorations(kind, []);
    return;
  }
  const { version } = editor.document;
  const runs = await client.sendRequest<HeatAnswer>(heatRequest, {
    textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
    ...(editor.document.lineCount > MOST_LINES && { range: aroundVisible(editor.visibleRanges) }),
  } satisfies HeatParameters);
  if (editor.document.version !== version) return; // a newer answer is on its way
  kinds.forEach((kind, level) => {
    const lines = runs.filter((run) => run.level === level + 1);
    editor.setDecorations(
      kind,
      lines.map(({ first, last }) => new vscode.Range(first, 0, last, 0)),
    );
  });
}

function aroundVisible(ranges: readonly vscode.Range[]): HeatParameters['range'] {
  const first = Math.min(...ranges.map(({ start }) => start.line));
  const last = Math.max(...ranges.map(({ end }) => end.line));
  if (ranges.length === 0) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return { start: { line: Math.max(0, first - AROUND), character: 0 }, end: { line: last + AROUND, character: 0 } };
}
