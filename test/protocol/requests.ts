// Every request that the server answers, with what it is asked and where: the table that requests.test.ts goes over, and
// that it holds against what the server registers.
import type { Position } from 'vscode-languageserver-protocol/node';
import { positionAt } from './texts';

export interface RequestRow {
  /** As the connection calls it: `onHover`, `languages.inlayHint.on`, or the name of a request of our own. */
  readonly handler: string;
  readonly method: string;
  /** Where it is asked in the ordinary text: at the beginning of this word. */
  readonly at: string;
  readonly parameters: (uri: string, position: Position) => unknown;
  /** A request that is asked of what another one answers: its handler. */
  readonly behind?: string;
  /** Where the answer may be empty though all is well, why. */
  readonly emptyBecause?: string;
}

/** A module with everything that the requests are about. */
export const ordinary = `.version 8.0
.target sm_80
.address_size 64
.file 1 "/home/someone/kernel.cu"

.extern .func (.param .b32 result) helper(.param .b32 value);
.visible .global .align 4 .f32 scale = 0f3F800000;

.visible .func (.param .b32 result) twice(.param .b32 value)
{
  .reg .b32 %r<3>;
  ld.param.b32 %r1, [value];
  add.s32 %r2, %r1, %r1;
  st.param.b32 [result], %r2;
  ret;
}

.visible .entry kernel(.param .u64 data, .param .u32 count)
{
  .reg .pred %p<2>;
  .reg .b32 %r<8>;
  .reg .f32 %f<4>;
  .reg .b64 %rd<4>;
  .loc 1 7 3
  ld.param.u64 %rd1, [data];
  ld.param.u32 %r1, [count];
  mov.u32 %r2, %tid.x;
again:
  fma.rn.f32 %f1, %f1, 0f40490FDB, %f2;
  add.s32 %r2, %r2, 1;
  setp.lt.s32 %p1, %r2, %r1;
  @%p1 bra again;
  {
    .param .b32 value, result;
    st.param.b32 [value], %r2;
    call (result), twice, (value);
    ld.param.b32 %r3, [result];
  }
  st.global.u32 [%rd1], %r3;
  ret;
}
`;

const options = { tabSize: 2, insertSpaces: true };
const textDocument = (uri: string): { textDocument: { uri: string } } => ({ textDocument: { uri } });
const atPlace = (uri: string, position: Position) => ({ ...textDocument(uri), position });
const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
const aroundPlace = (uri: string, { line }: Position) => ({
  ...textDocument(uri),
  range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
});

const ptxas = 'it asks ptxas, which is switched off here: test/protocol/ptxas.test.ts';

export const requests: readonly RequestRow[] = [
  { handler: 'onCompletion', method: 'textDocument/completion', at: '%r1, [count', parameters: atPlace },
  {
    handler: 'onCompletionResolve',
    method: 'completionItem/resolve',
    at: '',
    parameters: () => ({ label: 'add', data: { about: 'instruction', name: 'add' } }),
  },
  { handler: 'onSignatureHelp', method: 'textDocument/signatureHelp', at: '%f1, 0f40', parameters: atPlace },
  { handler: 'onHover', method: 'textDocument/hover', at: 'fma', parameters: atPlace },
  { handler: 'onCodeLens', method: 'textDocument/codeLens', at: '', parameters: textDocument },
  {
    handler: 'onCodeLensResolve',
    method: 'codeLens/resolve',
    at: '',
    parameters: textDocument,
    behind: 'onCodeLens',
  },
  { handler: 'ptx/compile', method: 'ptx/compile', at: '', parameters: textDocument },
  {
    handler: 'onExecuteCommand',
    method: 'workspace/executeCommand',
    at: '',
    parameters: () => ({ command: 'ptx.none', arguments: [] }),
    emptyBecause: ptxas,
  },
  {
    handler: 'ptx/compileTargets',
    method: 'ptx/compileTargets',
    at: '',
    parameters: textDocument,
    emptyBecause: ptxas,
  },
  { handler: 'ptx/disagreements', method: 'ptx/disagreements', at: '', parameters: () => ({}) },
  { handler: 'onDocumentSymbol', method: 'textDocument/documentSymbol', at: '', parameters: textDocument },
  { handler: 'onFoldingRanges', method: 'textDocument/foldingRange', at: '', parameters: textDocument },
  {
    handler: 'onDocumentLinks',
    method: 'textDocument/documentLink',
    at: '',
    parameters: textDocument,
  },
  {
    handler: 'onSelectionRanges',
    method: 'textDocument/selectionRange',
    at: '%r2, %r2',
    parameters: (uri, position) => ({ ...textDocument(uri), positions: [position] }),
  },
  { handler: 'onWorkspaceSymbol', method: 'workspace/symbol', at: '', parameters: () => ({ query: 'kernel' }) },
  { handler: 'ptx/source', method: 'ptx/source', at: 'fma', parameters: atPlace },
  {
    handler: 'ptx/generated',
    method: 'ptx/generated',
    at: '',
    parameters: () => ({ uri: 'file:///home/someone/kernel.cu', line: 6 }),
  },
  {
    handler: 'languages.semanticTokens.on',
    method: 'textDocument/semanticTokens/full',
    at: '',
    parameters: textDocument,
  },
  {
    handler: 'languages.semanticTokens.onDelta',
    method: 'textDocument/semanticTokens/full/delta',
    at: '',
    parameters: (uri) => ({ ...textDocument(uri), previousResultId: 'none' }),
  },
  {
    handler: 'languages.semanticTokens.onRange',
    method: 'textDocument/semanticTokens/range',
    at: '',
    parameters: (uri) => ({ ...textDocument(uri), range: everywhere }),
  },
  { handler: 'onDefinition', method: 'textDocument/definition', at: 'again;', parameters: atPlace },
  { handler: 'onDeclaration', method: 'textDocument/declaration', at: '%r2, %r2', parameters: atPlace },
  { handler: 'onTypeDefinition', method: 'textDocument/typeDefinition', at: '%r2, %r2', parameters: atPlace },
  {
    handler: 'onReferences',
    method: 'textDocument/references',
    at: '%r2, %r2',
    parameters: (uri, position) => ({ ...atPlace(uri, position), context: { includeDeclaration: true } }),
  },
  { handler: 'onDocumentHighlight', method: 'textDocument/documentHighlight', at: '%r2, %r2', parameters: atPlace },
  {
    handler: 'languages.onLinkedEditingRange',
    method: 'textDocument/linkedEditingRange',
    at: 'again;',
    parameters: atPlace,
  },
  { handler: 'onPrepareRename', method: 'textDocument/prepareRename', at: 'again;', parameters: atPlace },
  {
    handler: 'onRenameRequest',
    method: 'textDocument/rename',
    at: 'again;',
    parameters: (uri, position) => ({ ...atPlace(uri, position), newName: 'loop' }),
  },
  {
    handler: 'languages.callHierarchy.onPrepare',
    method: 'textDocument/prepareCallHierarchy',
    at: 'twice, (',
    parameters: atPlace,
  },
  {
    handler: 'languages.callHierarchy.onIncomingCalls',
    method: 'callHierarchy/incomingCalls',
    at: 'twice, (',
    parameters: atPlace,
    behind: 'languages.callHierarchy.onPrepare',
  },
  {
    handler: 'languages.callHierarchy.onOutgoingCalls',
    method: 'callHierarchy/outgoingCalls',
    at: 'kernel(',
    parameters: atPlace,
    behind: 'languages.callHierarchy.onPrepare',
  },
  {
    handler: 'onDocumentFormatting',
    method: 'textDocument/formatting',
    at: '',
    parameters: (uri) => ({ ...textDocument(uri), options: { ...options, tabSize: 4 } }),
  },
  {
    handler: 'onDocumentRangeFormatting',
    method: 'textDocument/rangeFormatting',
    at: 'fma',
    parameters: (uri, position) => ({ ...aroundPlace(uri, position), options: { ...options, tabSize: 4 } }),
  },
  {
    handler: 'onDocumentOnTypeFormatting',
    method: 'textDocument/onTypeFormatting',
    at: '\n  add.s32 %r2, %r2',
    parameters: (uri, position) => ({ ...atPlace(uri, position), ch: ';', options: { ...options, tabSize: 4 } }),
  },
  {
    handler: 'languages.inlayHint.on',
    method: 'textDocument/inlayHint',
    at: '',
    parameters: (uri) => ({ ...textDocument(uri), range: everywhere }),
  },
  {
    handler: 'languages.inlayHint.resolve',
    method: 'inlayHint/resolve',
    at: '',
    parameters: (uri) => ({ ...textDocument(uri), range: everywhere }),
    behind: 'languages.inlayHint.on',
  },
  { handler: 'ptx/maximumPressure', method: 'ptx/maximumPressure', at: 'fma', parameters: atPlace },
  { handler: 'ptx/liveRange', method: 'ptx/liveRange', at: '%r2, %r2', parameters: atPlace },
  { handler: 'ptx/liveValues', method: 'ptx/liveValues', at: 'fma', parameters: atPlace },
  { handler: 'ptx/pressure', method: 'ptx/pressure', at: '', parameters: textDocument },
  { handler: 'ptx/inspect', method: 'ptx/inspect', at: 'fma', parameters: atPlace },
  {
    handler: 'ptx/whatIf',
    method: 'ptx/whatIf',
    at: '',
    parameters: () => ({
      ...{ target: 'sm_80', registers: 32, threads: 128, staticShared: 0, dynamicShared: 0 },
      ...{ barriers: 1, grid: 100, multiprocessors: 108, setAside: 0, cluster: 1 },
    }),
  },
  {
    handler: 'onCodeAction',
    method: 'textDocument/codeAction',
    at: '0f40490FDB',
    parameters: (uri, position) => ({
      ...textDocument(uri),
      range: { start: position, end: position },
      // Of all kinds: fixes, what fixes all of a kind, refactorings.
      context: { diagnostics: [], only: [''] },
    }),
  },
  {
    handler: 'onCodeActionResolve',
    method: 'codeAction/resolve',
    at: '0f40490FDB',
    parameters: (uri, position) => ({
      ...textDocument(uri),
      range: { start: position, end: position },
      context: { diagnostics: [], only: [''] },
    }),
    behind: 'onCodeAction',
  },
  {
    handler: 'ptx/view',
    method: 'ptx/view',
    at: 'fma',
    parameters: (uri, position) => ({ ...atPlace(uri, position), kind: 'form' }),
  },
];

/** Where a row asks in a text; at the end of one that is cut off before. */
export function placeOf({ at }: RequestRow, text: string): Position {
  const offset = ordinary.indexOf(at);
  return positionAt(text, Math.min(offset, text.length));
}
