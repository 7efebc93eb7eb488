// Rows of what helps while typing: completion, signature help.
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
  type Range,
  type SignatureHelp,
} from 'vscode-languageserver';
import { type Completions, completions, type Item, itemDocumentation, type Subject } from '../../features/completion';
import { type Signature, signatures } from '../../features/signatureHelp';
import type { PtxDocument } from '../../syntax/document';
import { toRange } from '../convert';
import type { Session } from '../session';
import type { FeatureRow } from './row';

export const typing: readonly FeatureRow[] = [
  {
    capabilities: {
      completionProvider: {
        triggerCharacters: ['.', ':', '%', '@', '$', '[', '{', ',', ' ', '"'],
        resolveProvider: true,
      },
    },
    register: (session) => {
      session.connection.onCompletion(
        session.guarded('completion', null, ({ textDocument, position, context }) => {
          const analysis = session.analysisOf(textDocument.uri);
          const { unavailable } = session.settings.completion;
          const choice = { unavailable: unavailable ? ('show' as const) : ('leave out' as const) };
          const offset = analysis?.document.offsetAt(position) ?? 0;
          const found = analysis && completions(analysis, offset, choice);
          if (!analysis || !found) return null;
          // A blank that only indents asks for nothing.
          if (context?.triggerCharacter === ' ' && found.isStart) return null;
          const ranges = rangesOf(analysis.document, found, offset);
          const items = found.items.map((item, index) => toItem(session, item, index, ranges));
          return { isIncomplete: found.isIncomplete, items };
        }),
      );
      session.connection.onCompletionResolve((item) =>
        session.guarded('completionItem/resolve', item, () => {
          const subject = item.data as Subject | undefined;
          const value = subject && itemDocumentation(subject);
          return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
        })(undefined),
      );
    },
  },
  {
    capabilities: { signatureHelpProvider: { triggerCharacters: [' ', ',', '('], retriggerCharacters: [','] } },
    register: (session) =>
      session.connection.onSignatureHelp(
        session.guarded('signatureHelp', null, ({ textDocument, position }) => {
          const analysis = session.analysisOf(textDocument.uri);
          const found = analysis ? signatures(analysis, analysis.document.offsetAt(position)) : [];
          return found.length === 0 ? null : toSignatureHelp(found);
        }),
      ),
  },
];

function toSignatureHelp(found: readonly Signature[]): SignatureHelp {
  // The first one that has a place for what is typed.
  const activeSignature = Math.max(
    0,
    found.findIndex(({ active }) => active !== undefined),
  );
  const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });
  return {
    activeSignature,
    activeParameter: found[activeSignature].active ?? found[activeSignature].parameters.length,
    signatures: found.map(({ label, documentation, parameters, active }) => ({
      label,
      documentation: documentation === undefined ? undefined : markdown(documentation),
      activeParameter: active ?? parameters.length,
      parameters: parameters.map(({ start, end, documentation: text }) => ({
        label: [start, end],
        documentation: text === '' ? undefined : markdown(text),
      })),
    })),
  };
}

interface Ranges {
  readonly insert: Range;
  readonly replace: Range;
}

function rangesOf(document: PtxDocument, { start, end }: Completions, offset: number): Ranges {
  return {
    insert: toRange(document, { start, end: offset }),
    replace: toRange(document, { start, end }),
  };
}

const kinds: Readonly<Record<Item['kind'], CompletionItemKind>> = {
  opcode: CompletionItemKind.Function,
  modifier: CompletionItemKind.EnumMember,
  type: CompletionItemKind.TypeParameter,
  register: CompletionItemKind.Variable,
  special: CompletionItemKind.Constant,
  label: CompletionItemKind.Reference,
  function: CompletionItemKind.Method,
  parameter: CompletionItemKind.Field,
  variable: CompletionItemKind.Property,
  directive: CompletionItemKind.Keyword,
  value: CompletionItemKind.Value,
  template: CompletionItemKind.Snippet,
};

function toItem({ client }: Session, item: Item, index: number, { insert, replace }: Ranges): CompletionItem {
  const isSnippet = item.isSnippet === true && client.snippets;
  const newText =
    item.insert === undefined || isSnippet || !item.isSnippet ? (item.insert ?? item.label) : plain(item.insert);
  return {
    label: item.label,
    kind: kinds[item.kind],
    detail: item.source === undefined ? item.detail : `${item.source} · ${item.detail}`,
    labelDetails: client.labelDetails && item.source !== undefined ? { description: item.source } : undefined,
    filterText: item.source === undefined ? undefined : `${item.label} ${item.source}`,
    tags: item.isDeprecated ? [CompletionItemTag.Deprecated] : undefined,
    sortText: String(index).padStart(5, '0'),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: client.insertsOrReplaces ? { newText, insert, replace } : { newText, range: replace },
    commitCharacters: item.commit ? [...item.commit] : undefined,
    data: item.subject,
  };
}

/** A snippet's text without its places: what they propose stays. */
const plain = (snippet: string): string =>
  snippet.replace(
    /\$\{\d+:([^}]*)\}|\$\d+|\\(\$)/g,
    (_, proposed: string | undefined, dollar: string | undefined) => proposed ?? dollar ?? '',
  );
